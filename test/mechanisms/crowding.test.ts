import { expect, test } from "vitest";
import { metric, weekly } from "../support.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  type Part,
  people,
  ran,
  signs,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const pay = (payEurosPerContribution: unknown, more = {}) =>
  levers("rewards", { payEurosPerContribution, ...more });

test.each([
  ["engagement", 0.06],
  ["completion", 0.055],
  ["performance", 0.045],
])("%s-contingent pay erodes by its rate, less what recovers, and leaves slowly", (payContingency, rate) => {
  const paid = pay([{ from: 0, to: 30, value: 0.01 }], { payContingency });
  const noticed = rate / 2;
  const eroded: number[] = [];
  ran(together(everybodyTakesPart(3, "crowding"), weeks(50), paid), ({ people: { crowding } }) => {
    eroded.push(crowding[2]);
  });
  // Half of a cent's pay is noticed. x ← (1 − .01)·x, then x ← x + noticed·(1 − x).
  const limit = noticed / (1 - 0.99 * (1 - noticed));
  expect(eroded[29]).toBeCloseTo(limit * (1 - (0.99 * (1 - noticed)) ** 30), 12);
  expect(eroded[49]).toBeCloseTo(eroded[29] * 0.99 ** 20, 12);
});

test("pay that tends to 0 changes nothing, and pay erodes more the more it is noticed", () => {
  const base = together(steadyForum(), people(400), weeks(26));
  const [none, hardly, little, more] = [0, 1e-6, 0.005, 0.1].map((euros) => {
    const run = ran(together(base, pay(euros)));
    return { made: metric(run, "contributions"), crowding: sum(Array.from(run.world.people.crowding)) };
  });
  expect(Math.abs(hardly.made / none.made - 1)).toBeLessThan(0.01);
  expect(hardly.crowding).toBeGreaterThan(none.crowding);
  expect(little.crowding).toBeGreaterThan(10 * hardly.crowding);
  expect(more.crowding).toBeGreaterThan(1.5 * little.crowding);
});

test("praise helps the motivation of those praised to recover; off: nothing erodes it", () => {
  const paid = pay([{ from: 0, to: 26, value: 1 }]);
  // Every week the one with most contributions is praised.
  const base = together(everybodyTakesPart(30, "contributing", "crowding", "recognition"), weeks(52), {
    recognition: { everyWeeks: 1 },
  });
  const left = (...parts: Part[]) => ran(together(base, ...parts)).world.people.crowding;
  const honoured = new Set<number>();
  const { world } = ran(
    together(base, paid, levers("rewards", { recognition: 1 })),
    ({ operations: [{ recognised }] }) => {
      for (let person = 0; person < 30; person++) if (recognised[person] === 1) honoured.add(person);
    },
  );
  const praised = world.people.crowding;
  const plain = left(paid);
  expect(honoured.size).toBeGreaterThan(0);
  expect(honoured.size).toBeLessThan(20);
  for (let person = 0; person < 30; person++)
    if (!honoured.has(person)) expect(praised[person]).toBe(plain[person]);
  const most = Math.min(...[...honoured].map((person) => praised[person] / plain[person]));
  expect(most).toBeLessThan(1 / 1.5);
  for (const none of [left(paid, off("crowding")), left()]) expect(new Set(none)).toEqual(new Set([0]));
});

test("after the pay ends, a standing community gives less than one never paid (R6); off: it does not", () => {
  const base = together(steadyForum(), people(400), forum({ startingMembers: 400 }), weeks(52));
  const after = (...parts: Part[]) =>
    inMatchedWorlds(
      [{}, pay([{ from: 4, to: 30, value: 3 }])].map((arm) => together(base, arm, ...parts)),
      (run) => sum(weekly(run, "contributions").slice(30)),
      8,
    );
  const whole = after();
  expect(signs(whole).less).toBeGreaterThanOrEqual(7);
  expect(sum(whole[1]) / sum(whole[0])).toBeLessThan(0.9);
  const without = after(off("crowding"));
  expect(signs(without).less).toBeLessThan(7);
  expect(sum(without[1]) / sum(without[0])).toBeGreaterThan(0.95);
});

test("small pay brings less than none, and enough pay more (R7); without crowding and norms, no pay brings less", () => {
  const base = together(steadyForum(), people(1000), weeks(26));
  const made = (...parts: Part[]) =>
    inMatchedWorlds(
      [0, 0.1, 6].map((euros) => together(base, pay(euros), ...parts)),
      (run) => metric(run, "contributions"),
      10,
    );
  const [none, small, enough] = made();
  const ratio = sum(small) / sum(none);
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(0.85);
  expect(signs([none, small]).less).toBeGreaterThanOrEqual(9);
  expect(signs([none, enough]).more).toBeGreaterThanOrEqual(9);
  const [noneOff, smallOff, enoughOff] = made(off("crowding"), { benefit: { paidNormLoss: 0 } });
  expect(Math.abs(sum(smallOff) / sum(noneOff) - 1)).toBeLessThan(0.1);
  expect(signs([noneOff, enoughOff]).more).toBe(10);
});
