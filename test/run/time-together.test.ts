import { expect, test } from "vitest";
import { gini } from "../../sim/metrics/concentration.ts";
import type { Params } from "../../sim/run/compile.ts";
import { fingerprintsOf } from "../../sim/run/fingerprints.ts";
import { ACTIVE, LONG_AGO, type World } from "../../sim/world/state/world.ts";
import { forum, levers, off, only, type Part, people, sum, together, weeks } from "../mechanisms/arms.ts";
import { metric, quickParams, type Ran, runOnce, sameDigits, weekly } from "../support.ts";

const BEFORE = 30;

/** A forum of which nobody hears, which nobody leaves, and without quarrels; something of everything shapes members. */
const steady: Part = together(
  people(200),
  weeks(6),
  off("conflict", "staff"),
  forum({
    startingMembers: 40,
    contributionsPerWeek: 3,
    rituals: 0.6,
    ratings: 0.5,
    collective: 0.8,
    visibility: 0,
    demand: { skill: { technical: 0.5 } },
    workMode: { directed: 0.3, selfOrganised: 0.3 },
  }),
  levers("support", { guidance: "active / 10", framing: "joiners / 50", training: 0.5 }),
  levers("rewards", { payEurosPerContribution: 1, recognition: 0.5, experience: 0.5, badgeThreshold: 20 }),
  levers("organisation", { measurement: 0.2, transparency: 1 }),
  {
    awareness: { wordOfMouth: 0 },
    reinforcement: { weight: 2, onTieJoining: 0.3 },
    quitting: { stopHazardScale: 0, lifeExitPerWeek: 0 },
    idling: { idleExitPerWeek: 0 },
  },
);
const living = (startingMembersWeeks: number) => forum({ startingMembersWeeks });

/** All numbers of a world that say how people and operations are, without counts. */
function stateOf({
  people: columns,
  numbers,
  operations,
  aware,
  enrolled,
  size,
}: World): Map<string, string> {
  const state = new Map<string, string>();
  const put = (name: string, value: unknown) =>
    state.set(name, ArrayBuffer.isView(value) ? (value as Float64Array).join() : JSON.stringify(value));
  for (const [name, column] of Object.entries(columns)) put(name, column);
  put("world", { ...numbers, aware, enrolled, size });
  for (const { numbers: own, counts, active: members, tellingTies, ...operation } of operations) {
    put("operation", { ...own, counts: [...counts], tellers: operation.tellers });
    put("members", members.items.slice(0, members.count));
    put("tellingTies", tellingTies);
    put("status", operation.status);
    for (const [name, column] of Object.entries(operation))
      if (column instanceof Float64Array) put(name, column);
  }
  return state;
}

/** The state at the end of each week of the horizon. */
function states(params: Params): { ran: Ran; each: Map<string, string>[] } {
  const each: Map<string, string>[] = [];
  const ran = runOnce(params, "together", 0, (world) => each.push(stateOf(world)));
  return { ran, each };
}

/** Names of states that differ in some week. */
function differing(a: Map<string, string>[], b: Map<string, string>[]): string[] {
  const names = new Set<string>();
  a.forEach((state, week) => {
    for (const [name, value] of state) if (b[week].get(name) !== value) names.add(name);
  });
  return [...names].sort();
}

test("limit: members who spent weeks together are, digit for digit, as in a world that ran as long and lost nobody", () => {
  const told = states(quickParams(together(steady, living(BEFORE))));
  const lived = states(quickParams(together(steady, living(0), { warmUpWeeks: BEFORE })));
  expect(told.each).toHaveLength(6);
  // What that time made is counted apart, it paid nothing, and how long people stay is drawn at the opening.
  const apart = ["contributionsBefore", "euros", "lifeEnds", "valueCreated"];
  expect(differing(told.each, lived.each)).toEqual(apart);
  expect(sameDigits(told.ran.series, lived.ran.series)).toBe(true);
  for (const column of ["practice", "socialisation", "belonging", "satisfaction", "recognised"] as const)
    expect(sum(told.ran.operation[column]), column).toBeGreaterThan(1);
});

test("time together makes newcomers into members", () => {
  const [strangers, members] = [0, 52].map((before) =>
    runOnce(quickParams(together(steady, weeks(1), living(before)))),
  );
  for (const column of ["practice", "socialisation", "belonging", "career"] as const)
    expect(sum(members.operation[column]), column).toBeGreaterThan(sum(strangers.operation[column]) + 3);
  const { ownership } = members.world.people;
  expect(sum(ownership)).toBeGreaterThan(sum(strangers.world.people.ownership) + 3);
  expect([...members.operation.firstJoinedWeek].filter((week) => week !== LONG_AGO)).toEqual(
    Array(40).fill(-52),
  );
});

