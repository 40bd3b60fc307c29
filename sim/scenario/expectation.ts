/** What a scenario file should have said, in words. */
import { numberIn } from "./counted.ts";
import type { Field, Fields, LeverField, NumberField } from "./field.ts";
import { didYouMean } from "./problems.ts";
import type { Language, Text } from "./text.ts";
import { unitIn } from "./units.ts";
import { leavesOf } from "./walk.ts";

const french = (value: number) => numberIn(value, "fr");

/** What a field would have accepted, in words. */
export function expectation(fields: Fields, path: readonly string[]): Text {
  const { field, rest } = nearestField(fields, path);
  if (field === undefined) return { en: "an object", fr: "un objet" };
  if (rest.length > 0 && (field.kind === "lever" || field.kind === "override")) {
    const lever = field.kind === "lever" ? field : field.of;
    if (rest.at(-1) === "value" && lever.kind === "lever") return within(lever);
    if (rest.at(-1) === "from" || rest.at(-1) === "to")
      return {
        en: "a week, a whole number from 0 to 1040",
        fr: `une semaine, un nombre entier de 0 à ${french(1040)}`,
      };
    return { en: "a step {from, to, value}", fr: "un palier {from, to, value}" };
  }
  switch (field.kind) {
    case "number":
      return within(field);
    case "override":
      return field.of.kind === "lever" ? leverExpectation(field.of) : oneOf(field.of.options);
    case "lever":
      return leverExpectation(field);
    case "column":
      return rest.length > 0
        ? within(field)
        : {
            en: `a list of at most ${field.longest} numbers, one per person`,
            fr: `une liste d’au plus ${french(field.longest)} nombres, un par personne`,
          };
    case "labels":
      return rest.length > 0
        ? { en: "the id of a segment", fr: "l’identifiant d’un segment" }
        : {
            en: `a list of at most ${field.longest} ids, one per person`,
            fr: `une liste d’au plus ${french(field.longest)} identifiants, un par personne`,
          };
    case "word":
      return field.expected;
    case "flag":
      return { en: "true or false", fr: "true ou false" };
    case "choice":
      return oneOf(field.options);
    case "list": {
      const [low, high] = field.range;
      return {
        en: `a list of at most ${field.longest} numbers from ${low} to ${high}`,
        fr: `une liste d’au plus ${french(field.longest)} nombres de ${french(low)} à ${french(high)}`,
      };
    }
    case "text":
      return {
        en: `text {"en": …, "fr": …} of at most ${field.longest} characters each`,
        fr: `un texte {"en": …, "fr": …} d’au plus ${french(field.longest)} caractères chacun`,
      };
    case "group":
      return { en: "an object", fr: "un objet" };
    case "id":
      return { en: "an id, or empty text", fr: "un identifiant, ou un texte vide" };
    case "items":
      return {
        en: `a list of at most ${field.longest}`,
        fr: `une liste d’au plus ${french(field.longest)} éléments`,
      };
    case "records":
      return { en: "an object with an entry per id", fr: "un objet avec une entrée par identifiant" };
  }
}

/** What a number may be, in words. */
export function within({ range, unit, integer }: Pick<NumberField, "range" | "integer" | "unit">): Text {
  const [low, high] = range;
  const open = high >= 1e21;
  const kind =
    integer === true ? { en: "a whole number", fr: "un nombre entier" } : { en: "a number", fr: "un nombre" };
  const shown = (language: Language) => (unit === "" || unit === "0–1" ? "" : ` (${unitIn(unit, language)})`);
  return {
    en: `${kind.en} ${open ? `of at least ${low}` : `from ${low} to ${high}`}${shown("en")}`,
    fr: `${kind.fr} ${open ? `d’au moins ${french(low)}` : `de ${french(low)} à ${french(high)}`}${shown("fr")}`,
  };
}

function leverExpectation(field: LeverField): Text {
  const range = within(field);
  return {
    en: `${range.en}, a list of steps {from, to, value}, or a formula of week`,
    fr: `${range.fr}, une liste de paliers {from, to, value}, ou une formule de week`,
  };
}

function oneOf(options: readonly string[]): Text {
  return { en: `one of ${options.join(", ")}`, fr: `l’un de ${options.join(", ")}` };
}

function nearestField(
  fields: Fields,
  path: readonly string[],
): { field: Field | undefined; rest: readonly string[] } {
  const [name, ...rest] = path;
  const field = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field?.kind === "group" && rest.length > 0) return nearestField(field.fields, rest);
  if (field?.kind === "records" || field?.kind === "items") {
    if (rest.length > 1) return nearestField(field.fields, rest.slice(1));
    if (rest.length === 1) return { field: undefined, rest: [] };
  }
  return { field, rest };
}

/** What an unknown key may have meant: a key beside it, one elsewhere, or any that is known there. */
export function keySuggestion(fields: Fields, path: readonly string[], key: string): Text {
  const siblings = keysAt(fields, path);
  return didYouMean(key, siblings) ?? elsewhere(fields, key) ?? listed(siblings);
}

function keysAt(fields: Fields, path: readonly string[]): string[] {
  if (path.length === 0) return Object.keys(fields);
  const [name, ...rest] = path;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field?.kind === "group") return keysAt(field.fields, rest);
  if (field?.kind === "records" || field?.kind === "items") return keysAt(field.fields, rest.slice(1));
  if (field?.kind === "text") return ["en", "fr"];
  return ["from", "to", "value"];
}

/** A key that exists, but in another place; the shortest path is the usual place. */
function elsewhere(fields: Fields, key: string): Text | undefined {
  const paths = leavesOf(fields).map(([path]) => path);
  const [found] = paths
    .filter((path) => path.split(".").at(-1) === key)
    .sort((a, b) => a.split(".").length - b.split(".").length);
  return found === undefined ? undefined : { en: `it belongs at ${found}`, fr: `sa place est ${found}` };
}

function listed(keys: readonly string[]): Text {
  const some = keys.slice(0, 12).join(", ") + (keys.length > 12 ? ", …" : "");
  return { en: `known here: ${some}`, fr: `connus ici : ${some}` };
}
