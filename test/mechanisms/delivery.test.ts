import { expect, test } from "vitest";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  standingFor,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** A call to which everybody contributes, and whose work is delivered in week 9. */
const call = together(
  everybodyTakesPart(100, "contributing", "attachment", "delivery", "funding"),
  forum({
    form: "one-off",
    weeks: 8,
    costEurosPerContribution: 5,
    contributionsPerWeek: 0.5,
    deliveryWeek: 9,
  }),
  weeks(10),
  { attachment: { growth: 0, loss: 0 }, delivery: { bonding: 0.5, usualQuality: 0.5, paidExpectation: 0.4 } },
);
const delivered = (quality: number): Part => ({ delivery: { delivered: quality } });
/** Attachment, relative to what the person began with. */
const moved = (part: Part) => {
  const { operation, world } = ran(part);
  return Array.from(world.people.attachment, (now, person) => ({
    now,
    before: world.traits.attachment[person],
    paid: operation.contributions[person] * 5,
  }));
};

test.each([1, 10])(
  "all who contributed receive it once, and who paid more expects more; each stands for %i",
  (represents) => {
    const all = moved(together(call, standingFor(100, represents), delivered(0.7)));
    expect(new Set(all.map(({ paid }) => paid)).size).toBeGreaterThan(3);
    for (const { now, before, paid } of all) {
      const beyond = paid === 0 ? 0 : 0.7 - 0.5 - (0.4 * paid) / (paid + 30);
      expect(now).toBeCloseTo(before + 0.5 * beyond * (beyond > 0 ? 1 - before : before), 12);
    }
  },
);

test("what was rejected is not delivered, and nobody expects more of it", () => {
  const part = together(
    call,
    delivered(0.9),
    { mechanisms: { rejection: true, quitting: false } },
    forum({ demand: { skill: { technical: 1 } }, decomposition: 0 }),
  );
  const strict = together(part, levers("organisation", { strictness: 1 }));
  const { operation, world } = ran(strict);
  const { contributions, awaited } = operation;
  let [nothing, less] = [0, 0];
  for (let person = 0; person < 100; person++) {
    const accepted = awaited[person];
    if (accepted === 0 && contributions[person] > 0) nothing++;
    if (accepted > 0 && accepted < contributions[person]) less++;
    const before = world.traits.attachment[person];
    const beyond = accepted === 0 ? 0 : 0.9 - Math.min(1, 0.5 + (0.4 * 5 * accepted) / (5 * accepted + 30));
    expect(operation.deliveries[person]).toBe(accepted > 0 ? 1 : 0);
    expect(world.people.attachment[person]).toBeCloseTo(before + 0.5 * beyond * (1 - before), 12);
  }
  expect(sum(awaited)).toBe(operation.total.contributions);
  expect(Math.min(nothing, less)).toBeGreaterThan(5);
});

test("nothing is delivered before its week, nor where a call for money failed", () => {
  const same = (part: Part) => moved(part).every(({ now, before }) => now === before);
  expect(same(together(call, delivered(0.9), weeks(9)))).toBe(true);
  expect(same(together(call, delivered(0.9)))).toBe(false);
  const failed = together(forum({ fundingGoalEuros: 1e9 }), { funding: { disappointment: 0 } });
  expect(same(together(call, delivered(0.9), failed))).toBe(true);
  expect(same(together(call, delivered(0.9), forum({ fundingGoalEuros: 1 })))).toBe(false);
});

/** A service that brings something each week, of the same quality. */
const service = together(fiftyAWeek(50, 0.01, "attachment", "delivery"), weeks(150), {
  attachment: { growth: 0, loss: 0 },
  needs: { pressureLoss: 0, obligationLoss: 0, unmetLoss: 0 },
  delivery: { bonding: 0.5, usualQuality: 0.5, paidExpectation: 0 },
});

