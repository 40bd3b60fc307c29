import { inputError } from "../../input/problems.ts";
import type { World } from "../../world/state/world.ts";

/**
 * What own code must leave as it is, as numbers to compare. Traits and networks are shared by the matched worlds, keys
 * decide everybody's draws, and lists and counts must agree with each other: to change one changes other results.
 */

/** A number that stands for the content of each thing, by its name. */
type Prints = ReadonlyMap<string, number>;

/** What a step may change, or what nobody can. */
const FREE = ["operations", "columns", "people", "numbers", "block", "parameters", "draws"];
const FREE_IN_OPERATION = ["numbers", "week", "total", "parameters"];

/** @param strict whether columns, numbers and tallies count as well */
export function printsOf(world: World, strict: boolean): Prints {
  const columns = new Set<unknown>(strict ? [] : world.columns.map(({ column }) => column));
  const free = (names: readonly string[]) => names.filter((name) => !strict || !CHANGEABLE.includes(name));
  const found = new Map<string, number>();
  const look = (name: string, holder: object, left: readonly string[]) => {
    const entries = Object.entries(holder).filter(([, value]) => !columns.has(value));
    found.set(`the keys of ${name}`, entries.length);
    for (const [key, value] of entries)
      if (!left.includes(key)) found.set(`${name}.${key}`, printOf(value, START, 0));
  };
  look("world", world, free(FREE));
  world.operations.forEach((operation, place) => {
    look(`operations.${place}`, operation, free(FREE_IN_OPERATION));
  });
  return found;
}

const CHANGEABLE = ["people", "numbers", "week", "total"];

/** @throws InputError that names the first thing that is no longer what it was. @param path of the own part */
export function checkPrints(
  path: string,
  before: Prints,
  after: Prints,
  mayChange: "columns" | "nothing",
): void {
  for (const [name, print] of before)
    if (after.get(name) !== print)
      throw inputError(
        path,
        undefined,
        mayChange === "nothing"
          ? {
              en: `${name} left as it is; a metric changes nothing`,
              fr: `${name} laissé tel quel ; un indicateur ne change rien`,
            }
          : {
              en: `${name} left as it is; a step changes columns, numbers and tallies, and nothing else`,
              fr: `${name} laissé tel quel ; un pas change des colonnes, des nombres et des décomptes, et rien d’autre`,
            },
      );
}

const START = 0x811c9dc5;
const DEEPEST = 6;
const NUMBER = new Float64Array(1);
const WORDS = new Uint32Array(NUMBER.buffer);

const mixed = (print: number, word: number) => Math.imul(print ^ word, 0x01000193);

function printOf(value: unknown, print: number, depth: number): number {
  if (typeof value === "number" || typeof value === "boolean") {
    NUMBER[0] = Number(value);
    return mixed(mixed(print, WORDS[0]), WORDS[1]);
  }
  if (typeof value === "string") {
    let next = print;
    for (let at = 0; at < value.length; at++) next = mixed(next, value.charCodeAt(at));
    return next;
  }
  if (typeof value !== "object" || value === null || depth === DEEPEST) return mixed(print, 1);
  if (ArrayBuffer.isView(value)) return printOfArray(value, print);
  if (value instanceof Set || value instanceof Map) return mixed(print, value.size);
  const inside = Object.values(value);
  return inside.reduce<number>((next, one) => printOf(one, next, depth + 1), mixed(print, inside.length));
}

function printOfArray(view: ArrayBufferView, print: number): number {
  const { buffer, byteOffset, byteLength } = view;
  let next = mixed(print, byteLength);
  const isEven = byteOffset % 4 === 0 && byteLength % 4 === 0;
  const words = isEven
    ? new Uint32Array(buffer, byteOffset, byteLength / 4)
    : new Uint8Array(buffer, byteOffset, byteLength);
  for (let at = 0; at < words.length; at++) next = mixed(next, words[at]);
  return next;
}
