import * as z from "zod/mini";
import { expectation, keySuggestion } from "./expectation.ts";
import type { Field, Fields, Leaf, LeverField, NumberField } from "./field.ts";
import { parseFormula } from "./formula.ts";
import type { Problem } from "./problems.ts";
import { isRecord } from "./record.ts";
import type { Text } from "./text.ts";
import { withoutTyped } from "./typed.ts";
import { valueAtPath } from "./walk.ts";

/** Version of the scenario format. */
export const FORMAT_VERSION = 1;

/** Ids are lower-case words with hyphens, so that they can be file names, columns and parts of a path;
 * not bare numbers, whose order JavaScript would change. */
const ID = /^(?!\d+$)[a-z0-9][a-z0-9-]{0,63}$/;
export const isId = (text: string): boolean => ID.test(text);

export type Schema = z.ZodMiniType;

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
      return z.string().check(z.regex(/^((?!\d+$)[a-z0-9][a-z0-9-]{0,63})?$/));
    case "word":
      return z.string().check(z.regex(field.form));
    case "flag":
      return z.boolean();
    case "choice":
      return z.enum(field.options as [string, ...string[]]);
    case "list":
    case "column":
      return z.nullable(z.array(numeric(field)).check(z.maxLength(field.longest)));
    case "labels":
      return z.nullable(z.array(z.string().check(z.regex(ID))).check(z.maxLength(field.longest)));
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
export function jsonSchemaOf(schema: Schema, title: string): object {
  const { $schema, properties, ...rest } = z.toJSONSchema(schema, { io: "input" });
  const fileKeys = {
    $schema: { type: "string" },
    version: { type: "integer", minimum: 1, maximum: FORMAT_VERSION, default: FORMAT_VERSION },
    id: { type: "string", pattern: ID.source },
    extends: {
      type: ["string", "null"],
      description:
        "A built-in scenario, or a file in the same folder; null to stand alone. baseline if absent.",
    },
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
  const { rest, problems: typed } = withoutTyped(fields, raw, "");
  const issues = issuesOf(schema, rest);
  if (issues === undefined) return [{ path: "", expected: COUNTLESS }];
  const problems = issues.flatMap((issue) => problemsOfIssue(issue, fields, raw));
  return [...problems, ...typed, ...leverProblems(fields, raw, names, "")];
}

/** Undefined if there are too many. */
function issuesOf(schema: Schema, raw: unknown): readonly z.core.$ZodIssue[] | undefined {
  try {
    const result = schema.safeParse(raw);
    return result.success ? [] : result.error.issues;
  } catch (error) {
    // zod hands issues on as arguments, of which an engine takes some 100,000.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const COUNTLESS = {
  en: "fewer mistakes: there are too many to list",
  fr: "moins d’erreurs : il y en a trop pour les lister",
};

/** Unknown keys beyond these get no suggestion, which takes a while to find. */
const MOST_SUGGESTIONS = 100;

function problemsOfIssue(issue: z.core.$ZodIssue, fields: Fields, raw: unknown): Problem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key, index) => ({
      path: [...path, key].join("."),
      expected: { en: "unknown field", fr: "champ inconnu" },
      suggestion: index < MOST_SUGGESTIONS ? keySuggestion(fields, path, key) : undefined,
    }));
  }
  if (issue.code === "invalid_key") return [invalidId(path.join("."), path.at(-1))];
  if (issue.code === "invalid_union") {
    const nearest = issue.errors.find((branch) =>
      branch.every((inner) => inner.path.length > 0 || inner.code !== "invalid_type"),
    );
    if (nearest !== undefined)
      return nearest.flatMap((inner) =>
        problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue, fields, raw),
      );
  }
  return [
    { path: path.join("."), value: valueAtPath(raw, path) ?? null, expected: expectation(fields, path) },
  ];
}

function invalidId(path: string, id: unknown): Problem {
  return {
    path,
    value: id,
    expected: {
      en: "an id of lower-case letters, digits and hyphens, at most 64",
      fr: "un identifiant en minuscules, chiffres et tirets, 64 au plus",
    },
  };
}

/**
 * Formulas must parse, steps must not overlap, and no record may be called `__proto__`, which zod passes over.
 * Values of the wrong type are the schema's business.
 */
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
              id === "__proto__"
                ? [invalidId(`${path}.${id}`, id)]
                : leverProblems(field.fields, entry, names, `${path}.${id}.`),
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