test("members of old are used to what they get; what is delivered in the end is of the time since week 0", () => {
  const old = together(
    call,
    forum({ form: "long-term", weeks: 0, startingMembersWeeks: 52 }),
    delivered(0.9),
  );
  const atOnce = ran(together(old, forum({ deliveryWeek: 0 }), weeks(1)), undefined);
  expect(mean(atOnce.operation.deliveries)).toBeGreaterThan(5);
  const { operation, world } = ran(old);
  expect(sum(operation.contributionsBefore)).toBeGreaterThan(500);
  for (let person = 0; person < 100; person++) {
    const since = operation.contributions[person] - operation.contributionsBefore[person];
    expect(operation.awaited[person]).toBe(since);
    const before = world.traits.attachment[person];
    const beyond = since === 0 ? 0 : 0.9 - Math.min(1, 0.5 + (0.4 * 5 * since) / (5 * since + 30));
    expect(world.people.attachment[person]).toBeCloseTo(before + 0.5 * beyond * (1 - before), 12);
  }
});

test("one gets used to the same quality, so that attachment comes to rest and does not saturate", () => {
  // The gaps shrink by a fifth each time: .4·(1 + .8 + .8² + …) = 2.
  for (const quality of [0.9, 0.1]) {
    let [before, beyond] = [0, quality - 0.5];
    const { world } = ran(together(service, delivered(quality)), undefined);
    const person = 7;
    before = world.traits.attachment[person];
    for (let week = 0; week < 150; week++) {
      before += 0.5 * beyond * (beyond > 0 ? 1 - before : before);
      beyond *= 0.8;
    }
    expect(world.people.attachment[person]).toBeCloseTo(before, 9);
    expect(world.people.attachment[person]).toBeGreaterThan(0.05);
    expect(world.people.attachment[person]).toBeLessThan(0.95);
  }
  const usual = ran(together(service, delivered(0.5)));
  expect(sameDigits(usual.world.people.attachment, usual.world.traits.attachment)).toBe(true);
});

test("where the person does part of it, their own quality is part of what they get", () => {
  const part = together(service, weeks(1), forum({ demand: { skill: { writing: 1 } } }), {
    delivery: { delivered: 0.5, ownShare: 1 },
  });
  const { operation, world } = ran(part);
  const { quality } = operation;
  expect(Math.max(...quality) - Math.min(...quality)).toBeGreaterThan(0.1);
  for (let person = 0; person < 50; person++) {
    const before = world.traits.attachment[person];
    const beyond = quality[person] - 0.5;
    expect(world.people.attachment[person]).toBeCloseTo(
      before + 0.5 * beyond * (beyond > 0 ? 1 - before : before),
      12,
    );
  }
});

test("better delivery binds more, and a dearer one less", () => {
  const attached = (part: Part, ...arms: Part[]) =>
    inMatchedWorlds(
      arms.map((arm) => together(part, arm)),
      ({ world }) => mean(world.people.attachment),
      4,
    );
  const [poor, usual, good] = attached(call, delivered(0.3), delivered(0.6), delivered(0.9));
  expect(signs([poor, usual]).more).toBe(4);
  expect(signs([usual, good]).more).toBe(4);
  const price = (costEurosPerContribution: number) => forum({ costEurosPerContribution });
  const [cheap, dear] = attached(together(call, delivered(0.7)), price(2), price(15));
  expect(signs([cheap, dear]).less).toBe(4);
});

test.each(["community-forum", "packaging-contest"])("at 0, or off, nothing changes: %s", (id) => {
  const base = together(builtInPart(id), people(200), weeks(20), { warmUpWeeks: 0 });
  const expected = together(base, { delivery: { bonding: 0.5, delivered: 0.9 } });
  const [plain, without, withIt] = [base, together(expected, off("delivery")), expected].map((part) =>
    ran(part),
  );
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
});

test("a call that delivers before its end is refused", () => {
  const problem = (deliveryWeek: number) => () =>
    resolveScenario({ operations: { forum: { form: "one-off", startWeek: 2, weeks: 8, deliveryWeek } } });
  expect(problem(9)).toThrow("operations.forum.deliveryWeek: 9");
  expect(problem(10)).not.toThrow();
  expect(problem(0)).not.toThrow();
});
