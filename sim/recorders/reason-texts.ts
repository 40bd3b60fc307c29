import type { Text } from "../input/text.ts";

/** Why a person does not take part: one reason each, in the order of the funnel. */
export const REASONS = {
  "not-open": { en: "the operation is not open", fr: "l’opération n’est pas ouverte" },
  unaware: { en: "has not heard of it", fr: "n’en a pas entendu parler" },
  "other-rule": {
    en: "people do not decide by utility here",
    fr: "ici, la décision ne dépend pas de l’utilité",
  },
  full: { en: "it is full", fr: "c’est complet" },
  "excluded-by-skill": {
    en: "cannot do it alone, and nobody helps",
    fr: "ne peut pas le faire seul, et personne n’aide",
  },
  "not-selected": { en: "was not selected", fr: "n’a pas été retenu" },
  onboarding: { en: "gave up while signing up", fr: "a abandonné pendant l’inscription" },
  "no-time": { en: "has no time", fr: "n’a pas le temps" },
  "no-money": { en: "cannot afford it", fr: "n’en a pas les moyens" },
  "not-considered": {
    en: "would join, but has not thought about it yet",
    fr: "participerait, mais n’y a pas encore pensé",
  },
  "other-calls": {
    en: "would join, but other operations took their attention",
    fr: "participerait, mais d’autres opérations ont pris son attention",
  },
  "unclear-role": { en: "does not see what to do", fr: "ne voit pas ce qui est attendu" },
  "crowded-out": {
    en: "pay has crowded out the motivation",
    fr: "la rémunération a évincé la motivation",
  },
  "feels-like-work": { en: "it feels like work", fr: "cela ressemble à un travail" },
  brand: { en: "the brand takes up too much room", fr: "la marque prend trop de place" },
  "no-company": { en: "too few others take part", fr: "trop peu d’autres participent" },
  time: { en: "it takes too much time", fr: "cela prend trop de temps" },
  effort: { en: "a single contribution asks too much", fr: "une seule contribution demande trop" },
  "not-able": { en: "does not feel able to", fr: "ne s’en sent pas capable" },
  tired: { en: "is tired", fr: "est fatigué" },
  strangers: {
    en: "does not want to rely on strangers",
    fr: "ne veut pas s’en remettre à des inconnus",
  },
  unfair: { en: "finds the sharing unfair", fr: "trouve le partage injuste" },
  privacy: { en: "does not want to give their data", fr: "ne veut pas donner ses données" },
  "too-dear": { en: "it costs too much money", fr: "cela coûte trop d’argent" },
  "not-motivated": { en: "is not motivated", fr: "n’est pas motivé" },
  several: { en: "several reasons together", fr: "plusieurs raisons à la fois" },
  "left-done": { en: "has left: had done enough", fr: "départ : en avait fait assez" },
  "left-tired": { en: "has left: tired", fr: "départ : fatigue" },
  "left-work": { en: "has left: it felt like work", fr: "départ : cela ressemblait à un travail" },
  "left-unfair": { en: "has left: unfair", fr: "départ : injustice" },
  "left-dissatisfied": { en: "has left: dissatisfied", fr: "départ : insatisfaction" },
  "left-lost-reward": { en: "has left: the reward ended", fr: "départ : la récompense a pris fin" },
  "left-crowded-out": {
    en: "has left: pay had crowded out the motivation",
    fr: "départ : la rémunération avait évincé la motivation",
  },
  "left-ignored": { en: "has left: nobody replied", fr: "départ : personne n’a répondu" },
  "left-idle": {
    en: "has left: had not contributed for weeks",
    fr: "départ : ne contribuait plus depuis des semaines",
  },
  "left-alone": {
    en: "has left: too many of the others had gone",
    fr: "départ : trop des autres étaient partis",
  },
  "left-rejected": {
    en: "has left: a contribution was rejected",
    fr: "départ : une contribution a été rejetée",
  },
  "left-brand": {
    en: "has left: the brand had taken up too much room",
    fr: "départ : la marque avait pris trop de place",
  },
  "left-life": { en: "has left: life got in the way", fr: "départ : les aléas de la vie" },
  "served-by-person": { en: "is served by a person", fr: "une personne s’en charge" },
  "no-need": { en: "has not needed it", fr: "n’en a pas eu besoin" },
  "counter-busy": {
    en: "went without: staff were too busy",
    fr: "est resté sans solution : le personnel était débordé",
  },
  unserved: { en: "went without what they needed", fr: "a renoncé, faute de solution" },
} satisfies Record<string, Text>;

export type Reason = keyof typeof REASONS;
