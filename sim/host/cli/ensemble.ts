import type { Command } from "commander";
import { InputError, type Problem } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import type { NamedScenario } from "../../model/model.ts";
import type { Format } from "../../scenario/resolve.ts";
import {
  type AppliedEnsemble,
  applyEnsemble,
  armsOf,
  DEFAULT_SETTINGS,
} from "../../verdict/ensemble/arms.ts";
import { applyDefault, DEFAULT_ENSEMBLE, fieldsSetBy } from "../../verdict/ensemble/default.ts";
import { checkedEnsemble, type Ensemble, MOST_SETTINGS } from "../../verdict/ensemble/file.ts";
import { readJson, statusOf } from "../files/json-file.ts";
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
        en: `run every scenario under each setting that a calibration accepted; ${DEFAULT_ENSEMBLE} names those that ship with the program`,
        fr: `simuler chaque scénario sous chacun des réglages acceptés par un calage ; ${DEFAULT_ENSEMBLE} désigne ceux que fournit le programme`,
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

/** Puts scenarios under the settings of an ensemble. @throws InputError when they do not fit together */
export type Applying = (scenarios: readonly NamedScenario[]) => AppliedEnsemble;

/**
 * How the ensemble that `--ensemble` names is applied, if it names any.
 *
 * @param overrides from `--set`
 * @param arms scenarios as typed
 * @throws InputError with every problem of the file, or with every option that conflicts with it
 */
export function ensembleOf(
  options: EnsembleOptions & Pick<ExperimentOptions, "weeks" | "consumers"> & { ablate: boolean },
  overrides: readonly Override[],
  arms: readonly string[],
): Applying | undefined {
  const { ensemble: file, settings, ablate } = options;
  if (file === undefined) {
    if (settings !== undefined) throw new InputError([settingsAlone(settings)]);
    return undefined;
  }
  const given = givenBy(options, overrides, arms);
  const ensemble = file === DEFAULT_ENSEMBLE ? undefined : checked(file);
  const taken = ensemble === undefined ? [] : takenProblems(ensemble, given);
  const problems = [...(ablate ? [ABLATED] : []), ...taken];
  if (problems.length > 0) throw new InputError(problems);
  if (ensemble !== undefined) return (scenarios) => applyEnsemble(ensemble, scenarios, settings);
  const set = given.map(({ path, value }): [string, unknown] => [path, value]);
  return (scenarios) => applyDefault(scenarios, settings, set);
}

function checked(file: string): Ensemble {
  const raw = readEnsemble(file);
  refuseOtherKind(raw, file, "ensemble");
  return checkedEnsemble(raw, file);
}

/** @throws InputError that names the ensemble that ships, where there is no such file */
function readEnsemble(file: string): unknown {
  if (statusOf(file) !== undefined) return readJson(file);
  throw new InputError([
    {
      path: "--ensemble",
      value: file,
      expected: {
        en: "a file with an ensemble, or the name of one that ships",
        fr: "un fichier contenant un ensemble, ou le nom de celui qui est fourni",
      },
      suggestion: didYouMean(file, [DEFAULT_ENSEMBLE]) ?? {
        en: `there is no such file; known by name: ${DEFAULT_ENSEMBLE}`,
        fr: `ce fichier n’existe pas ; connu par son nom : ${DEFAULT_ENSEMBLE}`,
      },
    },
  ]);
}

/**
 * Scenarios under the settings of an ensemble, resized to `--weeks` and `--consumers`. Resizing comes second: settings
 * were fitted at the scenario's own size, and starting members are scaled with it.
 *
 * @throws InputError when scenarios and settings do not fit together
 */
export function underSettings(
  apply: Applying,
  scenarios: readonly NamedScenario[],
  options: Pick<ExperimentOptions, "weeks" | "consumers">,
  context: Context,
  format: Format,
): { applied: AppliedEnsemble; arms: NamedScenario[] } {
  const applied = apply(scenarios);
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

/** What was typed to set a field, and where. */
interface Given extends Override {
  option: string;
}

function givenBy(
  { weeks, consumers }: Pick<ExperimentOptions, "weeks" | "consumers">,
  overrides: readonly Override[],
  arms: readonly string[],
): Given[] {
  return [
    ...arms.flatMap((arm) => parseArm(arm).overrides.map((override) => ({ option: arm, ...override }))),
    ...overrides.map((override) => ({ option: "--set", ...override })),
    ...(weeks === undefined ? [] : [{ option: "--weeks", path: "horizonWeeks", value: weeks }]),
    ...(consumers === undefined
      ? []
      : [{ option: "--consumers", path: "population.consumers", value: consumers }]),
  ];
}

/** Options, and overrides typed with a scenario, that set a field the ensemble also sets. */
const takenProblems = ({ settings: [{ values }] }: Ensemble, given: readonly Given[]): Problem[] =>
  given.flatMap(({ option, path, value }) =>
    fieldsSetBy(path, value, Object.keys(values)).map((field) => ({
      path: option,
      value: `${path}=${JSON.stringify(value)}`,
      expected: {
        en: `a field that the ensemble does not set; it sets ${field}`,
        fr: `un champ que l’ensemble ne fixe pas ; il fixe ${field}`,
      },
    })),
  );
