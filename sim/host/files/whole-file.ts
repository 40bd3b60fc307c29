import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { inputError } from "../../input/problems.ts";
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

/** Suffix of files that are not complete yet. */
export const PARTIAL = ".partial";

/** Name of an incomplete file that is unique to this process, for files that several processes may write at once. */
export const ownPartialName = (path: string): string => `${path}.${hostname()}-${process.pid}${PARTIAL}`;

/**
 * Writes a file completely or not at all, even if the machine stops.
 *
 * @param fill writes into the open file, and may return a result
 * @param partial name of the file until it is complete
 * @throws InputError when the disk is full, the folder is not writable, or the name is taken by a folder
 */
export function writeWhole<T>(path: string, fill: (descriptor: number) => T, partial = path + PARTIAL): T {
  return tryWrite("--out", path, () => {
    refuseFolder(path);
    try {
      // Removes leftovers, and links: nothing is written through a link.
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
