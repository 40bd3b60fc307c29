import { problemsIn } from "./checks/shape.ts";
import { ID } from "./checks/values.ts";
import type { Fields } from "./field.ts";
import { InputError, inputError, type Problem } from "./problems.ts";
import { isRecord } from "./record.ts";
import { FORMAT_VERSION, scenarioShape } from "./scenario-file.ts";
import { withDefaults } from "./walk.ts";

/** `MIGRATIONS[v]` turns a file of version v into version v + 1. */
const MIGRATIONS: Readonly<Record<number, (raw: Record<string, unknown>) => Record<string, unknown>>> = {};

const LONGEST_CHAIN = 20;

/** What the model hands to this layer, which knows no field by itself. */
export interface Format {
  fields: Fields;
  /** The scenario under every other one, whose file needs no `extends`. */
  root: string;
  /** Top-level fields that describe one file and are not inherited. */
  ownFields: readonly string[];
  /** Variables of formulas. */
  names: readonly string[];
  /** Lays what one file says over what it extends, with what other files that it names hold. */
  lay: (base: Record<string, unknown>, values: Record<string, unknown>, source: Source) => typeof base;
  /** Fills in, in place, what follows from other fields, and says where they contradict it. */
  complete: (scenario: never) => Problem[];
  /** Relations between fields, checked on the completed scenario. */
  checks: readonly ((scenario: never) => Problem[])[];
}

/** Where scenarios extended by name come from: the raw file, and how that file in turn finds its own base. */
export interface Source {
  raw: unknown;
  /** Id when the file gives none: its base name. */
  name: string;
  /** Shown before problems, so that a person knows which file to mend. */
  where: string;
  base: (name: string) => Source;
  /**
   * Reads a table of people that the file names, as values of `population`; absent where no files are at hand.
   *
   * @throws InputError with what is wrong with the table
   */
  table?: (file: string) => Record<string, unknown>;
}

export interface ResolvedFile {
  id: string;
  /** The merged values as written, without defaults. */
  written: Record<string, unknown>;
}

/**
 * Follows `extends` to the root and merges key by key.
 *
 * @throws InputError with all problems of the first file that has any
 */
export function mergeChain(source: Source, format: Format): ResolvedFile {
  const chain: { values: Record<string, unknown>; id: string; source: Source }[] = [];
  const passed: string[] = [];
  let current = source;
  for (;;) {
    const file = checkedFile(current, format);
    chain.unshift({ ...file, source: current });
    if (file.base === null || (file.id === format.root && file.base === undefined)) break;
    const base = file.base ?? format.root;
    const circular = passed.includes(current.where);
    passed.push(current.where);
    if (circular || passed.length > LONGEST_CHAIN) throw endless(passed, source.where);
    current = current.base(base);
  }
  return {
    id: chain.at(-1)?.id ?? source.name,
    written: chain
      .map(({ values, source }, i) => ({
        values: i < chain.length - 1 ? without(values, format.ownFields) : values,
        source,
      }))
      .reduce<Record<string, unknown>>((base, { values, source }) => format.lay(base, values, source), {}),
  };
}

function endless(passed: readonly string[], where: string): InputError {
  const found = passed.join(" → ");
  const expected = {
    en: `a chain of at most ${LONGEST_CHAIN} scenarios that ends, not ${found}`,
    fr: `une chaîne de ${LONGEST_CHAIN} scénarios au plus qui finit, pas ${found}`,
  };
  return new InputError([{ path: "extends", expected }], where);
}

function without(values: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

function checkedFile(
  source: Source,
  format: Format,
): { id: string; values: Record<string, unknown>; base: string | null | undefined } {
  const { name, where } = source;
  const raw = migrated(source.raw);
  const problems = problemsIn(scenarioShape(format), raw);
  if (isRecord(raw) && raw.id === undefined && !ID.accepts(name)) problems.push(badName(name));
  if (problems.length > 0) throw new InputError(problems, where);
  const { $schema, version, id = name, extends: base, ...values } = raw as Record<string, unknown>;
  return { id: id as string, values, base: base as string | null | undefined };
}

/** A file as the newest version has it, if its own is known. */
function migrated(raw: unknown): unknown {
  if (!isRecord(raw) || !Number.isInteger(raw.version)) return raw;
  let values = raw;
  for (let v = raw.version as number; v >= 1 && v < FORMAT_VERSION; v++) values = MIGRATIONS[v](values);
  return values;
}

const badName = (name: string): Problem => ({
  path: "id",
  value: name,
  expected: ID.expected,
  suggestion: {
    en: 'give the file an "id" of that form',
    fr: "donnez au fichier un « id » de cette forme",
  },
});

/** Deep merge: objects key by key, everything else replaced; null removes what the base had. */
export function merged(
  base: Record<string, unknown>,
  over: Record<string, unknown>,
): Record<string, unknown> {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    if (value === null) delete result[key];
    else result[key] = isRecord(value) ? merged(isRecord(below) ? below : {}, value) : value;
  }
  return result;
}

/**
 * Completes merged values by the defaults and checks the relations between fields.
 *
 * @throws InputError
 */
export function completedScenario<S>(written: Record<string, unknown>, format: Format, where: string): S {
  const scenario = withDefaults(format.fields, written) as S;
  const problems = [
    ...format.complete(scenario as never),
    ...format.checks.flatMap((check) => check(scenario as never)),
  ];
  if (problems.length > 0) throw new InputError(problems, where);
  return scenario;
}

/**
 * Writes one value at a dotted path of a raw scenario, as `--set` does.
 *
 * @throws InputError if it is no path
 */
export function assigned(
  raw: Record<string, unknown>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const keys = path.split(".");
  if (keys.some((key) => key === "" || key === "__proto__"))
    throw inputError(path, undefined, {
      en: "a dotted path of a field",
      fr: "un chemin de champ avec des points",
    });
  return placed(raw, keys, value);
}

/** An object joins what stands there, so that it does not matter whether it comes before or after its parts. */
function placed(
  raw: Record<string, unknown>,
  [head, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const below = Object.hasOwn(raw, head) && isRecord(raw[head]) ? raw[head] : {};
  if (rest.length > 0) return { ...raw, [head]: placed(below, rest, value) };
  if (!isRecord(value)) return { ...raw, [head]: value };
  const joined = Object.entries(value).reduce((into, [key, part]) => placed(into, [key], part), below);
  return { ...raw, [head]: joined };
}
