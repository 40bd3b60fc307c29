import type { Term } from "../choice/utility.ts";
import { counted, NOUNS } from "../input/counted.ts";
import type { Language, Text } from "../input/text.ts";
import { MOTIVATIONS } from "../world/people/traits.ts";
import { REASONS } from "./reason-texts.ts";
import type { Portrait, StatusBefore, TraceEvent } from "./trace.ts";

const FOR: Record<Term, Text> = {
  benefit: { en: "what it brings", fr: "ce que cela apporte" },
  company: { en: "others who take part", fr: "la compagnie des autres" },
  identification: { en: "attachment to the organisation", fr: "l’attachement à l’organisation" },
  time: { en: "the time it takes", fr: "le temps que cela prend" },
  inability: { en: "not quite having the skills", fr: "un savoir-faire incomplet" },
  fatigue: { en: "tiredness", fr: "la fatigue" },
  unfairness: { en: "unfair sharing", fr: "un partage injuste" },
  privacy: { en: "the data to give away", fr: "les données à donner" },
  entry: { en: "the first step", fr: "le premier pas" },
  effort: { en: "how little each contribution asks", fr: "le peu que demande chaque contribution" },
  strangers: { en: "strangers to rely on", fr: "les inconnus à qui s’en remettre" },
  paying: { en: "the money it costs", fr: "l’argent que cela coûte" },
};

/** Words for terms that speak against joining, where they differ from the words for it. */
const AGAINST: Readonly<Partial<Record<Term, Text>>> = {
  effort: { en: "how much each contribution asks", fr: "tout ce que demande chaque contribution" },
  company: { en: "so few others", fr: "le petit nombre de participants" },
  benefit: { en: "how little it brings", fr: "le peu que cela apporte" },
  identification: {
    en: "little attachment to the organisation",
    fr: "le peu d’attachement à l’organisation",
  },
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

const made = (contributions: number, language: Language) =>
  counted(contributions, NOUNS.contribution, language);
const weeks = (count: number, language: Language) => counted(count, NOUNS.week, language);

const FIRST_CONTRIBUTION: Text = {
  en: "contributes for the first time",
  fr: "contribue pour la première fois",
};
const REPLY: Record<"true" | "false", Text> = {
  true: { en: "; somebody replies", fr: " ; quelqu’un répond" },
  false: { en: "; nobody replies", fr: " ; personne ne répond" },
};

/** A person's status when the warm-up ended, or just before an opening. */
const BEFORE: Record<StatusBefore, (operation: string, week: number, made: string) => Text> = {
  unaware: (operation, week, made) => ({
    en: `had left traces in ${operation} before week ${week} without knowing it${made}`,
    fr: `avait laissé des traces dans ${operation} avant la semaine ${week} sans le savoir${made}`,
  }),
  aware: (operation, week, made) => ({
    en: `knew of ${operation} before week ${week}${made}`,
    fr: `connaissait ${operation} avant la semaine ${week}${made}`,
  }),
  enrolled: (operation, week, made) => ({
    en: `took part in ${operation} before week ${week}${made}`,
    fr: `participait à ${operation} avant la semaine ${week}${made}`,
  }),
  lapsed: (operation, week, made) => ({
    en: `had left ${operation} before week ${week}${made}`,
    fr: `avait quitté ${operation} avant la semaine ${week}${made}`,
  }),
  excluded: (operation, week, made) => ({
    en: `was excluded from ${operation} before week ${week}${made}`,
    fr: `était exclu de ${operation} avant la semaine ${week}${made}`,
  }),
};

const madeBefore = (contributions: number, language: Language) =>
  contributions === 0
    ? ""
    : language === "en"
      ? `, with ${made(contributions, "en")} so far`
      : `, avec déjà ${made(contributions, "fr")}`;

/** One event in words, without its week. */
export function wordsOf(event: TraceEvent, language: Language): string {
  const en = language === "en";
  switch (event.kind) {
    case "before":
      return BEFORE[event.status](event.operation, event.week + 1, madeBefore(event.contributions, language))[
        language
      ];
    case "aware":
      return en ? `hears of ${event.operation}` : `entend parler de ${event.operation}`;
    case "departed":
      return en ? "leaves the public for good" : "quitte le public pour de bon";
    case "joined": {
      const because =
        event.because.length === 0
          ? ""
          : en
            ? `, because of ${list(event.because, "en")}`
            : `, pour ${list(event.because, "fr")}`;
      const despite =
        event.despite.length === 0
          ? ""
          : en
            ? `, in spite of ${list(event.despite, "en", AGAINST)}`
            : `, malgré ${list(event.despite, "fr", AGAINST)}`;
      return (en ? `joins ${event.operation}` : `rejoint ${event.operation}`) + because + despite;
    }
    case "contributed":
      return (
        FIRST_CONTRIBUTION[language] + (event.replied === null ? "" : REPLY[`${event.replied}`][language])
      );
    case "rejected":
      return en
        ? `has ${made(event.rejected, "en")} rejected`
        : `se voit rejeter ${made(event.rejected, "fr")}`;
    case "left":
      return en
        ? `leaves ${event.operation} after ${made(event.contributions, "en")} in all and ${weeks(event.weeks, "en")} — ${REASONS[event.reason].en}`
        : `quitte ${event.operation} après ${made(event.contributions, "fr")} en tout et ${weeks(event.weeks, "fr")} — ${REASONS[event.reason].fr}`;
    case "excluded":
      return en ? `is excluded from ${event.operation}` : `est exclu de ${event.operation}`;
    case "tired":
      return en
        ? `is tired (fatigue: ${percent(event.level, language)} of free time)`
        : `est fatigué (fatigue : ${percent(event.level, language)} du temps libre)`;
    case "feelsLikeWork":
      return en
        ? `feels that it has become work (${percent(event.level, language)})`
        : `trouve que cela devient un travail (${percent(event.level, language)})`;
    case "crowdedOut":
      return en
        ? `has lost part of their motivation because of pay (${percent(event.level, language)})`
        : `a perdu une partie de sa motivation à cause de la rémunération (${percent(event.level, language)})`;
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
        ? `in the end ${state}; ${made(event.contributions, "en")}, attachment ${percent(event.attachment, language)}`
        : `à la fin, ${state} ; ${made(event.contributions, "fr")}, attachement ${percent(event.attachment, language)}`;
    }
  }
}

/** The person in one line. */
export function wordsOfPortrait(
  { segment, motivations, freeHours, digital, vigour }: Portrait,
  language: Language,
): string {
  const [first, second] = motivations.map(
    ({ name }) => MOTIVATIONS[name as keyof typeof MOTIVATIONS][language],
  );
  return language === "en"
    ? `segment ${segment}; motivated by: ${first}, ${second}; ${number(freeHours, "en")} h of free time a week; digital skill ${percent(digital, "en")}; ${number(vigour, "en")} times the usual vigour`
    : `groupe ${segment} ; motivations : ${first}, ${second} ; ${number(freeHours, "fr")} h libres par semaine ; compétence numérique ${percent(digital, "fr")} ; ${number(vigour, "fr")} fois la vigueur habituelle`;
}
