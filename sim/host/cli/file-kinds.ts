import { InputError, inputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import type { Text } from "../../input/text.ts";
import type { NamedScenario } from "../../model/model.ts";
import { studyPlan } from "../../study/study-plan.ts";
import { checkedEnsemble } from "../../verdict/ensemble/file.ts";
import { readCalibration } from "../calibration/calibration-file.ts";
import { readJson } from "../files/json-file.ts";
import { fileSource, isFile } from "../scenario/scenario-file.ts";

type Raw = Record<string, unknown>;

/** A kind of file, which is known by its content, whatever its name. */
interface FileKind {
  isOne: (raw: Raw) => boolean;
  /** Checks the file. @returns its scenarios; @throws InputError with its problems */
  read: (file: string) => readonly NamedScenario[];
}

const hasOne =
  (...keys: readonly string[]) =>
  (raw: Raw) =>
    keys.some((key) => Object.hasOwn(raw, key));

/** Kinds besides scenarios, which have none of these keys. A file is of the first kind that fits. */
const KINDS: readonly FileKind[] = [
  {
    isOne: (raw) =>
      hasOne("planHash", "digest")(raw) || (hasOne("hash")(raw) && hasOne("plan", "study")(raw)),
    read: (file) => {
      throw inputError("", file, A_SOURCE, CHECK_SOURCE);
    },
  },
  {
    isOne: (raw) => hasOne("scenarioHash")(raw) || Array.isArray(raw.settings),
    read: (file) => {
      checkedEnsemble(readJson(file), file);
      return [];
    },
  },
  {
    isOne: hasOne("scenarios", "vary", "design"),
    read: (file) => studyPlan(fileSource(file)).study.scenarios,
  },
  {
    isOne: hasOne("free", "targets", "waves", "keep"),
    read: (file) => {
      const { scenario, checks } = readCalibration(file);
      return [scenario, ...checks.map((check) => check.scenario)];
    },
  },
];

const A_SOURCE: Text = {
  en: "a scenario, a study, a calibration or an ensemble; Levain writes this kind of file itself",
  fr: "un scénario, une étude, un calage ou un ensemble ; Levain écrit lui-même ce genre de fichier",
};
const CHECK_SOURCE: Text = {
  en: "check the file from which it was made",
  fr: "vérifiez le fichier dont il est issu",
};

/** The scenarios in a file of another kind than a scenario; undefined for a scenario, and for what is no JSON. */
export function scenariosOfKind(file: string): readonly NamedScenario[] | undefined {
  const raw = isFile(file) ? jsonIn(file) : undefined;
  return isRecord(raw) ? KINDS.find(({ isOne }) => isOne(raw))?.read(file) : undefined;
}

function jsonIn(file: string): unknown {
  try {
    return readJson(file);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
