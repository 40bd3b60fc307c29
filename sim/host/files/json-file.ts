import { basename } from "node:path";
import { jsonIn } from "../../input/json.ts";
import { inputError } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { SCENARIOS } from "../../model/built-in.ts";
import { readFileSync, type Stats, statSync } from "./disk.ts";

/** Large enough for a scenario file with a threshold for each of a million people. */
const LARGEST_FILE_BYTES = 32 * 2 ** 20;

/**
 * Reads a JSON file.
 *
 * @throws InputError when it is missing, too large, or anything that `jsonIn` refuses
 */
export const readJson = (path: string): unknown => jsonIn(readBytes(path), path);

/** Undefined if there is no file, if this process may not access it, or if no file can have this name. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function readBytes(path: string): Uint8Array {
  const status = statusOf(path);
  if (status === undefined)
    throw inputError(
      "",
      path,
      { en: "a file that exists and can be read", fr: "un fichier qui existe et que l’on peut lire" },
      didYouMean(basename(path).replace(/\.json$/, ""), SCENARIOS.keys()),
    );
  if (!status.isFile()) throw inputError("", path, { en: "a file", fr: "un fichier" });
  if (status.size > LARGEST_FILE_BYTES)
    throw inputError("", path, {
      en: `a file of at most ${LARGEST_FILE_BYTES / 2 ** 20} MB`,
      fr: `un fichier d’au plus ${LARGEST_FILE_BYTES / 2 ** 20} Mo`,
    });
  try {
    return readFileSync(path);
  } catch {
    throw inputError("", path, {
      en: "a file that you may read",
      fr: "un fichier que vous avez le droit de lire",
    });
  }
}
