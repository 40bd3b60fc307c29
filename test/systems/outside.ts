import type { Language } from "../../sim/input/text.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { fileOf, SYSTEMS } from "../../sim/model/systems/systems.ts";
import { believableOf } from "../../sim/scenario/believable.ts";
import type { Leaf } from "../../sim/scenario/field.ts";
import { valuesSet } from "../../sim/scenario/sources.ts";
import { rangeIn } from "../docs/contracts/leaf-words.ts";

/** Values of systems outside the range in which one would believe the default of their field. */

/** The range that a value is outside of, in words; undefined where it is inside, and where there is none. */
export function outside(field: Leaf, value: unknown, language: Language): string | undefined {
  const range = believableOf(field)?.range;
  if (typeof value !== "number" || range === undefined) return undefined;
  return value < range[0] || value > range[1] ? rangeIn(range, language) : undefined;
}

/** How many values the files of all systems set, of those that have a range, and how many of them are outside it. */
export function outsideCount(): { ranged: number; beyond: number } {
  const ranged = SYSTEMS.flatMap((id) => valuesSet(FIELDS, fileOf(id))).filter(
    ({ field, value }) => typeof value === "number" && believableOf(field) !== undefined,
  );
  const beyond = ranged.filter(({ field, value }) => outside(field, value, "en") !== undefined);
  return { ranged: ranged.length, beyond: beyond.length };
}
