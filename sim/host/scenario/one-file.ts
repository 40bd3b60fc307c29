import { relative, sep } from "node:path";
import { SCENARIOS } from "../../model/built-in.ts";
import { FORMAT } from "../../model/model.ts";
import { withDefaults } from "../../scenario/defaults.ts";
import type { Fields } from "../../scenario/field.ts";
import { baseNameOf, chainOf, mergeChanges, type Values } from "../../scenario/merge.ts";
import { isRecord, withoutKeys } from "../../scenario/record.ts";
import type { Source } from "../../scenario/resolve.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";
import { resolved } from "../files/surroundings.ts";

type File = Record<string, unknown>;

/**
 * What a file, and its own files that it extends, change in a built-in scenario, as one file: it means the same
 * wherever it lies, but for a table of people.
 *
 * @param source without problems
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
 * A record under an id that the files below take away has nothing to do with the built-in one of that id: with all
 * its fields it covers it whole.
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

/** The same with its table of people named as another folder sees it. */
export function seenFromFolder(folder: string, file: File, home: string): File {
  const { population } = file;
  if (!isRecord(population) || typeof population.file !== "string" || population.file === "") return file;
  const table = relative(resolved(folder), resolved(home, population.file)).split(sep).join("/");
  return { ...file, population: { ...population, file: table } };
}
