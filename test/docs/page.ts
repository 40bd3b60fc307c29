import type { Language } from "../../sim/input/text.ts";

/** A file that `npm run docs` writes, or whose marked parts it writes. */
export interface Page {
  /** Path from the root of the project. */
  file: string;
  text(): string;
}

export const LANGUAGES = ["en", "fr"] as const satisfies readonly Language[];

/** English pages have plain names, French ones end in `.fr.md`. */
export const inLanguage = (page: string, language: Language) =>
  language === "en" ? page : page.replace(/\.md/, ".fr.md");

export const languageOf = (file: string): Language => (file.endsWith(".fr.md") ? "fr" : "en");

/** Says one of two texts. */
export const saying =
  (language: Language) =>
  (en: string, fr: string): string =>
    ({ en, fr })[language];

export const colon = (language: Language) => (language === "fr" ? " : " : ": ");

const FORMATS = {
  en: new Intl.NumberFormat("en", { maximumFractionDigits: 12 }),
  fr: new Intl.NumberFormat("fr", { maximumFractionDigits: 12 }),
};

/** A number as people of the language read it. */
export function numeral(value: number, language: Language): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return FORMATS[language].format(value).replace("-", "−");
}
