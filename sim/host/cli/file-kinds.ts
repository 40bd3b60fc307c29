import { InputError, inputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import type { Text } from "../../input/text.ts";
import { resolveScenario } from "../../model/built-in.ts";
import type { NamedScenario } from "../../model/model.ts";
import { systemProblems } from "../../model/systems/systems.ts";
import type { Source } from "../../scenario/resolve.ts";
import { type StudyPlan, studyPlan } from "../../study/study-plan.ts";
import { checkedEnsemble } from "../../verdict/ensemble/file.ts";
import { readCalibration } from "../calibration/calibration-file.ts";
import { CHECK_SOURCE, isOfResults } from "../scenario/content-kind.ts";
import { fileSource, isFile } from "../scenario/scenario-file.ts";
import { layoutOf } from "../study/layout.ts";
import { isNameOfElse } from "./sources.ts";

type Raw = Record<string, unknown>;

/** A kind of file, which is known by its content, whatever its name. */
interface FileKind {
  isOne: (raw: Raw) => boolean;
  /** Checks the file, whose content has been read. @returns its scenarios; @throws InputError with its problems */
  read: (file: string, source: Source) => readonly NamedScenario[];
}

const hasOne =
  (...keys: readonly string[]) =>
  (raw: Raw) =>
    keys.some((key) => Object.hasOwn(raw, key));

/** Kinds besides scenarios, which have none of these keys. A file is of the first kind that fits. */
const KINDS: readonly FileKind[] = [
  {
    isOne: isOfResults,
    read: (file) => {
      throw inputError("", file, A_SOURCE, CHECK_SOURCE);
    },
  },
  {
    isOne: (raw) => hasOne("scenarioHash")(raw) || Array.isArray(raw.settings),
    read: (file, { raw }) => {
      checkedEnsemble(raw, file);
      return [];
    },
  },
  {
    isOne: hasOne("scenarios", "vary", "design"),
    read: (file, source) => {
      const plan = studyPlan(source);
      refuseTooLarge(plan, file);
      return plan.study.scenarios;
    },
  },
  {
    isOne: hasOne("free", "targets", "waves", "keep"),
    read: (file) => {
      const { scenario, also, checks } = readCalibration(file);
      return [scenario, ...[...also, ...checks].map((other) => other.scenario)];
    },
  },
];

/** A study must fit into parts as well, at least without its series. */
function refuseTooLarge(plan: StudyPlan, file: string): void {
  try {
    layoutOf(plan, false);
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.problems, file) : error;
  }
}

const A_SOURCE: Text = {
  en: "a scenario, a study, a calibration or an ensemble; Levain writes this kind of file itself",
  fr: "un scénario, une étude, un calage ou un ensemble ; Levain écrit lui-même ce genre de fichier",
};

/** The scenarios in a file of any kind; undefined for what is no object of JSON. */
export function scenariosInFile(file: string): readonly NamedScenario[] | undefined {
  const source = isFile(file) ? jsonSource(file) : undefined;
  if (source === undefined || !isRecord(source.raw)) return undefined;
  const { raw } = source;
  const kind = KINDS.find(({ isOne }) => isOne(raw));
  // Read once: a scenario may have a million numbers.
  return kind === undefined ? [checkedScenario(source)] : kind.read(file, source);
}

/** A scenario whose file also says nothing wrong of its system. @param ships as in {@link systemProblems} */
export function checkedScenario(source: Source, ships = false): NamedScenario {
  const named = resolveScenario(source);
  const problems = systemProblems(source, ships);
  if (problems.length > 0) throw new InputError(problems, source.where);
  return named;
}

function jsonSource(file: string): Source | undefined {
  try {
    return fileSource(file);
  } catch (error) {
    // Any other file that cannot be read would be read again, to say the same.
    if (error instanceof InputError && isNameOfElse(file)) return undefined;
    throw error;
  }
}
