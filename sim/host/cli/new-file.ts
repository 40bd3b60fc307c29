import { InputError, inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { existsSync, rmSync, writeFileSync } from "../files/disk.ts";
import { statusOf } from "../files/json-file.ts";
import { NO_PIPE, ownPartialName, refuseLink, writeNewFile, writeWhole } from "../files/whole-file.ts";
import { tryWrite } from "../files/write-errors.ts";

/**
 * The path of a new file, with an extension unless it has one of its kind.
 *
 * @param option that named the path
 * @param hint for a name that ends like another kind of file
 * @throws InputError when it names nothing, a folder or a device: the file would stand under another name than meant
 */
export function newFilePath(
  path: string,
  option: string,
  kind: RegExp,
  extension: string,
  hint?: Text,
): string {
  if (path.trim() === "") throw inputError(option, path, A_NAME);
  if (/[/\\]$|(^|[/\\])\.{1,2}$/.test(path)) throw inputError(option, path, NO_FOLDER);
  const status = statusOf(path);
  if (status?.isDirectory() === true) throw inputError(option, path, NO_FOLDER);
  if (status?.isFile() === false) throw inputError(option, path, NO_PIPE);
  if (kind.test(path)) return path;
  if (OF_DATA.test(path)) throw inputError(option, path, endingIn(extension), hint);
  return `${path}${extension}`;
}

/** Names of other files that people may mean. */
const OF_DATA = /\.(json|csv|tsv|txt|xlsx?|ods|parquet|mjs|js|html?)$/i;
const endingIn = (extension: string) => ({
  en: `a file whose name ends in ${extension}`,
  fr: `un fichier dont le nom se termine par ${extension}`,
});

const A_NAME = { en: "a file name", fr: "un nom de fichier" };
const NO_FOLDER = { en: "a file name; this is a folder", fr: "un nom de fichier ; ceci est un dossier" };

/** @throws InputError with every file that already exists */
export function refuseExisting(paths: Record<string, string | undefined>): void {
  const found = Object.entries(paths).filter(([, path]) => path !== undefined && existsSync(path));
  if (found.length === 0) return;
  throw new InputError(
    found.map(([option, path]) => ({
      path: option,
      value: path,
      expected: { en: "a file that does not exist yet", fr: "un fichier qui n’existe pas encore" },
      suggestion: { en: "choose another name, or --force", fr: "choisissez un autre nom, ou --force" },
    })),
  );
}

/** Writes the whole file, or leaves what was there. @param option the option that named it */
export function put(path: string, option: string, parts: Iterable<string>, force: boolean): void {
  const fill = (file: number) => {
    for (const part of parts) writeFileSync(file, part);
  };
  if (force) {
    refuseLink(path, option);
    writeWhole(path, fill, ownPartialName(path), option);
  } else
    tryWrite(option, path, () => {
      try {
        writeNewFile(path, fill);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(path, { force: true });
        throw error;
      }
    });
}
