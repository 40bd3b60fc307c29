import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { type InputError, inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "../files/disk.ts";
import { statusOf } from "../files/json-file.ts";
import { bytesOf, readFrom } from "../files/open-file.ts";
import { tryWrite } from "../files/write-errors.ts";
import { type Holder, type HolderState, holderIn, isHere, ownHolder, stateOf } from "./lock-holder.ts";

/** A lock whose process may still run; `unknown` on another computer or in another container, where it cannot be seen. */
export type HeldLock = { holder: Holder; state: Exclude<HolderState, "ended"> };

/**
 * Takes a lock for this process, by a file.
 *
 * @param takeOver also takes the lock of a process that cannot be seen from here; the user knows that it has ended
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

/** Whether a file is the lock of a process that has certainly ended. */
export function abandoned(path: string): boolean {
  const holder = holderIn(contentOf(path));
  return holder !== undefined && stateOf(holder) === "ended";
}

/** Removes an abandoned lock, unless it has been taken since. @returns false if it has */
function clear(path: string, before: string): boolean {
  const aside = `${path}.${randomUUID()}`;
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
  try {
    return readFrom(path, (file) => (file.size > LONGEST_LOCK_BYTES ? "" : bytesOf(file).toString("utf8")));
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

function heldLockIn(content: string): HeldLock | undefined {
  const holder = holderIn(content);
  if (holder === undefined) return undefined;
  const state = stateOf(holder);
  return state === "ended" ? undefined : { holder, state };
}

function taken(path: string, held: HeldLock | undefined): InputError {
  const who = held === undefined ? { en: "one", fr: "l’un d’eux" } : named(held);
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

/** The process, with its computer if it is on another one. */
function named({ holder, state }: HeldLock): Text {
  const { process: pid, host } = holder;
  const where = isHere(holder)
    ? {
        en: ` in another container or on another computer called ${host}`,
        fr: ` d’un autre conteneur ou d’un autre ordinateur du nom de ${host}`,
      }
    : { en: ` on ${host}`, fr: ` sur ${host}` };
  return {
    en: `process ${pid}${state === "unknown" ? where.en : ""}`,
    fr: `le processus ${pid}${state === "unknown" ? where.fr : ""}`,
  };
}
