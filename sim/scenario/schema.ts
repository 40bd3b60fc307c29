import * as z from "zod/mini";
import {
  type Field,
  type Fields,
  type Leaf,
  type LeverField,
  leavesOf,
  type NumberField,
  type Text,
} from "./fields.ts";
import { parseFormula } from "./formula.ts";
import { didYouMean, type Problem } from "./problems.ts";

/** Ids are lower-case words with hyphens, so that they can be file names, columns and parts of a path. */
/** Version of the scenario format. */
export const FORMAT_VERSION = 1;

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
export const isId = (text: string): boolean => ID.test(text);

type Schema = z.ZodMiniType;

/** The schema of what a person may write: every key optional, null to take a record or an override out again. */
export function schemaOf(fields: Fields): Schema {
  return described(strict(fields), undefined);
}

function strict(fields: Fields): Schema {
  const shape = Object.entries(fields).map(([name, field]) => [name, z.optional(schemaOfField(field))]);
  return z.strictObject(Object.fromEntries(shape));
}

function schemaOfField(field: Field): Schema {
  switch (field.kind) {
    case "group":
      return described(strict(field.fields), field.text);
    case "records":
      return described(z.record(z.string().check(z.regex(ID)), z.nullable(strict(field.fields))), field.text);
    case "items":
      return described(z.array(strict(field.fields)).check(z.maxLength(field.longest)), field.text);
    default:
      return described(leaf(field), field.text, field);
  }
}

function leaf(field: Leaf): Schema {
  switch (field.kind) {
    case "number":
      return numeric(field);
    case "lever":
      return leverSchema(field);
    case "override":
      return z.nullable(leaf(field.of));
    case "id":
      return z.string().check(z.regex(/^([a-z0-9][a-z0-9-]{0,63})?$/));
    case "flag":
      return z.boolean();
    case "choice":
      return z.enum(field.options as [string, ...string[]]);
    case "list": {
      const [low, high] = field.range;
      return z.nullable(z.array(z.number().check(z.gte(low), z.lte(high))).check(z.maxLength(field.longest)));
    }
    case "text": {
      const line = z.string().check(z.maxLength(field.longest));
      return z.strictObject({ en: z.optional(line), fr: z.optional(line) });
    }
  }
}

function numeric({ range: [low, high], integer }: Pick<NumberField, "range" | "integer">): Schema {
  const base = integer === true ? z.int() : z.number();
  return base.check(z.gte(low), z.lte(high));
}

function leverSchema(field: LeverField): Schema {
  const week = z.int().check(z.gte(0), z.lte(1040));
  const step = z.strictObject({ from: week, to: week, value: numeric(field) });
  const steps = z.array(step).check(z.minLength(1), z.maxLength(100));
  return z.union([numeric(field), steps, z.string().check(z.minLength(1))]);
}

function described(schema: Schema, text: Text | undefined, field?: Leaf): Schema {
  if (text === undefined) return schema;
  const unit = field !== undefined && field.unit !== "" ? ` [${field.unit}]` : "";
  return schema.register(z.globalRegistry, {
    description: text.en + unit,
    ...(field !== undefined && field.default !== null ? { default: field.default } : {}),
  });
}

/** JSON Schema (2020-12) for editors, with the keys of the file itself. */
export function jsonSchemaOf(fields: Fields, title: string): object {
  const { $schema, properties, ...rest } = z.toJSONSchema(schemaOf(fields), { io: "input" });
  const fileKeys = {
    $schema: { type: "string" },
    version: { type: "integer", minimum: 1, maximum: FORMAT_VERSION, default: FORMAT_VERSION },
    id: { type: "string", pattern: ID.source },
    extends: { type: "string", description: "A built-in scenario, or a file in the same folder." },
  };
  return { $schema, title, ...rest, properties: { ...fileKeys, ...properties } };
}

/**
 * All problems of a raw value at once.
 *
 * @param names the variables that formulas may use
 */
