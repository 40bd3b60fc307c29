import { keysOfPath, pathInside } from "../input/paths.ts";
import { firstProblems } from "../input/problem-list.ts";
import type { Problem } from "../input/problems.ts";
import { isRecord } from "../input/record.ts";
import { didYouMean } from "../input/suggestions.ts";
import type { Fields, Leaf } from "./field.ts";
import type { SourceEntry } from "./source-entries.ts";
import { covers, sourceAt } from "./source-paths.ts";
import { unknownPath } from "./unknown-field.ts";
import { fieldAt } from "./walk.ts";

/** On what the values of a scenario's file rest. */

type File = Readonly<Record<string, unknown>>;

/** A value that a file sets, with the declaration of its field. */
interface Set {
  path: string;
  field: Leaf;
  value: unknown;
}

/** Every value that a file sets, items of lists one by one; texts, and null, which removes, are none. */
export function valuesSet(fields: Fields, file: File): Set[] {
  return below(fields, file, "");
}

function below(fields: Fields, holder: unknown, at: string): Set[] {
  const entries = isRecord(holder) || Array.isArray(holder) ? Object.entries(holder) : [];
  return entries.flatMap(([name, value]): Set[] => {
    const path = pathInside(at, name);
    const field = fieldAt(fields, path);
    if (field === undefined || value === null) return [];
    if ("fields" in field) return below(fields, value, path);
    return field.kind === "text" ? [] : [{ path, field, value }];
  });
}

/** Paths of sources that lead to no field, or to one that the file does not set. @param sources of a file already checked */
export function sourceProblems(fields: Fields, file: File, sources: readonly SourceEntry[]): Problem[] {
  const set = valuesSet(fields, file).map(({ path }) => path);
  const keys = set.map(keysOfPath);
  const patterns = sources.flatMap(({ of }, place) =>
    of.map((pattern, at) => [pattern, `sources.${place}.of.${at}`] as const),
  );
  return firstProblems(patterns, ([pattern, path]): Problem[] => {
    if (keys.some((own) => covers(pattern, own))) return [];
    const unknown = unknownPath(fields, pattern);
    return [
      {
        path,
        value: pattern,
        expected: unknown === undefined ? A_SET_FIELD : A_FIELD,
        suggestion: didYouMean(pattern, set) ?? unknown?.suggestion ?? SET_OR_REMOVE,
      },
    ];
  });
}

const A_SET_FIELD = {
  en: "the path of a field that this file sets",
  fr: "le chemin d’un champ que ce fichier fixe",
};
const A_FIELD = { en: "the path of a field", fr: "le chemin d’un champ" };
const SET_OR_REMOVE = {
  en: "set it, or take its source out",
  fr: "fixez-le, ou retirez sa source",
};

/** Every value that a file sets and that no source covers, as problems. */
export function missingSources(fields: Fields, file: File, sources: readonly SourceEntry[]): Problem[] {
  return valuesSet(fields, file)
    .filter(({ path }) => sourceAt(sources, path) === undefined)
    .map(({ path, value }) => ({ path, value, expected: A_SOURCE, suggestion: NAME_ONE }));
}

const A_SOURCE = {
  en: "a value whose source the file names under sources",
  fr: "une valeur dont le fichier donne la source sous sources",
};
const NAME_ONE = {
  en: "name a text, literature, data, or an assumption with its reason",
  fr: "nommez un texte, de la littérature, des données ou une hypothèse avec sa raison",
};
