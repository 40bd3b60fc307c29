import { NumberDigest } from "../../core/digest.ts";
import { counted, NOUNS } from "../../scenario/counted.ts";
import { withDefaults } from "../../scenario/defaults.ts";
import type { ValuesOf } from "../../scenario/field.ts";
import { group } from "../../scenario/fields.ts";
import { merge, type Values } from "../../scenario/merge.ts";
import { word } from "../../scenario/people-fields.ts";
import { InputError, type Problem } from "../../scenario/problems.ts";
import { isRecord, withoutKeys } from "../../scenario/record.ts";
import type { Source } from "../../scenario/resolve.ts";
import { didYouMean } from "../../scenario/suggestions.ts";
import { valueAtPath } from "../../scenario/walk.ts";
import { TRAIT_COLUMNS, TRAIT_FIELDS, TRAITS } from "./traits.ts";

/** People who are given one by one instead of drawn. */

export const PEOPLE_FIELDS = {
  file: word(
    /^[^\p{Cc}]{0,1000}$/u,
    { en: "the path of a CSV file", fr: "le chemin d’un fichier CSV" },
    "CSV file of your own people, beside the scenario: a row per person with any traits as columns, or a row per segment. Traits that are not given are drawn. `levain new --population` writes one to start from.",
    "Fichier CSV de vos propres personnes, à côté du scénario : une ligne par personne, avec en colonnes les traits voulus, ou une ligne par segment. Les traits qui n’y sont pas sont tirés. `levain new --population` en écrit un pour commencer.",
  ),
  peopleSha256: word(
    /^([0-9a-f]{64})?$/,
    {
      en: "64 hexadecimal digits in lower case, or empty text",
      fr: "64 chiffres hexadécimaux en minuscules, ou un texte vide",
    },
    "SHA-256 of the people given, found by the program. A file that holds it is refused when its people are others.",
    "SHA-256 des personnes données, trouvé par le programme. Un fichier qui le contient est refusé quand ses personnes sont autres.",
  ),
  people: group(
    "People given one by one, a list of numbers per trait in the order of people, as a file gives them",
    "Personnes données une à une, une liste de nombres par trait dans l’ordre des personnes, comme un fichier les donne",
    TRAIT_COLUMNS,
  ),
};

export type PeopleParameters = ValuesOf<typeof PEOPLE_FIELDS>;
type People = PeopleParameters["people"];
type Column = readonly number[] | Float64Array | null;

/** A trait's numbers, as far as they are given. */
export const columnOf = (people: People, id: string): Column => valueAtPath(people, id) as Column;

/** Numbers and segments that are given, with the trait that each is of. */
function givenColumns(people: People): [id: string, column: NonNullable<Column> | readonly string[]][] {
  const all = Object.keys(TRAITS).map((id) => [id, columnOf(people, id)] as const);
  return [["segment", people.segment] as const, ...all].flatMap(([id, column]) =>
    column === null ? [] : [[id, column]],
  );
}

/** Bytes of the people given. Of a segment's name each worker has a copy. */
export function givenBytes({ people }: PeopleParameters): number {
  return givenColumns(people).reduce(
    (sum, [id, { length }]) => sum + length * (id === "segment" ? 32 : 8),
    0,
  );
}

/** The population with its people's hash instead of them: all that results depend on, and quick to write. */
export function withPeopleAsHash<P extends PeopleParameters>(population: P): Omit<P, "file" | "people"> {
  const { file: _file, people: _people, ...rest } = population;
  return rest;
}

/** The same people in plain lists, or none where a file has them: what is written to be read again. */
export function withPlainPeople<P extends PeopleParameters>(population: P): P {
  if (population.file !== "" || givenColumns(population.people).length === 0)
    return { ...population, people: withDefaults(TRAIT_COLUMNS, {}) };
  return { ...population, people: plain(population.people) as People };
}

