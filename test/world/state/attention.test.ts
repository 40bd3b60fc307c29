import fc from "fast-check";
import { expect, test } from "vitest";
import { situationOf } from "../../../sim/choice/utility.ts";
import { reasonOf } from "../../../sim/recorders/reasons.ts";
import { AWARE, type World } from "../../../sim/world/state/world.ts";
import {
  inMatchedWorlds,
  only,
  type Part,
  people,
  ran,
  signs,
  together,
  weeks,
} from "../../mechanisms/arms.ts";
import { eager } from "../../recorders/reasons.ts";
import { binomialTolerance, metric, sameDigits } from "../../support.ts";

const most = (mostPerWeek: number): Part => ({ consideration: { mostPerWeek } });
const calls = (ids: readonly string[], changed: Part = {}): Part => ({
  operations: { forum: null, ...Object.fromEntries(ids.map((id) => [id, { form: "one-off", ...changed }])) },
});
const SEVEN = ["a", "b", "c", "d", "e", "f", "g"];

/** Everybody knows of all calls, could think of them in any week, and joins none. */
const thinking = (ids: readonly string[], k: number, consumers = 60): Part =>
  together(people(consumers), weeks(3), only(), calls(ids), most(k), { consideration: { perWeek: 1 } });

/** For each week, each person's calls that they think of. */
function thoughts(part: Part, replicate = 0): string[][][] {
  const found: string[][][] = [];
  ran(
    part,
    ({ size, operations }) => {
      found.push(
        Array.from({ length: size }, (_, person) =>
          operations.filter(({ considering }) => considering.has(person)).map(({ id }) => id),
        ),
      );
    },
    replicate,
  );
  return found;
}

test("everybody thinks of as many calls as they can each week, and each call is thought of as often as the others", () => {
  for (const k of [1, 3]) {
    const [week] = thoughts(thinking(SEVEN, k, 3000));
    expect(new Set(week.map((found) => found.length))).toEqual(new Set([k]));
    for (const id of SEVEN) {
      const share = week.filter((found) => found.includes(id)).length / 3000;
      expect(Math.abs(share - k / 7), id).toBeLessThan(binomialTolerance(k / 7, 3000));
    }
  }
});

test("a simulated person's attention is that of each of those for whom they stand", () => {
  const part = together(thinking(SEVEN, 2, 40), { population: { represents: 10 } });
  for (const found of thoughts(part)[0]) expect(found.length).toBe(2);
});

test("another call takes a place only where it is thought of, and reshuffles nobody's luck", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 1, max: 7 }),
      fc.nat(50),
      ([added, ...ids], k, replicate) => {
        const [without, withIt] = [ids, [...ids, added]].map(
          (named) => thoughts(thinking(named, k), replicate)[0],
        );
        withIt.forEach((found, person) => {
          const others = found.filter((id) => id !== added);
          for (const id of others) expect(without[person]).toContain(id);
          if (!found.includes(added)) expect(others).toEqual(without[person]);
          else expect(without[person].length - others.length).toBeLessThanOrEqual(1);
        });
      },
    ),
    { numRuns: 40 },
  );
});

test("without a limit, or with one that nobody reaches, nothing of it", () => {
  const part = together(people(150), weeks(20), calls(["a", "b", "c"]), { consideration: { perWeek: 0.5 } });
  const digits = (k: number) => ran(together(part, most(k))).series;
  expect(sameDigits(digits(3), digits(0))).toBe(true);
  expect(sameDigits(digits(8), digits(0))).toBe(true);
  expect(sameDigits(digits(1), digits(0))).toBe(false);
});

test("seven calls that compete for attention find fewer people: of 8 worlds all agree by luck once in 256", () => {
  const part = together(people(400), weeks(12), calls(SEVEN, { weeks: 6 }), {
    consideration: { perWeek: 0.6 },
    levers: { organisation: { campaignReach: 0.5 } },
  });
  const arms = [0, 1].map((k) => together(part, most(k)));
  expect(signs(inMatchedWorlds(arms, (run) => metric(run, "joiners"), 8))).toEqual({
    more: 0,
    less: 8,
    same: 0,
  });
});

test("who would join but thought of others is told apart from who has not thought of it yet", () => {
  const part = together(eager, weeks(1), calls(["a", "b"], { collective: 0 }), {
    joining: { entryOneOff: -1000 },
    operations: Object.fromEntries(
      ["a", "b"].map((id) => [id, { demand: { skill: { digital: 0, writing: 0 } } }]),
    ),
  });
  const reasons = (k: number, perWeek: number) => {
    const found: string[] = [];
    ran(together(part, most(k), { consideration: { perWeek, onHearing: 0 } }), (world: World) => {
      for (const operation of world.operations)
        for (let person = 0; person < world.size; person++)
          if (operation.status[person] === AWARE)
            found.push(reasonOf(world, operation, person, situationOf(world, operation)) ?? "none");
    });
    return found;
  };
  expect(reasons(0, 1)).toEqual([]);
  expect(reasons(1, 1)).toEqual(new Array(80).fill("other-calls"));
  expect(new Set(reasons(1, 0))).toEqual(new Set(["not-considered"]));
});
