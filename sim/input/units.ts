import type { Language } from "./text.ts";

/** Units as written in declarations, with their French. */
export const FRENCH_UNITS: Readonly<Record<string, string>> = {
  "": "",
  "−1–1": "−1–1",
  "0 or 1": "0 ou 1",
  "0, ½ or 1": "0, ½ ou 1",
  "0–1": "0–1",
  "0–1 a week": "0–1 par semaine",
  "1/contribution": "1/contribution",
  "1/event": "1/événement",
  "1/fault": "1/défaut",
  "1/need": "1/besoin",
  "1/week": "1/semaine",
  code: "code",
  complaints: "plaintes",
  contributions: "contributions",
  deliveries: "livraisons",
  draws: "tirages",
  entries: "propositions",
  events: "événements",
  exponent: "exposant",
  faults: "défauts",
  "full-time jobs": "emplois à plein temps",
  h: "h",
  "h/channel": "h/canal",
  "h/complaint": "h/plainte",
  "h/contribution": "h/contribution",
  "h/error": "h/erreur",
  "h/rejection": "h/rejet",
  "h/h": "h/h",
  "h/newcomer": "h/nouveau",
  "h/job": "h/emploi",
  "h/week": "h/semaine",
  "h/week per contributor": "h/semaine par contributeur",
  "h/week per person": "h/semaine par personne",
  log: "log",
  "log-odds": "log-cotes",
  "log-odds/log": "log-cotes/log",
  "log/logit": "log/logit",
  logit: "logit",
  min: "min",
  multiple: "multiple",
  needs: "besoins",
  operations: "opérations",
  people: "personnes",
  "people/week": "personnes/semaine",
  person: "personne",
  points: "points",
  ratings: "évaluations",
  ratio: "rapport",
  relays: "relais",
  "relays/week": "relais/semaine",
  rounds: "tours",
  shape: "forme",
  steps: "étapes",
  ties: "liens",
  votes: "votes",
  week: "semaine",
  weeks: "semaines",
  wins: "victoires",
  "€": "€",
  "€/contribution": "€/contribution",
  "€/fault": "€/défaut",
  "€/h": "€/h",
  "€/person": "€/personne",
  "€/person/week": "€/personne/semaine",
  "€/week": "€/semaine",
};

export const unitIn = (unit: string, language: Language): string =>
  language === "fr" ? (FRENCH_UNITS[unit] ?? unit) : unit;

/** Singular forms of units that count things: one person, 0,5 contribution. */
export const SINGULAR_UNITS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    complaints: "complaint",
    contributions: "contribution",
    deliveries: "delivery",
    draws: "draw",
    entries: "entry",
    events: "event",
    faults: "fault",
    "full-time jobs": "full-time job",
    needs: "need",
    operations: "operation",
    people: "person",
    "people/week": "person/week",
    points: "point",
    ratings: "rating",
    relays: "relay",
    "relays/week": "relay/week",
    rounds: "round",
    steps: "step",
    ties: "tie",
    votes: "vote",
    weeks: "week",
    wins: "win",
  },
  fr: {
    besoins: "besoin",
    contributions: "contribution",
    défauts: "défaut",
    "emplois à plein temps": "emploi à plein temps",
    étapes: "étape",
    évaluations: "évaluation",
    événements: "événement",
    liens: "lien",
    livraisons: "livraison",
    opérations: "opération",
    personnes: "personne",
    plaintes: "plainte",
    "personnes/semaine": "personne/semaine",
    points: "point",
    propositions: "proposition",
    semaines: "semaine",
    tirages: "tirage",
    tours: "tour",
    victoires: "victoire",
    votes: "vote",
  },
};

/**
 * A unit that agrees with the number before it. English uses the plural for all numbers but 1, French from 2 on.
 *
 * @param value shown with three significant digits
 * @param unit in the language
 */
export function unitAfter(value: number, unit: string, language: Language): string {
  const singular = SINGULAR_UNITS[language];
  if (!Object.hasOwn(singular, unit)) return unit;
  const shown = Number(Math.abs(value).toPrecision(3));
  const isOne = language === "fr" ? shown < 2 : shown === 1;
  return isOne ? singular[unit] : unit;
}
