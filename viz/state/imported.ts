import { inputError, type Problem } from "../../sim/input/problems.ts";
import { isRecord } from "../../sim/input/record.ts";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { addArm, type Language, setBase } from "./edits.ts";
import type { Arm, Experiment, Letter } from "./experiment.ts";
import { problemsOf } from "./unforeseen.ts";
import { checks } from "./written.ts";

/** Largest file that is read, in bytes. */
const LARGEST_FILE_BYTES = 4_194_304;

/** A scenario file as an arm without changes, or what is wrong with the file itself; the core checks the rest. */
export async function armOfFile(
  file: File,
  letter: Letter,
  language: Language,
): Promise<{ arm: Arm } | { problems: readonly Problem[] }> {
  try {
    const raw = await scenarioIn(file);
    const { title } = raw as ScenarioInput;
    const named = isRecord(title) ? title[language] : undefined;
    const name = typeof named === "string" && named !== "" ? named : file.name.replace(/\.json$/i, "");
    return { arm: { letter, name, base: raw, changes: {} } };
  } catch (error) {
    return { problems: problemsOf(error) };
  }
}

/** @throws InputError */
async function scenarioIn(file: File): Promise<object> {
  if (file.size > LARGEST_FILE_BYTES)
    throw inputError("", file.size, { en: "a file of at most 4 MB", fr: "un fichier d’au plus 4 Mo" });
  const { objectIn } = await checks();
  return objectIn(new Uint8Array(await bytesOf(file)));
}

/** @throws InputError where the file has gone, or may not be read */
async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw inputError("", undefined, {
      en: "a file that is still there and may be read",
      fr: "un fichier qui est encore là et que l’on peut lire",
    });
  }
}

/** Puts an arm in the place of the one with its letter, or adds it. */
export function placed(e: Experiment, { letter, base, name }: Arm): Experiment {
  const present = e.arms.some((arm) => arm.letter === letter) ? e : addArm(e, name);
  return setBase(present, letter, base, name);
}
