import type { Shown } from "../../client/results.ts";
import { isLater } from "../../state/headlines.ts";
import { metricOf } from "../../text/metrics.ts";
import { LATER, STANDING, standingOf } from "../../text/verdict.ts";
import type { Words } from "../../text/words.ts";
import { armsOf, basisOf, differencesOf, differenceUnitOf, relevantOf } from "../shared/columns.ts";
import type { Dotplot } from "./marks.ts";

/**
 * Paired differences of some metrics at the end, a row per scenario other than the baseline.
 *
 * @param domains axes held while a lever moves, by metric
 */
export function differenceData(
  shown: Shown,
  metrics: readonly string[],
  words: Words,
  domains: Readonly<Record<string, readonly [number, number]>> = {},
): Dotplot {
  const [baseline, ...others] = armsOf(shown, words);
  return {
    title: words.say({
      en: `What changes compared with ${baseline.letter}`,
      fr: `Ce qui change par rapport à ${baseline.letter}`,
    }),
    subtitle: basisOf(shown, words),
    arms: [baseline, ...others],
    panels: metrics.map((id) => {
      const metric = metricOf(id);
      const domain = domains[id];
      return {
        label: words.say(metric.label),
        unit: differenceUnitOf(metric, words),
        relevant: relevantOf(shown, metric),
        ...(domain === undefined ? {} : { domain }),
        rows: others.map(({ letter }, at) => ({
          other: letter,
          differences: differencesOf(shown, at + 1, metric),
          verdict: verdictOf(shown, at, id, words),
        })),
      };
    }),
  };
}

/** The verdict as the page has it elsewhere. @param at place among the other scenarios */
function verdictOf(
  { experiment, report, stable }: Shown,
  at: number,
  metric: string,
  { say }: Words,
): string | undefined {
  const comparison = report?.comparisons[at]?.metrics[metric];
  if (comparison === undefined) return undefined;
  const standing = standingOf(stable, comparison);
  if (standing === "preliminary" || standing === "no-value") return undefined;
  const said = say(STANDING[standing]);
  return isLater(experiment, metric) ? `${said} (${say(LATER.short)})` : said;
}
