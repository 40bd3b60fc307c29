import { counted, NOUNS } from "../../input/counted.ts";
import { merge, type Values } from "../../input/merge.ts";
import { valueAtPath } from "../../input/paths.ts";
import { Problems } from "../../input/problem-list.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import { byKey, isRecord, withoutKeys } from "../../input/record.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { withDefaults } from "../../scenario/defaults.ts";
import type { ValuesOf } from "../../scenario/field.ts";
import { group } from "../../scenario/fields.ts";
import { word } from "../../scenario/people-fields.ts";
import type { Source } from "../../scenario/resolve.ts";
import { type GivenColumn, hashOfColumns } from "./people-hash.ts";
import { MOST_SEGMENTS, PART_OF_FIELD, SEGMENTS_EXPECTED } from "./segments.ts";
import { TRAIT_COLUMNS, TRAIT_FIELDS, TRAITS } from "./traits.ts";

/** Individual people given by the user instead of drawn. */

export const PEOPLE_FIELDS = {
  file: word(
    /^[^\p{Cc}]{0,1000}$/u,
    { en: "the path of a CSV file", fr: "le chemin d’un fichier CSV" },
    "CSV file of your own people, beside the scenario file: one row per person, with traits as columns, or one row per segment. Missing traits are drawn at random. `levain new --population` writes a file to start from.",
    "Fichier CSV de vos propres personnes, à côté du fichier du scénario : une ligne par personne, avec des traits en colonnes, ou une ligne par segment. Les traits absents sont tirés au hasard. `levain new --population` écrit un fichier pour commencer.",
  ),
  peopleSha256: word(
    /^([0-9a-f]{64})?$/,
    {
      en: "64 hexadecimal digits in lower case, or empty text",
      fr: "64 chiffres hexadécimaux en minuscules, ou un texte vide",
    },
    "SHA-256 of the people given, computed by the program. A scenario file that contains it is refused if the people have changed.",
    "SHA-256 des personnes données, calculé par le programme. Un fichier de scénario qui le contient est refusé si les personnes ont changé.",
  ),
  people: group(
    "Individual people: for each trait a list with one number per person, as in a file",
    "Personnes individuelles : pour chaque trait, une liste avec un nombre par personne, comme dans un fichier",
    TRAIT_COLUMNS,
  ),
};

export type PeopleParameters = ValuesOf<typeof PEOPLE_FIELDS>;
type People = PeopleParameters["people"];
type Column = readonly number[] | Float64Array | null;

/** A trait's numbers; null if none are given. */
export const columnOf = (people: People, id: string): Column => valueAtPath(people, id) as Column;

/** Columns that are given, segments included, with the id of their trait. */
function givenColumns(people: People): GivenColumn[] {
  const all = Object.keys(TRAITS).map((id) => [id, columnOf(people, id)] as const);
  return [["segment", people.segment] as const, ...all].flatMap(([id, column]): GivenColumn[] =>
    column === null ? [] : [[id, column]],
  );
}

/** Bytes of the people given. Numbers can be shared, but each worker has its own copy of segment names. */
export function givenBytes({ people }: PeopleParameters): number {
  return givenColumns(people).reduce(
    (sum, [id, { length }]) => sum + length * (id === "segment" ? 32 : 8),
    0,
  );
}

/** The population with a hash instead of its people: everything that results depend on, and quick to write. */
export function withPeopleAsHash<P extends PeopleParameters>(population: P): Omit<P, "file" | "people"> {
  const { file: _file, people: _people, ...rest } = population;
  return rest;
}

/** The population to write to a scenario file: people in plain lists, or none if a file contains them. */
export function withPlainPeople<P extends PeopleParameters>(population: P): P {
  if (population.file !== "" || givenColumns(population.people).length === 0)
    return { ...population, people: withDefaults(TRAIT_COLUMNS, {}) };
  return { ...population, people: plain(population.people) as People };
}

/** The population with at most `most` of the people given, the first ones. */
export function withFirstPeople<P extends PeopleParameters>(population: P, most: number): P {
  const { people } = population;
  // Columns that need no cut are not copied, because they may be in memory that workers share.
  if (givenColumns(people).every(([, { length }]) => length <= most)) return population;
  const first = (value: unknown): unknown => {
    if (Array.isArray(value) || value instanceof Float64Array) return value.slice(0, most);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, first(part)]));
  };
  return { ...population, people: first(people) as People, peopleSha256: "" };
}

const plain = (value: unknown): unknown => {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
};

/**
 * Merges one scenario file over what it extends. If it names a file of people, or sets `file` to "", all earlier people
 * are replaced. `consumers` becomes the number of rows, unless the file sets it.
 */
export function mergePopulation(base: Values, values: Values, source: Source): Record<string, unknown> {
  const own = values.population;
  if (!isRecord(own)) return merge(base, values);
  const { people: before, peopleSha256: _hash, ...others } = isRecord(base.population) ? base.population : {};
  const table = typeof own.file === "string" && own.file !== "" ? tableOf(own.file, source) : {};
  const lists = merge({}, isRecord(own.people) ? own.people : {});
  if (table.people !== undefined && lengthIn(lists) !== undefined)
    throw new InputError([both("population.people")], source.where);
  const inherited = {
    ...others,
    ...("file" in own || before === undefined ? {} : { people: before }),
    ...table,
  };
  const rows = lengthIn(table.people ?? lists);
  const size = rows === undefined || "consumers" in own ? {} : { consumers: rows };
  const changes = table.people === undefined ? own : withoutKeys(own, ["people"]);
  // Beside lists, or without some that a table below gives, people are no longer those of a table.
  const isChanged = lengthIn(lists) !== undefined || (!("file" in own) && isRecord(own.people));
  const unnamed = isChanged ? { file: "" } : {};
  const population = { ...size, ...changes, ...unnamed };
  return merge({ ...base, population: inherited }, { ...values, population });
}

