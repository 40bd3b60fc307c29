import { expect, test } from "vitest";
import type { World } from "../../sim/world/state/world.ts";
import { sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  standingFor,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const spreading = (rate: number): Part => ({ spreading: { rate } });
/** Nothing but ties moves attachment. */
const still: Part = { attachment: { growth: 0, loss: 0 } };
/** 300 people of whom 100 take part, for good. */
const some = together(
  everybodyTakesPart(300, "attachment", "spreading"),
  forum({ startingMembers: 100 }),
  still,
  spreading(0.1),
);

/** What the week should make of everybody's attachment, from each person's list of ties. */
function expected(before: Float64Array, { people: { enrolledIn }, network }: World, rate: number): number[] {
  return Array.from(before, (own, person) => {
    const ties = Array.from(network.ties.subarray(network.starts[person], network.starts[person + 1]));
    const members = ties.filter((tie) => enrolledIn[tie] > 0).map((tie) => before[tie]);
    if (members.length === 0) return own;
    return own + rate * (members.length / ties.length) * Math.max(0, mean(members) - own);
  });
}

test("attachment approaches that of more attached ties who take part, by their share of all ties", () => {
  let before: Float64Array | undefined;
  let moved = 0;
  ran(together(some, weeks(5)), (world) => {
    const { attachment } = world.people;
    const found = expected(before ?? world.traits.attachment, world, 0.1);
    for (let person = 0; person < 300; person++) expect(attachment[person]).toBeCloseTo(found[person], 12);
    moved += sum(attachment) - sum(before ?? world.traits.attachment);
    before = attachment.slice();
  });
  expect(moved).toBeGreaterThan(1);
});

test("nobody loses any, and nobody gets beyond the most attached member, however long it lasts", () => {
  const { world, operation } = ran(together(some, weeks(200), spreading(1)));
  const most = Math.max(
    ...Array.from(operation.active.items.subarray(0, 100), (person) => world.traits.attachment[person]),
  );
  for (let person = 0; person < 300; person++) {
    const own = world.traits.attachment[person];
    expect(world.people.attachment[person]).toBeGreaterThanOrEqual(own);
    expect(world.people.attachment[person]).toBeLessThanOrEqual(Math.max(own, most) + 1e-12);
  }
});

test.each([1, 10])("on a complete network all members are ties, where each stands for %i", (represents) => {
  const part = together(some, standingFor(100, represents), { network: { kind: "complete" } }, weeks(1));
  const { world, operation } = ran(part);
  const { attachment: was } = world.traits;
  expect(operation.active.count).toBe(100);
  const members = Array.from(operation.active.items.subarray(0, 100));
  const all = sum(members.map((person) => was[person])) * represents;
  for (let person = 0; person < 300; person++) {
    const own = members.includes(person) ? 1 : 0;
    const others = 100 * represents - own;
    const more = Math.max(0, (all - own * was[person]) / others - was[person]);
    const share = others / (300 * represents - 1);
    expect(world.people.attachment[person]).toBeCloseTo(was[person] + 0.1 * share * more, 12);
  }
});

test("the faster it spreads, the more attached people are, and the longer members stay", () => {
  const arms = [0, 0.02, 0.1].map((rate) =>
    together(steadyForum(), people(400), weeks(60), { quitting: { attachmentWeight: 3 } }, spreading(rate)),
  );
  const found = inMatchedWorlds(arms, ({ world, operation }) => [
    mean(world.people.attachment),
    operation.total.contributorWeeks,
  ]);
  const attached = found.map((arm) => arm.map(([attachment]) => attachment));
  expect(signs([attached[0], attached[1]]).more).toBe(5);
  expect(signs([attached[1], attached[2]]).more).toBe(5);
  const weeksMade = found.map((arm) => mean(arm.map(([, made]) => made)));
  expect(weeksMade[2]).toBeGreaterThan(weeksMade[0]);
});

test("at rate 0, where attachment never changes, or off, nothing changes", () => {
  const base = together(builtInPart("community-forum"), people(200), weeks(20), { warmUpWeeks: 0 });
  const [plain, none, without, withIt] = [
    base,
    together(base, spreading(0)),
    together(base, spreading(0.5), off("spreading")),
    together(base, spreading(0.5)),
  ].map((part) => ran(part));
  expect(sameDigits(none.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
  const [fixed, fixedToo] = [spreading(0), spreading(0.5)].map((part) =>
    ran(together(base, part, off("attachment"))),
  );
  expect(sameDigits(fixedToo.metrics, fixed.metrics)).toBe(true);
});
