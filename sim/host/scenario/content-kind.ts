import { inputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import type { Text } from "../../input/text.ts";
import { FIELDS } from "../../model/model.ts";
import { shellWord } from "../files/shell.ts";

/** Files of another kind than a command takes, known by their content, whatever their names. */

type Kind = "scenario" | "study" | "calibration" | "ensemble" | "results";
type Raw = Record<string, unknown>;

const has = (raw: Raw, ...keys: readonly string[]) => keys.some((key) => Object.hasOwn(raw, key));

/** A file that Levain wrote into a folder of results. */
export const isOfResults = (raw: Raw): boolean =>
  has(raw, "planHash", "digest") || (has(raw, "hash") && has(raw, "plan", "study"));

/** The kind that a file surely is; undefined where its keys leave it open. */
function kindOf(raw: Raw): Kind | undefined {
  if (isOfResults(raw)) return "results";
  if (has(raw, "scenarioHash")) return "ensemble";
  if (Array.isArray(raw.scenarios)) return "study";
  if (Array.isArray(raw.targets)) return "calibration";
  return has(raw, "extends", ...Object.keys(FIELDS)) ? "scenario" : undefined;
}

const NOUNS: Readonly<Record<Kind, Text>> = {
  scenario: { en: "a scenario", fr: "un scénario" },
  study: { en: "a study", fr: "une étude" },
  calibration: { en: "a calibration", fr: "un calage" },
  ensemble: { en: "an ensemble", fr: "un ensemble" },
  results: { en: "a file that Levain writes itself", fr: "un fichier que Levain écrit lui-même" },
};

export const CHECK_SOURCE: Text = {
  en: "check the file from which it was made",
  fr: "vérifiez le fichier dont il est issu",
};

/** The command that takes a file of this kind. */
function useOf(kind: Kind, file: string): Text {
  const name = shellWord(file);
  const both = (start: string, end: Text) => ({ en: `${start}${end.en}`, fr: `${start}${end.fr}` });
  const folder = { en: " --out DIR", fr: " --out DOSSIER" };
  switch (kind) {
    case "scenario":
      return both(`levain run ${name}`, { en: "", fr: "" });
    case "study":
      return both(`levain study run ${name}`, folder);
    case "calibration":
      return both(`levain calibrate ${name}`, folder);
    case "ensemble":
      return both(`levain compare … --ensemble ${name}`, { en: " --settings N", fr: " --settings N" });
    case "results":
      return CHECK_SOURCE;
  }
}

/** @throws InputError where a file is surely of another kind, instead of one problem for each of its keys */
export function refuseOtherKind(raw: unknown, file: string, wanted: Kind): void {
  const kind = isRecord(raw) ? kindOf(raw) : undefined;
  if (kind === undefined || kind === wanted) return;
  const [is, expected] = [NOUNS[kind], NOUNS[wanted]];
  throw inputError(
    "",
    file,
    { en: `${expected.en}; this is ${is.en}`, fr: `${expected.fr} ; ceci est ${is.fr}` },
    useOf(kind, file),
  );
}
