import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCalibration } from "../../sim/host/calibration/calibration-file.ts";
import { FITS } from "./fits.ts";
import { targetsOf, type Wiki } from "./wiki-targets.ts";

describe.each(["cocktails", "shamanking"])("the %s wiki", (name) => {
  const wiki: Wiki = JSON.parse(readFileSync(`scenarios/calibrations/data/wiki-${name}.json`, "utf8"));
  /** Made once, since it takes thousands of resamples. */
  let made: string | undefined;
  const targets = () => {
    made ??= targetsOf(wiki);
    return made;
  };

  test("has targets that follow from its counts", async () => {
    await expect(targets()).toMatchFileSnapshot(`../../scenarios/calibrations/data/wiki-${name}.csv`);
  });

  test("says of itself what our metrics say of it", () => {
    const target = Object.fromEntries(
      targets()
        .split("\n")
        .map((line) => line.split(","))
        .map(([metric, value]) => [metric, Number(value)]),
    );
    expect(target.everActive).toBe(wiki.users);
    expect(target.contributions).toBeCloseTo(wiki.edits, -2);
    expect(target.gini).toBeCloseTo(wiki.gini, 3);
    expect(target.top1Share).toBeCloseTo(wiki.top1Share, 3);
    expect(target.top10Share).toBeCloseTo(wiki.top10Share, 3);
    expect(target.oneContributionShare).toBeCloseTo(wiki.oneEditShare, 3);
  });
});

test.each(FITS)("the calibration %s can be read and run again, tables included", (id) => {
  expect(readCalibration(`scenarios/calibrations/${id}.json`).targets.length).toBeGreaterThan(3);
});
