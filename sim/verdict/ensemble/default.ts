import { valueAtPath, withValue } from "../../input/paths.ts";
import { inputError } from "../../input/problems.ts";
import type { NamedScenario } from "../../model/model.ts";
import { type AppliedEnsemble, applyEnsemble, placeProblems } from "./arms.ts";
import { checkedEnsemble, type Ensemble, ensembleHash } from "./file.ts";

/** What the ensemble is called that ships with the program, for any comparison. */
export const DEFAULT_ENSEMBLE = "default";

const [RAW] = Object.values(
  import.meta.glob("../../../scenarios/fits/default.ensemble.json", { eager: true, import: "default" }),
);

/** A few settings that stand for all that fitted one forum. */
export const defaultEnsemble = (): Ensemble => checkedEnsemble(RAW, DEFAULT_ENSEMBLE);

/**
 * The default ensemble on scenarios for which it was not fitted. A field is left as the scenarios have it where one of
 * them lacks it, where they differ in it, or where somebody has set it: all arms of a setting take the same fields.
 *
 * @param most number of settings to use, the nearest first
 * @param set what was set by hand, beside the scenarios' files
 * @throws InputError if no field is left to set
 */
export function applyDefault(
  scenarios: readonly NamedScenario[],
  most?: number,
  set: readonly (readonly [path: string, value: unknown])[] = [],
): AppliedEnsemble {
  const whole = defaultEnsemble();
  const fields = Object.keys(whole.settings[0].values);
  const isLeft = (field: string) =>
    set.some(([path, value]) => fieldsSetBy(path, value, [field]).length > 0) ||
    scenarios.some((named) => placeProblems(field, named, scenarios[0]).length > 0);
  const leftOut = fields.filter(isLeft);
  if (leftOut.length === fields.length)
    throw inputError("ensemble", DEFAULT_ENSEMBLE, ANY_FIELD, OWN_ENSEMBLE);
  const applied = applyEnsemble(without(whole, leftOut), scenarios, most);
  return {
    ...applied,
    hash: ensembleHash(whole),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

/** Its setting that has the library's own values for the forum to which the others were fitted. */
const LIBRARY = "library";

/** Whether a scenario follows the law of that forum, in all that the settings set: they stand for it then. */
export const followsForum = (
  { scenario }: NamedScenario,
  { leftOut = [] }: Pick<AppliedEnsemble, "leftOut">,
) =>
  without(defaultEnsemble(), leftOut)
    .settings.filter(({ id }) => id === LIBRARY)
    .some(({ values }) =>
      Object.entries(values).every(([path, value]) => valueAtPath(scenario, path) === value),
    );

/** Whether an ensemble is the one that ships. */
export const isDefault = ({ hash }: Pick<AppliedEnsemble, "hash">): boolean =>
  hash === ensembleHash(defaultEnsemble());

/** Which of some fields are set where a value is put at a path, perhaps with all that lies below it. */
export function fieldsSetBy(path: string, value: unknown, fields: readonly string[]): string[] {
  const raw = withValue({}, path, value);
  return fields.filter((field) => valueAtPath(raw, field) !== undefined);
}

const without = (ensemble: Ensemble, fields: readonly string[]): Ensemble => ({
  ...ensemble,
  settings: ensemble.settings.map((setting) => ({
    ...setting,
    values: Object.fromEntries(Object.entries(setting.values).filter(([path]) => !fields.includes(path))),
  })),
});

const ANY_FIELD = {
  en: "scenarios that leave some field of this ensemble to it; here each is missing, differs between them, or was set by hand",
  fr: "des scénarios qui laissent à cet ensemble au moins un de ses champs ; ici chacun manque, diffère entre eux ou a été fixé à la main",
};
const OWN_ENSEMBLE = {
  en: "calibrate one of these scenarios, and name the file of its ensemble",
  fr: "calez l’un de ces scénarios, et donnez le fichier de son ensemble",
};
