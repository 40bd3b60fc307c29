import { textHash } from "../../core/digest.ts";
import { InputError, inputError } from "../../input/problems.ts";
import { SAVE_AS_UTF8 } from "../../input/utf8.ts";
import { MODEL, type Model } from "../../model/own/own-model.ts";
import { statusOf } from "../files/json-file.ts";
import { bytesOf, readFrom, UnusableFile } from "../files/open-file.ts";
import { addressOf, modelOfSource } from "./own-model.ts";
import { tryLoading } from "./trial.ts";

/** Parts of a user's own, read from a file. */
export interface OwnFile {
  /** As the user named it. */
  file: string;
  /** SHA-256 of its text. */
  sha256: string;
  source: string;
}

/** The model that a command runs: with own parts where a file of them is named. */
export interface CommandModel {
  model: Model;
  own?: OwnFile;
}

/** Far more than anybody writes by hand. */
const LARGEST_BYTES = 4 * 2 ** 20;

/**
 * @param file that `--own` names, if it does
 * @throws InputError where it cannot be read or loaded, or with all problems of its parts
 */
export async function modelOfFile(file: string | undefined): Promise<CommandModel> {
  if (file === undefined) return { model: MODEL };
  const source = textOf(file);
  try {
    await tryLoading(addressOf(source));
    return { model: await modelOfSource(source), own: { file, sha256: textHash(source), source } };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.problems, file);
    throw error;
  }
}

function textOf(file: string): string {
  const status = statusOf(file);
  if (status?.isFile() !== true || !/\.m?js$/i.test(file) || status.size > LARGEST_BYTES)
    throw inputError(
      "--own",
      file,
      {
        en: "a JavaScript module of at most 4 MB, such as parts.mjs",
        fr: "un module JavaScript d’au plus 4 Mo, par exemple parts.mjs",
      },
      /\.[mc]?tsx?$/i.test(file)
        ? {
            en: "compile TypeScript first: tsc parts.ts",
            fr: "compilez d’abord le TypeScript : tsc parts.ts",
          }
        : undefined,
    );
  try {
    // A mark at its beginning stays: the hash is that of the whole text.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFrom(file, bytesOf));
  } catch (error) {
    if (error instanceof UnusableFile) throw inputError("--own", file, error.expected);
    throw inputError("--own", file, IN_UTF8, SAVE_AS_UTF8);
  }
}

const IN_UTF8 = {
  en: "text in UTF-8; this one is in another encoding, such as Windows-1252",
  fr: "un texte en UTF-8 ; celui-ci a un autre encodage, comme Windows-1252",
};
