import { numericOf } from "../../sim/design/varied-fields.ts";
import { matchingPaths, valueAtPath, withValues } from "../../sim/input/paths.ts";
import { resolveScenario, type ScenarioInput } from "../../sim/model/built-in.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { leavesIn } from "../../sim/scenario/walk.ts";

/**
 * Arms in which a parameter is so many times its value in each of them, within its range; arms without it stay.
 *
 * @param parameter path of a field that holds a number; a star stands for every id
 * @throws Error if it moves in no arm
 */
export function moved(arms: readonly ScenarioInput[], parameter: string, factor: number): ScenarioInput[] {
  const others = arms.map((arm) => valuesOf(arm, parameter, factor));
  if (factor !== 1 && others.every((changes) => changes.length === 0))
    throw new Error(`${parameter}: ${factor} times its value is no other value in any arm`);
  return arms.map((arm, place) => withValues(arm, others[place]));
}

/** The values that a parameter would have in an arm, where they are others than it has. */
function valuesOf(arm: ScenarioInput, parameter: string, factor: number): [path: string, value: number][] {
  const { scenario } = resolveScenario(arm);
  const fields = new Map(leavesIn(FIELDS, scenario).map(({ path, field }) => [path, field]));
  return matchingPaths(parameter, fields.keys()).flatMap((path): [string, number][] => {
    const value = valueAtPath(scenario, path);
    const field = numericOf(fields.get(path)!);
    if (typeof value !== "number" || field === undefined) return [];
    const [least, most] = field.range;
    const wanted = field.integer ? Math.round(factor * value) : factor * value;
    const other = Math.min(most, Math.max(least, wanted));
    return other === value ? [] : [[path, other]];
  });
}
