import { Counters } from "../../core/counters.ts";
import { isNothing } from "./nothing.ts";
import { PeopleList } from "./people-list.ts";
import type { Operation, World } from "./world.ts";

/** Fields that never change in a world; another world made for the same people has the same values. */
export const FIXED = [
  ...(["weeks", "parameters", "draws", "traits", "network", "bannedPeople"] as const),
  ...(["places", "turnover", "newcomers"] as const),
  ...(["index", "id", "tells", "names"] as const),
] satisfies readonly (keyof World | keyof Operation | keyof Counters)[];

/** Other names of what is copied under its own. */
export const ALIASES = ["columns"] satisfies readonly (keyof World)[];

/** Counts of the horizon's weeks: all 0 until it begins, and as many as its own world has weeks. */
export const OF_HORIZON = ["contributorsInWeek"] satisfies readonly (keyof World)[];

/** Temporary fields, whose content is not kept from one step to the next. */
export const SCRATCH = ["block", "lots"] satisfies readonly (keyof World)[];

/** Names and values of all that changes: numbers, texts, typed arrays, and nested states. */
export interface State {
  readonly [name: string]: number | boolean | string | ArrayBufferView | State;
}

/**
 * All that changes in a world, or in an object that contains one, until its horizon begins. Arrays are not copied. It
 * follows the object's structure, so it includes all that mechanisms add.
 *
 * @throws Error if a field cannot be copied and is declared neither fixed nor scratch
 */
export function stateOf(holder: object): State {
  const left: readonly string[] = [...FIXED, ...OF_HORIZON, ...SCRATCH, ...ALIASES];
  const moving = Object.entries(holder).filter(
    ([name, value]) => !left.includes(name) && !(ArrayBuffer.isView(value) && isNothing(value)),
  );
  return Object.fromEntries(moving.map(([name, value]) => [name, partOf(name, value)]));
}

function partOf(name: string, value: unknown): State[string] {
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  if (ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value) || isHolder(value)) return stateOf(value);
  throw new Error(`${name} is neither copied nor declared fixed or scratch`);
}

/** Whether the content can be copied. Maps, functions and instances of unknown classes would look empty. */
function isHolder(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof PeopleList || value instanceof Counters) return true;
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** A copy of the state, with copied arrays. */
export function copyOf(state: State): State {
  return Object.fromEntries(
    Object.entries(state).map(([name, part]) => {
      if (ArrayBuffer.isView(part)) return [name, (part as Uint8Array).slice()];
      return [name, typeof part === "object" ? copyOf(part) : part];
    }),
  );
}

/**
 * Puts a state into a world with the same people and operations; the state itself does not change.
 *
 * @param holder the object passed to {@link stateOf}, or another one made in the same way
 */
export function restore(holder: object, state: State): void {
  const fields = holder as Record<string, unknown>;
  for (const [name, part] of Object.entries(state)) {
    const own = fields[name];
    if (typeof part !== "object") fields[name] = part;
    else if (!ArrayBuffer.isView(part)) restore(own as object, part);
    else if ((own as Uint8Array).length === (part as Uint8Array).length && !isNothing(own as Uint8Array))
      (own as Uint8Array).set(part as Uint8Array);
    else fields[name] = (part as Uint8Array).slice();
  }
}
