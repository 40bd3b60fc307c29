import { mean, median } from "d3";
import { Draws } from "../../sim/core/random.ts";
import type { Request } from "../../sim/experiment/request.ts";
import { PAIRS, resolveScenario } from "../../sim/model/built-in.ts";
import { looksUpTo, worldsWanted } from "../../sim/study/replicates.ts";
import { halfWidth, meanInterval } from "../../sim/verdict/interval.ts";
import { asWritten } from "./as-written.ts";
import { type Compared, comparedIn, ran, requestFor, requestOf, seriesDigest } from "./comparison.ts";
import { type Piece, rounded } from "./piece.ts";

/** A comparison of which many worlds are run. Shorter runs are drawn from them, and their mean is the truth. */
interface Pool {
  arms: readonly unknown[];
  request: (worlds: number) => Request;
  worlds: number;
}

/** A forum of a year of 200 people, where differences are far more skewed than in any ready pair. */
const SMALL = { extends: "launch-forum", horizonWeeks: 52, population: { consumers: 200 } };
const PAID = { ...SMALL, id: "paid", levers: { rewards: { payEurosPerContribution: 0.3 } } };
export const SMALL_FORUM = "small forum";

const POOLS: Readonly<Record<string, Pool>> = {
  ...Object.fromEntries(
    [...PAIRS].map(([id, pair]) => [
      id,
      {
        arms: [pair.baseline, ...pair.others],
        worlds: 600,
        request: (worlds: number) => requestOf(pair, worlds),
      },
    ]),
  ),
  [SMALL_FORUM]: {
    arms: [SMALL, PAID],
    worlds: 2000,
    request: (worlds) =>
      requestFor(
        [{ ...SMALL, id: "unpaid" }, PAID].map((input) => resolveScenario(input)),
        ["contributions", "gini", "costEuros"],
        worlds,
      ),
  },
};

/** Numbers of worlds at which intervals are tried. */
export const TRIED_WORLDS = [8, 12, 24];
const INTERVALS = 4000;
const POINTS = 2000;
const MOST_WORLDS = 2000;

/** Studies that add worlds until a difference is known. */
export const UNTIL: readonly { pool: string; metric: string; halfWidth: number }[] = [
  { pool: SMALL_FORUM, metric: "contributions", halfWidth: 100 },
  { pool: SMALL_FORUM, metric: "contributions", halfWidth: 50 },
  { pool: SMALL_FORUM, metric: "gini", halfWidth: 0.015 },
  { pool: SMALL_FORUM, metric: "costEuros", halfWidth: 50 },
  { pool: SMALL_FORUM, metric: "costEuros", halfWidth: 25 },
  { pool: "small-pay", metric: "controversies", halfWidth: 0.03 },
  { pool: "small-pay", metric: "contributions", halfWidth: 500 },
  { pool: "jury", metric: "hijackedWins", halfWidth: 0.1 },
];

/** How often intervals of one metric held the mean. */
export interface Coverage {
  worlds: number;
  student: number;
  covered: number;
  /** Median width, in those of Student's interval; null where the median of these is 0. */
  width: number | null;
}

export interface UntilFound {
  /** Share of points whose mean is within the half width of the truth. */
  within: number;
  /** Share of points whose `ci95` holds the truth. */
  covered: number;
  /** Mean error towards 0 (positive) or away from it, in half widths. */
  lean: number;
  worlds: number;
  /** A fixed number of worlds that would do if their spread were known. */
  fixed: number;
}

type Found = { intervals: Record<string, Coverage[]> } | { until: UntilFound };

const made = new Map<string, Compared>();

