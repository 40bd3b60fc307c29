import { isDeepStrictEqual } from "node:util";
import { baseNameOf, chainOf, mergeChanges, type Values } from "../../input/merge.ts";
import { InputError } from "../../input/problems.ts";
import { isRecord, withoutKeys } from "../../input/record.ts";
import { builtIn, resolveScenario, SCENARIOS } from "../../model/built-in.ts";
import { FORMAT } from "../../model/model.ts";
import { withDefaults } from "../../scenario/defaults.ts";
import type { Fields } from "../../scenario/field.ts";
import { mergeChain, type Source } from "../../scenario/resolve.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";
import { withPlainPeople } from "../../world/people/own-people.ts";

type File = Record<string, unknown>;

/**
 * Merges a file, and the files that it extends, into one file that extends a built-in scenario, or nothing. It means the
 * same in any folder, except for the path of a table of people.
 *
 * @param source already checked
 */
export function asOneFile(source: Source): File {
  if (source.where === source.name && SCENARIOS.has(source.name)) return { extends: source.name };
  const changes = changesOf(source);
  return !namesPeople(changes) || isSame(changes, source) ? changes : inFull(source);
}

const namesPeople = ({ population }: File) =>
  isRecord(population) && ["file", "people", "peopleSha256"].some((key) => Object.hasOwn(population, key));

/** Whether a file sets what another and all that it extends set together. */
function isSame(file: File, source: Source): boolean {
  const valuesOf = (one: Source) => withDefaults(FORMAT.fields, mergeChain(one, FORMAT).values);
  try {
    return isDeepStrictEqual(valuesOf({ ...source, raw: file, base: builtIn }), valuesOf(source));
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Every value, where changes cannot say it: a table of people replaces what files below say of people. */
function inFull(source: Source): File {
  const { scenario } = resolveScenario(source);
  return { extends: null, ...scenario, population: withPlainPeople(scenario.population) };
}

/** What the files of a chain change in the built-in scenario below them. */
function changesOf(source: Source): File {
  const chain = chainOf(source, (file) => {
    const name = baseNameIn(file);
    return name === null || SCENARIOS.has(name) ? undefined : file.base(name);
  });
  const changes = chain.reduce<File>((below, { raw }, place) => {
    const unwanted = place < chain.length - 1 ? [...FILE_KEYS, ...FORMAT.ownFields] : FILE_KEYS;
    const own = withoutKeys(raw as File, unwanted);
    return mergeChanges(below, newRecordsComplete(FORMAT.fields, below, own));
  }, {});
  return { extends: baseNameIn(chain[0]), ...changes };
}

const baseNameIn = ({ raw, name }: Source) => baseNameOf({ id: name, ...(raw as File) }, FORMAT.root);

/**
 * If a file below removes a record and this one adds a record with the same id, the new one must not inherit from the
 * built-in one. It is therefore written with all its fields.
 */
function newRecordsComplete(fields: Fields, below: Values, own: Values): File {
  const entries = Object.entries(own).map(([key, value]): [string, unknown] => {
    const [field, before] = [fields[key], below[key]];
    if (!isRecord(before) || !isRecord(value)) return [key, value];
    if (field.kind === "group") return [key, newRecordsComplete(field.fields, before, value)];
    if (field.kind !== "records") return [key, value];
    const records = Object.entries(value).map(([id, entry]) =>
      before[id] === null && isRecord(entry) ? [id, withDefaults(field.fields, entry)] : [id, entry],
    );
    return [key, Object.fromEntries(records)];
  });
  return Object.fromEntries(entries);
}

/** The table of people that a file names, by its path there; undefined if it names none. */
export function tableNamedIn({ population }: File): string | undefined {
  if (!isRecord(population) || typeof population.file !== "string") return undefined;
  return population.file === "" ? undefined : population.file;
}

/** The same file, which names another table of people. */
export const withTable = (file: File, table: string): File => ({
  ...file,
  population: { ...(file.population as File), file: table },
});
