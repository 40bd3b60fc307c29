import { expect, test, vi } from "vitest";
import { compare } from "../../../sim/index.ts";
import { prepareSettings } from "../../../viz/client/core.ts";
import { isAnswered } from "../../../viz/client/protocol.ts";
import type { SettingsCheck } from "../../../viz/client/results.ts";
import { setEverywhere, setValue } from "../../../viz/state/edits.ts";
import { scenarioFile } from "../../../viz/views/scenario-file.ts";
import { type Fault, PAY, pooled, SMALL } from "./pooled.ts";

const UNDER = compare(SMALL.arms.map(scenarioFile), {
  replicates: 12,
  headlines: SMALL.headlines,
  ensemble: "default",
}).report;
const checked = (checks: readonly (SettingsCheck | null)[]) =>
  vi.waitFor(
    () => {
      const last = checks.at(-1);
      expect(last?.report).toBeTruthy();
      return last as SettingsCheck;
    },
    { timeout: 60_000 },
  );

test.each<[workers: number, faults: Fault[]]>([
  [1, []],
  [3, ["none", "dies"]],
])("a check by %i workers (%j) gives the library's verdicts across settings", async (workers, faults) => {
  const { pool, checks } = pooled(workers, faults);
  pool.check(SMALL);
  const { report, done, of } = await checked(checks);
  expect(report?.comparisons[0].metrics).toEqual(UNDER.comparisons[0].metrics);
  expect(report?.ensemble).toEqual(UNDER.ensemble);
  expect([done, of]).toEqual([of, 12 * (UNDER.ensemble?.settings.length ?? 0)]);
  const steps = checks.map((check) => check?.done ?? Number.NaN);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(checks.filter((check) => check?.report != null)).toHaveLength(1);
});

test("another metric is checked in the same worlds, which are kept", async () => {
  const { pool, checks } = pooled(1);
  pool.check(SMALL);
  const first = await checked(checks);
  const told = checks.length;
  pool.check({ ...SMALL, headlines: ["everActive"] });
  await vi.waitFor(() => expect(checks).toHaveLength(told + 3));
  expect(checks.slice(told).map((check) => check?.done)).toEqual([0, first.of, first.of]);
  expect(checks.at(-1)?.report?.comparisons[0].metrics.everActive.verdict).not.toBeNull();
});

test("a newer experiment ends a check, and one that asks the same lets it go on", async () => {
  const { pool, checks, settled } = pooled(2);
  pool.run(SMALL);
  pool.check(SMALL);
  await vi.waitFor(() => expect(checks.at(-1)?.done).toBeGreaterThan(0), { timeout: 20_000 });
  const newer = setValue(SMALL, "B", PAY, 0.5);
  pool.run(newer);
  expect(checks.at(-1)).toBeNull();
  const told = checks.length;
  await settled(newer);
  expect(checks).toHaveLength(told);
  pool.check(newer);
  pool.run({ ...newer, headlines: [...newer.headlines].reverse(), worlds: 8 });
  await checked(checks);
});

test("a check can be stopped, and what cannot be checked is said", async () => {
  const { pool, checks } = pooled(1);
  pool.check(SMALL);
  pool.stopCheck();
  expect(checks.at(-1)).toBeNull();
  pool.check(setValue(SMALL, "B", PAY, -1));
  await vi.waitFor(() => expect(checks.at(-1)?.problems).toMatchObject([{ letter: "B", path: PAY }]));
});

test("what somebody set on the page is left as it is, in all scenarios too", () => {
  const path = "quitting.stopHazardScale";
  for (const edited of [setValue(SMALL, "B", path, 0.2), setEverywhere(SMALL, path, 0.2)]) {
    const prepared = prepareSettings(edited);
    const { request } = isAnswered(prepared) ? prepared : { request: undefined };
    expect(request?.ensemble?.leftOut).toEqual([path]);
    expect(request?.scenarios.at(-1)?.scenario.quitting.stopHazardScale).toBe(0.2);
  }
});
