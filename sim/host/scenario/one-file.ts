import { baseNameOf, chainOf, mergeChanges, type Values } from "../../input/merge.ts";
import { isRecord, withoutKeys } from "../../input/record.ts";
import { SCENARIOS } from "../../model/built-in.ts";
import { FORMAT } from "../../model/model.ts";
import { withDefaults } from "../../scenario/defaults.ts";
import type { Fields } from "../../scenario/field.ts";
import type { Source } from "../../scenario/resolve.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";

type File = Record<string, unknown>;

/**
 * Merges a file, and the files that it extends, into one file that extends a built-in scenario. It means the same in
 * any folder, except for the path of a table of people.
 *
 * @param source already checked
 */
export function asOneFile(source: Source): File {
  if (source.where === source.name && SCENARIOS.has(source.name)) return { extends: source.name };
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
