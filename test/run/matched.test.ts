import { afterEach, expect, test, vi } from "vitest";
import { Stream } from "../../sim/core/random.ts";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import type { Params } from "../../sim/run/compile.ts";
import { populate } from "../../sim/run/populate.ts";
import { UNAWARE } from "../../sim/world/state/world.ts";
import { paramsOf, runOnce, sameDigits, weekly } from "../support.ts";

afterEach(() => vi.restoreAllMocks());

/** A scenario in which everything is on and much happens. */
const BUSY = {
  horizonWeeks: 40,
  population: { consumers: 120 },
  consideration: { perWeek: 0.3, comebackPerWeek: 0.1 },
  operations: { forum: { onboardingSteps: 1, startingMembers: 10 } },
  levers: { rewards: { payEurosPerContribution: 1 }, organisation: { campaignReach: 0.2 } },
} satisfies ScenarioInput;

/** Every draw by stream key, index, week and counter, while `work` is done. */
function drawsOf(work: () => void): Map<string, number> {
  const drawn = new Map<string, number>();
  const uniform = Stream.prototype.uniform;
  vi.spyOn(Stream.prototype, "uniform").mockImplementation(function (
    this: Stream,
    index,
    week = 0,
    counter = 0,
  ) {
    const u = uniform.call(this, index, week, counter);
    const { key0, key1 } = this as unknown as { key0: number; key1: number };
    drawn.set(`${index}/${key0}/${key1}/${week}/${counter}`, u);
    return u;
  });
  work();
  vi.restoreAllMocks();
  return drawn;
}

const BANNED = 0;
const isOthers = (key: string) => !key.startsWith(`${BANNED}/`);

/** A replicate in which the person to be banned takes part. */
function replicateWith(params: Params): number {
  for (let replicate = 0; replicate < 50; replicate++)
    if (runOnce(params, "ban", replicate).operation.contributions[BANNED] > 0) return replicate;
  throw new Error(`person ${BANNED} never contributes`);
}

test("banning one person leaves every other person's draws, traits and ties as they are", () => {
  const replicate = replicateWith(paramsOf(BUSY));
  const [all, less] = [[], [BANNED]].map((banned) => {
    const params = paramsOf(BUSY, banned);
    const drawn = drawsOf(() => runOnce(params, "ban", replicate));
    const people = populate(params, "ban", replicate);
    return { people, drawn, operation: runOnce(params, "ban", replicate, undefined, people).operation };
  });
  expect(less.operation.status[BANNED]).toBe(UNAWARE);
  expect(less.operation.firstJoinedWeek[BANNED]).toBeLessThan(0);
  expect(less.people.traits).toEqual(all.people.traits);
  expect(less.people.network).toEqual(all.people.network);
  let shared = 0;
  for (const [key, u] of all.drawn) {
    if (!isOthers(key) || !less.drawn.has(key)) continue;
    shared++;
    if (less.drawn.get(key) !== u) expect.unreachable(`draw ${key} changed`);
  }
  expect(shared).toBeGreaterThan(0.9 * [...all.drawn.keys()].filter(isOthers).length);
});

test("where nobody hears of others, banning one person changes nothing in any other person's life", () => {
  const alone = { ...BUSY, network: { kind: "none" }, awareness: { relayAudience: 0 } } as const;
  const replicate = replicateWith(paramsOf(alone));
  const [all, less] = [[], [BANNED]].map(
    (banned) => runOnce(paramsOf(alone, banned), "ban", replicate).operation,
  );
  expect(all.contributions[BANNED], "the person banned contributes otherwise").toBeGreaterThan(0);
  expect(less.contributions[BANNED]).toBe(0);
  for (const name of ["contributions", "joinedWeek", "leftWeek", "lastContributionWeek", "career"] as const)
    expect(sameDigits(all[name].subarray(1), less[name].subarray(1)), name).toBe(true);
  expect(sameDigits(all.status.subarray(1), less.status.subarray(1)), "status").toBe(true);
});

const PAID_FROM_20: ScenarioInput["levers"][] = [
  { rewards: { payEurosPerContribution: [{ from: 20, to: 104, value: 2 }] } },
  { rewards: { payEurosPerContribution: "2 * (week >= 20)" } },
];

