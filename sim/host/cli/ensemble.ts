import type { Command } from "commander";
import { valueAtPath, withValue } from "../../input/paths.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import type { NamedScenario } from "../../model/model.ts";
import type { Format } from "../../scenario/resolve.ts";
import {
  type AppliedEnsemble,
  applyEnsemble,
  armsOf,
  DEFAULT_SETTINGS,
} from "../../verdict/ensemble/arms.ts";
import { checkedEnsemble, type Ensemble, MOST_SETTINGS } from "../../verdict/ensemble/file.ts";
import { readJson } from "../files/json-file.ts";
import { refuseOtherKind } from "../scenario/content-kind.ts";
import { type Override, parseArm } from "./arms.ts";
import { resized } from "./experiment.ts";
import type { Context } from "./language.ts";
import { type ExperimentOptions, wholeNumber } from "./options.ts";
import { warnOfFit } from "./warnings.ts";

export interface EnsembleOptions {
  ensemble?: string;
  settings?: number;
}

export function addEnsembleOptions(command: Command, { say }: Context): Command {
  return command
    .option(
      "--ensemble <file>",
      say({
        en: "run every scenario under each setting that a calibration accepted",
        fr: "simuler chaque scénario sous chacun des réglages acceptés par un calage",
      }),
    )
    .option(
      "--settings <n>",
      say({
        en: `use only the N nearest settings of the ensemble (default: ${DEFAULT_SETTINGS})`,
        fr: `n’utiliser que les N réglages les plus proches (par défaut : ${DEFAULT_SETTINGS})`,
      }),
      wholeNumber(1, MOST_SETTINGS),
    );
}

/**
 * The ensemble that `--ensemble` names, if any.
 *
 * @param overrides from `--set`
 * @param arms scenarios as typed
 * @throws InputError with every problem of the file, or with every option that conflicts with it
 */
export function ensembleOf(
  options: EnsembleOptions & Pick<ExperimentOptions, "weeks" | "consumers"> & { ablate: boolean },
  overrides: readonly Override[],
  arms: readonly string[],
): Ensemble | undefined {
  const { ensemble: file, settings, ablate } = options;
  if (file === undefined) {
    if (settings !== undefined) throw new InputError([settingsAlone(settings)]);
    return undefined;
  }
  const raw = readJson(file);
  refuseOtherKind(raw, file, "ensemble");
  const ensemble = checkedEnsemble(raw, file);
  const problems = [...(ablate ? [ABLATED] : []), ...takenProblems(ensemble, options, overrides, arms)];
  if (problems.length > 0) throw new InputError(problems);
  return ensemble;
}

/**
 * Scenarios under the settings of an ensemble, resized to `--weeks` and `--consumers`. Resizing comes second: settings
 * were fitted at the scenario's own size, and starting members are scaled with it.
 *
 * @throws InputError when scenarios and settings do not fit together
 */
export function underSettings(
  ensemble: Ensemble,
  scenarios: readonly NamedScenario[],
  options: EnsembleOptions & Pick<ExperimentOptions, "weeks" | "consumers">,
  context: Context,
  format: Format,
): { applied: AppliedEnsemble; arms: NamedScenario[] } {
  const applied = applyEnsemble(ensemble, scenarios, options.settings);
  warnOfFit(applied, context);
  // The change of size has already been printed for the scenarios.
  return { applied, arms: resized(armsOf(applied, format), options, { ...context, note: () => {} }, format) };
}

const settingsAlone = (settings: number): Problem => ({
  path: "--settings",
  value: settings,
  expected: { en: "an ensemble to take settings from", fr: "un ensemble qui fournit les réglages" },
  suggestion: { en: "add --ensemble FILE", fr: "ajoutez --ensemble FICHIER" },
});

const ABLATED: Problem = {
  path: "--ablate",
  expected: {
    en: "a single setting: mechanisms cannot be ranked under an ensemble",
    fr: "un seul réglage : les mécanismes ne se classent pas sous un ensemble",
  },
  suggestion: {
    en: "leave out --ensemble, and pass the values of one of its settings with --set",
    fr: "retirez --ensemble, et donnez avec --set les valeurs d’un de ses réglages",
  },
};

/** Options, and overrides typed with a scenario, that set a field the ensemble also sets. */
function takenProblems(
  { settings: [{ values }] }: Ensemble,
  { weeks, consumers }: Pick<ExperimentOptions, "weeks" | "consumers">,
  overrides: readonly Override[],
  arms: readonly string[],
): Problem[] {
  const given = [
    ...arms.flatMap((arm) => parseArm(arm).overrides.map((override) => ({ option: arm, ...override }))),
    ...overrides.map((override) => ({ option: "--set", ...override })),
    ...(weeks === undefined ? [] : [{ option: "--weeks", path: "horizonWeeks", value: weeks }]),
    ...(consumers === undefined
      ? []
      : [{ option: "--consumers", path: "population.consumers", value: consumers }]),
  ];
  return given.flatMap(({ option, path, value }) => {
    const raw = withValue({}, path, value);
    const taken = Object.keys(values).filter((field) => valueAtPath(raw, field) !== undefined);
    return taken.map((field) => ({
      path: option,
      value: `${path}=${JSON.stringify(value)}`,
      expected: {
        en: `a field that the ensemble does not set; it sets ${field}`,
        fr: `un champ que l’ensemble ne fixe pas ; il fixe ${field}`,
      },
    }));
  });
}
