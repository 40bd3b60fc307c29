import { scenarioWith } from "../../design/placing.ts";
import { nobodyFollows } from "../../design/varied-fields.ts";
import { keysOfPath, valueAtPath } from "../../input/paths.ts";
import { InputError, MOST_WORKED_OUT, type Problem } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { FORMAT, type NamedScenario } from "../../model/model.ts";
import { hashOf } from "../../run/compile.ts";
import type { Format } from "../../scenario/resolve.ts";
import { type Ensemble, ensembleHash, type Setting } from "./file.ts";

/** Enough for a share of settings, few enough to wait for. */
export const DEFAULT_SETTINGS = 40;

/** Scenarios, the settings under which each of them runs, and where the settings come from. Plain data. */
export interface AppliedEnsemble
  extends Pick<Ensemble, "levain" | "calibration" | "scenario" | "scenarioHash"> {
  /** SHA-256 of the whole ensemble. */
  hash: string;
  /** Number of settings that the calibration accepted; the nearest of them are used. */
  accepted: number;
  /** Whether the baseline is the scenario for which the settings were fitted. */
  fitted: boolean;
  settings: readonly Setting[];
  /** Fields that the settings leave as the scenarios have them; absent where there are none. */
  leftOut?: readonly string[];
  /** As given, before any setting is applied. */
  scenarios: readonly NamedScenario[];
}

/**
 * @param ensemble already checked
 * @param scenarios the baseline first
 * @param most number of settings to use, the nearest first
 * @throws InputError if a scenario lacks a field of the ensemble, or differs from the baseline in one: setting both to
 * the same value would erase the difference
 */
export function applyEnsemble(
  ensemble: Ensemble,
  scenarios: readonly NamedScenario[],
  most: number = DEFAULT_SETTINGS,
): AppliedEnsemble {
  const problems = Object.keys(ensemble.settings[0].values).flatMap((path) =>
    scenarios.flatMap((named) => placeProblems(path, named, scenarios[0], ensemble.settings[0].values)),
  );
  if (problems.length > 0) throw new InputError(problems);
  const { levain, calibration, scenario, scenarioHash, settings } = ensemble;
  return {
    ...{ levain, calibration, scenario, scenarioHash },
    ...{ hash: ensembleHash(ensemble), accepted: settings.length },
    fitted: scenarios.length > 0 && hashOf(scenarios[0].scenario) === scenarioHash,
    settings: settings.slice(0, most),
    scenarios,
  };
}

/** Why the ensemble cannot set a field in a scenario. @param values all that it sets there, by path */
export function placeProblems(
  path: string,
  { id, scenario }: NamedScenario,
  baseline: NamedScenario,
  values: Setting["values"] = {},
): Problem[] {
  const value = valueAtPath(scenario, path);
  const usual = valueAtPath(baseline.scenario, path);
  if (value === undefined) return [missing(path, { id, scenario })];
  if (nobodyFollows(path, { scenario }, (own) => Object.hasOwn(values, own)))
    return [followedByNobody(path, id)];
  if (usual === undefined || JSON.stringify(value) === JSON.stringify(usual)) return [];
  return [
    {
      path,
      value,
      expected: {
        en: `for ${id} the same as for ${baseline.id}, ${JSON.stringify(usual)}: the ensemble sets this field in both, and would erase the difference`,
        fr: `pour ${id} la même valeur que pour ${baseline.id}, ${JSON.stringify(usual)} : l’ensemble fixe ce champ dans les deux, et effacerait la différence`,
      },
      suggestion: {
        en: "compare them without the ensemble, or calibrate without this field",
        fr: "comparez-les sans l’ensemble, ou calez sans ce champ",
      },
    },
  ];
}

const followedByNobody = (path: string, id: string): Problem => ({
  path,
  expected: {
    en: `a field that some operation of ${id} follows, since the ensemble sets it; here each has its own value`,
    fr: `un champ que suit au moins une opération de ${id}, puisque l’ensemble le fixe ; ici chacune a sa propre valeur`,
  },
});

function missing(path: string, { id, scenario }: NamedScenario): Problem {
  const keys = keysOfPath(path);
  const depth = keys.findIndex((_, place) => valueAtPath(scenario, keys.slice(0, place + 1)) === undefined);
  const beside = valueAtPath(scenario, keys.slice(0, depth));
  const known = isRecord(beside) ? Object.keys(beside) : [];
  const listed = { en: `known: ${known.join(", ")}`, fr: `connus : ${known.join(", ")}` };
  return {
    path,
    expected: {
      en: `a field that ${id} has, since the ensemble sets it`,
      fr: `un champ que possède ${id}, puisque l’ensemble le fixe`,
    },
    suggestion: didYouMean(keys[depth], known) ?? (known.length > 0 ? listed : undefined),
  };
}

/**
 * The scenarios under each setting, setting by setting, so that arms of one setting can share people and warm-up.
 *
 * @throws InputError if a scenario is inconsistent under some setting
 */
export function armsOf(
  { scenarios, settings }: Pick<AppliedEnsemble, "scenarios" | "settings">,
  format: Format = FORMAT,
): NamedScenario[] {
  const problems: Problem[] = [];
  const arms = settings.flatMap(({ id: setting, values }) =>
    scenarios.flatMap((named): NamedScenario[] => {
      if (problems.length >= MOST_WORKED_OUT) return [];
      const id = `${named.id}~${setting}`;
      try {
        return [scenarioWith({ ...named, id }, Object.entries(values), format)];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(...error.problems.map((problem) => ({ ...problem, path: `${id}: ${problem.path}` })));
        return [];
      }
    }),
  );
  if (problems.length > 0) throw new InputError(problems);
  return arms;
}

/** Names of a request's arms in files. */
export function namesOf(
  arms: readonly NamedScenario[],
  ensemble: AppliedEnsemble | undefined,
): { scenario: string; setting: string }[] {
  if (ensemble === undefined) return arms.map(({ id }) => ({ scenario: id, setting: "" }));
  return ensemble.settings.flatMap(({ id: setting }) =>
    ensemble.scenarios.map(({ id: scenario }) => ({ scenario, setting })),
  );
}

/** Arms, or their results, grouped by setting; without an ensemble, one group of all. */
export function bySetting<T>(arms: readonly T[], ensemble: AppliedEnsemble | undefined): T[][] {
  const size = ensemble?.scenarios.length ?? arms.length;
  const blocks = ensemble?.settings.length ?? 1;
  return Array.from({ length: blocks }, (_, block) => arms.slice(block * size, (block + 1) * size));
}
