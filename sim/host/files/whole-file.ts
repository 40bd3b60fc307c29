import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "./disk.ts";
import { NO_LINK } from "./open-file.ts";
import { tryWrite } from "./write-errors.ts";

/** Suffix of files that are not complete yet. */
export const PARTIAL = ".partial";

/**
 * A name of its own for an incomplete file that several processes may write at once. The number of a process does not
 * suffice: containers give the same ones.
 */
export const ownPartialName = (path: string): string =>
  `${path}.${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}${PARTIAL}`;

/**
 * Writes a file completely or not at all, even if the machine stops. A link of this name is replaced, not followed.
 *
 * @param fill writes into the open file, and may return a result
 * @param partial name of the file until it is complete
 * @param option that named the path
 * @throws InputError when the disk is full, the folder is not writable, or something else than a file has the name
 */
export function writeWhole<T>(
  path: string,
  fill: (descriptor: number) => T,
  partial = path + PARTIAL,
  option = "--out",
): T {
  return tryWrite(option, path, () => {
    refuseOther(path, option);
    try {
      // Removes leftovers, and links: nothing is written through a link.
      rmSync(partial, { recursive: true, force: true });
      const result = writeNewFile(partial, fill);
      nameWhole(partial, path);
      syncFolder(dirname(path));
      return result;
    } catch (error) {
      tryRemove(partial);
      throw error;
    }
  });
}

/** Removes what was written, unless that fails as well: the first error is the one to tell. */
function tryRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The file keeps a name by which later processes know that it is not complete.
  }
}

export const writeWholeText = (path: string, text: string, partial?: string): void =>
  writeWhole(path, (descriptor) => writeFileSync(descriptor, text), partial);

/** Fills a file that must not exist yet, and syncs it to disk. @returns what `fill` returns */
export function writeNewFile<T>(path: string, fill: (descriptor: number) => T): T {
  const descriptor = openSync(path, "wx");
  try {
    const result = fill(descriptor);
    fsyncSync(descriptor);
    return result;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Gives a complete file its name. Removes other partial files of this name: they are no longer needed, even if another
 * process is still writing one.
 */
function nameWhole(partial: string, path: string): void {
  try {
    renameSync(partial, path);
  } catch (error) {
    // Another process was faster, and removed this file.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || !existsSync(path)) throw error;
  }
  const isPartial = (file: string) => file.startsWith(`${basename(path)}.`) && file.endsWith(PARTIAL);
  try {
    for (const file of readdirSync(dirname(path)).filter(isPartial))
      rmSync(join(dirname(path), file), { force: true });
  } catch {
    // Files that cannot be removed now do no harm; they stay until the file is written again.
  }
}

/** Removes a file that will be written again. @throws InputError when that is not allowed, or a folder has its name */
export function removeFile(path: string): void {
  refuseOther(path, "--out");
  tryWrite("--out", path, () => rmSync(path, { force: true }));
}

/** @throws InputError when a folder, a pipe or a device has this name */
export function refuseOther(path: string, option: string): void {
  const status = tryWrite(option, path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (status === undefined || status.isFile() || status.isSymbolicLink()) return;
  throw inputError(option, path, status.isDirectory() ? NO_FOLDER : NO_PIPE);
}

/** @throws InputError when a link has this name; it may be the user's own, who should not lose it */
export function refuseLink(path: string, option: string): void {
  const status = tryWrite(option, path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (status?.isSymbolicLink()) throw inputError(option, path, NO_LINK);
}

const NO_FOLDER: Text = {
  en: "a file; there is a folder of this name",
  fr: "un fichier ; il existe un dossier de ce nom",
};
export const NO_PIPE: Text = {
  en: "a file; there is a pipe or a device of this name",
  fr: "un fichier ; il existe un tube ou un périphérique de ce nom",
};

/** Without this a power failure could lose the new name, though not the file. */
function syncFolder(folder: string): void {
  // Windows cannot open folders, and saves names by itself.
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
