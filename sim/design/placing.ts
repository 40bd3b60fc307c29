import { matchingPaths, withValues } from "../input/paths.ts";
import { InputError, type Problem } from "../input/problems.ts";
import { FORMAT, type NamedScenario, type Scenario } from "../model/model.ts";
import type { Fields } from "../scenario/field.ts";
import { completedScenario, type Format } from "../scenario/resolve.ts";
import { leavesIn } from "../scenario/walk.ts";
import { endsOf, type Factor } from "./factor.ts";
import type { Value } from "./range.ts";

/** Puts values into the fields of a scenario. */

type Paths = readonly { readonly path: string }[];

/**
 * The scenario with other values in some of its fields.
 *
 * @param values each with its path, without stars
 * @throws InputError when the scenario is inconsistent with them
 */
export function scenarioWith(
  { id, scenario }: NamedScenario,
  values: Iterable<readonly [path: string, value: unknown]>,
  format: Format = FORMAT,
): NamedScenario {
  const changed = withValues({ ...scenario }, values);
  return { id, scenario: completedScenario<Scenario>(changed, format, id, scenario) };
}

/**
 * Makes scenarios with a value for each factor, whose path may stand for several fields.
 *
 * @returns a function that throws InputError when the scenario is inconsistent with the values
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

/** As {@link scenarioMaker}, for one scenario. @throws InputError when the scenario is inconsistent with the values */
export const scenarioAt = (
  named: NamedScenario,
  factors: Paths,
  values: readonly Value[],
  format: Format = FORMAT,
): NamedScenario => scenarioMaker(named, factors, format)(values);

/** The values of factors by the paths of the fields that they stand for. */
export function valuesByField<V extends Value>(
  { scenario }: NamedScenario,
  factors: Paths,
  values: readonly V[],
  format: Format = FORMAT,
): Record<string, V> {
  const places = placesOf(scenario, factors, format.fields);
  return Object.fromEntries(places.map(([path, f]) => [path, values[f]]));
}

/** The fields that factors stand for in a scenario, each with the index of its factor. */
function placesOf(scenario: Scenario, factors: Paths, fields: Fields): (readonly [string, number])[] {
  const known = leavesIn(fields, scenario).map(({ path }) => path);
  return factors.flatMap(({ path }, f) => matchingPaths(path, known).map((one) => [one, f] as const));
}

/** At most this many failing values are reported. */
const MOST_REPORTED = 20;

/** Values of some factors, and their path in the file. */
export interface Attempt {
  readonly factors: Paths;
  readonly values: readonly Value[];
  readonly at: string;
}

/** Problems of scenarios in which only the given values change. */
export function placingProblems(
  scenarios: readonly NamedScenario[],
  attempts: readonly Attempt[],
  format: Format = FORMAT,
): Problem[] {
  const problems: Problem[] = [];
  for (const named of scenarios) {
    // Points of a list share their factors; finding their fields takes longer than trying a point.
    const makers = new Map<Paths, ReturnType<typeof scenarioMaker>>();
    for (const { factors, values, at } of attempts) {
      if (problems.length >= MOST_REPORTED) return problems;
      try {
        const make = makers.get(factors) ?? scenarioMaker(named, factors, format);
        makers.set(factors, make);
        make(values);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(contradicted(named.id, error.problems[0], values, at));
      }
    }
  }
  return problems;
}

/** Every factor at each of its ends, one at a time. @param at path of a factor's values in the file */
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
      en: `values with which ${id} is consistent; ${path}: ${expected.en}`,
      fr: `des valeurs avec lesquelles ${id} est cohérent ; ${path} : ${expected.fr}`,
    },
  };
}
