import { expect, test } from "vitest";
import { usefulnessOf } from "../../sim/choice/network-effect.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  off,
  type Part,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "../mechanisms/arms.ts";
import { metric, sameDigits } from "../support.ts";

const network = (networkWeight: number, networkHalfPeople = 50): Part => ({
  benefit: { networkWeight, networkHalfPeople },
});

test("it is worth nothing while nobody is active, half at the half, and never more than its weight", () => {
  const { operation } = ran(together(people(20), weeks(1), network(2)));
  for (const [active, worth] of [
    [0, 0],
    [50, 1],
    [150, 1.5],
    [1e12, 2],
  ]) {
    operation.numbers.activePeople = active;
    expect(usefulnessOf(operation)).toBeCloseTo(worth, 9);
  }
});

test("those who are active count as the real people for whom they stand", () => {
  const worth = (represents: number) => {
    const { operation } = ran(
      together(everybodyTakesPart(300, "contributing"), weeks(3), network(2), {
        population: { consumers: 300 / represents, represents },
        operations: { forum: { contributionsPerWeek: 40, effortHoursPerContribution: 0.01 } },
      }),
    );
    expect(operation.active.count).toBe(300 / represents);
    return [operation.numbers.activePeople, usefulnessOf(operation)];
  };
  expect(worth(1)[0]).toBeGreaterThan(280);
  for (const represents of [1, 10]) {
    const [active, usefulness] = worth(represents);
    expect(usefulness).toBeCloseTo((2 * active) / (active + 50), 12);
    expect(Math.abs(active - 300)).toBeLessThan(20);
  }
});

/** Alerts that all drivers share: tiny effort, and no ties. */
const alerts = together(
  builtInPart("launch-forum"),
  people(600),
  weeks(30),
  { network: { kind: "none" } },
  forum({ startingMembers: 100, startingMembersWeeks: 0 }),
);

test("the more are active, the more join: of 8 worlds all agree by luck once in 256", () => {
  const joiners = (...parts: Part[]) => inMatchedWorlds(parts, (run) => metric(run, "joiners"), 8);
  expect(signs(joiners(alerts, together(alerts, network(1))))).toEqual({ more: 8, less: 0, same: 0 });
  const fewer = together(alerts, network(1), forum({ startingMembers: 5 }));
  expect(signs(joiners(fewer, together(alerts, network(1)))).more).toBeGreaterThanOrEqual(7);
});

test("who comes or goes is no gain that levers bring: those who have joined are company's", () => {
  const active: number[] = [];
  const gains: number[] = [];
  ran(together(alerts, network(3), off("workFeel", "crowding")), ({ operations: [one] }) => {
    active.push(one.numbers.activePeople);
    for (let at = 0; at < one.active.count; at++) gains.push(Math.abs(one.gain[one.active.items[at]]));
  });
  expect(Math.max(...active) - Math.min(...active)).toBeGreaterThan(20);
  expect(sum(gains) / gains.length).toBeLessThan(1e-12);
});

test("without weight nothing of it", () => {
  const [plain, half, weighed] = [alerts, together(alerts, network(0, 3)), together(alerts, network(1))].map(
    (part) => ran(part),
  );
  expect(sameDigits(plain.metrics, half.metrics) && sameDigits(plain.series, half.series)).toBe(true);
  expect(sameDigits(plain.series, weighed.series)).toBe(false);
});