export function problemsOf(
  schema: Schema,
  fields: Fields,
  raw: unknown,
  names: readonly string[],
): Problem[] {
  const result = schema.safeParse(raw);
  const problems = result.success
    ? []
    : result.error.issues.flatMap((issue) => problemsOfIssue(issue, fields, raw));
  return [...problems, ...leverProblems(fields, raw, names, "")];
}

function problemsOfIssue(issue: z.core.$ZodIssue, fields: Fields, raw: unknown): Problem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const siblings = keysAt(fields, path);
    return issue.keys.map((key) => ({
      path: [...path, key].join("."),
      expected: { en: "unknown field", fr: "champ inconnu" },
      suggestion: didYouMean(key, siblings) ?? elsewhere(fields, key) ?? listed(siblings),
    }));
  }
  if (issue.code === "invalid_key") {
    return [
      {
        path: path.join("."),
        value: path.at(-1),
        expected: {
          en: "an id of lower-case letters, digits and hyphens, at most 64",
          fr: "un identifiant en minuscules, chiffres et tirets, 64 au plus",
        },
      },
    ];
  }
  if (issue.code === "invalid_union") {
    const nearest = issue.errors.find((branch) =>
      branch.every((inner) => inner.path.length > 0 || inner.code !== "invalid_type"),
    );
    if (nearest !== undefined)
      return nearest.flatMap((inner) =>
        problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue, fields, raw),
      );
  }
  return [{ path: path.join("."), value: valueAt(raw, path) ?? null, expected: expectation(fields, path) }];
}

/** Formulas must parse, steps must not overlap. Values of the wrong type are the schema's business. */
function leverProblems(fields: Fields, raw: unknown, names: readonly string[], prefix: string): Problem[] {
  if (!isRecord(raw)) return [];
  return Object.entries(raw).flatMap(([name, value]): Problem[] => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const path = prefix + name;
    switch (field?.kind) {
      case "group":
        return leverProblems(field.fields, value, names, `${path}.`);
      case "records":
        return isRecord(value)
          ? Object.entries(value).flatMap(([id, entry]) =>
              leverProblems(field.fields, entry, names, `${path}.${id}.`),
            )
          : [];
      case "lever":
        return leverProblem(path, value, names);
      case "override":
        return field.of.kind === "lever" ? leverProblem(path, value, names) : [];
      default:
        return [];
    }
  });
}

