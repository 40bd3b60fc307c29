import { basename } from "node:path";
import { jsonIn } from "../../input/json.ts";
import { inputError } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { SCENARIOS } from "../../model/built-in.ts";
import { type Stats, statSync } from "./disk.ts";
import { bytesOf, type OpenFile, readFrom, tooLarge, UnusableFile } from "./open-file.ts";

/** Large enough for a scenario file with a threshold for each of a million people. */
export const LARGEST_FILE_BYTES = 32 * 2 ** 20;

/**
 * Reads a JSON file.
 *
 * @param within folder in which it must lie, if a stranger's file names it
 * @throws InputError when it is missing, too large, or anything that `jsonIn` refuses
 */
export const readJson = (path: string, within?: string): unknown => jsonIn(readBytes(path, within), path);

/** Undefined if there is no file, if this process may not access it, or if no file can have this name. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function readBytes(path: string, within?: string): Uint8Array {
  const bytes = (file: OpenFile) => {
    const refused = tooLarge(file.size, LARGEST_FILE_BYTES);
    if (refused !== undefined) throw new UnusableFile(refused);
    return bytesOf(file);
  };
  try {
    return readFrom(path, bytes, within);
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
