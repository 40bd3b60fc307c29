import { valueIn } from "./as-written.ts";
import { numberIn } from "./counted.ts";
import { pathInside } from "./paths.ts";
import { MOST_OF_LIST, moreValues } from "./problem-list.ts";
import type { Problem } from "./problems.ts";
import { isHolder, isRecord } from "./record.ts";
import { type Key, type Keys, refusal, type Shape, type Walk } from "./shape.ts";
import { plainInstead, unknownKey } from "./suggestions.ts";
import type { Text } from "./text.ts";
import { ANY_NUMBER } from "./values.ts";

/** Shapes of lists and objects. */

type Amount = readonly [fewest: number, most: number];

const isAmong = (count: number, [fewest, most]: Amount) => count >= fewest && count <= most;

interface ListOptions {
  expected?: Text;
  suggestion?: Shape["suggestion"];
  /** Whether no two items may be the same. */
  unique?: true;
  /** Whether a Float64Array is accepted too. */
  typed?: true;
}

/** A list whose items have one shape. If it is too long, a problem shows its length instead of the list. */
export function list(item: Shape, amount: Amount, how: ListOptions = {}): Shape {
  const { typed = false, unique = false } = how;
  const [fewest, most] = amount;
  const isList = (value: unknown): value is readonly unknown[] =>
    Array.isArray(value) || (typed && value instanceof Float64Array);
  return {
    schema: () => ({
      type: "array",
      items: item.schema(),
      ...(fewest === 0 ? {} : { minItems: fewest }),
      maxItems: most,
      ...(unique ? { uniqueItems: true } : {}),
    }),
    accepts: (value) => isList(value) && isAmong(value.length, amount) && (!unique || !hasTwice(value, item)),
    expected: how.expected ?? listExpected(amount, unique),
    ...(how.suggestion && { suggestion: how.suggestion }),
    shown: (value) => (isList(value) && value.length > most ? value.length : value),
    inside: (value, path, walk) => lookAtItems(item, value as readonly unknown[], path, walk),
  };
}

/**
 * Whether an item stands twice in a list whose items are right. Others are told themselves; and engines compare long
 * texts letter by letter, each with all others of its length.
 */
const hasTwice = (items: readonly unknown[], { accepts }: Shape): boolean =>
  Array.from(items).every(accepts) && new Set(items).size < items.length;

function listExpected([fewest, most]: Amount, unique: boolean): Text {
  const french = numberIn(most, "fr");
  const [once, uneFois] = unique ? [", none of them twice", ", sans répétition"] : ["", ""];
  return fewest === 0
    ? { en: `a list of at most ${most}${once}`, fr: `une liste d’au plus ${french} éléments${uneFois}` }
    : {
        en: `a list of ${fewest} to ${most}${once}`,
        fr: `une liste de ${numberIn(fewest, "fr")} à ${french} éléments${uneFois}`,
      };
}

function lookAtItems(item: Shape, items: readonly unknown[], path: string, walk: Walk): void {
  if (item.inside !== undefined) {
    for (let place = 0; place < items.length; place++)
      walk.look(item, () => valueIn(items, place, item), pathInside(path, place));
    return;
  }
  // There may be a million numbers, so nothing is allocated for valid ones.
  let refused = 0;
  walk.attempt(path, () => {
    for (let place = 0; place < items.length; place++) {
      const value = valueIn(items, place, item);
      if (!item.accepts(value) && refused++ < MOST_OF_LIST)
        walk.report(() => refusal(item, value, pathInside(path, place)));
    }
  });
  if (refused > MOST_OF_LIST) walk.report(() => moreValues(path, refused - MOST_OF_LIST));
}

/** The two ends of a range. */
export const RANGE: Shape = {
  schema: () => ({
    type: "array",
    prefixItems: [ANY_NUMBER.schema(), ANY_NUMBER.schema()],
    minItems: 2,
    maxItems: 2,
  }),
  accepts: (value) =>
    Array.isArray(value) && value.length === 2 && Array.from(value).every(ANY_NUMBER.accepts),
  expected: { en: "[low, high], two numbers", fr: "[bas, haut], deux nombres" },
};

interface RecordOptions {
  /** Number of entries; any number if absent. */
  amount?: Amount;
  expected?: Text;
  /** Shape of the names of entries. */
  names?: Shape;
}

/** An object with any keys. If it has too many, a problem shows their number instead of the object. */
export function record(
  entry: Shape | ((name: string) => Shape),
  { amount, expected, names }: RecordOptions = {},
): Shape {
  const entryOf = typeof entry === "function" ? entry : () => entry;
  // Counting a million keys takes long, so those of an object that is refused are counted once.
  const refused = new WeakMap<object, number>();
  const isRight = (value: object): boolean => {
    if (amount === undefined) return true;
    const count = Object.keys(value).length;
    if (count > amount[1]) refused.set(value, count);
    return isAmong(count, amount);
  };
  return {
    schema: () => ({
      type: "object",
      ...(names && { propertyNames: names.schema() }),
      additionalProperties: typeof entry === "function" ? {} : entry.schema(),
      ...(amount && { minProperties: amount[0], maxProperties: amount[1] }),
    }),
    accepts: (value) => isRecord(value) && isRight(value),
    expected: expected ?? (amount === undefined ? AN_OBJECT : entriesExpected(amount)),
    suggestion: plainInstead,
    shown: (value) => (isRecord(value) ? (refused.get(value) ?? value) : value),
    inside: (value, path, walk) => {
      const holder = value as Record<string, unknown>;
      for (const name of walk.attempt(path, () => Object.keys(holder)) ?? []) {
        const at = pathInside(path, name);
        if (names !== undefined) walk.look(names, () => name, at);
        const shape = entryOf(name);
        walk.look(shape, () => valueIn(holder, name, shape), at);
      }
    },
  };
}