test.each([
  ["pay", PAID_FROM_20],
  [
    "framing",
    [
      { support: { framing: [{ from: 20, to: 40, value: 0.5 }] } },
      { support: { framing: "min(1, max(0, week - 19)) / 2" } },
    ],
  ],
])(
  "a lever that starts in week 20 (%s) leaves weeks 0–19 as they were and changes some later one",
  (_, [steps, formula]) => {
    const base = { ...BUSY, levers: { organisation: { campaignReach: 0.2 } } };
    const ran = [{}, steps, formula].map((levers) =>
      runOnce(paramsOf({ ...base, levers: { ...base.levers, ...levers } }), "lever", 1),
    );
    const [without, withSteps, withFormula] = ran;
    for (const { id } of WEEKLY_METRICS) {
      const before = weekly(without, id).slice(0, 20);
      for (const other of [withSteps, withFormula])
        expect(sameDigits(weekly(other, id).slice(0, 20), before), `${id} before week 20`).toBe(true);
    }
    expect(sameDigits(withSteps.series, without.series), "something changes from week 20 on").toBe(false);
    expect(sameDigits(withSteps.series, withFormula.series), "steps and formula say the same").toBe(true);
  },
);

test("a warm-up under the baseline's levers is the same for both arms", () => {
  const base = paramsOf({ ...BUSY, warmUpWeeks: 15, levers: {} });
  const other = paramsOf({ ...BUSY, warmUpWeeks: 15, levers: { rewards: { payEurosPerContribution: 5 } } });
  const matched = { ...other, warmUpPlans: base.warmUpPlans };
  const states = [base, matched, other].map((params) => {
    let columns: number[] = [];
    runOnce(
      { ...params, scenario: { ...params.scenario, horizonWeeks: 1 } },
      "warm",
      0,
      ({ operations: [forum] }) => {
        // Those who took part before week 0 did so in the warm-up.
        columns = Array.from(forum.firstJoinedWeek, (week) => (week < 0 && week >= -15 ? week : 0));
      },
    );
    return columns;
  });
  expect(
    states[0].some((week) => week < 0 && week > -15),
    "people join during the warm-up",
  ).toBe(true);
  expect(states[1]).toEqual(states[0]);
  expect(states[2]).not.toEqual(states[0]);
});

/** Week in which each person hears of it; never is infinite. */
function hearing(campaignReach: number): number[] {
  const heard = new Array<number>(300).fill(Number.POSITIVE_INFINITY);
  const input: ScenarioInput = {
    horizonWeeks: 25,
    population: { consumers: 300 },
    network: { kind: "complete" },
    awareness: { wordOfMouth: 0, relayAudience: 0 },
    levers: { organisation: { campaignReach } },
  };
  runOnce(paramsOf(input), "reach", 0, ({ operations: [{ status }], week }) => {
    status.forEach((code, person) => {
      if (code !== UNAWARE) heard[person] = Math.min(heard[person], week);
    });
  });
  return heard;
}

test("more campaign never makes anybody hear later", () => {
  const reaches = [0, 0.02, 0.05, 0.051, 0.2, 0.6, 1].map(hearing);
  for (let i = 1; i < reaches.length; i++) {
    expect(reaches[i].filter((week, person) => week > reaches[i - 1][person])).toEqual([]);
    expect(
      reaches[i].some((week, person) => week < reaches[i - 1][person]),
      `step ${i} does something`,
    ).toBe(true);
  }
});

test("a second operation that reaches nobody changes no digit of the first, wherever it stands", () => {
  const forum = BUSY.operations.forum;
  const unreachable = { visibility: 0, levers: { organisation: { campaignReach: 0 } } };
  const of = (operations: object) => {
    const ran = runOnce(paramsOf({ ...BUSY, operations: { forum: null, ...operations } }), "second");
    return ["aware", "active", "joiners", "leavers", "contributions", "hours"].map((id) => weekly(ran, id));
  };
  const alone = of({ first: forum });
  expect(of({ first: forum, second: unreachable })).toEqual(alone);
  expect(of({ second: unreachable, first: forum })).toEqual(alone);
  expect(of({ first: forum, second: { ...unreachable, startingMembers: 1 } })).not.toEqual(alone);
});

test("the order of operations does not matter to what people do", () => {
  const forum = { ...BUSY.operations.forum, contributionsPerWeek: 100 };
  const panel = { form: "one-off", contributionsPerWeek: 100, effortHoursPerContribution: 0.2 } as const;
  const [one, other] = [
    { forum: null, panel, board: forum },
    { forum: null, board: forum, panel },
  ].map((operations) => runOnce(paramsOf({ ...BUSY, operations }), "order", 0));
  expect(one.world.operations.map(({ total }) => total.contributions > 0)).toEqual([true, true]);
  expect(sameDigits(one.series, other.series)).toBe(true);
  expect(sameDigits(one.metrics, other.metrics)).toBe(true);
});
