import { expect, test } from "vitest";
import type { Tally, World } from "../../sim/world/state/world.ts";
import { metric } from "../support.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** Operations of every consent with every flow of value there is. */
const rich = together(people(120), weeks(30), {
  operations: {
    forum: {
      startingMembers: 60,
      commonsShare: 0.2,
      priceCutEuros: 0.1,
      timeSavedMinutes: 3,
      dataEurosPerPersonWeek: 0.4,
    },
    contest: {
      startingMembers: 40,
      form: "one-off",
      lostShare: 0.9,
      phases: [
        { weeks: 6, submit: true, vote: true, selects: 5 },
        { weeks: 2, jury: true, selects: 2 },
      ],
    },
    counter: { consent: "obliged", digitalFloor: 0.3, timeSavedMinutes: 20, commonsShare: 1 },
    tracker: { consent: "unaware", dataEurosPerPersonWeek: 0.3, disclosurePerWeek: 0.05 },
  },
  levers: {
    rewards: { payEurosPerContribution: 0.5, giftEuros: 0.2, prizeEuros: 300, winners: 2, valueShare: 0.3 },
    support: { humanFallback: 0.3 },
  },
  value: { damageEurosPerError: 4 },
});

const ACCOUNT = ["createdEuros", "capturedEuros", "returnedEuros", "commonsEuros", "lostEuros"] as const;

function check(tally: Tally, where: string) {
  const [created, captured, returned, commons, lost] = ACCOUNT.map((key) => tally[key]);
  const scale = Math.abs(created) + Math.abs(captured) + returned + commons + lost;
  expect(Math.abs(created - (captured + returned + commons + lost)), where).toBeLessThanOrEqual(
    1e-12 * scale,
  );
  expect(Math.min(returned, commons, lost), where).toBeGreaterThanOrEqual(0);
}

test("created = captured + returned + commons + lost, every week, in every operation and in all", () => {
  const run = ran(rich, ({ week, operations }) => {
    for (const { id, week: tally } of operations) check(tally, `${id}, week ${week}`);
  });
  for (const { id, total } of run.world.operations) check(total, id);
  expect(run.world.operations.find(({ id }) => id === "contest")?.total.prizeEuros).toBe(600);
  const [created, captured, returned, commons, lost] = ACCOUNT.map((id) => metric(run, id));
  expect(created).toBeCloseTo(captured + returned + commons + lost, 6);
  expect(Math.min(created, returned, commons, lost)).toBeGreaterThan(0);
});

test("what people get and make adds up to what the organisation's account says", () => {
  const { world } = ran(rich);
  const tallies = (key: keyof Tally) => sum(world.operations.map(({ total }) => total[key]));
  const columns = (key: "euros" | "valueCreated", { operations }: World) =>
    sum(operations.map((operation) => sum(operation[key])));
  const received =
    tallies("payEuros") + tallies("giftEuros") + tallies("prizeEuros") + tallies("sharedEuros");
  expect(columns("euros", world)).toBeCloseTo(received, 6);
  expect(tallies("returnedEuros")).toBeCloseTo(received + tallies("savedEuros"), 6);
  // Time saved is worth 10 € an hour to those who save it.
  const saved = sum(
    world.operations.map(
      ({ parameters, total }) => (parameters.timeSavedMinutes / 6) * (total.contributions - total.traces),
    ),
  );
  // Traces are nobody's work, but worth something.
  const traces = sum(
    world.operations.map(({ parameters, total }) => total.traces * parameters.valueEurosPerContribution),
  );
  expect(tallies("createdEuros")).toBeCloseTo(
    columns("valueCreated", world) + traces + tallies("dataEuros") + saved - 4 * tallies("errors"),
    6,
  );
});

test("sharing returns value and takes it from what is kept, hence seems fairer; off: nothing is unfair", () => {
  const base = together(
    everybodyTakesPart(80, "contributing", "value"),
    forum({ lostShare: 0 }),
    levers("organisation", { transparency: 1 }),
    weeks(20),
  );
  const arms = [0, 0.5].map((valueShare) => together(base, levers("rewards", { valueShare })));
  const of = (key: string) => inMatchedWorlds(arms, (run) => metric(run, key), 2);
  expect(signs(of("returnedEuros")).more).toBe(2);
  const [kept, shared] = arms.map((part) => ran(part));
  // All of it is kept against half, and half is fair; the errors count against those who keep.
  expect(kept.operation.numbers.unfairness).toBeCloseTo(0.5, 9);
  expect(shared.operation.numbers.unfairness).toBe(0);
  const hidden = ran(together(arms[0], levers("organisation", { transparency: 0 })));
  expect(hidden.operation.numbers.unfairness).toBe(0);
  const lawful = ran(together(arms[0], levers("rules", { minimumValueShare: 0.5 })));
  expect(lawful.operation.total.sharedEuros / lawful.operation.total.returnedEuros).toBe(1);
  const none = ran(together(arms[0], off("value")));
  expect([none.operation.numbers.unfairness, ...ACCOUNT.map((id) => metric(none, id))]).toEqual([
    0, 0, 0, 0, 0, 0,
  ]);
});

test("where only damage is made, nothing is unfair, common or lost, and the organisation bears it", () => {
  const harm = together(
    everybodyTakesPart(40, "contributing", "value"),
    forum({ valueEurosPerContribution: 0, commonsShare: 0.5 }),
    weeks(5),
  );
  const { operation } = ran(harm);
  const { createdEuros, capturedEuros, commonsEuros, lostEuros } = operation.total;
  expect(createdEuros).toBeLessThan(0);
  expect([capturedEuros, commonsEuros, lostEuros, operation.numbers.unfairness]).toEqual([
    createdEuros,
    0,
    0,
    0,
  ]);
});
