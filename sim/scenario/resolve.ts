import { readOnce } from "../input/as-written.ts";
import { baseNameOf, chainOf, type Values } from "../input/merge.ts";
import { InputError, MOST_WORKED_OUT, type Problem } from "../input/problems.ts";
import { isRecord, withoutKeys } from "../input/record.ts";
import { isReadable, problemsIn } from "../input/shape.ts";
import { ID } from "../input/values.ts";
import { withDefaults } from "./defaults.ts";
import type { Fields } from "./field.ts";
import { FILE_KEYS, FORMAT_VERSION, scenarioShape } from "./scenario-file.ts";

/** `MIGRATIONS[v]` turns a file of version v into version v + 1. */
const MIGRATIONS: Readonly<Record<number, (raw: Record<string, unknown>) => Record<string, unknown>>> = {};

const LONGEST_CHAIN = 20;

/** What the model tells this layer, which itself knows no field. */
export interface Format {
  fields: Fields;
  /** The scenario that all others extend in the end; files need not name it in `extends`. */
  root: string;
  /** Top-level fields that describe one file and are not inherited. */
  ownFields: readonly string[];
  /** Variables of formulas. */
  names: readonly string[];
  /** Merges one file over what it extends, including the tables that the file names. */
  mergeFile: (base: Values, values: Values, source: Source) => Record<string, unknown>;
  /** Fills in, in place, what follows from other fields, and reports contradictions. */
  fillIn: (scenario: never) => Problem[];
  /** Checks of relations between fields of the completed scenario. */
  checks: readonly ((scenario: never) => Problem[])[];
}

/** A raw scenario file, and how to find the scenario that it extends. */
export interface Source {
  raw: unknown;
  /** Base name of the file, used as the id if the file gives none. */
  name: string;
  /** Shown before problems, so that a person knows which file to fix. */
  where: string;
  base: (name: string) => Source;
  /**
   * Reads a table of people that the file names, as values of `population`; absent where files cannot be read.
   *
   * @throws InputError with the problems of the table
   */
  table?: (file: string) => Record<string, unknown>;
}

/** A file merged with all that it extends. */
export interface MergedFiles {
  id: string;
  /** What the files set, without defaults. */
  values: Record<string, unknown>;
}

interface CheckedFile {
  id: string;
  values: Record<string, unknown>;
  extends?: unknown;
  source: Source;
}

/**
 * Follows `extends` to the root and merges key by key.
 *
 * @throws InputError with all problems of the first file that has any
 */
export function mergeChain(source: Source, format: Format): MergedFiles {
  const passed: string[] = [];
  const below = (file: CheckedFile): CheckedFile | undefined => {
    const name = baseNameOf(file, format.root);
    if (name === null) return undefined;
    const { where, base } = file.source;
    const circular = passed.includes(where);
    passed.push(where);
    if (circular || passed.length > LONGEST_CHAIN) throw endless(passed, source.where);
    return checkedFile(base(name), format);
  };
  const chain = chainOf(checkedFile(source, format), below);
  const last = chain[chain.length - 1];
  const inherited = (file: CheckedFile) =>
    file === last ? file.values : withoutKeys(file.values, format.ownFields);
  const values = chain.reduce<Record<string, unknown>>(
    (merged, file) => format.mergeFile(merged, inherited(file), file.source),
    {},
  );
  return { id: last.id, values };
}

function endless(passed: readonly string[], where: string): InputError {
  const found = passed.join(" → ");
  const expected = {
    en: `a chain of at most ${LONGEST_CHAIN} scenarios that ends, not ${found}`,
    fr: `une chaîne de ${LONGEST_CHAIN} scénarios au plus qui finit, pas ${found}`,
  };
  return new InputError([{ path: "extends", expected }], where);
}

/** Files that were checked, where many scenarios extend the same. */
const CHECKED = new WeakMap<Source, Map<Format, CheckedFile>>();

/** The same source, of which each file is read and checked once, however many scenarios extend it. */
export function remembering(source: Source): Source {
  const bases = new Map<string, Source>();
  const remembered: Source = {
    ...source,
    base: (name) => {
      const known = bases.get(name) ?? remembering(source.base(name));
      bases.set(name, known);
      return known;
    },
  };
  CHECKED.set(remembered, new Map());
  return remembered;
}

function checkedFile(source: Source, format: Format): CheckedFile {
  const known = CHECKED.get(source);
  const file = known?.get(format) ?? checkedNow(source, format);
  known?.set(format, file);
  return file;
}

function checkedNow(source: Source, format: Format): CheckedFile {
  const { name, where } = source;
  const raw = migrated(readOnce(source.raw));
  const problems = problemsIn(scenarioShape(format), raw);
  const isLookedAt = isReadable(problems) && problems.length < MOST_WORKED_OUT;
  if (isLookedAt && isRecord(raw) && raw.id === undefined && !ID.accepts(name)) problems.push(badName(name));
  if (problems.length > 0) throw new InputError(problems, where);
  const { id = name, extends: base } = raw as Record<string, unknown>;
  const values = withoutKeys(raw as Record<string, unknown>, FILE_KEYS);
  return { id: id as string, values, extends: base, source };
}

/** The file in the newest version of the format, if its own version is known. */
function migrated(raw: unknown): unknown {
  if (!isRecord(raw)) return raw;
  let version: unknown;
  try {
    version = raw.version;
  } catch {
    // Said when the file is checked.
  }
  if (!Number.isInteger(version)) return raw;
  let values = raw;
  for (let v = version as number; v >= 1 && v < FORMAT_VERSION; v++) values = MIGRATIONS[v](values);
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

/**
 * Completes merged values with the defaults and checks the relations between fields.
 *
 * @param complete a scenario whose values those are, except for some
 * @throws InputError
 */
export function completedScenario<S>(values: Values, format: Format, where: string, complete?: object): S {
  const scenario = withDefaults(format.fields, values, complete) as S;
  const problems = [
    ...format.fillIn(scenario as never),
    ...format.checks.flatMap((check) => check(scenario as never)),
  ];
  if (problems.length > 0) throw new InputError(problems, where);
  return scenario;
}
