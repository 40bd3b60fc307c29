import { expect, test } from "vitest";
import { compare, PAIRS, type Results, type ScenarioInput, simulate } from "../../sim/index.ts";

const OPTIONS = { seed: "golden", replicates: 3 };
const SIZE = { horizonWeeks: 52, population: { consumers: 300 } };

/** A built-in scenario, or one written in place, at a size that is quick to run. */
const small = (input: string | ScenarioInput): ScenarioInput =>
  typeof input === "string" ? { id: input, extends: input, ...SIZE } : { ...input, ...SIZE };

function pair(id: string): Results {
  const { baseline, others } = PAIRS.get(id)!;
  return compare([baseline, ...others].map(small), OPTIONS);
}

const RUNS: Readonly<Record<string, () => Results>> = {
  baseline: () => simulate(small("baseline"), OPTIONS),
  "community-forum": () => simulate(small("community-forum"), OPTIONS),
  "small-pay": () => pair("small-pay"),
};

test("results are those of the version before", async () => {
  const digests = Object.fromEntries(Object.entries(RUNS).map(([id, run]) => [id, run().report.digest]));
  await expect(
    `${JSON.stringify(digests, null, 2)}\n`,
    'Results changed. If that is wanted, say in CHANGELOG.md under "Results change" which and why, ' +
      "then run: npx vitest run test/host/golden.test.ts -u",
  ).toMatchFileSnapshot("../golden/digests.json");
});

test.each(Object.keys(RUNS))("something happens in %s", (id) => {
  const { worlds } = RUNS[id]();
  for (const { series } of worlds) expect(new Set(series).size).toBeGreaterThan(20);
});
