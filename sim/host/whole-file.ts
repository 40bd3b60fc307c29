import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { mended } from "./files.ts";

/** Ends the name of a file that is not whole yet. */
export const PARTIAL = ".partial";

/**
 * Writes a file that is there as a whole or not at all, whatever stops the machine.
 *
 * @param write fills the open file, and may give something back
 * @param partial what it is called until then: a name of its own where several processes may write the same file
 * @throws InputError when the disk is full or the folder closed
 */
export function writeWhole<T>(path: string, write: (descriptor: number) => T, partial = path + PARTIAL): T {
  return mended("--out", path, () => {
    try {
      const descriptor = openSync(partial, "w");
      let given: T;
      try {
        given = write(descriptor);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(partial, path);
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
