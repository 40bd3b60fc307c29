import { basename } from "node:path";
import { isDeep, TOO_DEEP } from "../../input/depth.ts";
import { InputError, inputError } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { SCENARIOS } from "../../model/built-in.ts";
import { type Stats, statSync } from "./disk.ts";
import { bytesOf, readFrom, tooLarge, UnusableFile } from "./open-file.ts";

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
  try {
    return readFrom(path, (file) => {
      const refused = tooLarge(file.size, LARGEST_FILE_BYTES);
      if (refused !== undefined) throw new UnusableFile(refused);
      return bytesOf(file)
        .toString("utf8")
        .replace(/^\ufeff/, "");
    });
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    const name = basename(path).replace(/\.json$/, "");
    throw inputError(
      "",
      path,
      error.expected,
      error.isMissing ? didYouMean(name, SCENARIOS.keys()) : undefined,
    );
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
