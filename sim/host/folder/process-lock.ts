import { hostname } from "node:os";
import { dirname } from "node:path";
import { type InputError, inputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "../files/disk.ts";
import { statusOf } from "../files/json-file.ts";
import { tryWrite } from "../files/write-errors.ts";

/** The process that holds a lock. */
interface Holder {
  host: string;
  process: number;
  /** Distinguishes the process from a later one with the same number; null if the system does not say. */
  startedAt: string | null;
}

/** A lock whose process may still run; `unknown` on another computer, because its processes cannot be seen from here. */
export type HeldLock = { holder: Holder; state: "running" | "unknown" };

/**
 * Takes a lock for this process, by a file.
 *
 * @param takeOver also takes the lock of a process on another computer; the user knows that it has ended
 * @returns a function that releases the lock
 * @throws InputError when another process has or may have the lock, or the file cannot be written
 */
export function takeLock(path: string, takeOver = false): () => void {
  const own = `${JSON.stringify(ownHolder())}\n`;
  const take = () => tryWrite("--out", path, () => created(path, own));
  // Another process may have taken it over.
  const release = () => {
    if (contentOf(path) === own) rmSync(path, { force: true });
  };
  // Archives and version control drop empty folders.
  tryWrite("--out", path, () => mkdirSync(dirname(path), { recursive: true }));
  if (take()) return release;
  const before = contentOf(path);
  const held = heldLockIn(before);
  if (held === undefined && isBeingWritten(path, before)) throw taken(path, undefined);
  if (held !== undefined && !(takeOver && held.state === "unknown")) throw taken(path, held);
  // Another process may have found the same abandoned lock, and been faster.
  if (!clear(path, before) || !take()) throw taken(path, heldLock(path));
  return release;
}

/** @returns whether the file was made; false where it exists */
function created(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The lock in a file; undefined if no process holds it, or its process has ended. */
export const heldLock = (path: string): HeldLock | undefined => heldLockIn(contentOf(path));

/** Removes an abandoned lock, unless it has been taken since. @returns false if it has */
function clear(path: string, before: string): boolean {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return true;
  }
  const same = contentOf(aside) === before;
  if (!same) linkSync(aside, path);
  rmSync(aside, { recursive: true, force: true });
  return same;
}

const LONGEST_LOCK_BYTES = 4096;

/** The text of a lock; empty if it is not a file that a process would write. */
function contentOf(path: string): string {
  const status = statusOf(path);
  if (status?.isFile() !== true || status.size > LONGEST_LOCK_BYTES) return "";
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** A new lock file is empty for a moment before it names its holder. */
const WRITING_MS = 5000;

function isBeingWritten(path: string, content: string): boolean {
  const status = statusOf(path);
  if (status?.isFile() !== true || holderIn(content) !== undefined) return false;
  return Math.abs(Date.now() - status.mtimeMs) < WRITING_MS;
}

const ownHolder = (): Holder => ({
  host: hostname(),
  process: process.pid,
  startedAt: startOf(process.pid),
});

function heldLockIn(content: string): HeldLock | undefined {
  const holder = holderIn(content);
  if (holder === undefined) return undefined;
  if (holder.host !== hostname()) return { holder, state: "unknown" };
  return isRunning(holder) ? { holder, state: "running" } : undefined;
}

/** The holder that a file names; undefined if the text was cut short, because its writer was killed. */
function holderIn(content: string): Holder | undefined {
  try {
    const raw: unknown = JSON.parse(content);
    if (!isRecord(raw) || typeof raw.host !== "string" || !Number.isInteger(raw.process)) return undefined;
    const startedAt = typeof raw.startedAt === "string" ? raw.startedAt : null;
    return { host: raw.host, process: raw.process as number, startedAt };
  } catch {
    return undefined;
  }
}

function isRunning({ process: pid, startedAt }: Holder): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const start = startOf(pid);
  return startedAt === null || start === null || start === startedAt;
}

/** When a process started, in kernel ticks since this boot; null if there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The second field is the command's name, in brackets, and may contain any character.
    return `${boot} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return null;
  }
}

function taken(path: string, held: HeldLock | undefined): InputError {
  const { process: pid, host } = held?.holder ?? {};
  const elsewhere = host !== undefined && host !== hostname();
  const who = {
    en: pid === undefined ? "one" : `process ${pid}${elsewhere ? ` on ${host}` : ""}`,
    fr: pid === undefined ? "l’un d’eux" : `le processus ${pid}${elsewhere ? ` sur ${host}` : ""}`,
  };
  return inputError(
    "--out",
    path,
    {
      en: `a folder that no other process is using; ${who.en} is using it`,
      fr: `un dossier qu’aucun autre processus n’utilise ; ${who.fr} l’utilise`,
    },
    held?.state === "unknown"
      ? {
          en: "wait for it to end; if it has died, delete this file, or add --take-over if the command has that option",
          fr: "attendez qu’il se termine ; s’il s’est arrêté brutalement, supprimez ce fichier, ou ajoutez --take-over si la commande a cette option",
        }
      : { en: "wait for it to end", fr: "attendez qu’il se termine" },
  );
}
