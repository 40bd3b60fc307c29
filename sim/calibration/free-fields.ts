import { pathsOf } from "../design/paths.ts";
import { FIELDS, FORMAT, type NamedScenario, type Scenario } from "../model/model.ts";
import { fits } from "../scenario/checks/shape.ts";
import type { LeverField, NumberField } from "../scenario/field.ts";
import { numberOf } from "../scenario/field-shapes.ts";
import { InputError, type Problem } from "../scenario/problems.ts";
import { assigned, completedScenario } from "../scenario/resolve.ts";
import { didYouMean } from "../scenario/suggestions.ts";
import { leavesIn } from "../scenario/walk.ts";
import type { FreeField } from "./calibration.ts";
import { CALIBRATION_KEYS, FREE } from "./calibration-keys.ts";

type Numeric = NumberField | LeverField;

/** A length that changes makes weeks of targets come and go. */
const NOT_FREE = ["horizonWeeks"];

/** Every field of a scenario that takes a number, by path, and what it holds. */
export function numericFields(scenario: object): Map<string, { field: Numeric; value: unknown }> {
  const found = leavesIn(FIELDS, scenario).flatMap(({ path, field, value }) => {
    const own = field.kind === "override" ? field.of : field;
    const isNumeric = own.kind === "number" || own.kind === "lever";
    return isNumeric && !NOT_FREE.includes(path) ? [[path, { field: own, value }] as const] : [];
  });
  return new Map(found);
}

/** The values of a setting by the paths of the scenario. */
export function valuesByPath(
  scenario: Scenario,
  free: readonly FreeField[],
  values: readonly number[],
): Record<string, number> {
  const known = [...numericFields(scenario).keys()];
  return Object.fromEntries(
    free.flatMap(({ path }, f) => pathsOf(path, known).map((one): [string, number] => [one, values[f]])),
  );
}

/** The free fields of a calibration, and what is wrong with them. @param raw its `free`, anything at all */
export function freeFields(raw: unknown, { id, scenario }: NamedScenario) {
  const known = numericFields(scenario);
  const free: FreeField[] = [];
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  for (const [path, entry] of CALIBRATION_KEYS.free.accepts(raw) ? Object.entries(raw as object) : []) {
    const at = `free.${path}`;
    const paths = pathsOf(path, known.keys());
    const all = paths.map((one) => known.get(one)!);
    // Different fields under one path would have different units and ranges.
    const found = all.every(({ field }) => field === all[0].field) ? all[0] : undefined;
    const wrong = found === undefined ? [unknownField(at, path, known.keys())] : [];
    const hasForm = found !== undefined && fits(FREE, entry);
    const field = hasForm ? freeField(path, entry as RawFree, found.field) : undefined;
    if (field !== undefined) wrong.push(...rangeProblems(field, found?.field as Numeric));
    for (const one of paths) {
      const before = taken.get(one);
      if (before !== undefined) wrong.push(takenTwice(at, one, before));
      taken.set(one, path);
    }
    const plan = all.find(({ value }) => isPlan(value));
    if (plan !== undefined) wrong.push(planned(at, plan.value));
    problems.push(...wrong);
    if (field !== undefined && wrong.length === 0) free.push(field);
  }
  if (free.length > 0 && free.every(({ role }) => role === "nuisance")) problems.push(ONLY_NUISANCES);
  return { free, problems: problems.length > 0 ? problems : endProblems({ id, scenario }, free) };
}

const ONLY_NUISANCES: Problem = {
  path: "free",
  expected: {
    en: "at least one field with the role model: nuisances are not passed on to other scenarios",
    fr: "au moins un champ dont le rôle est model : les paramètres de nuisance ne passent pas aux autres scénarios",
  },
};

type RawFree = { range: [number, number] } & Partial<Pick<FreeField, "scale" | "role">>;

const freeField = (
  path: string,
  { range, scale = "linear", role = "model" }: RawFree,
  { integer }: Numeric,
): FreeField => ({
  ...{ path, range, scale, role },
  whole: integer === true,
});

/** A lever that changes from week to week; a number in its place would be another operation. */
const isPlan = (value: unknown) => typeof value === "string" || Array.isArray(value);

function takenTwice(path: string, field: string, before: string): Problem {
  const expected = {
    en: `a path that leaves ${field} to the free field ${before}`,
    fr: `un chemin qui laisse ${field} au champ libre ${before}`,
  };
  return { path, expected };
}

function planned(path: string, value: unknown): Problem {
  const expected = {
    en: "a field that holds a number; this lever has steps or a formula",
    fr: "un champ qui contient un nombre ; ce levier a des paliers ou une formule",
  };
  return { path, value, expected };
}

function unknownField(at: string, path: string, known: Iterable<string>): Problem {
  if (NOT_FREE.includes(path))
    return {
      path: at,
      expected: {
        en: "a field that leaves the length of the scenario as it is",
        fr: "un champ qui laisse la durée du scénario telle quelle",
      },
    };
  return {
    path: at,
    expected: {
      en: "no field of the scenario that takes a number",
      fr: "aucun champ du scénario qui prenne un nombre",
    },
    suggestion: didYouMean(path, known) ?? {
      en: "levain show SCENARIO lists all fields",
      fr: "levain show SCÉNARIO montre tous les champs",
    },
  };
}

function rangeProblems({ path, range, scale }: FreeField, field: Numeric): Problem[] {
  const [low, high] = range;
  const at = `free.${path}.range`;
  if (low >= high) {
    const expected = { en: "low below high", fr: "le bas au-dessous du haut" };
    return [{ path: at, value: range, expected }];
  }
  const ends = numberOf(field);
  if (!range.every(ends.accepts)) return [{ path: at, value: range, expected: ends.expected }];
  if (scale === "log" && low <= 0) {
    const expected = {
      en: "numbers above 0, for a log scale",
      fr: "des nombres au-dessus de 0, pour une échelle log",
    };
    return [{ path: at, value: range, expected }];
  }
  return [];
}

/**
 * The scenario with one value for each free field.
 *
 * @throws InputError when it does not hold together with them
 */
export function scenarioAt(
  { id, scenario }: NamedScenario,
  free: readonly FreeField[],
  values: readonly number[],
): NamedScenario {
  return scenarioWith({ id, scenario }, valuesByPath(scenario, free, values));
}

/**
 * The scenario with other numbers in some fields.
 *
 * @throws InputError when it does not hold together with them
 */
export function scenarioWith(
  { id, scenario }: NamedScenario,
  values: Readonly<Record<string, number>>,
): NamedScenario {
  const raw = Object.entries(values).reduce((all, [path, value]) => assigned(all, path, value), {
    ...scenario,
  } as Record<string, unknown>);
  return { id, scenario: completedScenario<Scenario>(raw, FORMAT, id) };
}

/** Ends of ranges with which the scenario contradicts itself, everything else being as it is. */
function endProblems(named: NamedScenario, free: readonly FreeField[]): Problem[] {
  return free.flatMap((field) =>
    field.range.flatMap((value): Problem[] => {
      try {
        scenarioAt(named, [field], [value]);
        return [];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const [{ path, expected }] = error.problems;
        const told = {
          en: `values with which the scenario holds together; at ${value}: ${path}: ${expected.en}`,
          fr: `des valeurs avec lesquelles le scénario tient ; à ${value} : ${path} : ${expected.fr}`,
        };
        return [{ path: `free.${field.path}.range`, value: field.range, expected: told }];
      }
    }),
  );
}
