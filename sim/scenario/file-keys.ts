import { numberIn } from "./counted.ts";
import { didYouMean, type Problem, unknownKey } from "./problems.ts";
import { isRecord } from "./record.ts";
import type { Text } from "./text.ts";

/** One key of an object in a file, declared once for validation, editors and documents. */
export interface Key {
  /** JSON Schema of its value. */
  schema: Readonly<Record<string, unknown>>;
  accepts: (value: unknown) => boolean;
  /** What a value should have been. */
  expected: Text;
  text: Text;
  required?: boolean;
  default?: unknown;
}

export type Keys = Readonly<Record<string, Key>>;

/** Makes a key one that every file must have. */
export const required = (key: Key): Key => ({ ...key, required: true });

const french = (value: number) => numberIn(value, "fr");

export function numberKey(
  [low, high]: readonly [number, number],
  how: { whole?: boolean; above?: boolean; default?: number },
  en: string,
  fr: string,
): Key {
  const { whole = false, above = false } = how;
  const open = high >= 1e21;
  const from = {
    en: above ? `above ${low}` : low <= -1e21 ? "" : open ? `of at least ${low}` : `from ${low}`,
    fr: above
      ? `au-dessus de ${french(low)}`
      : low <= -1e21
        ? ""
        : open
          ? `d’au moins ${french(low)}`
          : `de ${french(low)}`,
  };
  const to = open ? { en: "", fr: "" } : { en: ` to ${high}`, fr: ` à ${french(high)}` };
  return {
    schema: {
      type: whole ? "integer" : "number",
      ...(low <= -1e21 ? {} : { [above ? "exclusiveMinimum" : "minimum"]: low }),
      ...(open ? {} : { maximum: high }),
    },
    accepts: (value) =>
      typeof value === "number" &&
      (whole ? Number.isInteger(value) : Number.isFinite(value)) &&
      (above ? value > low : value >= low) &&
      value <= high,
    expected: {
      en: `${whole ? "a whole number" : "a number"} ${from.en}${to.en}`.trim(),
      fr: `${whole ? "un nombre entier" : "un nombre"} ${from.fr}${to.fr}`.trim(),
    },
    text: { en, fr },
    ...(how.default === undefined ? {} : { default: how.default }),
  };
}

export function textKey(longest: number, how: { default?: string }, en: string, fr: string): Key {
  return {
    schema: { type: "string", minLength: 1, maxLength: longest },
    accepts: (value) => typeof value === "string" && value.length >= 1 && value.length <= longest,
    expected: {
      en: `text of 1 to ${longest} characters`,
      fr: `un texte de 1 à ${french(longest)} caractères`,
    },
    text: { en, fr },
    ...how,
  };
}

/** Where an editor finds the schema of a file. */
export function schemaKey(file: string): Key {
  return {
    schema: { type: "string" },
    accepts: (value) => typeof value === "string",
    expected: { en: "text", fr: "un texte" },
    text: {
      en: `Path of \`${file}\`, for editors; not read.`,
      fr: `Chemin de \`${file}\`, pour les éditeurs ; n’est pas lu.`,
    },
  };
}

/** @param preset undefined where a file has to choose */
export function choiceKey(
  options: readonly string[],
  preset: string | undefined,
  en: string,
  fr: string,
): Key {
  return {
    schema: { enum: options },
    accepts: (value) => typeof value === "string" && options.includes(value),
    expected: { en: `one of ${options.join(", ")}`, fr: `l’un de ${options.join(", ")}` },
    text: { en, fr },
    ...(preset === undefined ? {} : { default: preset }),
  };
}

export function flagKey(preset: boolean, en: string, fr: string): Key {
  return {
    schema: { type: "boolean" },
    accepts: (value) => typeof value === "boolean",
    expected: { en: "true or false", fr: "true ou false" },
    text: { en, fr },
    default: preset,
  };
}

export function listKey(
  item: object,
  [fewest, most]: readonly [number, number],
  en: string,
  fr: string,
): Key {
  return {
    schema: { type: "array", items: item, minItems: fewest, maxItems: most },
    accepts: (value) => Array.isArray(value) && value.length >= fewest && value.length <= most,
    expected: {
      en: `a list of ${fewest} to ${most}`,
      fr: `une liste de ${french(fewest)} à ${french(most)} éléments`,
    },
    text: { en, fr },
  };
}

export function recordKey(item: object, most: number, en: string, fr: string): Key {
  return {
    schema: { type: "object", additionalProperties: item, minProperties: 1, maxProperties: most },
    accepts: (value) => isRecord(value) && between(Object.keys(value).length, 1, most),
    expected: {
      en: `an object with 1 to ${most} entries`,
      fr: `un objet de 1 à ${french(most)} entrées`,
    },
    text: { en, fr },
  };
}

const between = (value: number, low: number, high: number) => value >= low && value <= high;

/** Everything that is wrong with the keys of an object, what stands inside their values apart. */
export function keyProblems(keys: Keys, raw: unknown, path: string): Problem[] {
  if (!isRecord(raw)) return [{ path, value: raw, expected: { en: "an object", fr: "un objet" } }];
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const problems = Object.entries(raw).flatMap(([name, value]): Problem[] => {
    if (Object.hasOwn(keys, name))
      return keys[name].accepts(value) ? [] : [wrongValue(keys[name], at(name), value)];
    return [unknownKey(at(name), name, Object.keys(keys))];
  });
  const missing = Object.entries(keys)
    .filter(([name, key]) => key.required === true && !Object.hasOwn(raw, name))
    .map(([name, { expected }]) => ({
      path: at(name),
      expected: { en: `missing; ${expected.en}`, fr: `manque ; ${expected.fr}` },
    }));
  return [...problems, ...missing];
}

/** A value that its key does not take, with the word that may have been meant. */
export function wrongValue({ schema, expected }: Key, path: string, value: unknown): Problem {
  const words = Array.isArray(schema.enum) ? (schema.enum as string[]) : [];
  return { path, value, expected, suggestion: didYouMean(value, words) };
}

/** JSON Schema (2020-12) of an object with these keys. */
export function keysSchema(keys: Keys): object {
  const needed = Object.keys(keys).filter((name) => keys[name].required === true);
  const properties = Object.entries(keys).map(([name, key]) => [
    name,
    {
      ...key.schema,
      description: key.text.en,
      ...(key.default === undefined ? {} : { default: key.default }),
    },
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(needed.length === 0 ? {} : { required: needed }),
    additionalProperties: false,
  };
}

/** The values of an object's keys, defaults for those that are left out. @param raw without problems */
export function keyValues(keys: Keys, raw: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, raw[name] ?? key.default]));
}
