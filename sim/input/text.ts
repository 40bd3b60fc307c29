/** A language of Levain's texts. */
export type Language = "en" | "fr";

/** Text for people, in every language. */
export interface Text {
  en: string;
  fr: string;
}
