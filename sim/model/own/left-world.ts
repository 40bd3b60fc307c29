import { inputError } from "../../input/problems.ts";
import type { World } from "../../world/state/world.ts";

/** A column of a world, by the name under which own code finds it. */
interface Named {
  name: string;
  column: Float64Array;
}

const GROUPS = ["motivation", "resource", "skill"] as const;
const FOUND = new WeakMap<World, readonly Named[]>();

/**
 * Checks what an own step leaves behind. A NaN would spread without a word, and nobody waits for a promise.
 *
 * @param path of the mechanism
 * @param returned by the step
 * @throws InputError
 */
export function checkLeft(path: string, world: World, returned: unknown): void {
  if (isPromise(returned))
    throw inputError(path, undefined, {
      en: "a step that is done when it returns; this one returns a promise",
      fr: "un pas qui a fini quand il rend la main ; celui-ci renvoie une promesse",
    });
  for (const { name, column } of columnsOf(world))
    for (let place = 0; place < column.length; place++)
      if (Number.isNaN(column[place])) throw notANumber(path, `${name}[${place}]`);
  const { numbers, operations } = world;
  checkNumbers(path, "numbers", numbers);
  for (const operation of operations) {
    checkNumbers(path, `${operation.id}.numbers`, operation.numbers);
    const { names, values } = operation.week;
    for (let place = 0; place < values.length; place++)
      if (Number.isNaN(values[place])) throw notANumber(path, `${operation.id}.week.${names[place]}`);
  }
}

const isPromise = (value: unknown) =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

function columnsOf(world: World): readonly Named[] {
  const known = FOUND.get(world) ?? [
    ...columnsIn("people", world.people),
    ...columnsIn("traits", world.traits),
    ...GROUPS.flatMap((group) => columnsIn(`traits.${group}`, world.traits[group])),
    ...world.operations.flatMap((operation) => columnsIn(operation.id, operation)),
  ];
  FOUND.set(world, known);
  return known;
}

const columnsIn = (name: string, holder: object): Named[] =>
  Object.entries(holder).flatMap(([key, column]) =>
    column instanceof Float64Array ? [{ name: `${name}.${key}`, column }] : [],
  );

function checkNumbers(path: string, name: string, numbers: object): void {
  for (const key in numbers)
    if (Number.isNaN((numbers as Record<string, unknown>)[key])) throw notANumber(path, `${name}.${key}`);
}

const notANumber = (path: string, name: string) =>
  inputError(path, Number.NaN, { en: `a number in ${name}`, fr: `un nombre dans ${name}` });
