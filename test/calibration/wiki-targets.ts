import { csvFormatRows, deviation } from "d3";
import { normalQuantile } from "../../sim/core/math.ts";
import { Draws } from "../../sim/core/random.ts";
import { gini, topShare } from "../../sim/metrics/concentration.ts";
import { persistence, sharedOver } from "../../sim/metrics/persistence.ts";
import { fittedLaw } from "../../sim/metrics/stopping.ts";

/** Counts of an edit history, as `scenarios/calibrations/data/README.md` describes them. */
export interface Wiki {
  users: number;
  edits: number;
  weeks: number;
  gini: number;
  oneEditShare: number;
  top1Share: number;
  top10Share: number;
  contributionHistogram: readonly (readonly [edits: number, users: number])[];
  weeklyActive: readonly number[];
  stopHazard: readonly (readonly [k: number, reached: number, stopped: number])[];
  survivalDays: readonly (readonly [days: number, observed: number, survived: number])[];
}

const RESAMPLES = 2000;
/** A setting is accepted if it meets all figures: their intervals hold together with 95 % (Bonferroni). */
const FIGURES_IN_ALL = 14;
/** Standard errors in a tolerance. */
export const HALF = normalQuantile(1 - 0.05 / FIGURES_IN_ALL / 2);
/** Weeks of the model that stand for days of the data. */
const CAREERS: Readonly<Record<number, number>> = { 30: 4, 90: 13, 180: 26, 365: 52 };

/** Edits of each user, ascending. */
const editsOf = ({ contributionHistogram }: Wiki) =>
  Float64Array.from(contributionHistogram.flatMap(([edits, users]) => Array<number>(users).fill(edits)));

const FIGURES: readonly [metric: string, note: string, of: (ascending: Float64Array) => number][] = [
  ["contributions", "edits", (made) => made.reduce((sum, edits) => sum + edits, 0)],
  ["gini", "Gini index of edits", gini],
  ["top1Share", "edits of the top 1 %", (made) => topShare(made, 0.01)],
  ["top10Share", "edits of the top 10 %", (made) => topShare(made, 0.1)],
  [
    "oneContributionShare",
    "users with one edit",
    (made) => made.filter((edits) => edits === 1).length / made.length,
  ],
];

/** A table of targets for `levain calibrate`. */
export function targetsOf(wiki: Wiki): string {
  const rows = [...concentrationOf(wiki), ...careersOf(wiki), ...lawOf(wiki), persistenceOf(wiki)];
  const users: Row = ["everActive", wiki.users, HALF * Math.sqrt(wiki.users), "users, as a Poisson count"];
  const all = [users, ...rows];
  if (all.length !== FIGURES_IN_ALL)
    throw new Error(`${all.length} figures share the error of ${FIGURES_IN_ALL}`);
  const written = all.map(([metric, value, tolerance, note]) => [
    metric,
    String(Number(value.toPrecision(4))),
    String(Number(tolerance.toPrecision(2))),
    note,
  ]);
  return `${csvFormatRows([["metric", "value", "tolerance", "note"], ...written])}\n`;
}

type Row = [metric: string, value: number, tolerance: number, note: string];

function concentrationOf(wiki: Wiki): Row[] {
  const made = editsOf(wiki);
  const stream = new Draws("wiki targets", 0).stream("users");
  const samples = Array.from({ length: RESAMPLES }, (_, sample) =>
    Float64Array.from(made, (_, user) => made[Math.floor(stream.uniform(user, sample) * made.length)]).sort(),
  );
  return [...FIGURES, presenceOf(wiki)].map(([metric, note, of]) => [
    metric,
    of(made),
    HALF * deviation(samples, of)!,
    note,
  ]);
}

/**
 * How many weeks each user was active is not known, only all of them together: whoever made n edits is taken to have
 * been active in n^γ weeks, with the γ that gives the total.
 */
function presenceOf(wiki: Wiki): (typeof FIGURES)[number] {
  const all = wiki.weeklyActive.reduce((sum, active) => sum + active, 0);
  const weeks = (exponent: number) => (made: Float64Array) =>
    made.reduce((sum, edits) => sum + edits ** exponent, 0);
  const made = editsOf(wiki);
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (weeks(middle)(made) < all) low = middle;
    else high = middle;
  }
  return ["contributorWeeks", "users active in a week, over all weeks", weeks(low)];
}

function careersOf({ survivalDays }: Wiki): Row[] {
  return survivalDays
    .filter(([days]) => days in CAREERS)
    .map(([days, observed, survived]) => {
      const share = survived / observed;
      const error = Math.sqrt((share * (1 - share)) / observed);
      return [`retention${CAREERS[days]}`, share, HALF * error, `careers of ${days} days`];
    });
}

function lawOf({ stopHazard }: Wiki): Row[] {
  const places = stopHazard.map(([k]) => k);
  const reached = stopHazard.map(([, people]) => people);
  const stopped = stopHazard.map(([, , people]) => people);
  const stream = new Draws("wiki targets", 0).stream("stops");
  const law = fittedLaw(places, reached, stopped);
  const laws = Array.from({ length: RESAMPLES }, (_, sample) => {
    const again = stopped.map((people, at) => {
      let stops = 0;
      for (let one = 0; one < reached[at]; one++)
        if (stream.uniform(at, sample, one) < people / reached[at]) stops++;
      return stops;
    });
    return fittedLaw(places, reached, again);
  });
  return [
    [
      "observedStopScale",
      law.scale,
      HALF * deviation(laws, ({ scale }) => scale)!,
      "c of the law of stopping",
    ],
    [
      "observedStopExponent",
      law.exponent,
      HALF * deviation(laws, ({ exponent }) => exponent)!,
      "b of the law of stopping",
    ],
  ];
}

/** Weeks that are drawn together: several times as long as the lag. */
const BLOCK_WEEKS = 52;

/** Long careers without long gaps show in weekly counts. Weeks that follow each other are drawn again together. */
function persistenceOf({ weeklyActive }: Wiki): Row {
  const products = sharedOver(weeklyActive);
  const blocks = Math.round(products.length / BLOCK_WEEKS);
  const stream = new Draws("wiki targets", 0).stream("weeks");
  const again = Array.from({ length: RESAMPLES }, (_, sample) => {
    let [shared, spread] = [0, 0];
    for (let block = 0; block < blocks; block++) {
      const start = Math.floor(stream.uniform(block, sample) * products.length);
      for (let week = start; week < start + BLOCK_WEEKS; week++) {
        const [product, square] = products[week % products.length];
        shared += product;
        spread += square;
      }
    }
    return shared / spread;
  });
  return [
    "persistence13",
    persistence(weeklyActive),
    HALF * deviation(again)!,
    "autocorrelation of weekly active users at 13 weeks",
  ];
}
