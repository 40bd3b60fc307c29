import { expect, test } from "vitest";
import { metric, oneSegment, paramsOf, runOnce, SIGMAS } from "../support.ts";

test("twice the people with the same shares: per-head results agree within what chance allows", () => {
  const replicates = 12;
  const of = (consumers: number) => {
    const segments = oneSegment({ vigour: { median: 1, spread: 0.7 } });
    const params = paramsOf({
      horizonWeeks: 26,
      operations: { forum: { contributionsPerWeek: 2 } },
      population: { consumers, segments },
      consideration: { perWeek: 0.3, comebackPerWeek: 0.1 },
      levers: { rewards: { payEurosPerContribution: 1 }, organisation: { campaignReach: 0.2 } },
    });
    return Array.from({ length: replicates }, (_, r) => runOnce(params, `size ${consumers}`, r));
  };
  const sizes = [2000, 4000].map((consumers) => ({ consumers, runs: of(consumers) }));
  for (const id of ["aware", "active", "everActive", "joiners", "leavers", "contributions", "retention13"]) {
    const perHead = !id.startsWith("retention");
    const [one, two] = sizes.map(({ consumers, runs }) => {
      const values = runs.map((ran) => metric(ran, id) / (perHead ? consumers : 1));
      const mean = values.reduce((sum, value) => sum + value, 0) / replicates;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replicates - 1);
      return { mean, error: variance / replicates };
    });
    expect(one.mean, id).toBeGreaterThan(0);
    const allowed = SIGMAS * Math.sqrt(one.error + two.error);
    expect(Math.abs(one.mean - two.mean), `${id} per head: ${one.mean}, ${two.mean}`).toBeLessThan(allowed);
    // Relative to its mean, or the comparison says nothing.
    expect(allowed / one.mean, `${id} is measured finely enough`).toBeLessThan(0.3);
  }
});