function both(path: string): Problem {
  return {
    path,
    expected: {
      en: "either a file or lists of people, not both",
      fr: "soit un fichier, soit des listes de personnes, pas les deux",
    },
  };
}

function tableOf(file: string, { table, where }: Source): Record<string, unknown> {
  if (table !== undefined) return table(file);
  const expected = {
    en: "no file, because this scenario does not come from a file; give people as population.people",
    fr: "aucun fichier, car ce scénario ne vient pas d’un fichier ; donnez les personnes dans population.people",
  };
  throw new InputError([{ path: "population.file", value: file, expected }], where);
}

/** Number of rows of the first column given. */
function lengthIn(people: unknown): number | undefined {
  if (Array.isArray(people) || people instanceof Float64Array) return people.length;
  if (!isRecord(people)) return undefined;
  for (const part of Object.values(people)) {
    const length = lengthIn(part);
    if (length !== undefined) return length;
  }
  return undefined;
}

interface Peopled {
  population: PeopleParameters & {
    consumers: number;
    thresholds: readonly number[] | null;
    segments: Record<string, { share: number }>;
  };
}

/** Fills in the hash of the people given, and their segments if the scenario declares none of these. */
export function fillInPeople({ population }: Peopled): Problem[] {
  const { people, peopleSha256, consumers, thresholds } = population;
  // Before anything is made of a million of them.
  const { segment } = people;
  if (
    segment !== null &&
    areTooMany(segment) &&
    !segment.some((id) => Object.hasOwn(population.segments, id))
  )
    return [{ path: "population.segments", expected: TOO_MANY_NAMED }];
  const problems: Problem[] = [];
  for (const [id, { length }] of givenColumns(people))
    if (length !== consumers)
      problems.push({
        path: population.file === "" ? `population.people.${id}` : "population.consumers",
        value: population.file === "" ? length : consumers,
        expected: {
          en: `the same number as ${population.file === "" ? "consumers" : "the file has"}: ${counted(population.file === "" ? consumers : length, NOUNS.person, "en")}`,
          fr: `le même nombre que ${population.file === "" ? "consumers" : "dans le fichier"} : ${counted(population.file === "" ? consumers : length, NOUNS.person, "fr")}`,
        },
      });
  if (population.file !== "") problems.splice(1);
  if (thresholds !== null && columnOf(people, "threshold") !== null)
    problems.push({ ...both("population.thresholds"), expected: TWICE });
  const hash = hashOfColumns(givenColumns(people));
  if (peopleSha256 !== "" && peopleSha256 !== hash)
    problems.push({
      path: "population.peopleSha256",
      value: peopleSha256,
      expected: {
        en:
          hash === ""
            ? "no hash, because no people are given"
            : `the SHA-256 of the people given, ${hash}; the people have changed`,
        fr:
          hash === ""
            ? "aucun hachage, car aucune personne n’est donnée"
            : `le SHA-256 des personnes données, ${hash} ; elles ont changé`,
      },
      suggestion: {
        en: "remove it to accept the people as they are",
        fr: "retirez-le pour accepter les personnes telles qu’elles sont",
      },
    });
  population.peopleSha256 = hash;
  if (people.segment === null) return problems;
  const inTable = declareSegments(population, people.segment);
  // The line numbers refer to the table, not to the scenario file that names it.
  if (population.file !== "" && inTable.length > 0) throw new InputError(inTable, population.file);
  return [...problems, ...inTable];
}

/** Whether there are more different ids than segments may be; those beyond are not counted. */
function areTooMany(ids: readonly string[]): boolean {
  const named = new Set<string>();
  return ids.some((id) => named.add(id).size > MOST_SEGMENTS);
}

const TOO_MANY_NAMED = {
  en: `${SEGMENTS_EXPECTED.en}; these people name more`,
  fr: `${SEGMENTS_EXPECTED.fr} ; ces personnes en nomment davantage`,
};

const TWICE = {
  en: "thresholds in one place only; population.people also gives them",
  fr: "des seuils à un seul endroit ; population.people les donne aussi",
};

/** If no segment of the people is declared, declares all of them; if only some are, reports the others. */
function declareSegments(population: Peopled["population"], segment: readonly string[]): Problem[] {
  const counts = new Map<string, number>();
  const first = new Map<string, number>();
  segment.forEach((id, row) => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    if (!first.has(id)) first.set(id, row);
  });
  const declared = new Set(Object.keys(population.segments));
  const unknown = [...counts.keys()].filter((id) => !declared.has(id));
  if (unknown.length === counts.size) {
    // As if a file had declared them: complete, and in the order of their ids.
    const made = [...counts]
      .sort(byKey)
      .map(([id, count]) => [
        id,
        { share: count / segment.length, ...withDefaults({ partOf: PART_OF_FIELD, ...TRAIT_FIELDS }, {}) },
      ]);
    population.segments = Object.fromEntries(made);
    return [];
  }
  const known = [...declared].join(", ");
  const problems = new Problems();
  for (const id of unknown)
    problems.addMade(() => ({
      path: "segment",
      ...(population.file === "" ? {} : { line: (first.get(id) ?? 0) + 2 }),
      value: id,
      expected: {
        en: "a segment of the scenario, like other segments of these people",
        fr: "un segment du scénario, comme d’autres segments de ces personnes",
      },
      suggestion: didYouMean(id, declared) ?? { en: `known: ${known}`, fr: `connus : ${known}` },
    }));
  return [...problems.list];
}
