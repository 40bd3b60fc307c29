import { METRICS, simulate } from "../../sim/index.ts";
import { WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { type Interval, intervalOf } from "../patterns/judge.ts";
import { asWritten } from "./as-written.ts";
import { seriesDigest } from "./comparison.ts";
import { single } from "./piece.ts";

const WORLDS = 60;
/** The usual horizon, which is run twice. */
const WEEKS = 104;
/** So many people that chance does not hide what changes. */
const FORUM = { extends: "community-forum", horizonWeeks: 2 * WEEKS, population: { consumers: 5000 } };
/** Weekly metrics whose later mean is compared with the earlier one. */
export const STEADY = ["active", "contributions"];
/** Metrics of a community that has been running for long, over the whole horizon. */
const FIGURES = [
  ...[
    "gini",
    "top10Share",
    "oneContributionShare",
    "retention4",
    "retention13",
    "retention26",
    "retention52",
  ],
  ...["observedStopScale", "observedStopExponent"],
];

interface Living {
  /** Mean of the later half, divided by that of the earlier one, with a 90 % interval. */
  ratios: Record<string, Interval>;
  /** Means over worlds, with 95 % intervals. */
  figures: Record<string, Interval>;
}

const ran = (worlds: number) => simulate(FORUM, { seed: "living", replicates: worlds }).worlds;

function found(): Living {
  const [{ metrics, series }] = ran(WORLDS);
  const worlds = Array.from({ length: WORLDS }, (_, world) => world);
  const half = (metric: string, world: number, later: number): number => {
    const at = WEEKLY_METRICS.findIndex(({ id }) => id === metric);
    const start = (world * WEEKLY_METRICS.length + at) * 2 * WEEKS + later * WEEKS;
    return series.subarray(start, start + WEEKS).reduce((sum, value) => sum + value, 0);
  };
  const ratioOf = (metric: string) =>
    intervalOf(
      worlds.map((world) => [half(metric, world, 1), half(metric, world, 0)]),
      0.9,
    );
  const meanOf = (metric: string) => {
    const at = METRICS.findIndex(({ id }) => id === metric);
    const values = worlds.map((world) => metrics[world * METRICS.length + at]);
    return intervalOf(values.filter((value) => !Number.isNaN(value)).map((value) => [value, 1]));
  };
  return {
    ratios: Object.fromEntries(STEADY.map((metric) => [metric, ratioOf(metric)])),
    figures: Object.fromEntries(FIGURES.map((metric) => [metric, meanOf(metric)])),
  };
}

/** Whether the living forum neither grows nor dies, and what its community looks like. */
export const living = single<Living>({
  name: "living",
  pages: ["docs/model.md"],
  basis: () => ({ worlds: WORLDS, arms: asWritten(FORUM), first: seriesDigest(ran(1)) }),
  make: found,
});
