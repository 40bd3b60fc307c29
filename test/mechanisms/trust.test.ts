import { expect, test } from "vitest";
import { metric } from "../support.ts";
import {
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  only,
  type Part,
  people,
  ran,
  signs,
  together,
  weeks,
} from "./arms.ts";

const able = forum({ demand: { skill: { digital: 0, writing: 0 } } });
const demanding = forum({ demand: { skill: { technical: 1 } }, decomposition: 0 });

test("trust settles where good exchanges gain what bad ones lose, and at 1 where all are good", () => {
  const rated = together(fiftyAWeek(30, 0.01, "trust"), weeks(400), forum({ ratings: 0.1 }));
  const { operation, world } = ran(together(rated, demanding));
  for (let person = 0; person < 30; person++) {
    const quality = operation.quality[person];
    // Five rated exchanges a week at .05 and .1, good ones first.
    const good = 0.25 * quality;
    const kept = (1 - good) * (1 - 0.5 * (1 - quality));
    expect(world.people.trust[person]).toBeCloseTo(
      good / (1 - (1 - good - 0.5 * (1 - quality) * (1 - good))),
      6,
    );
    expect(kept).toBeLessThan(1);
  }
  expect(Math.min(...ran(together(rated, able)).world.people.trust)).toBeGreaterThan(0.999);
});

test("what is rejected is not rated, and moves no trust", () => {
  const { operation, world } = ran(
    together(
      everybodyTakesPart(200, "contributing", "trust", "rejection"),
      weeks(1),
      demanding,
      forum({ ratings: 0.5 }),
      levers("organisation", { strictness: 1 }),
    ),
  );
  let moved = 0;
  for (let person = 0; person < 200; person++) {
    const rated = 0.5 * (operation.weekCount[person] - operation.rejected[person]);
    expect(world.people.trust[person]).toBeCloseTo(Math.min(1, 0.05 * rated * operation.quality[person]), 12);
    if (rated > 0 && operation.rejected[person] > 0) moved++;
  }
  expect(moved).toBeGreaterThan(5);
});

test("guidance makes exchanges better and people trust more; off, or without ratings: nobody trusts or distrusts", () => {
  const base = together(
    everybodyTakesPart(100, "contributing", "trust"),
    demanding,
    forum({ ratings: 1, contributionsPerWeek: 1 }),
    weeks(20),
  );
  const arms = [0, 100].map((guidance) => together(base, levers("support", { guidance })));
  const trust = (...parts: Part[]) =>
    inMatchedWorlds(
      arms.map((part) => together(part, ...parts)),
      ({ world }) => mean(world.people.trust),
      3,
    );
  expect(signs(trust()).more).toBe(3);
  for (const parts of [off("trust"), forum({ ratings: 0 })])
    expect(trust(parts)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
});

test("trust brings people into the operation where they are rated; off: it does not", () => {
  const shop = {
    startingMembers: 150,
    ratings: 1,
    contributionsPerWeek: 3,
    demand: { skill: { digital: 0 } },
  };
  const base = together(people(150), only("contributing", "trust", "awareness", "joining"), weeks(25), {
    joining: { trustWeight: 3 },
    consideration: { perWeek: 0.2 },
    levers: { organisation: { campaignReach: 1 } },
  });
  const arms = [0, 1].map((ratings) =>
    together(base, { operations: { forum: shop, exchange: { ratings, startWeek: 12, visibility: 1 } } }),
  );
  const joiners = (part: Part) =>
    inMatchedWorlds(
      arms.map((arm) => together(arm, part)),
      (run) => metric(run, "joiners"),
      3,
    );
  expect(signs(joiners({})).more).toBe(3);
  expect(signs(joiners(off("trust"))).same).toBe(3);
});
