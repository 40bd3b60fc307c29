import type { Diagnostics } from "../../calibration/diagnostics.ts";
import { textHash } from "../../core/digest.ts";
import { list, object } from "../../input/holders.ts";
import { required } from "../../input/keys.ts";
import { pathInside } from "../../input/paths.ts";
import type { Problem } from "../../input/problems.ts";
import { problemsIn } from "../../input/shape.ts";
import type { Text } from "../../input/text.ts";
import { SOME_TEXT, word } from "../../input/values.ts";
import { hashOfFile, UnusableFile } from "../files/open-file.ts";

/** What shows that the files of a finished calibration are still those that it wrote. */

/** A file that was written with the diagnostics. */
export interface WrittenFile {
  file: string;
  sha256: string;
}

/** Diagnostics as their file holds them. */
export type Sealed = Diagnostics & {
  files: readonly WrittenFile[];
  /** Of everything before this key. */
  sha256: string;
};

export function sealed(diagnostics: Diagnostics, files: readonly WrittenFile[]): Sealed {
  const content = { ...diagnostics, files };
  return { ...content, sha256: textHash(JSON.stringify(content)) };
}

/** The folder may be a stranger's: no name leads out of it. */
const NAME = word(/^[a-z]+\.[a-z]+$/, {
  en: "the name of a file beside it",
  fr: "le nom d’un fichier à côté",
});
const SEALED = object(
  {
    files: required(list(object({ file: required(NAME), sha256: required(SOME_TEXT) }), [1, 10])),
    sha256: required(SOME_TEXT),
  },
  { open: true },
);

/**
 * Problems of sealed diagnostics, or of the files written with them.
 *
 * @param raw of the shape of diagnostics
 * @param at the path of a file in their folder
 */
export function sealProblems(raw: Diagnostics, at: (file: string) => string): Problem[] {
  const problems = problemsIn(SEALED, raw);
  if (problems.length > 0) return problems;
  const { sha256, ...content } = raw as Sealed;
  if (textHash(JSON.stringify(content)) !== sha256) return [{ path: "sha256", expected: AS_WRITTEN }];
  return content.files.flatMap(({ file, sha256: before }, place) => {
    const expected = refusalOf(at(file), before);
    return expected === undefined ? [] : [{ path: pathInside("files", place), value: file, expected }];
  });
}

function refusalOf(path: string, before: string): Text | undefined {
  try {
    return hashOfFile(path) === before ? undefined : AS_WRITTEN;
  } catch (error) {
    if (error instanceof UnusableFile) return error.expected;
    throw error;
  }
}

const AS_WRITTEN: Text = {
  en: "what the calibration wrote; it was altered since",
  fr: "ce que le calage a écrit ; cela a été modifié depuis",
};
