import type { ScenarioInput } from "../../sim/model/built-in.ts";
import type { Problem } from "../../sim/scenario/problems.ts";
import { isRecord } from "../../sim/scenario/record.ts";
import { addArm, type Language, setBase } from "./edits.ts";
import type { Arm, Experiment, Letter } from "./experiment.ts";
import { withoutTricks } from "./written.ts";

/** Largest file that is read, in bytes. */
const LARGEST_FILE_BYTES = 4_194_304;

/** A scenario file as an arm without changes, or what is wrong with the file itself; the core checks the rest. */
export async function armOfFile(
  file: File,
  letter: Letter,
  language: Language,
): Promise<{ arm: Arm } | { problems: Problem[] }> {
  if (file.size > LARGEST_FILE_BYTES)
    return refused(file.size, {
      en: "a file of at most 4 MB",
      fr: "un fichier d’au plus 4 Mo",
    });
  let raw: unknown;
  try {
    raw = withoutTricks((await file.text()).replace(/^\ufeff/, ""));
  } catch (error) {
    if (error instanceof RangeError)
      return refused(undefined, { en: "JSON nested less deeply", fr: "du JSON moins profondément imbriqué" });
    const why = error instanceof Error ? error.message : String(error);
    return refused(undefined, { en: `JSON (${why})`, fr: `JSON mal formé${placeIn(why)}` });
  }
  if (!isRecord(raw)) return refused(raw, { en: "an object", fr: "un objet" });
  const { title } = raw as ScenarioInput;
  const named = isRecord(title) ? title[language] : undefined;
  const name = typeof named === "string" && named !== "" ? named : file.name.replace(/\.json$/i, "");
  return { arm: { letter, name, base: raw, changes: {} } };
}

/** The engine's words are English; where it stopped is a number, if it tells. */
function placeIn(why: string): string {
  const position = /position (\d+)/.exec(why)?.[1];
  return position === undefined ? "" : ` ; la lecture s’arrête au caractère ${Number(position) + 1}`;
}

const refused = (value: unknown, expected: Problem["expected"]) => ({
  problems: [{ path: "", value, expected }],
});

/** Puts an arm in the place of the one with its letter, or adds it. */
export function placed(e: Experiment, { letter, base, name }: Arm): Experiment {
  const present = e.arms.some((arm) => arm.letter === letter) ? e : addArm(e, name);
  return setBase(present, letter, base, name);
}
