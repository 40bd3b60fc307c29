import fc from "fast-check";

/** Values made from a JSON Schema, with no mistake in them or with few. */

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | false;
  minProperties?: number;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  uniqueItems?: boolean;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

/** What hardly any place takes, and what some do by chance. */
const STRANGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    ...[null, true, 0, -0, -1, 0.5, 1.5, 1e21, 1e22, 1e300, Number.MAX_VALUE],
    ...["", " ", "a", "week", "__proto__", "constructor", "12", "a".repeat(65), "😀".repeat(150)],
    ...["x".repeat(201), "x".repeat(1001), [], {}, [0, 1], [1, 1], [[1]], { from: 0, to: 1, value: 1 }],
  ),
);

/** Words of any of the forms that fields have. */
const WORDS = [
  "",
  "a",
  "forum-2",
  "0",
  "0".repeat(64),
  "people.csv",
  "active@forum",
  "x\u0007",
  "marketing §2.3",
];

/** Keys of any object: known elsewhere, known nowhere, or known to all objects. */
const STRAY = fc.constantFrom(
  "values",
  "points",
  "id",
  "a",
  "forum",
  "Bad Id",
  "7",
  "constructor",
  "__proto__",
);

/**
 * @param strange whether something may be wrong with the value, now and then; in what it holds, in about one place of
 * three, so that most values have a single fault
 */
export function fromSchema(schema: Schema, strange: boolean): fc.Arbitrary<unknown> {
  const sound = ofSchema(schema, strange);
  if (!strange) return sound;
  return fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: STRANGE });
}

/** What a value holds. */
const inner = (schema: Schema, strange: boolean): fc.Arbitrary<unknown> =>
  strange
    ? fc.integer({ min: 0, max: 2 }).chain((chosen) => fromSchema(schema, chosen === 0))
    : fromSchema(schema, false);

function ofSchema(schema: Schema, strange: boolean): fc.Arbitrary<unknown> {
  // With properties, `anyOf` only says which of them go together.
  if (schema.anyOf !== undefined && schema.properties === undefined)
    return fc.oneof(...schema.anyOf.map((one) => fromSchema(one, strange)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? STRANGE : fc.oneof(...types.map((type) => ofType(type, schema, strange)));
}

function ofType(type: string, schema: Schema, strange: boolean): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "string":
      return textOf(schema, strange);
    case "integer":
    case "number":
      return numberOf(type, schema, strange);
    case "array":
      return listOf(schema, strange);
    case "object":
      return objectOf(schema, strange);
  }
  throw new Error(`no values of type ${type}`);
}

function textOf({ pattern, minLength = 0, maxLength = 300 }: Schema, strange: boolean): fc.Arbitrary<string> {
  const form = new RegExp(pattern ?? "", "u");
  if (pattern !== undefined) return fc.constantFrom(...WORDS.filter((word) => strange || form.test(word)));
  const lengths = [minLength, Math.min(maxLength, 2000), ...(strange ? [Math.min(maxLength, 2000) + 1] : [])];
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("week", "2 * week + 1") },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...lengths), fc.constantFrom("x", "é", "😀"))
        .map(([length, letter]) => letter.repeat(length)),
    },
  );
}

function numberOf(type: string, schema: Schema, strange: boolean): fc.Arbitrary<number> {
  const { minimum: low = schema.exclusiveMinimum ?? -1e6, maximum: high = 1e6 } = schema;
  const [min, max] = [Math.ceil(Math.max(low, -1e9)), Math.floor(Math.min(high, 1e9))];
  const inside =
    type === "integer"
      ? fc.integer({ min, max })
      : fc.double({ min: low, max: high, noNaN: true, minExcluded: schema.exclusiveMinimum !== undefined });
  if (!strange) return inside;
  return fc.oneof(inside, fc.constantFrom(low, high, low - 1, high + 1, low + 0.5));
}

const LONGEST = 4;

function listOf({ prefixItems, items = {}, minItems = 0, uniqueItems }: Schema, strange: boolean) {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((item) => inner(item, strange)));
  const list = fc.array(inner(items, strange), {
    minLength: Math.min(minItems, LONGEST),
    maxLength: LONGEST,
  });
  if (!strange) return uniqueItems ? list.map((all) => [...new Set(all)]) : list;
  return fc.oneof({ weight: 5, arbitrary: list }, { weight: 1, arbitrary: fc.constant([]) });
}

function objectOf(schema: Schema, strange: boolean): fc.Arbitrary<object> {
  const { properties, required = [], additionalProperties = {}, minProperties = 0 } = schema;
  const stray = strange ? fc.option(fc.tuple(STRAY, STRANGE), { freq: 8 }) : fc.constant(null);
  if (properties === undefined) {
    const entry = additionalProperties === false ? STRANGE : inner(additionalProperties, strange);
    const entries = fc.array(fc.tuple(fc.constantFrom("a", "forum"), entry), {
      minLength: minProperties,
      maxLength: 3,
    });
    return fc.tuple(entries, stray).map(([all, more]) => holderOf(more === null ? all : [...all, more]));
  }
  const optional = fc.uniqueArray(fc.constantFrom(...Object.keys(properties)), { maxLength: 3 });
  const gap = strange ? fc.integer({ min: 0, max: 10 }) : fc.constant(-1);
  return fc.tuple(optional, stray, gap).chain(([some, more, left]) => {
    const names = [...new Set([...required.filter((_, place) => place !== left), ...some])];
    return fc
      .tuple(...names.map((name) => inner(properties[name], strange)))
      .map((values) => names.map((name, place): [string, unknown] => [name, values[place]]))
      .map((all) => holderOf(more === null ? all : [...all, more]));
  });
}

/** As JSON is parsed: with a key `__proto__` of its own, if there is one. */
const holderOf = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);
