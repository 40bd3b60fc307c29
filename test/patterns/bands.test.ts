import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { METRICS } from "../../sim/index.ts";
import { fittedLaw } from "../../sim/metrics/stopping.ts";
import type { Wiki } from "../calibration/wiki-targets.ts";
import { bySoMuch, ofWikis } from "./bands.ts";
import { PATTERNS } from "./list.ts";

test("the band of both wikis holds the law that the model's estimator finds in their counts", () => {
  const laws = ["cocktails", "shamanking"].map((name) => {
    const { stopHazard }: Wiki = JSON.parse(
      readFileSync(`scenarios/calibrations/data/wiki-${name}.json`, "utf8"),
    );
    return fittedLaw(
      stopHazard.map(([k]) => k),
      stopHazard.map(([, reached]) => reached),
      stopHazard.map(([, , stopped]) => stopped),
    );
  });
  // Cocktails .3966 ± .082 and shamanking .2867 ± .090, in 2.89 standard errors: 95 % take 1.96 of them.
  expect(ofWikis("observedStopScale").band).toEqual([0.226, 0.452]);
  for (const [metric, of] of [
    ["observedStopScale", "scale"],
    ["observedStopExponent", "exponent"],
  ] as const) {
    const [least, most] = ofWikis(metric).band;
    const found = laws.map((law) => law[of]);
    expect(least).toBeLessThan(Math.min(...found));
    expect(most).toBeGreaterThan(Math.max(...found));
  }
  expect(() => ofWikis("nothing")).toThrow("wiki-cocktails.csv has no nothing");
});

test("every band says whether its ends are the fact’s, those of data, or the project’s own choice", () => {
  const said =
    /^(the fact’s own|around the fact’s|at most the fact’s|a sign(:|, of)|from the lowest|no change|twice)/;
  for (const { fact, what, bandMeans } of PATTERNS) {
    expect(bandMeans, `${fact}: ${what}`).toMatch(said);
    if (/^(around|a sign: (?!more, by at least the difference)|no change|twice)/.test(bandMeans))
      expect(bandMeans, `${fact}: ${what}`).toContain("the project’s own choice");
  }
});

test("a sign has to be larger than what the metric takes for too little to matter", () => {
  const { relevant } = METRICS.find(({ id }) => id === "attachment")!;
  expect(bySoMuch("attachment").band).toEqual([relevant.value, 1]);
});
