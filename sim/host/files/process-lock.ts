import { hostname } from "node:os";
import { dirname } from "node:path";
import { type InputError, inputError } from "../../scenario/problems.ts";
import { isRecord } from "../../scenario/record.ts";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "./disk.ts";
import { mended } from "./files.ts";
import { statusOf } from "./json-file.ts";

/** Who holds a lock. */
interface Holder {
  host: string;
  process: number;
  /** What tells the process from a later one of the same number; null where the system does not say. */
  startedAt: string | null;
}

/** A lock that was not left behind; `unknown` on another computer, whose processes nobody here can see. */
export type Hold = { holder: Holder; state: "running" | "unknown" };

/**
 * Keeps something for this process, by a file.
 *
 * @param takeOver takes it from a holder on another computer, who is known to have ended
 * @returns gives it back
 * @throws InputError when another process that still runs has it, or may have, or the file cannot be written
 */
export function takeLock(path: string, takeOver = false): () => void {
  const own = `${JSON.stringify(ownHolder())}\n`;
  const take = () => writeFileSync(path, own, { flag: "wx" });
  // Somebody else may have taken it over.
  const release = () => {
    if (contentOf(path) === own) rmSync(path, { force: true });
  };
  // Archives and version control drop empty folders.
  mended("--out", path, () => mkdirSync(dirname(path), { recursive: true }));
  try {
    take();
    return release;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") mended("--out", path, () => rethrow(error));
  }
  const before = contentOf(path);
  const hold = holdIn(before);
  if (hold === undefined && isBeingWritten(path, before)) throw taken(path, undefined);
  if (hold !== undefined && !(takeOver && hold.state === "unknown")) throw taken(path, hold);
  if (!clear(path, before)) throw taken(path, holdIn(contentOf(path)));
  try {
    take();
  } catch (error) {
    // Somebody else found it left behind as well, and was first.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw taken(path, holdIn(contentOf(path)));
    mended("--out", path, () => rethrow(error));
  }
  return release;
}

/** Who holds a lock at present; undefined for nobody, or for a process that has ended. */
export const holdOf = (path: string): Hold | undefined => holdIn(contentOf(path));

/** Takes away what was left behind, and nothing that was taken since. */
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

/** What a lock says: nothing where it is no file, or none that a process would write. */
function contentOf(path: string): string {
  const status = statusOf(path);
  if (status?.isFile() !== true || status.size > LONGEST_LOCK_BYTES) return "";
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** A file is made a moment before it says whose it is. */
const WRITING_MS = 5000;

function isBeingWritten(path: string, content: string): boolean {
  const status = statusOf(path);
  if (status?.isFile() !== true || holderIn(content) !== undefined) return false;
  return Math.abs(Date.now() - status.mtimeMs) < WRITING_MS;
}

function rethrow(error: unknown): never {
  throw error;
}

const ownHolder = (): Holder => ({
  host: hostname(),
  process: process.pid,
  startedAt: startOf(process.pid),
});

function holdIn(content: string): Hold | undefined {
  const holder = holderIn(content);
  if (holder === undefined) return undefined;
  if (holder.host !== hostname()) return { holder, state: "unknown" };
  return isRunning(holder) ? { holder, state: "running" } : undefined;
}

/** What the file says; nobody where it was cut short, since then its writer was killed. */
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

/** When a process started, in the kernel's own count since this boot; null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The second field is the command's name, in brackets, and may itself hold any character.
    return `${boot} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return null;
  }
}

function taken(path: string, hold: Hold | undefined): InputError {
  const { process: pid, host } = hold?.holder ?? { process: "?", host: hostname() };
  const where = host === hostname() ? { en: "", fr: "" } : { en: ` on ${host}`, fr: ` sur ${host}` };
  return inputError(
    "--out",
    path,
    {
      en: `a folder that no other process works in; process ${pid}${where.en} does`,
      fr: `un dossier où aucun autre processus ne travaille ; le processus ${pid}${where.fr} y travaille`,
    },
    hold?.state === "unknown"
      ? {
          en: `wait for it; if it has ended, remove that file, or add --take-over where there is such an option`,
          fr: `attendez-le ; s’il a pris fin, ôtez ce fichier, ou ajoutez --take-over là où l’option existe`,
        }
      : { en: "wait for it", fr: "attendez-le" },
  );
}