function leverProblem(path: string, value: unknown, names: readonly string[]): Problem[] {
  if (typeof value === "string" && value !== "") {
    const parsed = parseFormula(value, names);
    return "formula" in parsed ? [] : [{ path, value, ...parsed }];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((step, i): Problem[] => {
    const { from, to } = isRecord(step) ? step : {};
    if (typeof from !== "number" || typeof to !== "number") return [];
    if (from >= to)
      return [{ path: `${path}.${i}`, value: step, expected: { en: "from before to", fr: "from avant to" } }];
    const before = i === 0 ? undefined : (value[i - 1] as { to?: unknown } | null);
    if (typeof before?.to === "number" && before.to > from)
      return [
        {
          path: `${path}.${i}.from`,
          value: from,
          expected: {
            en: `steps in order and apart (the one before ends at ${before.to})`,
            fr: `des paliers dans l’ordre et disjoints (le précédent finit à ${before.to})`,
          },
        },
      ];
    return [];
  });
}

/** What a field would have accepted, in words. */
export function expectation(fields: Fields, path: readonly string[]): Text {
  const { field, rest } = nearestField(fields, path);
  if (field === undefined) return { en: "an object", fr: "un objet" };
  if (rest.length > 0 && (field.kind === "lever" || field.kind === "override")) {
    const lever = field.kind === "lever" ? field : field.of;
    if (rest.at(-1) === "value" && lever.kind === "lever") return within(lever);
    if (rest.at(-1) === "from" || rest.at(-1) === "to")
      return { en: "a week, a whole number from 0 to 1040", fr: "une semaine, un nombre entier de 0 à 1040" };
    return { en: "a step {from, to, value}", fr: "un palier {from, to, value}" };
  }
  switch (field.kind) {
    case "number":
      return within(field);
    case "override":
      return field.of.kind === "lever" ? leverExpectation(field.of) : oneOf(field.of.options);
    case "lever":
      return leverExpectation(field);
    case "flag":
      return { en: "true or false", fr: "true ou false" };
    case "choice":
      return oneOf(field.options);
    case "list": {
      const [low, high] = field.range;
      return {
        en: `a list of at most ${field.longest} numbers from ${low} to ${high}`,
        fr: `une liste d’au plus ${field.longest} nombres de ${low} à ${high}`,
      };
    }
    case "text":
      return {
        en: `text {"en": …, "fr": …} of at most ${field.longest} characters each`,
        fr: `un texte {"en": …, "fr": …} d’au plus ${field.longest} caractères chacun`,
      };
    case "group":
      return { en: "an object", fr: "un objet" };
    case "id":
      return { en: "an id, or empty text", fr: "un identifiant, ou un texte vide" };
    case "items":
      return {
        en: `a list of at most ${field.longest}`,
        fr: `une liste d’au plus ${field.longest} éléments`,
      };
    case "records":
      return { en: "an object with an entry per id", fr: "un objet avec une entrée par identifiant" };
  }
}

function within(field: Pick<NumberField, "range" | "integer" | "unit">): Text {
  const [low, high] = field.range;
  const unit = field.unit === "" || field.unit === "0–1" ? "" : ` (${field.unit})`;
  return field.integer === true
    ? {
        en: `a whole number from ${low} to ${high}${unit}`,
        fr: `un nombre entier de ${low} à ${high}${unit}`,
      }
    : { en: `a number from ${low} to ${high}${unit}`, fr: `un nombre de ${low} à ${high}${unit}` };
}

function leverExpectation(field: LeverField): Text {
  const range = within(field);
  return {
    en: `${range.en}, a list of steps {from, to, value}, or a formula of week`,
    fr: `${range.fr}, une liste de paliers {from, to, value}, ou une formule de week`,
  };
}

function oneOf(options: readonly string[]): Text {
  return { en: `one of ${options.join(", ")}`, fr: `l’un de ${options.join(", ")}` };
}

function nearestField(
  fields: Fields,
  path: readonly string[],
): { field: Field | undefined; rest: readonly string[] } {
  const [name, ...rest] = path;
  const field = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field?.kind === "group" && rest.length > 0) return nearestField(field.fields, rest);
  if ((field?.kind === "records" || field?.kind === "items") && rest.length > 1)
    return nearestField(field.fields, rest.slice(1));
  if ((field?.kind === "records" || field?.kind === "items") && rest.length === 1)
    return { field: undefined, rest: [] };
  return { field, rest };
}

function keysAt(fields: Fields, path: readonly string[]): string[] {
  if (path.length === 0) return Object.keys(fields);
  const [name, ...rest] = path;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field?.kind === "group") return keysAt(field.fields, rest);
  if (field?.kind === "records" || field?.kind === "items") return keysAt(field.fields, rest.slice(1));
  if (field?.kind === "text") return ["en", "fr"];
  return ["from", "to", "value"];
}

/** A key that exists, but in another place. */
function elsewhere(fields: Fields, key: string): Text | undefined {
  const found = leavesOf(fields).find(([path]) => path.split(".").at(-1) === key);
  return found && { en: `it belongs at ${found[0]}`, fr: `sa place est ${found[0]}` };
}

function listed(keys: readonly string[]): Text {
  const some = keys.slice(0, 12).join(", ") + (keys.length > 12 ? ", …" : "");
  return { en: `known here: ${some}`, fr: `connus ici : ${some}` };
}

function valueAt(raw: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    raw,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
