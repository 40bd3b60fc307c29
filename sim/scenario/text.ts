/** A language that Levain speaks. */
export type Language = "en" | "fr";

/** What people read, in every language. */
export interface Text {
  en: string;
  fr: string;
}
