import type { NumberField } from "../../scenario/field.ts";
import { assumed, number } from "../../scenario/fields.ts";

/** What a lever between 0 and 1 costs when it is at 1. @param en,fr what is then paid for */
export const weekly = (euros: number, en: string, fr: string): NumberField =>
  number(
    "€/week",
    [0, 1_000_000],
    euros,
    assumed(),
    `Weekly price of full ${en}.`,
    `Prix hebdomadaire à plein de ${fr}.`,
  );
