import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inputError } from "../scenario/problems.ts";
import { mended } from "./files.ts";

export const LOCK_FILE = "lock";

/**
 * Keeps a folder for this process.
 *
 * @returns gives it back
 * @throws InputError when another process that still runs has it, or the folder may not be written to
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK_FILE);
  const own = `${process.pid}\n`;
  const take = () => writeFileSync(path, own, { flag: "wx" });
  const release = () => rmSync(path, { force: true });
  try {
    take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") mended("--out", folder, () => rethrow(error));
    const owner = Number(readFileSync(path, "utf8"));
    if (isRunning(owner)) throw taken(folder, owner);
    // Left behind by a process that was killed.
    release();
    mended("--out", folder, take);
  }
  return release;
}

function rethrow(error: unknown): never {
  throw error;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function taken(folder: string, owner: number) {
  return inputError(
    "--out",
    folder,
    {
      en: `a folder that no other process works in; process ${owner} does`,
      fr: `un dossier où aucun autre processus ne travaille ; le processus ${owner} y travaille`,
    },
    {
      en: `wait for it; if it is not Levain, remove ${LOCK_FILE} there`,
      fr: `attendez-le ; si ce n’est pas Levain, ôtez-y ${LOCK_FILE}`,
    },
  );
}
