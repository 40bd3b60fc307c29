import { inputError } from "../../input/problems.ts";
import type { Column } from "../../world/module.ts";
import type { World } from "../../world/state/world.ts";
import { OPERATION_COLUMNS, PERSON_COLUMNS } from "../model.ts";
import { checkPrints, printsOf } from "./prints.ts";

/** A column of a world, by the name under which own code finds it. */
interface Named {
  name: string;
  column: Float64Array;
  /** Where it belongs. */
  holder: object;
  key: string;
  /** Whether it may hold weeks that never come. */
  endless: boolean;
}

/** Columns that start with a week that never comes. */
const ENDLESS = new Set(
  Object.entries({ ...PERSON_COLUMNS, ...OPERATION_COLUMNS } as Record<string, Column>)
    .filter(([, { start }]) => start === Number.POSITIVE_INFINITY)
    .map(([name]) => name),
);
const FOUND = new WeakMap<World, readonly Named[]>();

/** What a world and its operations hold besides columns, and what it was before a step. */
interface Held {
  name: string;
  holder: object;
  key: string;
  before: unknown;
}
const HELD = new WeakMap<World, readonly Held[]>();
const FROZEN = new WeakSet<object>();

/**
 * Checks what an own step leaves behind. A NaN or an infinite number would spread without a word, and nobody waits for
 * a promise.
 *
 * @param path of the mechanism
 * @throws InputError
 */
export function checkLeft(path: string, world: World, step: () => unknown): void {
  // Found before the step, which may remove one.
  const columns = columnsOf(world);
  const held = heldBy(world);
  for (const one of held) one.before = (one.holder as Record<string, unknown>)[one.key];
  const prints = isLookedThrough(world) ? printsOf(world, false) : null;
  const returned = step();
  if (isPromise(returned))
    throw inputError(path, undefined, {
      en: "a step that is done when it returns; this one returns a promise",
      fr: "un pas qui a fini quand il rend la main ; celui-ci renvoie une promesse",
    });
  for (const { name, holder, key, before } of held)
    if ((holder as Record<string, unknown>)[key] !== before)
      throw inputError(path, undefined, {
        en: `${name} left as it is; a step changes columns, numbers and tallies, and nothing else`,
        fr: `${name} laissé tel quel ; un pas change des colonnes, des nombres et des décomptes, et rien d’autre`,
      });
  if (prints !== null) checkPrints(path, prints, printsOf(world, false), "columns");
  for (const { name, column, holder, key, endless } of columns) {
    if ((holder as Record<string, unknown>)[key] !== column)
      throw inputError(path, undefined, {
        en: `the column ${name} in its place; a step writes into columns, and neither replaces nor removes them`,
        fr: `la colonne ${name} à sa place ; un pas écrit dans les colonnes, sans les remplacer ni les retirer`,
      });
    const place = placeOfUnfit(column, endless);
    if (place >= 0) throw unfit(path, `${name}[${place}]`, column[place]);
  }
  const { numbers, operations } = world;
  checkNumbers(path, "numbers", numbers);
  for (const operation of operations) {
    checkNumbers(path, `${operation.id}.numbers`, operation.numbers);
    const { names, values } = operation.week;
    for (let place = 0; place < values.length; place++)
      if (!Number.isFinite(values[place]))
        throw unfit(path, `${operation.id}.week.${names[place]}`, values[place]);
  }
}

/** In the first weeks of a world, at the end, and now and then, all is looked through: what is to be left as it is too. */
const FIRST_WEEKS = 2;
const EVERY_WEEKS = 26;

/** Whether this week is one of those: to compare all that a world holds takes longer than a step does. */
function isLookedThrough({ week, weeks, parameters }: World): boolean {
  const since = week + parameters.warmUpWeeks;
  return since < FIRST_WEEKS || since % EVERY_WEEKS === 0 || week === weeks - 1;
}

/** Place of the first number that must not be in a column; −1 if there is none. */
function placeOfUnfit(column: Float64Array, endless: boolean): number {
  if (!endless && areFinite(column)) return -1;
  return column.findIndex(
    (value) => !Number.isFinite(value) && !(endless && value === Number.POSITIVE_INFINITY),
  );
}

/** A number times 0 is 0 unless it is infinite or none: adding these up takes a third of the time of asking each. */
function areFinite(column: Float64Array): boolean {
  let [even, odd] = [0, 0];
  for (let place = 1; place < column.length; place += 2) {
    even += column[place - 1] * 0;
    odd += column[place] * 0;
  }
  const last = column.length % 2 === 1 ? column[column.length - 1] * 0 : 0;
  return even + odd + last === 0;
}

const isPromise = (value: unknown) =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

/** All columns that a step may change. */
function columnsOf(world: World): readonly Named[] {
  const known = FOUND.get(world) ?? [
    ...columnsIn("people", world.people),
    ...world.operations.flatMap((operation) => columnsIn(operation.id, operation)),
  ];
  FOUND.set(world, known);
  return known;
}

/** All that a step finds and may only read; parameters are shared with other worlds, so writing into them throws. */
function heldBy(world: World): readonly Held[] {
  freeze(world.parameters);
  Object.freeze(world.operations);
  for (const { parameters } of world.operations) freeze(parameters);
  const known = HELD.get(world) ?? [
    ...heldIn("world", world),
    ...world.operations.flatMap((operation) =>
      heldIn(operation.id, operation).filter(({ before }) => typeof before === "object"),
    ),
  ];
  HELD.set(world, known);
  return known;
}

const heldIn = (name: string, holder: object): Held[] =>
  Object.entries(holder).flatMap(([key, before]) =>
    before instanceof Float64Array ? [] : [{ name: `${name}.${key}`, holder, key, before }],
  );

function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || FROZEN.has(value)) return;
  FROZEN.add(value);
  for (const inner of Object.values(value)) freeze(inner);
  Object.freeze(value);
}

const columnsIn = (name: string, holder: object): Named[] =>
  Object.entries(holder).flatMap(([key, column]) =>
    column instanceof Float64Array
      ? [{ name: `${name}.${key}`, column, holder, key, endless: ENDLESS.has(key) }]
      : [],
  );

function checkNumbers(path: string, name: string, numbers: object): void {
  for (const key in numbers) {
    const value = (numbers as Record<string, unknown>)[key];
    if (typeof value === "number" && !Number.isFinite(value)) throw unfit(path, `${name}.${key}`, value);
  }
}

const unfit = (path: string, name: string, value: number) =>
  inputError(
    path,
    value,
    Number.isNaN(value)
      ? { en: `a number in ${name}`, fr: `un nombre dans ${name}` }
      : { en: `a finite number in ${name}`, fr: `un nombre fini dans ${name}` },
  );
