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
import { mended } from "./files.ts";
import { statusOf } from "./json-file.ts";

/** Ends the name of a file that is not whole yet. */
export const PARTIAL = ".partial";

/** Such a name that no other process gives. */
export const ownPartial = (path: string): string => `${path}.${hostname()}-${process.pid}${PARTIAL}`;

/**
 * Writes a file that is there as a whole or not at all, whatever stops the machine.
 *
 * @param write fills the open file, and may give something back
 * @param partial what it is called until then: a name of its own where several processes may write the same bytes
 * @throws InputError when the disk is full, the folder closed, or another folder has the name
 */
export function writeWhole<T>(path: string, write: (descriptor: number) => T, partial = path + PARTIAL): T {
  return mended("--out", path, () => {
    refuseFolder(path);
    try {
      // Whatever bears that name was left behind, or leads elsewhere: nothing is written through a link.
      rmSync(partial, { recursive: true, force: true });
      const descriptor = openSync(partial, "wx");
      let given: T;
      try {
        given = write(descriptor);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      appear(partial, path);
      syncFolder(dirname(path));
      return given;
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  });
}

export const writeWholeText = (path: string, text: string, partial?: string): void =>
  writeWhole(path, (descriptor) => writeFileSync(descriptor, text), partial);

/** Gives a file its name. What others had begun of it is not needed any more, whether they were killed or still write. */
function appear(partial: string, path: string): void {
  try {
    renameSync(partial, path);
  } catch (error) {
    // Somebody else was faster, and took this one away.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || !existsSync(path)) throw error;
  }
  const isBegun = (file: string) => file.startsWith(`${basename(path)}.`) && file.endsWith(PARTIAL);
  try {
    for (const file of readdirSync(dirname(path)).filter(isBegun))
      rmSync(join(dirname(path), file), { force: true });
  } catch {
    // What cannot go now stays until the file is written again, and does no harm.
  }
}

/** Takes a file away that is to be written again. @throws InputError when it may not go, or a folder has its name */
export function removeFile(path: string): void {
  refuseFolder(path);
  mended("--out", path, () => rmSync(path, { force: true }));
}

function refuseFolder(path: string): void {
  if (statusOf(path)?.isDirectory() !== true) return;
  throw inputError("--out", path, {
    en: "a name for a file, and no folder of that name",
    fr: "un nom de fichier, que ne porte aucun dossier",
  });
}

/** Without it a new name may be lost with the power, though the file is not. */
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
