import type { Text } from "../input/text.ts";

/** Tags of systems: their English names, which files hold, with the French ones. */

/** Where the source texts see a system at work. */
export const SECTORS = {
  "public services": "services publics",
  industry: "industrie",
  agriculture: "agriculture",
  media: "médias",
  tourism: "tourisme",
  retail: "commerce",
  transport: "transports",
  finance: "finance",
  culture: "culture",
  software: "logiciel",
  youth: "jeunesse",
  education: "éducation",
  health: "santé",
  lodging: "hébergement",
} as const;

/** What somebody may want who looks for a system. */
export const NEEDS = {
  ideas: "idées",
  votes: "votes",
  content: "contenus",
  "mutual aid": "entraide",
  money: "argent",
  relays: "relais",
  testing: "tests",
  "self-service": "libre-service",
} as const;

/** What a system may do harm with. */
export const RISKS = {
  "limited innovation": "innovation limitée",
  reputation: "réputation",
  hijacking: "détournement",
  "lost latitude": "perte de latitude",
  "hidden costs": "coûts cachés",
  "errors and losses": "erreurs et pertes",
  exclusion: "exclusion",
  jobs: "emplois",
  "work-like": "jeu devenu travail",
  exhaustion: "épuisement",
  opportunism: "opportunisme",
  "unfair value": "partage inéquitable de la valeur",
  privacy: "vie privée",
  fading: "essoufflement",
  conflict: "conflit",
  "strained staff": "personnel sous tension",
  disappointment: "déception",
} as const;

export type Sector = keyof typeof SECTORS;
export type Need = keyof typeof NEEDS;
export type Risk = keyof typeof RISKS;

const FRENCH: Readonly<Record<string, string>> = { ...SECTORS, ...NEEDS, ...RISKS };

/** A tag as people of both languages read it. */
export const tagText = (tag: Sector | Need | Risk): Text => ({ en: tag, fr: FRENCH[tag] });
