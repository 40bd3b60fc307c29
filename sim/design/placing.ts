import { FORMAT, type NamedScenario, type Scenario } from "../model/model.ts";
import type { Fields } from "../scenario/field.ts";
import { InputError, type Problem } from "../scenario/problems.ts";
import { completedScenario, type Format } from "../scenario/resolve.ts";
import { leavesIn, matchingPaths, withValues } from "../scenario/walk.ts";
import { endsOf, type Factor } from "./factor.ts";
import type { Value } from "./range.ts";

/** Puts values into the fields of a scenario. */

type Paths = readonly { readonly path: string }[];

/**
 * The scenario with other values in some of its fields.
 *
 * @param values with the path of each, which has no star
 * @throws InputError when it does not hold together with them
 */
export function scenarioWith(
  { id, scenario }: NamedScenario,
  values: Iterable<readonly [path: string, value: unknown]>,
  format: Format = FORMAT,
): NamedScenario {
  const changed = withValues({ ...scenario }, values);
  return { id, scenario: completedScenario<Scenario>(changed, format, id) };
}

/**
 * Makes scenarios with a value for each factor, whose path may stand for several fields.
 *
 * @returns throws InputError when the scenario does not hold together with the values
 */
export function scenarioMaker(
  named: NamedScenario,
  factors: Paths,
  format: Format = FORMAT,
): (values: readonly Value[]) => NamedScenario {
  const places = placesOf(named.scenario, factors, format.fields);
  return (values) =>
    scenarioWith(
      named,
      places.map(([path, f]) => [path, values[f]] as const),
      format,
    );
}

/** The same once. @throws InputError when the scenario does not hold together with the values */
export const scenarioAt = (
  named: NamedScenario,
  factors: Paths,
  values: readonly Value[],
  format: Format = FORMAT,
): NamedScenario => scenarioMaker(named, factors, format)(values);

/** A value for each factor, by the paths of the fields that it stands for. */
export function valuesByField<V extends Value>(
  { scenario }: NamedScenario,
  factors: Paths,
  values: readonly V[],
  format: Format = FORMAT,
): Record<string, V> {
  const places = placesOf(scenario, factors, format.fields);
  return Object.fromEntries(places.map(([path, f]) => [path, values[f]]));
}

/** The fields that factors stand for in a scenario, each with its factor's number. */
function placesOf(scenario: Scenario, factors: Paths, fields: Fields): (readonly [string, number])[] {
  const known = leavesIn(fields, scenario).map(({ path }) => path);
  return factors.flatMap(({ path }, f) => matchingPaths(path, known).map((one) => [one, f] as const));
}

/** More values that fail are not told. */
const MOST_REPORTED = 20;

/** Values of some factors, and where they stand in the file. */
export interface Attempt {
  readonly factors: Paths;
  readonly values: readonly Value[];
  readonly at: string;
}

/** What is wrong with scenarios once fields hold some values, the others being as they are. */
export function placingProblems(
  scenarios: readonly NamedScenario[],
  attempts: readonly Attempt[],
  format: Format = FORMAT,
): Problem[] {
  const problems: Problem[] = [];
  for (const named of scenarios)
    for (const { factors, values, at } of attempts) {
      if (problems.length >= MOST_REPORTED) return problems;
      try {
        scenarioAt(named, factors, values, format);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(contradicted(named.id, error.problems[0], values, at));
      }
    }
  return problems;
}

/** Every factor alone at its ends. @param at where a factor's values stand in the file */
export const attemptsAtEnds = (factors: readonly Factor[], at: (factor: Factor) => string): Attempt[] =>
  factors.flatMap((factor) =>
    endsOf(factor).map((value) => ({ factors: [factor], values: [value], at: at(factor) })),
  );

function contradicted(
  id: string,
  { path, expected }: Problem,
  values: readonly Value[],
  at: string,
): Problem {
  return {
    path: at,
    value: values.length === 1 ? values[0] : values,
    expected: {
      en: `values with which ${id} holds together; ${path}: ${expected.en}`,
      fr: `des valeurs avec lesquelles ${id} tient ; ${path} : ${expected.fr}`,
    },
  };
}