/** The first of the people given, as many as there is room for. */
export function withFirstPeople<P extends PeopleParameters>(population: P, most: number): P {
  const { people } = population;
  // Whole columns stay as they are, in memory that workers may share.
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

function hashOf(people: People): string {
  const columns = givenColumns(people);
  if (columns.length === 0) return "";
  const digest = new NumberDigest();
  for (const [id, column] of columns) {
    digest.addText(`${id} ${column.length}\n`);
    if (id === "segment") digest.addText(column.join("\n"));
    else digest.add(column instanceof Float64Array ? column : Float64Array.from(column as readonly number[]));
  }
  return digest.hex();
}

/**
 * Merges what one file sets over what it extends. A file of people, or its absence when it is set to "", replaces all
 * people that came before; with as many rows, `consumers` follows.
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
  return merge({ ...base, population: inherited }, { ...values, population: { ...size, ...changes } });
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
    en: "a scenario that was read from a file; here people are given as population.people",
    fr: "un scénario lu dans un fichier ; ici les personnes se donnent par population.people",
  };
  throw new InputError([{ path: "population.file", value: file, expected }], where);
}

/** Rows of the first column that there is. */
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

/** Fills in the hash of people given, and their segments where the scenario declares none of them. */
export function fillInPeople({ population }: Peopled): Problem[] {
  const { people, peopleSha256, consumers, thresholds } = population;
  const problems: Problem[] = [];
  for (const [id, { length }] of givenColumns(people))
    if (length !== consumers)
      problems.push({
        path: population.file === "" ? `population.people.${id}` : "population.consumers",
        value: population.file === "" ? length : consumers,
        expected: {
          en: `as many people as are given: ${counted(population.file === "" ? consumers : length, NOUNS.person, "en")}`,
          fr: `autant de personnes qu’il en est donné : ${counted(population.file === "" ? consumers : length, NOUNS.person, "fr")}`,
        },
      });
  if (population.file !== "") problems.splice(1);
  if (thresholds !== null && columnOf(people, "threshold") !== null)
    problems.push({ ...both("population.thresholds"), expected: TWICE });
  const hash = hashOf(people);
  if (peopleSha256 !== "" && peopleSha256 !== hash)
    problems.push({
      path: "population.peopleSha256",
      value: peopleSha256,
      expected: {
        en:
          hash === ""
            ? "people: none are given"
            : `the SHA-256 of the people given, ${hash}: they have changed`,
        fr:
          hash === ""
            ? "des personnes : aucune n’est donnée"
            : `le SHA-256 des personnes données, ${hash} : elles ont changé`,
      },
      suggestion: {
        en: "leave it out to take the people as they are",
        fr: "ôtez-le pour prendre les personnes telles qu’elles sont",
      },
    });
  population.peopleSha256 = hash;
  if (people.segment === null) return problems;
  const inTable = declareSegments(population, people.segment);
  // Lines are of the table, not of the scenario that names it.
  if (population.file !== "" && inTable.length > 0) throw new InputError(inTable, population.file);
  return [...problems, ...inTable];
}

const TWICE = {
  en: "thresholds given once: population.people has them as well",
  fr: "des seuils donnés une fois : population.people les donne aussi",
};

/** Either all segments that people are in are declared, or none is, and they are made from the people. */
function declareSegments(population: Peopled["population"], segment: readonly string[]): Problem[] {
  const counts = new Map<string, number>();
  for (const id of segment) counts.set(id, (counts.get(id) ?? 0) + 1);
  const declared = Object.keys(population.segments);
  const unknown = [...counts.keys()].filter((id) => !declared.includes(id));
  if (unknown.length === counts.size) {
    const made = [...counts].map(([id, count]) => [
      id,
      { share: count / segment.length, ...withDefaults(TRAIT_FIELDS, {}) },
    ]);
    population.segments = Object.fromEntries(made);
    return [];
  }
  return unknown.map((id) => ({
    path: "segment",
    ...(population.file === "" ? {} : { line: segment.indexOf(id) + 2 }),
    value: id,
    expected: {
      en: "a segment of the scenario, since others of these are",
      fr: "un segment du scénario, puisque d’autres de ceux-ci en sont",
    },
    suggestion: didYouMean(id, declared) ?? {
      en: `known: ${declared.join(", ")}`,
      fr: `connus : ${declared.join(", ")}`,
    },
  }));
}
