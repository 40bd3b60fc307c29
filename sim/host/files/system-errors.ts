import type { Problem } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";

/** Errors of the operating system, in the words of people who can do something about them. */

/** An error that the operating system reported, rather than a fault of this program. */
export type SystemError = NodeJS.ErrnoException & { code: string; syscall: string };

export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error &&
  typeof (error as SystemError).code === "string" &&
  typeof (error as SystemError).syscall === "string";

const CLOSED: Text = {
  en: "a folder that you may write to",
  fr: "un dossier où vous avez le droit d’écrire",
};
const FILE_ON_THE_WAY: Text = {
  en: "a folder; part of this path is a file",
  fr: "un dossier ; une partie de ce chemin est un fichier",
};
const TOO_MANY_FILES: Text = {
  en: "fewer open files; this process may open no more (ulimit -n shows how many, --workers takes fewer)",
  fr: "moins de fichiers ouverts ; ce processus ne peut pas en ouvrir d’autres (ulimit -n dit combien, --workers en demande moins)",
};
const TOO_MANY_THREADS: Text = {
  en: "fewer threads; the system allows no more (ulimit -u shows how many, --workers takes fewer)",
  fr: "moins de fils de calcul ; le système n’en permet pas davantage (ulimit -u dit combien, --workers en demande moins)",
};
const GONE: Text = {
  en: "a disk that answers; the connection to this one was lost, or its files were replaced",
  fr: "un disque qui répond ; la connexion à celui-ci est perdue, ou ses fichiers ont été remplacés",
};

/** What a path that is written to must be, by the system's error code. */
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
  EISDIR: { en: "a file; this is a folder", fr: "un fichier ; ceci est un dossier" },
  ENOENT: {
    en: "a folder that exists or can be created",
    fr: "un dossier qui existe ou que l’on peut créer",
  },
  ENOTEMPTY: {
    en: "a new or empty folder; something has been put into it in the meantime",
    fr: "un dossier nouveau ou vide ; quelque chose y a été mis entre-temps",
  },
  ENAMETOOLONG: { en: "a shorter name", fr: "un nom plus court" },
  ELOOP: {
    en: "a path that leads somewhere; its links lead back to each other",
    fr: "un chemin qui mène quelque part ; ses liens renvoient les uns aux autres",
  },
  EAGAIN: TOO_MANY_THREADS,
  EMFILE: TOO_MANY_FILES,
  ENFILE: TOO_MANY_FILES,
  EFBIG: {
    en: "a disk and limits that allow a file of this size (ulimit -f shows the limit)",
    fr: "un disque et des limites qui permettent un fichier de cette taille (ulimit -f dit la limite)",
  },
  EBUSY: {
    en: "something that no other program, and no mounted disk, is using",
    fr: "quelque chose qu’aucun autre programme ni disque monté n’utilise",
  },
  EIO: {
    en: "a disk that works; reading or writing this one failed",
    fr: "un disque qui fonctionne ; la lecture ou l’écriture sur celui-ci a échoué",
  },
  ESTALE: GONE,
  ENXIO: GONE,
  ENODEV: GONE,
  EINVAL: {
    en: "a name and a disk that allow this; the system calls the request invalid",
    fr: "un nom et un disque qui le permettent ; le système juge la demande invalide",
  },
};

/** What the system says, for codes that have no words of their own. */
const otherwise = ({ message }: SystemError): Text => ({
  en: `something that the system allows; it says: ${message}`,
  fr: `quelque chose que le système permet ; il répond : ${message}`,
});

/** What was expected where the system refused; undefined for any other error. */
export const systemReason = (error: unknown): Text | undefined =>
  isSystemError(error) ? (EXPECTED[error.code] ?? otherwise(error)) : undefined;

/** The problem that such an error is, where nobody has said more. */
export const systemProblem = (error: SystemError): Problem => ({
  path: "",
  value: error.path ?? error.syscall,
  expected: EXPECTED[error.code] ?? otherwise(error),
});

/** What is missing where a worker could not start; undefined for any other message. */
export function shortageIn(message: string): Text | undefined {
  const code = /\b(EMFILE|ENFILE|EAGAIN)\b/.exec(message)?.[1];
  return code === undefined ? undefined : EXPECTED[code];
}
