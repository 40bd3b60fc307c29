import { baseNameOf } from "../../input/merge.ts";
import { valueAtPath } from "../../input/paths.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import { remembering, type Source } from "../../scenario/resolve.ts";
import type { SourceEntry } from "../../scenario/source-entries.ts";
import { sourceAt } from "../../scenario/source-paths.ts";
import { missingSources, sourceProblems, valuesSet } from "../../scenario/sources.ts";
import type { SystemKeys, Tension } from "../../scenario/system-file.ts";
import { builtIn, SCENARIOS } from "../built-in.ts";
import { FIELDS, FORMAT } from "../model.ts";
import { tensionsProblems } from "./tensions.ts";

/** The systems of the source texts: built-in scenarios, with what their files say of them. */

type File = Readonly<Record<string, unknown>> & {
  extends?: string | null;
  system?: SystemKeys;
  sources?: readonly SourceEntry[];
  tensions?: readonly Tension[];
};

/** What a built-in scenario's file says. */
export const fileOf = (id: string): File => builtIn(id).raw as File;

/** Built-in scenarios that no source text names: all defaults, and a start of another scenario. */
export const NO_SYSTEM: readonly string[] = ["baseline", "launch-forum"];

/** Ids of the systems that ship. */
export const SYSTEMS: readonly string[] = [...SCENARIOS.keys()].filter((id) => !NO_SYSTEM.includes(id));

/** What the file of a system says of it. @throws InputError if it says nothing */
export function systemOf(id: string): SystemKeys {
  const { system } = fileOf(id);
  if (system === undefined) throw new InputError([NAMED_BY_NO_TEXT], id);
  return system;
}

const NAMED_BY_NO_TEXT: Problem = {
  path: "system",
  expected: {
    en: "the source texts that name this scenario, in system.texts",
    fr: "les textes sources qui nomment ce scénario, dans system.texts",
  },
  suggestion: { en: 'for example ["marketing §2.3"]', fr: 'par exemple ["marketing §2.3"]' },
};

/** On what a value rests, and the scenario whose file says so. */
export interface Provenance {
  scenario: string;
  entry: SourceEntry;
}

/**
 * On what the value at a path rests, after a file or what it extends; undefined for a default, and for what a file sets
 * without saying so.
 */
export function provenanceIn(source: Source, path: string): Provenance | undefined {
  const file = source.raw as File;
  const entry = sourceAt(file.sources ?? [], path);
  if (entry !== undefined) return { scenario: source.name, entry };
  const base = baseNameOf({ id: source.name, ...file }, FORMAT.root);
  return base === null || valueAtPath(file, path) !== undefined
    ? undefined
    : provenanceIn(source.base(base), path);
}

/**
 * Whether a file, or one that it extends, sets the value at a path; a null takes away what is below. The root holds
 * all defaults, which nobody set.
 */
export function isSetIn(source: Source, path: string): boolean {
  if (source.raw === SCENARIOS.get(FORMAT.root)) return false;
  const file = source.raw as File;
  const value = valueAtPath(file, path);
  if (value !== undefined) return value !== null;
  const base = baseNameOf({ id: source.name, ...file }, FORMAT.root);
  return base !== null && isSetIn(source.base(base), path);
}

/** Values that a scenario and those that it extends set, each with what it rests on; those of one entry stay together. */
export function sourcesIn(source: Source, scenario: object): SourceEntry[] {
  const paths = new Map<SourceEntry, string[]>();
  // Else each file would be read again for each value.
  const known = remembering(source);
  for (const { path } of valuesSet(FIELDS, scenario as File)) {
    const entry = provenanceIn(known, path)?.entry;
    if (entry !== undefined) paths.set(entry, [...(paths.get(entry) ?? []), path]);
  }
  return [...paths].map(([entry, of]) => ({ ...entry, of }));
}

/**
 * What is wrong with what a scenario's file says of its system, beyond its shape.
 *
 * @param source a file that resolves
 * @param ships whether it is built in: then every value needs a source, and a text must name it
 */
export function systemProblems(source: Source, ships: boolean): Problem[] {
  const file = source.raw as File;
  const sources = file.sources ?? [];
  return [
    ...(ships && file.system === undefined && !NO_SYSTEM.includes(source.name) ? [NAMED_BY_NO_TEXT] : []),
    ...sourceProblems(FIELDS, file, sources),
    ...(ships && source.name !== FORMAT.root ? missingSources(FIELDS, file, sources) : []),
    ...tensionsProblems(file.tensions ?? [], source),
  ];
}
