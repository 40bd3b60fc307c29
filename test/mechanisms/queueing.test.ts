import { expect, test } from "vitest";
import { metric, SIGMAS, sameDigits } from "../support.ts";
import {
  builtInPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  only,
  type Part,
  people,
  ran,
  signs,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** A shop whose visitors can all use the machine, and whose tills serve so many of them. */
const shop = together(builtInPart("self-checkout"), people(300), weeks(30), {
  warmUpWeeks: 0,
  population: { renewalPerWeek: 0 },
  operations: { kiosk: { digitalFloor: 0 } },
});
const tills = (humanFallback: number) => levers("support", { humanFallback });
const pushed = (part: Part, worlds = 4) =>
  inMatchedWorlds([part], (run) => metric(run, "pushedShare"), worlds)[0];

test("nobody is pushed where there are no tills, or enough of them; the fewer there are, the more are", () => {
  expect(pushed(together(shop, tills(0)))).toEqual([0, 0, 0, 0]);
  expect(pushed(together(shop, tills(1)))).toEqual([0, 0, 0, 0]);
  const [few, some] = [0.1, 0.3].map((share) => pushed(together(shop, tills(share))));
  expect(Math.min(...some)).toBeGreaterThan(0);
  expect(signs([some, few]).more).toBe(4);
});

test("a queue moves to the machine those who are counted as pushed, and no others", () => {
  const known = { needs: { loadMemory: 0.5, waitingWeight: 1 } };
  const busy = ran(together(shop, tills(0.1), known));
  // The same people and luck, with tills for everybody: the draws of a need are the same.
  const free = ran(together(shop, tills(1), known, { needs: { waitingWeight: 0 } }));
  const more = busy.operation.total.contributions - free.operation.total.contributions;
  expect(more).toBeGreaterThan(100);
  const { pushed } = busy.operation.total;
  // Attachment differs a little by then, and with it what people would do.
  expect(Math.abs(more - pushed)).toBeLessThan(SIGMAS * Math.sqrt(pushed));
});

test("of those whose turn does not come, the given share uses the machine, as far as it beats giving up", () => {
  // Nothing that people see or do moves the next need.
  const crowded = together(shop, only("needs", "queueing"), tills(0.1), {
    joining: { companyWeight: 0, attachmentWeight: 0 },
    needs: { waitingWeight: 0, givingUp: -20, obligationLoss: 0, unmetLoss: 0, pressureLoss: 0 },
  });
  const unmet = (switching: number) => ran(together(crowded, { queueing: { switching } })).operation.total;
  const [none, half, all] = [0, 0.5, 1].map(unmet);
  expect([none.pushed, all.needsUnmet]).toEqual([0, 0]);
  expect(half.pushed).toBe(none.needsUnmet - half.needsUnmet);
  expect(all.pushed).toBe(none.needsUnmet);
  const sd = Math.sqrt(0.25 * none.needsUnmet);
  expect(Math.abs(half.pushed - none.needsUnmet / 2)).toBeLessThan(SIGMAS * sd);
  for (const total of [none, half, all])
    expect(total.contributions + total.needsServed + total.needsUnmet).toBe(total.needs);
});

test("being pushed costs attachment as far as it is against one's will", () => {
  const arms = [0, 0.5, 1].map((againstWill) => together(shop, tills(0.1), { queueing: { againstWill } }));
  const [none, some, all] = inMatchedWorlds(arms, (run) => metric(run, "attachment"), 4);
  expect([signs([none, some]).less, signs([some, all]).less]).toEqual([4, 4]);
});

/** A machine that people choose, beside a counter that serves the rest. */
const machine = together(steadyForum(), people(400), weeks(30), {
  operations: { forum: { startingMembers: 0, needsPerWeek: 1, contributionsPerWeek: 1, digitalFloor: 0 } },
});

test("where people choose, a queue makes more of them join; those are counted, and shorten it", () => {
  const arm = (humanFallback: number, weight: number) =>
    together(machine, tills(humanFallback), { queueing: { weight } });
  const arms = [arm(0.4, 0), arm(0.4, 1), arm(0.2, 1)];
  const [unmoved, moved, much] = inMatchedWorlds(arms, (run) => metric(run, "everActive"), 4);
  expect([signs([unmoved, moved]).more, signs([moved, much]).more]).toEqual([4, 4]);
  const { operation, ...run } = ran(arms[2]);
  expect(metric(run, "pushedShare")).toBeGreaterThan(0.2);
  expect(sum(operation.pushed)).toBeLessThan(metric(run, "everActive"));
  // 1 need a week of each of 400 people, for 80 places: the load nears what those who do not join leave.
  expect(operation.numbers.load).toBeLessThan(5);
  expect(operation.numbers.load).toBeGreaterThan(1);
});

test("without a counter there is no queue, whatever its weight", () => {
  const plain = ran(together(machine, tills(0)));
  expect(
    sameDigits(ran(together(machine, tills(0), { queueing: { weight: 5 } })).metrics, plain.metrics),
  ).toBe(true);
});

test.each([1, 10])("the load is of real people, where each stands for %i", (represents) => {
  const nobody = together(machine, tills(0.2), off("joining"), {
    population: { represents },
    queueing: { weight: 1 },
    needs: { loadMemory: 1 },
  });
  const { operation } = ran(nobody);
  expect(operation.numbers.load).toBeCloseTo(5, 9);
  const joined = ran(together(machine, tills(0.2), { population: { represents }, queueing: { weight: 1 } }));
  expect(joined.operation.total.pushed % represents).toBe(0);
  expect(joined.operation.total.pushed).toBeGreaterThan(0);
});

test.each([
  ["self-checkout", { queueing: { switching: 1, againstWill: 1 } }],
  ["community-forum", { queueing: { weight: 3 } }],
])("off, it changes nothing: %s", (id, weights) => {
  const base = together(builtInPart(id), people(200), weeks(20), tills(0.2), { warmUpWeeks: 0 }, forumOf(id));
  const without = ran(together(base, weights, off("queueing")));
  const plain = ran(base);
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(ran(together(base, weights)).metrics, plain.metrics)).toBe(false);
});

/** Needs by which a forum's counter is busy. */
function forumOf(id: string): Part {
  return id === "community-forum" ? forum({ needsPerWeek: 1 }) : {};
}
