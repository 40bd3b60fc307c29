import type { Term } from "../choice/utility.ts";
import type { Text } from "../scenario/fields.ts";
import type { Language } from "../scenario/problems.ts";
import { MOTIVATIONS } from "../world/traits.ts";
import { REASONS } from "./reasons.ts";
import type { Portrait, TraceEvent } from "./trace.ts";

const FOR: Record<Term, Text> = {
  benefit: { en: "what it brings", fr: "ce que cela apporte" },
  company: { en: "others who take part", fr: "les autres qui participent" },
  identification: { en: "attachment to the organisation", fr: "l’attachement à l’organisation" },
  time: { en: "the time it takes", fr: "le temps que cela prend" },
  inability: { en: "not being quite able to", fr: "ne pas tout à fait savoir faire" },
  fatigue: { en: "tiredness", fr: "la fatigue" },
  unfairness: { en: "an unfair sharing", fr: "un partage injuste" },
  privacy: { en: "the data given away", fr: "les données livrées" },
  entry: { en: "the first step", fr: "le premier pas" },
};

/** What speaks against joining, where it is not the same thing as what speaks for it. */
const AGAINST: Readonly<Partial<Record<Term, Text>>> = {
  company: { en: "so few others", fr: "si peu d’autres participants" },
  benefit: { en: "how little it brings", fr: "le peu que cela apporte" },
};

const percent = (level: number, language: Language) =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(level);
const number = (value: number, language: Language) =>
  new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(value);

const list = (
  terms: readonly Term[],
  language: Language,
  words: Readonly<Partial<Record<Term, Text>>> = {},
) =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(
    terms.map((term) => (words[term] ?? FOR[term])[language]),
  );

/** One event as a line without its week. */
export function wordsOf(event: TraceEvent, language: Language): string {
  const en = language === "en";
  switch (event.kind) {
    case "aware":
      return en ? `hears of ${event.operation}` : `entend parler de ${event.operation}`;
    case "joined": {
      const because =
        event.because.length === 0
          ? ""
          : en
            ? `, because of ${list(event.because, "en")}`
            : `, à cause de : ${list(event.because, "fr")}`;
      const despite =
        event.despite.length === 0
          ? ""
          : en
            ? `, in spite of ${list(event.despite, "en", AGAINST)}`
            : `, malgré : ${list(event.despite, "fr", AGAINST)}`;
      return (en ? `joins ${event.operation}` : `entre dans ${event.operation}`) + because + despite;
    }
    case "contributed":
      return event.replied
        ? en
          ? "contributes for the first time; somebody replies"
          : "contribue pour la première fois ; quelqu’un répond"
        : en
          ? "contributes for the first time; nobody replies"
          : "contribue pour la première fois ; personne ne répond";
    case "left":
      return en
        ? `leaves ${event.operation} after ${event.contributions} contributions in all and ${event.weeks} weeks — ${REASONS[event.reason].en}`
        : `quitte ${event.operation} après ${event.contributions} contributions en tout et ${event.weeks} semaines — ${REASONS[event.reason].fr}`;
    case "excluded":
      return en ? `is excluded from ${event.operation}` : `est exclu de ${event.operation}`;
    case "tired":
      return en
        ? `is tired (${percent(event.level, language)} of free time weighs)`
        : `est fatigué (${percent(event.level, language)} du temps libre pèse)`;
    case "feelsLikeWork":
      return en
        ? `feels it has become work (${percent(event.level, language)})`
        : `trouve que cela devient un travail (${percent(event.level, language)})`;
    case "crowdedOut":
      return en
        ? `has lost part of the wish to the pay (${percent(event.level, language)})`
        : `a perdu une part de l’envie à cause de la paie (${percent(event.level, language)})`;
    case "recognised":
      return en ? "is singled out" : "est distingué";
    case "won":
      return en ? "wins" : "gagne";
    case "end": {
      const state =
        event.reason === null
          ? en
            ? "takes part"
            : "participe"
          : en
            ? `does not take part — ${REASONS[event.reason].en}`
            : `ne participe pas — ${REASONS[event.reason].fr}`;
      return en
        ? `in the end ${state}; ${event.contributions} contributions, attachment ${percent(event.attachment, language)}`
        : `à la fin, ${state} ; ${event.contributions} contributions, attachement ${percent(event.attachment, language)}`;
    }
  }
}

/** Who the person is, in one line. */
export function wordsOfPortrait(
  { segment, motivations, freeHours, digital, vigour }: Portrait,
  language: Language,
): string {
  const [first, second] = motivations.map(
    ({ name }) => MOTIVATIONS[name as keyof typeof MOTIVATIONS][language],
  );
  return language === "en"
    ? `segment ${segment}; moved by: ${first}, ${second}; ${number(freeHours, "en")} h of free time a week; digital skill ${percent(digital, "en")}; ${number(vigour, "en")} times the usual vigour`
    : `groupe ${segment} ; motivations : ${first}, ${second} ; ${number(freeHours, "fr")} h libres par semaine ; compétence numérique ${percent(digital, "fr")} ; ${number(vigour, "fr")} fois la vigueur habituelle`;
}
