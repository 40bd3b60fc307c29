import type { Language } from "./problems.ts";

/** A noun after a number: its singular and its plural. */
export type Noun = Readonly<Record<Language, readonly [one: string, more: string]>>;

/** A number with its noun, as the language has it: French counts 0 as one. */
export function counted(count: number, noun: Noun, language: Language): string {
  const [one, more] = noun[language];
  const rule = new Intl.PluralRules(language).select(count);
  return `${new Intl.NumberFormat(language).format(count)} ${rule === "one" ? one : more}`;
}

export const NOUNS = {
  week: { en: ["week", "weeks"], fr: ["semaine", "semaines"] },
  person: { en: ["person", "people"], fr: ["personne", "personnes"] },
  contribution: { en: ["contribution", "contributions"], fr: ["contribution", "contributions"] },
  world: { en: ["world", "worlds"], fr: ["monde", "mondes"] },
  setting: { en: ["setting", "settings"], fr: ["réglage", "réglages"] },
  matchedWorld: { en: ["matched world", "matched worlds"], fr: ["monde apparié", "mondes appariés"] },
} satisfies Record<string, Noun>;