/** The worlds of a pool, kept because several parts use them. */
function worldsOf(name: string, worlds = POOLS[name].worlds): Compared {
  const key = `${name} ${worlds}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const request = POOLS[name].request(worlds);
  const headlines = [
    ...new Set([
      ...request.headlines,
      ...UNTIL.filter(({ pool }) => pool === name).map(({ metric }) => metric),
    ]),
  ];
  const wanted = { ...request, headlines };
  const found = comparedIn(wanted, ran(wanted).worlds);
  made.set(key, found);
  return found;
}

/** Columns of a metric in the worlds in which both scenarios define it, the baseline's first. */
function columnsOf(compared: Compared, metric: string): [Float64Array, Float64Array] {
  const [a, b] = Object.values(compared).map((metrics) => metrics[metric]);
  const both = a.map((_, world) => world).filter((world) => a[world] !== null && b[world] !== null);
  return [Float64Array.from(both, (world) => a[world]!), Float64Array.from(both, (world) => b[world]!)];
}

/** Indexes of worlds of a pool, drawn for a run; a longer run begins with those of a shorter one. */
const drawn = (size: number, run: number, from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) =>
    Math.floor(STREAM.uniform(run * MOST_WORLDS + from + at) * size),
  );

const STREAM = new Draws("coverage", 0).stream("worlds");
/** Means of equal numbers differ by rounding. */
const slackOf = (truth: number) => 1e-9 * (1 + Math.abs(truth));

/** How often the intervals of a metric's mean difference hold that of the whole pool. */
function coverageOf(differences: Float64Array, worlds: number, runs = INTERVALS): Coverage {
  const truth = mean(differences) ?? 0;
  const slack = slackOf(truth);
  const tried = Array.from({ length: runs }, (_, run) => {
    const own = Float64Array.from(drawn(differences.length, run, 0, worlds), (at) => differences[at]);
    const margin = halfWidth(own);
    const [low, high] = meanInterval(own);
    return {
      student: Math.abs((mean(own) ?? 0) - truth) <= margin + slack,
      covered: low - slack <= truth && truth <= high + slack,
      ...{ width: high - low, usual: 2 * margin },
    };
  });
  const usual = median(tried, (one) => one.usual) ?? 0;
  return {
    worlds,
    student: rounded(mean(tried, (one) => Number(one.student)) ?? 0),
    covered: rounded(mean(tried, (one) => Number(one.covered)) ?? 0),
    width: usual === 0 ? null : rounded((median(tried, (one) => one.width) ?? 0) / usual),
  };
}

/** What points of a study find that adds worlds until the difference is known. */
function untilOf([a, b]: [Float64Array, Float64Array], enough: number, runs = POINTS): UntilFound {
  const replicates = {
    until: { metric: "", halfWidth: enough },
    max: MOST_WORLDS,
    looks: looksUpTo(MOST_WORLDS),
  };
  const differences = b.map((value, world) => value - a[world]);
  const truth = mean(differences) ?? 0;
  const slack = slackOf(truth);
  const points = Array.from({ length: runs }, (_, run) => {
    let worlds: number[] = [];
    for (let wanted = worldsWanted(replicates, []); wanted > worlds.length; ) {
      worlds = [...worlds, ...drawn(a.length, run, worlds.length, wanted)];
      const columns = [a, b].map((column) => Float64Array.from(worlds, (world) => column[world]));
      wanted = worldsWanted(replicates, columns);
    }
    const own = Float64Array.from(worlds, (world) => differences[world]);
    const [low, high] = meanInterval(own);
    return {
      error: (mean(own) ?? 0) - truth,
      covered: low - slack <= truth && truth <= high + slack,
      worlds: own.length,
    };
  });
  const spread = halfWidth(differences);
  return {
    within: rounded(mean(points, ({ error }) => Number(Math.abs(error) <= enough + slack)) ?? 0),
    covered: rounded(mean(points, ({ covered }) => Number(covered)) ?? 0),
    lean: rounded((-Math.sign(truth) * (mean(points, ({ error }) => error) ?? 0)) / enough),
    worlds: rounded(mean(points, ({ worlds }) => worlds) ?? 0),
    fixed: Math.ceil(differences.length * (spread / enough) * (spread / enough)),
  };
}

const differencesOf = (columns: [Float64Array, Float64Array]) =>
  columns[1].map((value, world) => value - columns[0][world]);

/** The digits of one world, and of the rules on worlds that do not depend on the model. */
const basisOf = (pool: string, ...more: unknown[]) => {
  const { arms, worlds, request } = POOLS[pool];
  const skewed = Float64Array.from({ length: 40 }, (_, at) => 100 / (at + 1));
  return [
    ...[arms.map(asWritten), worlds, INTERVALS, POINTS, TRIED_WORLDS, looksUpTo(MOST_WORLDS), ...more],
    ...[seriesDigest(ran(request(1)).worlds), meanInterval(skewed), coverageOf(skewed, 12, 20)],
    untilOf([skewed.map(() => 0), skewed], 10, 20),
  ];
};

export const partOf = ({ pool, metric, halfWidth }: (typeof UNTIL)[number]): string =>
  `until ${metric} ${halfWidth} in ${pool}`;

/** How often intervals of few worlds hold the mean of many. */
export const coverage: Piece<Found> = {
  name: "coverage",
  pages: ["docs/observing.md", "docs/studies.md"],
  parts: [
    ...Object.keys(POOLS).map((pool) => ({
      id: pool,
      basis: () => basisOf(pool, POOLS[pool].request(1).headlines),
      make: () => {
        const compared = worldsOf(pool);
        const ids = POOLS[pool].request(1).headlines;
        return {
          intervals: Object.fromEntries(
            ids.map((id) => {
              const differences = differencesOf(columnsOf(compared, id));
              return [id, TRIED_WORLDS.map((worlds) => coverageOf(differences, worlds))];
            }),
          ),
        };
      },
    })),
    ...UNTIL.map((one) => ({
      id: partOf(one),
      basis: () => basisOf(one.pool, one),
      make: () => ({ until: untilOf(columnsOf(worldsOf(one.pool), one.metric), one.halfWidth) }),
    })),
  ],
};
