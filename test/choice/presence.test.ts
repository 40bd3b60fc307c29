import { expect, test } from "vitest";
import { type Offers, offersOf } from "../../sim/choice/benefit.ts";
import { InputError } from "../../sim/input/problems.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
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

const presence = (brandPresence: unknown): Part => levers("organisation", { brandPresence });
const loss = (presenceLoss: number): Part => ({ benefit: { presenceLoss } });

test("full presence and full loss leave no autonomy and no belonging, conviviality apart; halves leave three quarters", () => {
  const offers = (...parts: Part[]): Offers => {
    let found: Offers | undefined;
    ran(
      together(
        people(20),
        weeks(1),
        forum({ sociability: 0 }),
        levers("organisation", { decisionRights: 0.5 }),
        ...parts,
      ),
      (world) => {
        const [operation] = world.operations;
        found = offersOf(world, operation, operation.levers);
      },
    );
    return found as Offers;
  };
  const free = offers(presence(0), loss(1));
  const half = offers(presence(0.5), loss(0.5));
  expect(free.belonging).toBeGreaterThan(0.5);
  expect(free.autonomy).toBeGreaterThan(0.5);
  expect(half).toEqual({
    ...free,
    belonging: expect.closeTo(0.75 * free.belonging, 12),
    autonomy: expect.closeTo(0.75 * free.autonomy, 12),
  });
  expect(offers(presence(1), loss(1))).toEqual({ ...free, belonging: 0, autonomy: 0 });
  const convivial = offers(presence(1), loss(1), forum({ sociability: 0.6 }), {
    benefit: { sociabilityWeight: 0.5 },
  });
  expect(convivial.belonging).toBeCloseTo(0.3, 12);
});

test("it is a lever: periods and formulas set it week by week, for one operation or for all", () => {
  const seen = (part: Part) => {
    const found: number[] = [];
    ran(together(people(20), weeks(6), part), ({ operations: [{ levers }] }) => {
      found.push(levers.brandPresence);
    });
    return found;
  };
  expect(seen({})).toEqual(new Array(6).fill(0.3));
  expect(seen(presence([{ from: 2, to: 4, value: 0.9 }]))).toEqual([0.3, 0.3, 0.9, 0.9, 0.3, 0.3]);
  expect(seen(presence("0.1 * week"))[4]).toBeCloseTo(0.4, 12);
  expect(seen(together(presence(0.9), forum(presence(0.2))))).toEqual(new Array(6).fill(0.2));
});

/** A group that lives by its belonging and its autonomy. */
const group = together(
  builtInPart("launch-forum"),
  people(500),
  weeks(40),
  forum({ offers: { belonging: 0.7, autonomy: 0.8 }, startingMembers: 100, startingMembersWeeks: 0 }),
);
const arms = (...parts: Part[]) =>
  [0.1, 0.9].map((level) => together(group, presence(level), loss(0.6), ...parts));

test("a brand that makes itself felt repels: of 8 worlds all agree by luck once in 256", () => {
  for (const key of ["contributions", "everActive"])
    expect(signs(inMatchedWorlds(arms(), (run) => metric(run, key), 8)), key).toEqual({
      more: 0,
      less: 8,
      same: 0,
    });
});

test("those who belong are less satisfied where the brand takes over: without a difference 3 of 3 come by luck once in 8", () => {
  const base = together(
    everybodyTakesPart(100, "contributing", "socialisation", "belonging", "satisfaction"),
    weeks(40),
    loss(1),
    { contributing: { motivationElasticity: 0 }, satisfaction: { fitWeight: 0, luckSpread: 0 } },
  );
  const runs = inMatchedWorlds(
    [0, 1].map((level) => together(base, presence(level))),
    ({ operation }) => ({ satisfied: mean(operation.satisfaction), made: sum(operation.contributions) }),
    3,
  );
  expect(signs(runs.map((worlds) => worlds.map(({ made }) => made))).same).toBe(3);
  expect(signs(runs.map((worlds) => worlds.map(({ satisfied }) => satisfied))).less).toBe(3);
});

test("without loss it repels nobody, and without presence nothing is lost; only conflict asks for it then", () => {
  const same = ([first, second]: Part[]) => {
    const [one, other] = [first, second].map((part) => ran(part));
    return sameDigits(one.metrics, other.metrics) && sameDigits(one.series, other.series);
  };
  expect(same(arms(loss(0), off("conflict")))).toBe(true);
  expect(same([0, 1].map((share) => together(group, presence(0), loss(share))))).toBe(true);
  expect(same(arms())).toBe(false);
});

test("a file that sets it as a property of the operation is told where it is now, in both languages", () => {
  const old: object = { operations: { forum: { brandPresence: 0.6 } } };
  const place = "operations.forum.levers.organisation.brandPresence";
  expect(() => resolveScenario(old)).toThrow(InputError);
  try {
    resolveScenario(old);
  } catch (error) {
    expect((error as InputError).problems).toEqual([
      {
        path: "operations.forum.brandPresence",
        expected: { en: "unknown field", fr: "champ inconnu" },
        suggestion: { en: `it belongs at ${place}`, fr: `sa place est ${place}` },
      },
    ]);
  }
});
