import { readFileSync } from "node:fs";
import { csvParse, max, min } from "d3";
import { normalQuantile } from "../../sim/core/math.ts";
import { METRICS } from "../../sim/index.ts";
import { HALF } from "../calibration/wiki-targets.ts";
import type { Pattern } from "./pattern.ts";

/** Figures that the fact gives for what is measured. */
export const OF_FACT = "the fact’s own figures";

/** A figure of the fact, and as far around it as the project chose. */
export const around = (figure: string) =>
  `around the fact’s ${figure}; how far around is the project’s own choice`;

/** What the fact says without a figure: the project chose how much would be enough, and an end that hardly matters. */
export const sign = (direction: "more" | "less", by: string) =>
  `a sign: ${direction}, by ${by} at least; this amount is the project’s own choice`;

/** Bands that are computed, with where they come from. */
type Band = Pick<Pattern, "band" | "bandMeans">;

const WIKIS = ["cocktails", "shamanking"];
/** Standard errors in half a 95 % interval. */
const ERRORS = normalQuantile(0.975);

/** What the histories of both wikis do not exclude, by the estimator that also reads simulated careers. */
export function ofWikis(metric: string): Band {
  const targets = WIKIS.map((name) => {
    const rows = csvParse(readFileSync(`scenarios/calibrations/data/wiki-${name}.csv`, "utf8"));
    const row = rows.find((one) => one.metric === metric);
    if (row === undefined) throw new Error(`wiki-${name}.csv has no ${metric}`);
    return { value: Number(row.value), half: (Number(row.tolerance) * ERRORS) / HALF };
  });
  const shown = (end: number | undefined) => Number(end!.toFixed(3));
  return {
    band: [
      shown(min(targets, ({ value, half }) => value - half)),
      shown(max(targets, ({ value, half }) => value + half)),
    ],
    bandMeans:
      "from the lowest to the highest end of the two wikis’ own 95 % intervals, by the same estimator",
  };
}

/** A direction, by enough to matter. */
export function bySoMuch(metric: string): Band {
  const { relevant } = METRICS.find(({ id }) => id === metric)!;
  return {
    band: [relevant.value, 1],
    bandMeans: `a sign: more, by at least the difference in \`${metric}\` that counts as one that matters`,
  };
}
