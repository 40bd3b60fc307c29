import { numberIn } from "../input/counted.ts";
import { also, list, object } from "../input/holders.ts";
import { key, required } from "../input/keys.ts";
import { firstProblems } from "../input/problem-list.ts";
import { fits, type Shape } from "../input/shape.ts";
import type { Text } from "../input/text.ts";
import { text } from "../input/values.ts";
import { A_TEXT, A_WORK } from "./cited.ts";

/** The entries under `sources` in a scenario's file. */

/** On what the values at some paths rest: one of four kinds, or a text for their kind and an assumption for their size. */
export interface SourceEntry {
  /** Paths of fields; one covers all below it, and `*` stands for any key. */
  of: readonly string[];
  text?: string;
  literature?: string;
  data?: string;
  assumption?: Text;
  /** How the value was read from a text, from literature or from data. */
  note?: Text;
}

export const SOURCE_KINDS = ["text", "literature", "data", "assumption"] as const;

/** Both languages, of at most so many characters. */
export const both = (longest: number): Shape => {
  const line = required(text(1, longest));
  return object(
    { en: line, fr: line },
    { expected: { en: 'text {"en": …, "fr": …}', fr: 'un texte {"en": …, "fr": …}' } },
  );
};
export const SENTENCE = both(600);

const PLAIN_ENTRY = object({
  of: required(
    key(
      list(text(1, 200), [1, 200], { unique: true }),
      "Paths of fields that the file sets; one covers all below it, `*` stands for any key.",
      "Chemins de champs que le fichier fixe ; l’un couvre tout ce qu’il contient, `*` vaut toute clé.",
    ),
  ),
  text: key(A_TEXT, "The source text, with its section.", "Le texte source, avec sa section."),
  literature: key(A_WORK, "A finding of docs/sources.md.", "Un résultat de docs/sources.md."),
  data: key(A_WORK, "Data of docs/sources.md.", "Des données de docs/sources.md."),
  assumption: key(
    SENTENCE,
    "An assumption, with its reason in a sentence; beside `text`, it is about the sizes only.",
    "Une hypothèse, avec sa raison en une phrase ; à côté de `text`, elle ne porte que sur les grandeurs.",
  ),
  note: key(
    SENTENCE,
    "How the values were read from there; an assumption has its reason instead.",
    "Comment les valeurs en sont tirées ; une hypothèse a sa raison à la place.",
  ),
});

const ENTRY: Shape = {
  ...also(PLAIN_ENTRY, (entry: Readonly<Record<string, unknown>>, path) => {
    const kinds = SOURCE_KINDS.filter((kind) => entry[kind] !== undefined);
    if (kinds.length === 1 || kinds.join() === SIZED.join()) return [];
    return [{ path, value: kinds.length === 0 ? undefined : kinds, expected: ONE_KIND }];
  }),
  schema: () => ({
    ...PLAIN_ENTRY.schema(),
    oneOf: SOURCE_KINDS.map((kind) => ({
      required: [kind],
      ...(kind === "assumption" && { not: { required: ["text"] } }),
    })),
  }),
};

/** A text that names no size is a source of the kind alone; the size is assumed. */
const SIZED = ["text", "assumption"] as const satisfies readonly (typeof SOURCE_KINDS)[number][];

const ONE_KIND = {
  en: `exactly one of ${SOURCE_KINDS.join(", ")}, or ${SIZED.join(" with ")}`,
  fr: `une seule clé parmi ${SOURCE_KINDS.join(", ")}, ou ${SIZED.join(" avec ")}`,
};

/** Paths of all entries together: each is looked for among all values of the file. */
const MOST_PATHS = 1000;

export const ENTRIES = also(list(ENTRY, [0, 200]), (entries: readonly SourceEntry[], path) => {
  const paths = entries.flatMap((entry, place) =>
    fits(ENTRY, entry) ? entry.of.map((one, at) => [one, `${path}.${place}.of.${at}`]) : [],
  );
  if (paths.length > MOST_PATHS) return [{ path, value: paths.length, expected: FEWER_PATHS }];
  const places = new Map<string, string>();
  return firstProblems(paths, ([one, at]) => {
    const first = places.get(one);
    places.set(one, first ?? at);
    return first === undefined
      ? []
      : [{ path: at, value: one, expected: ONE_ENTRY, suggestion: beside(first) }];
  });
});

const FEWER_PATHS = {
  en: `at most ${MOST_PATHS} paths in all entries together`,
  fr: `au plus ${numberIn(MOST_PATHS, "fr")} chemins dans toutes les entrées ensemble`,
};
const ONE_ENTRY = {
  en: "a path that no other entry has",
  fr: "un chemin qu’aucune autre entrée ne porte",
};
const beside = (first: string) => ({
  en: `${first} has it too; keep one of them`,
  fr: `${first} le porte aussi ; n’en gardez qu’un`,
});
