import { WORLD_TALLIES } from "../../sim/model/declared.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import type { ModelModule } from "../../sim/world/module.ts";

/** Names that modules declare, as `reads` spells them. */

export const prefixed = (prefix: string, names: Iterable<string>) =>
  [...names].map((name) => `${prefix}.${name}`);
export const tallied = (names: readonly string[] = []) => [
  ...prefixed("operation.week", names),
  ...prefixed("operation.total", names),
];

export const FIELD_NAMES = prefixed(
  "parameters",
  leavesOf(FIELDS)
    .filter(([, { kind }]) => kind !== "override")
    .map(([path]) => path),
);
/** What a module declares itself. */
export function declaredBy({ id, ...module }: ModelModule): ReadonlySet<string> {
  return new Set([
    ...prefixed("people", Object.keys(module.personColumns ?? {})),
    ...prefixed("operation", Object.keys(module.operationColumns ?? {})),
    ...prefixed("operation.numbers", Object.keys(module.operationNumbers ?? {})),
    ...prefixed("numbers", Object.keys(module.worldNumbers ?? {})),
    ...tallied(id === "world" ? WORLD_TALLIES : module.tallies),
    ...FIELD_NAMES.filter((name) => name.startsWith(`parameters.${id}.`)),
    `parameters.mechanisms.${id}`,
  ]);
}
