import type { Language } from "../../input/text.ts";
import type { Status } from "../../scenario/field.ts";

/** On what a value rests, in a word. */
export const STATUSES: Record<Status, Record<Language, string>> = {
  "source text": { en: "source text", fr: "texte source" },
  literature: { en: "literature", fr: "littérature" },
  data: { en: "data", fr: "données" },
  assumption: { en: "assumption", fr: "hypothèse" },
  "to choose": { en: "to choose", fr: "à choisir" },
};
