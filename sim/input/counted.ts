import type { Language } from "./text.ts";

/** A noun after a number: its singular and its plural. */
export type Noun = Readonly<Record<Language, readonly [one: string, more: string]>>;

/** A number with its noun in the language's number; in French 0 takes the singular. */
export function counted(count: number, noun: Noun, language: Language): string {
  const [one, more] = noun[language];
  const rule = new Intl.PluralRules(language).select(count);
  return `${new Intl.NumberFormat(language).format(count)} ${rule === "one" ? one : more}`;
}

/**
 * A number in a message. English shows it as files contain it; French as people write it, with names for NaN and
 * infinity.
 */
export function numberIn(value: number, language: Language): string {
  if (language === "en") return String(value);
  if (Number.isNaN(value)) return "pas un nombre";
  if (!Number.isFinite(value)) return value > 0 ? "l’infini" : "moins l’infini";
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return sign + SCIENTIFIC().format(size).replace("-", "−");
  const [whole, decimals] = String(size).split(".");
  return sign + whole.replace(THOUSANDS, "\u202f") + (decimals === undefined ? "" : `,${decimals}`);
}

const THOUSANDS = /\B(?=(\d{3})+$)/g;
/** Made only when needed: the first number format of a process takes a tenth of its start-up time. */
const SCIENTIFIC = () =>
  new Intl.NumberFormat("fr", { notation: "scientific", maximumSignificantDigits: 17 });

/** How many people are simulated and, where that is not the same, how many real ones each stands for. */
export function simulatedPeopleIn(
  { consumers, represents }: { consumers: number; represents: number },
  language: Language,
): string {
  if (represents === 1) return counted(consumers, NOUNS.person, language);
  const each = new Intl.NumberFormat(language).format(represents);
  const simulated = counted(consumers, NOUNS.simulatedPerson, language);
  return `${simulated}${{ en: `, each standing for ${each}`, fr: `, dont chacune en représente ${each}` }[language]}`;
}

export const NOUNS = {
  week: { en: ["week", "weeks"], fr: ["semaine", "semaines"] },
  simulatedPerson: {
    en: ["simulated person", "simulated people"],
    fr: ["personne simulée", "personnes simulées"],
  },
  person: { en: ["person", "people"], fr: ["personne", "personnes"] },
  contribution: { en: ["contribution", "contributions"], fr: ["contribution", "contributions"] },
  world: { en: ["world", "worlds"], fr: ["monde", "mondes"] },
  setting: { en: ["setting", "settings"], fr: ["réglage", "réglages"] },
  finding: { en: ["finding", "findings"], fr: ["résultat", "résultats"] },
  matchedWorld: { en: ["matched world", "matched worlds"], fr: ["monde apparié", "mondes appariés"] },
} satisfies Record<string, Noun>;