const AN_OBJECT: Text = { en: "an object", fr: "un objet" };

const entriesExpected = ([fewest, most]: Amount): Text => ({
  en: `an object with ${fewest} to ${most} entries`,
  fr: `un objet de ${numberIn(fewest, "fr")} à ${numberIn(most, "fr")} entrées`,
});

interface ObjectOptions {
  expected?: Text;
  /** Names of keys that must be given. */
  required?: readonly string[];
  /** Whether unknown keys are allowed. */
  open?: boolean;
  /** Whether keys may be inherited, as methods of a class are. */
  inherited?: boolean;
  /** Makes the problem of an unknown key. @param known all valid keys */
  unknown?: (path: string, name: string, known: readonly string[]) => Problem;
}

/** An object with these keys and, unless it is open, no others. */
export const object = (keys: Keys, how: Omit<ObjectOptions, "required"> = {}): Shape =>
  objectOf(keys, (key) => key, {
    ...how,
    required: Object.keys(keys).filter((name) => keys[name].required === true),
  });

/** The same from declarations, each turned into a key when first needed. */
export function objectOf<D>(
  declared: Readonly<Record<string, D>>,
  keyOf: (declaration: D) => Key,
  how: ObjectOptions = {},
): Shape {
  const { open = false, inherited = false, required = [], unknown = unknownKey } = how;
  const known = Object.keys(declared);
  const made = new Map<string, Key>();
  const keyAt = (name: string): Key => {
    const key = made.get(name) ?? keyOf(declared[name]);
    made.set(name, key);
    return key;
  };
  return {
    schema: () => ({
      type: "object",
      properties: Object.fromEntries(known.map((name) => [name, described(keyAt(name))])),
      ...(required.length === 0 ? {} : { required }),
      ...(open ? {} : { additionalProperties: false }),
    }),
    accepts: inherited ? isHolder : isRecord,
    expected: how.expected ?? AN_OBJECT,
    suggestion: plainInstead,
    inside: (value, path, walk) => {
      const holder = value as Record<string, unknown>;
      const own = walk.attempt(path, () => Object.keys(holder)) ?? [];
      const given = new Set<string>();
      for (const name of inherited ? new Set([...own, ...known]) : own) {
        const at = pathInside(path, name);
        if (Object.hasOwn(declared, name)) {
          const key = keyAt(name);
          if (walk.look(key, () => valueIn(holder, name, key), at, true)) given.add(name);
        } else if (!open) walk.report(() => unknown(at, name, known));
      }
      for (const name of required)
        if (!given.has(name)) walk.report(() => missing(keyAt(name), pathInside(path, name)));
    },
  };
}

function missing({ expected }: Key, path: string): Problem {
  return { path, expected: { en: `missing; ${expected.en}`, fr: `manque ; ${expected.fr}` } };
}

function described({ schema, text, default: preset }: Key) {
  return {
    ...schema(),
    ...(text && { description: text.en }),
    ...(preset === undefined ? {} : { default: preset }),
  };
}

export function nullable(shape: Shape): Shape {
  return {
    ...shape,
    schema: () => ({ anyOf: [shape.schema(), { type: "null" }] }),
    accepts: (value) => value === null || shape.accepts(value),
    inside: (value, path, walk) => {
      if (value !== null) shape.inside?.(value, path, walk);
    },
  };
}

/** One of several shapes, of which at most one accepts any value. */
export function oneOf(shapes: readonly Shape[], expected: Text): Shape {
  return {
    schema: () => ({ anyOf: shapes.map(({ schema }) => schema()) }),
    accepts: (value) => shapes.some(({ accepts }) => accepts(value)),
    expected,
    suggestion: (value) => shapes.map((shape) => shape.suggestion?.(value)).find((one) => one !== undefined),
    inside: (value, path, walk) => shapes.find(({ accepts }) => accepts(value))?.inside?.(value, path, walk),
  };
}

/** One of several objects. @param pick chooses the shape by the object's content */
export function picked(
  shapes: readonly Shape[],
  pick: (value: Record<string, unknown>) => Shape,
  expected = AN_OBJECT,
): Shape {
  return {
    schema: () => ({ anyOf: shapes.map(({ schema }) => schema()) }),
    accepts: isRecord,
    expected,
    suggestion: plainInstead,
    inside: (value, path, walk) => {
      const shape = walk.attempt(path, () => pick(value as Record<string, unknown>));
      shape?.inside?.(value, path, walk);
    },
  };
}

/**
 * A shape whose values must also meet conditions that a schema cannot express.
 *
 * @param relations are checked for every accepted value, even if it contains problems
 */
export function also(
  shape: Shape,
  ...relations: readonly ((value: never, path: string) => readonly Problem[])[]
): Shape {
  return {
    ...shape,
    inside: (value, path, walk) => {
      shape.inside?.(value, path, walk);
      if (!walk.isReadable) return;
      for (const relation of relations)
        for (const problem of relation(value as never, path)) walk.report(() => problem);
    },
  };
}
