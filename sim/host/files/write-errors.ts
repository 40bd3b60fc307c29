import { inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";

const CLOSED: Text = {
  en: "a folder that you may write to",
  fr: "un dossier où vous avez le droit d’écrire",
};
const FILE_ON_THE_WAY: Text = {
  en: "a folder; part of this path is a file",
  fr: "un dossier ; une partie de ce chemin est un fichier",
};

/** What a path must be, by the system's error code: only errors that the user can fix. */
const EXPECTED: Readonly<Record<string, Text>> = {
  EACCES: CLOSED,
  EPERM: CLOSED,
  EROFS: {
    en: "a folder on a disk that is not read-only",
    fr: "un dossier sur un disque qui n’est pas en lecture seule",
  },
  ENOSPC: {
    en: "a disk with free space; this one is full",
    fr: "un disque qui a de la place ; celui-ci est plein",
  },
  EDQUOT: {
    en: "a disk with free space; your quota is used up",
    fr: "un disque qui a de la place ; votre quota est épuisé",
  },
  ENOTDIR: FILE_ON_THE_WAY,
  EEXIST: FILE_ON_THE_WAY,
  ENOENT: {
    en: "a folder that exists or can be created",
    fr: "un dossier qui existe ou que l’on peut créer",
  },
  ENOTEMPTY: {
    en: "a new or empty folder; something has been put into it in the meantime",
    fr: "un dossier nouveau ou vide ; quelque chose y a été mis entre-temps",
  },
  ENAMETOOLONG: { en: "a shorter name", fr: "un nom plus court" },
};

/**
 * Runs an action that writes to a path, or prepares for writing.
 *
 * @param option that named the path
 * @throws InputError when the system refuses for a reason that the user can fix; otherwise what `action` throws
 */
export function tryWrite<T>(option: string, path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const expected = EXPECTED[(error as NodeJS.ErrnoException).code ?? ""];
    if (expected === undefined) throw error;
    throw inputError(option, path, expected);
  }
}
