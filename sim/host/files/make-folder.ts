import { dirname } from "node:path";
import { inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { existsSync, mkdirSync, statSync } from "./disk.ts";
import { resolved } from "./surroundings.ts";
import { refuseLink } from "./whole-file.ts";
import { tryWrite } from "./write-errors.ts";

export const A_FOLDER: Text = {
  en: "a folder; this is a file",
  fr: "un dossier ; ceci est un fichier",
};

/** @throws InputError for an empty name, which the system takes for the folder that the command runs in */
export function refuseNameless(folder: string): void {
  if (folder.trim() === "") throw inputError("--out", folder, A_NAME);
}

const A_NAME: Text = { en: "the name of a folder; it is missing", fr: "le nom d’un dossier ; il manque" };

/** Makes the folder of `--out` unless it exists. @throws InputError when it is a file or cannot be made */
export function makeFolder(folder: string): void {
  refuseNameless(folder);
  const status = tryWrite("--out", folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (status?.isDirectory() === true) return;
  if (status !== undefined) throw inputError("--out", folder, A_FOLDER);
  tryWrite("--out", folder, () => {
    for (const path of missingFolders(resolved(folder))) mkdirSync(path);
  });
}

/**
 * Those of a folder and its parents that do not exist, topmost first. They are made one by one, because Node's
 * recursive mkdir never returns below /proc.
 */
export function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
}

/** Makes a folder for our own files unless it exists. @throws InputError when it is a link, which may lead anywhere */
export function makeOwnFolder(folder: string): void {
  refuseLink(folder, "--out");
  tryWrite("--out", folder, () => mkdirSync(folder, { recursive: true }));
}