test("the time before is neither counted nor paid, whenever the operation opens", () => {
  // Everybody does so much that nobody's first contribution comes after the opening.
  const none = together(steady, living(BEFORE), forum({ contributionsPerWeek: 20 }), weeks(80), {
    quitting: { stopHazardScale: 0.36 },
    consideration: { comebackPerWeek: 0 },
  });
  for (const startWeek of [0, 50]) {
    const ran = runOnce(quickParams(together(none, forum({ startWeek }))));
    const { contributions, contributionsBefore, euros, joinedWeek, status } = ran.operation;
    expect(joinedWeek.filter((week) => week === startWeek - BEFORE)).toHaveLength(40);
    expect(contributionsBefore.filter((count) => count > 0)).toHaveLength(40);
    expect(status.filter((one) => one === ACTIVE).length).toBeLessThan(40);
    expect(sum(contributionsBefore)).toBeGreaterThan(1000);
    const counted = sum(contributions) - sum(contributionsBefore);
    expect(counted).toBeGreaterThan(100);
    // A contribution is paid one euro.
    for (const id of ["contributions", "payEuros"]) expect(metric(ran, id), id).toBe(counted);
    expect(sum(euros)).toBe(counted);
    for (const id of ["hours", "leavers"]) expect(metric(ran, id), id).toBeCloseTo(sum(weekly(ran, id)), 6);
    expect(metric(ran, "joiners")).toBe(0);
    expect(metric(ran, "everActive")).toBe(40);
    expect(metric(ran, "retention13")).toBeNaN();
    const { contributorsInWeek } = ran.world;
    expect(sum(contributorsInWeek.subarray(0, startWeek))).toBe(0);
    expect(sum(contributorsInWeek)).toBe(metric(ran, "contributorWeeks"));
    const made = contributions.map((all, person) => all - contributionsBefore[person]);
    expect(metric(ran, "gini")).toBe(gini(made.filter((count) => count > 0).sort()));
  }
});

test("a reason of life comes as late after the opening as for newcomers", () => {
  const leaving = together(steady, weeks(30), { quitting: { lifeExitPerWeek: 0.05 } });
  const [strangers, members] = [0, BEFORE].map((before) =>
    runOnce(quickParams(together(leaving, living(before)))),
  );
  expect(metric(members, "leavers")).toBeGreaterThan(10);
  expect(weekly(members, "leavers")).toEqual(weekly(strangers, "leavers"));
});

test("people outside stand still in that time, and their luck does not change", () => {
  const two = together(
    people(300),
    weeks(20),
    only("awareness", "joining", "contributing", "quitting", "fatigue", "workFeel", "ownership", "learning"),
    forum({ startingMembers: 100, startingMembersWeeks: 0 }),
    { operations: { club: { startWeek: 12, startingMembers: 50 } } },
    { awareness: { wordOfMouth: 0, relayAudience: 0 }, levers: { organisation: { campaignReach: 0 } } },
  );
  const [strangers, members] = [0, 40].map((startingMembersWeeks) =>
    runOnce(quickParams(together(two, { operations: { club: { startingMembersWeeks } } }))),
  );
  const [club, other] = members.world.operations;
  expect([club.id, other.id]).toEqual(["club", "forum"]);
  const outside = Array.from({ length: 300 }, (_, person) => person).filter(
    (person) => club.firstJoinedWeek[person] === LONG_AGO,
  );
  expect(outside).toHaveLength(250);
  const tired = outside.filter((person) => members.world.people.fatigueHours[person] > 0);
  expect(tired.length).toBeGreaterThan(30);
  const [theirs, before] = [members, strangers].map(({ world }) =>
    outside.map((person) => [
      ...Object.values(world.people).map((column: Float64Array) => column[person]),
      world.operations[1].contributions[person],
      world.operations[1].practice[person],
      world.operations[1].status[person],
    ]),
  );
  expect(theirs).toEqual(before);
});

test("the first arm's levers hold in that time, so that arms open with the same community", () => {
  const part = together(steady, living(BEFORE), weeks(1));
  const plain = quickParams(part);
  const paid = quickParams(together(part, levers("rewards", { payEurosPerContribution: 9 })));
  const arm: Params = { ...paid, warmUpPlans: plain.plans, baseline: plain.scenario };
  const [of, alone, own] = [arm, plain, paid].map((params) => runOnce(params).operation);
  expect(sameDigits(of.contributionsBefore, alone.contributionsBefore)).toBe(true);
  expect(sameDigits(own.contributionsBefore, alone.contributionsBefore)).toBe(false);
  // A kept result depends on these levers too, without any warm-up.
  expect(fingerprintsOf(arm).result).not.toBe(fingerprintsOf(paid).result);
  const newcomers = (params: Params): Params => ({
    ...params,
    ...{ hash: "", scenario: { ...params.scenario, operations: quickParams(living(0)).scenario.operations } },
  });
  expect(fingerprintsOf(newcomers(arm)).result).toBe(fingerprintsOf(newcomers(paid)).result);
});

test("calls, contests and needed services have no time before they open", () => {
  const phases = [{ weeks: 4, submit: true, vote: true, jury: false, selects: 1 }];
  for (const kind of [{ form: "one-off", weeks: 4 }, { phases }, { consent: "inherent" }]) {
    const { operation } = runOnce(
      quickParams(together(people(80), weeks(2), living(52), forum(kind), forum({ startingMembers: 20 }))),
    );
    expect(sum(operation.contributionsBefore)).toBe(0);
    expect(operation.firstJoinedWeek.filter((week) => week === 0).length).toBeGreaterThan(15);
    expect(operation.firstJoinedWeek.filter((week) => week < 0 && week !== LONG_AGO)).toHaveLength(0);
  }
});

test("who is active anywhere is counted right when an operation opens with members beside another one", () => {
  const part = together(people(30), weeks(12), {
    warmUpWeeks: 2,
    population: { renewalPerWeek: 0.2 },
    operations: {
      forum: { startWeek: 6, startingMembers: 20, startingMembersWeeks: 10 },
      other: { consent: "obliged", needsPerWeek: 0.4 },
    },
  });
  let most = 0;
  runOnce(quickParams(part), "test", 0, ({ week, places, present, operations, numbers }) => {
    let active = 0;
    for (let at = 0; at < places; at++)
      if (present[at] === 1 && operations.some((one) => one.lastContributionWeek[at] > week - 4)) active++;
    expect(numbers.activeAnywhere, `week ${week}`).toBe(active);
    most = Math.max(most, active);
  });
  expect(most).toBeGreaterThan(15);
});
