import type { NamedScenario, Scenario } from "../model/model.ts";
import { assigned, completedScenario, type Format } from "../scenario/resolve.ts";
import { leavesIn } from "../scenario/walk.ts";
import { pathsOf } from "./paths.ts";
import type { Value } from "./range.ts";

/**
 * Gives a scenario with a value for each path, which may stand for several fields.
 *
 * @returns throws InputError when the scenario does not hold together with the values
 */
export function placerOf(
  { id, scenario }: NamedScenario,
  factors: readonly { readonly path: string }[],
  format: Format,
): (values: readonly Value[]) => NamedScenario {
  const known = leavesIn(format.fields, scenario).map(({ path }) => path);
  const places = factors.flatMap(({ path }, f) => pathsOf(path, known).map((one) => [one, f] as const));
  return (values) => {
    const raw = places.reduce<Record<string, unknown>>(
      (whole, [path, f]) => assigned(whole, path, values[f]),
      { ...scenario },
    );
    return { id, scenario: completedScenario<Scenario>(raw, format, id) };
  };
}
