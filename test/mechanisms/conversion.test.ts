import { expect, test } from "vitest";
import { ACTIVE, UNAWARE } from "../../sim/world/state/world.ts";
import { binomialTolerance, type Ran } from "../support.ts";
import { inMatchedWorlds, levers, off, only, type Part, people, ran, together, weeks } from "./arms.ts";

/** A call of six weeks that leads to a club of which nobody else hears, and that all who know want to join. */
const base = together(
  people(400),
  weeks(12),
  only("conversion", "awareness", "joining", "contributing"),
  levers("organisation", { campaignReach: 0 }),
  {
    awareness: { wordOfMouth: 0 },
    joining: { entryLongTerm: -100 },
    readiness: { clarityWithoutFraming: 1, motiveHalf: 0 },
  },
  {
    operations: {
      forum: null,
      call: { form: "one-off", weeks: 6, startingMembers: 250, contributionsPerWeek: 0.3, leadsTo: "club" },
      club: { visibility: 0 },
    },
  },
);
const considering = (invited: number, perWeek: number): Part => ({
  conversion: { invited },
  consideration: { perWeek },
});

const gaveToCall = ({ world: { operations } }: Ran) =>
  Array.from(operations[0].contributions.keys()).filter((person) => operations[0].contributions[person] > 0);
const inClub = ({ world: { operations } }: Ran, has: (status: number) => boolean) =>
  Array.from(operations[1].status.keys()).filter((person) => has(operations[1].status[person]));

test("when a call ends its contributors, and only they, hear of the lasting operation it leads to", () => {
  const heard: number[] = [];
  const run = ran(together(base, considering(0, 0)), ({ operations: [, club] }) => {
    heard.push(400 - club.counts[UNAWARE]);
  });
  const gave = gaveToCall(run);
  expect(gave.length).toBeGreaterThan(100);
  expect(gave.length).toBeLessThan(250);
  expect(heard).toEqual([...Array(6).fill(0), ...Array(6).fill(gave.length)]);
  expect(inClub(run, (status) => status !== UNAWARE)).toEqual(gave);
});

test("the invited share of them considers it at once", () => {
  for (const invited of [0, 0.5, 1]) {
    const run = ran(together(base, considering(invited, 0), weeks(7)));
    const gave = gaveToCall(run).length;
    const joined = inClub(run, (status) => status === ACTIVE).length;
    expect(joined).toBe(run.world.operations[1].total.invited);
    expect(Math.abs(joined / gave - invited)).toBeLessThan(binomialTolerance(invited, gave));
  }
});

test("of those who knew of the call and made nothing, the onlookers' share follows, and nobody by default", () => {
  const known = together(base, considering(0, 0), levers("organisation", { campaignReach: 0.1 }), {
    operations: { club: { visibility: 0 } },
  });
  for (const onlookers of [0, 0.4]) {
    const run = ran(together(known, { conversion: { onlookers } }, weeks(7)));
    const [call] = run.world.operations;
    const gave = new Set(gaveToCall(run));
    const looked = Array.from(call.status.keys()).filter(
      (person) => call.status[person] !== UNAWARE && !gave.has(person),
    );
    const followed = inClub(run, (status) => status !== UNAWARE).filter((person) => !gave.has(person));
    expect(looked.length).toBeGreaterThan(80);
    expect(Math.abs(followed.length / looked.length - onlookers)).toBeLessThan(
      binomialTolerance(onlookers, looked.length),
    );
    expect(run.world.operations[1].total.invited).toBe(followed.length);
  }
});

test("those who are not invited at once consider it later, like anybody who knows", () => {
  const run = ran(together(base, considering(0, 0.5), weeks(40)));
  expect(inClub(run, (status) => status === ACTIVE)).toEqual(gaveToCall(run));
});

test("a call that leads to a lasting operation brings it people; off, or leading nowhere: none", () => {
  const arms = ["", "club"].map((leadsTo) =>
    together(base, considering(1, 0), { operations: { call: { leadsTo } } }),
  );
  const joiners = (...parts: Part[]) =>
    inMatchedWorlds(
      arms.map((arm) => together(arm, ...parts)),
      ({ world }) => world.operations[1].total.joiners,
      3,
    );
  const [without, leading] = joiners();
  expect(without).toEqual([0, 0, 0]);
  for (const people of leading) expect(people).toBeGreaterThan(100);
  expect(joiners(off("conversion"))).toEqual([without, without]);
});
