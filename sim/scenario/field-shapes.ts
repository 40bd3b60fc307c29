import { numberIn } from "../input/counted.ts";
import { also, list, nullable, object, objectOf, record } from "../input/holders.ts";
import type { Problem } from "../input/problems.ts";
import { type Key, type Keys, problemsIn, type Shape } from "../input/shape.ts";
import type { Text } from "../input/text.ts";
import { choice, FLAG, ID, ID_OR_NONE, number, text, word } from "../input/values.ts";
import { believableOf } from "./believable.ts";
import type { Field, Fields, Items, Leaf, ListField, NumberField } from "./field.ts";
import { leverShape } from "./lever-shape.ts";
import { unknownField } from "./unknown-field.ts";

/** What a scenario's fields may hold. Every key may be left out; null removes a record or an override again. */

/** All fields, and the variables that formulas may use. */
export interface Known {
  readonly fields: Fields;
  readonly names: readonly string[];
}

/** All problems in raw values of fields. */
export const fieldProblems = (known: Known, raw: unknown): Problem[] => problemsIn(shapeOf(known), raw);

const shapeOf = shapeOfFields({});

/** The shape of all fields, made once per model. @param keys other keys of the same object */
export function shapeOfFields(keys: Keys): (known: Known) => Shape {
  const made = new WeakMap<Known, Shape>();
  return (known) => {
    const shape = made.get(known) ?? partOf({ ...keys, ...known.fields }, known);
    made.set(known, shape);
    return shape;
  };
}

function partOf(fields: Readonly<Record<string, Field | Key>>, known: Known): Shape {
  const keyOf = (field: Field | Key) => ("kind" in field ? fieldKey(field, known) : field);
  return objectOf(fields, keyOf, { unknown: (...found) => unknownField(known.fields, ...found) });
}

function fieldKey(field: Field, known: Known): Key {
  const unit = "unit" in field && field.unit !== "" ? ` [${field.unit}]` : "";
  const preset = "unit" in field && field.default !== null ? { default: field.default } : {};
  const believed = "unit" in field ? believedIn(field) : { en: "", fr: "" };
  return {
    ...fieldShape(field, known),
    text: { en: field.text.en + unit + believed.en, fr: field.text.fr + unit + believed.fr },
    ...preset,
  };
}

/** What editors add to the description of a field whose default is a belief. */
function believedIn(leaf: Leaf): Text {
  const believed = believableOf(leaf);
  if (believed === undefined) return { en: "", fr: "" };
  const [low, high] = believed.range;
  return {
    en: ` Believable: ${low} to ${high}.`,
    fr: ` Vraisemblable : de ${numberIn(low, "fr")} à ${numberIn(high, "fr")}.`,
  };
}

function fieldShape(field: Field, known: Known): Shape {
  switch (field.kind) {
    case "group":
      return partOf(field.fields, known);
    case "records":
      return record(nullable(partOf(field.fields, known)), {
        amount: [0, MOST_ENTRIES],
        expected: ENTRIES,
        names: ID,
      });
    case "items":
      return list(itemShape(field, known), [0, field.longest]);
    default:
      return leaf(field, known);
  }
}

function itemShape({ fields, condition }: Items, known: Known): Shape {
  const item = partOf(fields, known);
  if (condition === undefined) return item;
  const { field, flags, expected, suggestion } = condition;
  const usual = (fields[field] as Leaf).default;
  const meets = also(item, (value: Record<string, unknown>, path) =>
    value[field] === undefined || value[field] === usual || flags.some((flag) => value[flag] === true)
      ? []
      : [{ path, value, expected, suggestion }],
  );
  const isTrue = (flag: string) => ({ properties: { [flag]: { const: true } }, required: [flag] });
  return {
    ...meets,
    schema: () => ({
      ...item.schema(),
      anyOf: [...flags.map(isTrue), { properties: { [field]: { const: usual } } }],
    }),
  };
}

/** More than any record may have in the end; null for one that is taken out counts here too. */
const MOST_ENTRIES = 100;
const ENTRIES = {
  en: `an object with an entry per id, at most ${MOST_ENTRIES}`,
  fr: `un objet avec une entrée par identifiant, ${MOST_ENTRIES} au plus`,
};

function leaf(field: Leaf, known: Known): Shape {
  switch (field.kind) {
    case "number":
      return numberOf(field);
    case "lever":
      return leverShape(numberOf(field), field.names ?? known.names);
    case "override":
      return nullable(leaf(field.of, known));
    case "id":
      return ID_OR_NONE;
    case "word":
      return word(field.form, field.expected);
    case "flag":
      return FLAG;
    case "choice":
      return choice(field.options);
    case "list":
      return nullable(list(numberOf(field), [0, field.longest], { expected: someNumbers(field) }));
    case "column":
      return nullable(
        list(numberOf(field), [1, field.longest], { expected: perPerson(field, NUMBERS), typed: true }),
      );
    case "labels":
      return nullable(list(SEGMENT, [1, field.longest], { expected: perPerson(field, IDS) }));
    case "text": {
      const line = text(0, field.longest);
      return object({ en: line, fr: line }, { expected: bothLanguages(field) });
    }
  }
}

/** Shape of a field's numbers. */
export const numberOf = ({ range, integer, unit }: Pick<NumberField, "range" | "integer" | "unit">): Shape =>
  number(range, { whole: integer, unit });

type Longest = { readonly longest: number };

const NUMBERS = { en: "numbers", fr: "nombres" };
const IDS = { en: "ids", fr: "identifiants" };
const SEGMENT: Shape = { ...ID, expected: { en: "the id of a segment", fr: "l’identifiant d’un segment" } };

const perPerson = ({ longest }: Longest, what: Text): Text => ({
  en: `a list of at most ${longest} ${what.en}, one per person, not empty`,
  fr: `une liste d’au plus ${numberIn(longest, "fr")} ${what.fr}, un par personne, non vide`,
});

function someNumbers({ longest, range: [low, high] }: ListField): Text {
  const french = [longest, low, high].map((value) => numberIn(value, "fr"));
  return {
    en: `a list of at most ${longest} numbers from ${low} to ${high}`,
    fr: `une liste d’au plus ${french[0]} nombres de ${french[1]} à ${french[2]}`,
  };
}

const bothLanguages = ({ longest }: Longest): Text => ({
  en: `text {"en": …, "fr": …} of at most ${longest} characters each`,
  fr: `un texte {"en": …, "fr": …} d’au plus ${numberIn(longest, "fr")} caractères chacun`,
});
