import { CALLS } from "./believable/calls.ts";
import { COMMUNITIES } from "./believable/communities.ts";
import { PLATFORMS } from "./believable/platforms.ts";

export interface Believable {
  scenario: string;
  what: string;
  bounds: readonly [number, number];
  because: string;
  /** @param of the mean of a metric */
  measure: (of: (metric: string) => number) => number;
  /** Worlds whose mean is looked at; {@link FEW_WORLDS} if absent. */
  worlds?: number;
}

/** Enough for wide bounds. */
export const FEW_WORLDS = 4;

/** What somebody who knows the texts would not believe otherwise; in wide bounds, to be met on average. */
export const BELIEVABLE: readonly Believable[] = [
  ...CALLS,
  ...COMMUNITIES,
  ...PLATFORMS,
  ...nearer([
    {
      scenario: "community-forum",
      what: "what the forum costs, to what its contributions are worth",
      bounds: [0.5, 2],
      because: "upkeep takes hours of staff (marketing §4.2), and nobody pays far more than it brings",
      measure: (of) => of("costEuros") / of("createdEuros"),
    },
    {
      scenario: "self-checkout",
      what: "share of visits after which somebody leaves without paying for what they came for",
      bounds: [0, 0.05],
      because: "hardly anybody gives up with a full basket",
      measure: (of) => of("needsUnmetShare"),
    },
    {
      scenario: "self-checkout",
      what: "share of visits served at a till",
      bounds: [0.25, 0.75],
      because: "the text has kiosks beside tills that are busy",
      measure: (of) => of("needsServedShare"),
    },
    {
      scenario: "self-checkout",
      what: "jobs replaced, to jobs added",
      bounds: [2, 10],
      because: "one attendant watches several kiosks; a shop has no other reason to install them",
      measure: (of) => of("jobsDisplaced") / of("jobsCommunity"),
    },
    {
      scenario: "online-counter",
      what: "procedures a year of somebody who does them online",
      bounds: [2, 4],
      because: "a household deals with its administrations a few times a year",
      measure: (of) => of("contributions") / of("everActive") / 2,
    },
    {
      scenario: "online-counter",
      what: "share of procedures that nobody does",
      bounds: [0.1, 0.25],
      because: "15 % of adults cannot do it (D1), a few others give up, and there is no counter",
      measure: (of) => of("needsUnmetShare"),
    },
    {
      scenario: "packaging-contest",
      what: "entrants, to all of the public",
      bounds: [0.001, 0.02],
      because: "creative work is for few: 60 designs from thousands who follow the brand (retrospective)",
      measure: (of) => of("everActive") / 5000,
    },
    {
      scenario: "packaging-contest",
      what: "packs drawn",
      bounds: [30, 200],
      because: "24 can be kept only if clearly more come in",
      measure: (of) => of("contributions"),
    },
    {
      scenario: "price-watch",
      what: "what a survey costs the retailer, to what it is worth",
      bounds: [0, 1],
      because: "a panel that costs more than its surveys are worth would be closed",
      measure: (of) => of("costEuros") / of("contributions") / 8,
    },
    {
      scenario: "referral-programme",
      what: "referrals of one person in two years",
      bounds: [1, 8],
      because: "a person has eight ties, and can refer each once",
      measure: (of) => of("contributions") / of("everActive"),
    },
    {
      scenario: "referral-programme",
      what: "what a referral costs, to what it is worth",
      bounds: [0, 1],
      because: "the programme would be ended otherwise",
      measure: (of) => of("costEuros") / of("contributions") / 20,
    },
  ]),
];

/** Those with bounds so near that they need more worlds. */
function nearer(rows: readonly Believable[]): Believable[] {
  return rows.map((row) => ({ ...row, worlds: 16 }));
}
