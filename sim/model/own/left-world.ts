import { inputError } from "../../input/problems.ts";
import type { Column } from "../../world/module.ts";
import type { World } from "../../world/state/world.ts";
import { OPERATION_COLUMNS, PERSON_COLUMNS } from "../model.ts";
import type { OwnWorld } from "./own.ts";
import { checkPrints, printsOf } from "./prints.ts";
import { type View, viewOf } from "./view.ts";

/** Columns that start with a week that never comes. */
const ENDLESS = new Set(
  Object.entries({ ...PERSON_COLUMNS, ...OPERATION_COLUMNS } as Record<string, Column>)
    .filter(([, { start }]) => start === Number.POSITIVE_INFINITY)
    .map(([name]) => name),
);
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
export function checkLeft(path: string, world: World, step: (seen: OwnWorld) => unknown): void {
  const view = viewOf(world);
  const held = heldBy(world);
  for (const one of held) one.before = (one.holder as Record<string, unknown>)[one.key];
  const prints = isLookedThrough(world) ? printsOf(world, false) : null;
  const returned = step(view.world);
  if (isPromise(returned))
    throw inputError(path, undefined, {
      en: "a step that is done when it returns; this one returns a promise",
      fr: "un pas qui a fini quand il rend la main ; celui-ci renvoie une promesse",
    });
  for (const { name, holder, key, before } of held)
    if ((holder as Record<string, unknown>)[key] !== before) throw changed(path, name);
  if (prints !== null) checkPrints(path, prints, printsOf(world, false), "columns");
  if (prints !== null) checkKeys(path, view);
  for (const { name, column, holder, key } of view.columns)
    if ((holder as Record<string, unknown>)[key] !== column) throw moved(path, name);
  for (const { name, column, key } of view.reached) {
    const place = placeOfUnfit(column, ENDLESS.has(key));
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

/** What a step removes from its view of the world, or adds to it, is in no other step's. */
function checkKeys(path: string, { parts }: View): void {
  for (const { name, part, keys } of parts) {
    const missing = keys.find((key) => !Object.hasOwn(part, key));
    if (missing !== undefined) throw moved(path, `${name}.${missing}`);
    if (Object.keys(part).length > keys.length) throw changed(path, `the keys of ${name}`);
  }
}

const moved = (path: string, name: string) =>
  inputError(path, undefined, {
    en: `the column ${name} in its place; a step writes into columns, and neither replaces nor removes them`,
    fr: `la colonne ${name} à sa place ; un pas écrit dans les colonnes, sans les remplacer ni les retirer`,
  });

const changed = (path: string, name: string) =>
  inputError(path, undefined, {
    en: `${name} left as it is; a step changes columns, numbers and tallies, and nothing else`,
    fr: `${name} laissé tel quel ; un pas change des colonnes, des nombres et des décomptes, et rien d’autre`,
  });

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
  for (let place = 0; place < column.length; place++)
    if (!Number.isFinite(column[place]) && !(endless && column[place] === Number.POSITIVE_INFINITY))
      return place;
  return -1;
}

const isPromise = (value: unknown) =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

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
