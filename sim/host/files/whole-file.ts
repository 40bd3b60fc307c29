import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { inputError } from "../../scenario/problems.ts";
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "./disk.ts";
import { statusOf } from "./json-file.ts";
import { tryWrite } from "./write-errors.ts";

/** Ends the name of a file that is not complete yet. */
export const PARTIAL = ".partial";

/** What a file is called until it is complete, where several processes may write it at once: a name of this process's own. */
export const ownPartialName = (path: string): string => `${path}.${hostname()}-${process.pid}${PARTIAL}`;

/**
 * Writes a file that is there as a whole or not at all, whatever stops the machine.
 *
 * @param fill writes into the open file, and may give something back
 * @param partial what the file is called until it is complete
 * @throws InputError when the disk is full, the folder closed, or a folder has the name
 */
export function writeWhole<T>(path: string, fill: (descriptor: number) => T, partial = path + PARTIAL): T {
  return tryWrite("--out", path, () => {
    refuseFolder(path);
    try {
      // Whatever has that name was left behind, or leads elsewhere: nothing is written through a link.
      rmSync(partial, { recursive: true, force: true });
      const result = writeNewFile(partial, fill);
      nameWhole(partial, path);
      syncFolder(dirname(path));
      return result;
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  });
}

export const writeWholeText = (path: string, text: string, partial?: string): void =>
  writeWhole(path, (descriptor) => writeFileSync(descriptor, text), partial);

/** Fills a file that must not exist yet, up to the disk. @returns what `fill` does */
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
 * Gives a complete file its name. Partial files of the same name are not needed any more, whether the processes that
 * write them were killed or still write.
 */
function nameWhole(partial: string, path: string): void {
  try {
    renameSync(partial, path);
  } catch (error) {
    // Another process was faster, and removed this one.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || !existsSync(path)) throw error;
  }
  const isPartial = (file: string) => file.startsWith(`${basename(path)}.`) && file.endsWith(PARTIAL);
  try {
    for (const file of readdirSync(dirname(path)).filter(isPartial))
      rmSync(join(dirname(path), file), { force: true });
  } catch {
    // What cannot be removed now stays until the file is written again, and does no harm.
  }
}

/** Removes a file that is to be written again. @throws InputError when that is not allowed, or a folder has its name */
export function removeFile(path: string): void {
  refuseFolder(path);
  tryWrite("--out", path, () => rmSync(path, { force: true }));
}

function refuseFolder(path: string): void {
  if (statusOf(path)?.isDirectory() !== true) return;
  throw inputError("--out", path, {
    en: "a file; there is a folder of this name",
    fr: "un fichier ; il existe un dossier de ce nom",
  });
}

/** Else a power failure may lose the new name, though not the file. */
function syncFolder(folder: string): void {
  // Windows opens no folders, and keeps their names by itself.
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
