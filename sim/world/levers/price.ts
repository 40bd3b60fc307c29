import { within } from "../../scenario/believable.ts";
import type { NumberField } from "../../scenario/field.ts";
import { assumed, number } from "../../scenario/fields.ts";

/** Of a lever that costs nothing by itself, because its hours are paid, or because it is a decision. */
const FREE = within(assumed(), [0, 50], {
  en: "its hours are paid elsewhere: little besides",
  fr: "ses heures sont payées par ailleurs : peu de chose en plus",
});

/** What a lever between 0 and 1 costs when it is at 1. @param en,fr what is then paid for */
export const weekly = (euros: number, en: string, fr: string): NumberField =>
  number(
    "€/week",
    [0, 1_000_000],
    euros,
    euros === 0 ? FREE : assumed(),
    `Weekly price of full ${en}, for each operation that is open.`,
    `Prix hebdomadaire à plein de ${fr}, pour chaque opération ouverte.`,
  );
