import { basename } from "node:path";
import { isDeep, TOO_DEEP } from "../../input/depth.ts";
import { InputError, inputError } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { SCENARIOS } from "../../model/built-in.ts";
import { readFileSync, type Stats, statSync } from "./disk.ts";

/** Large enough for a scenario file with a threshold for each of a million people. */
const LARGEST_FILE_BYTES = 32 * 2 ** 20;

/**
 * Reads a JSON file.
 *
 * @throws InputError when it is missing, too large, nested too deep or not JSON
 */
export function readJson(path: string): unknown {
  const value = parsed(path, readText(path));
  if (isDeep(value)) throw new InputError([{ path: "", expected: TOO_DEEP }], path);
  return value;
}

/** Undefined if there is no file, if this process may not access it, or if no file can have this name. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function readText(path: string): string {
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
    return readFileSync(path, "utf8").replace(/^\ufeff/, "");
  } catch {
    throw inputError("", path, {
      en: "a file that you may read",
      fr: "un fichier que vous avez le droit de lire",
    });
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Names the place but does not quote the text: the user may not have meant to show this file.
    const lines = text.slice(0, brokenAt(text, reason)).split("\n");
    const [line, character] = [lines.length, lines[lines.length - 1].length + 1];
    throw new InputError(
      [
        {
          path: "",
          expected: {
            en: `this is not valid JSON; look at line ${line}, character ${character}`,
            fr: `ce n’est pas du JSON valide ; voyez la ligne ${line}, caractère ${character}`,
          },
        },
      ],
      path,
    );
  }
}

/** Where JSON becomes invalid: the position in the engine's message, or else the end of the shortest prefix with the same error. */
function brokenAt(text: string, reason: string): number {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position !== undefined) return Number(position);
  const unexpected = /is not valid JSON$/;
  if (!unexpected.test(reason)) return text.length;
  let sound = 0;
  let broken = text.length;
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (unexpected.test(refusalOf(text.slice(0, middle)))) broken = middle;
    else sound = middle;
  }
  return sound;
}

function refusalOf(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}
