import { expect, test } from "vitest";
import { populate } from "../../sim/run/populate.ts";
import { ACTIVE } from "../../sim/world/state/world.ts";
import { metric, paramsOf, quickParams, runOnce, SIGMAS, WITHOUT_TERMS, weekly } from "../support.ts";
import {
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  only,
  type Part,
  people,
  ran,
  STEADY_LAW,
  signs,
  steadyForum,
  together,
  weeks,
} from "./arms.ts";

/** 500 people who all want in, in the first week. */
const rush = together(people(500), weeks(1), only("joining"), { joining: { rule: "aware-joins" } });
const capacity = (places: number) => forum({ capacity: places });

function admitted(places: number, replicate = 0, banned: number[] = []): number[] {
  const params = quickParams(together(rush, capacity(places)));
  const { operation } = runOnce({ ...params, banned }, "mechanisms", replicate);
  return Array.from({ length: 500 }, (_, person) => person).filter(
    (person) => operation.status[person] === ACTIVE,
  );
}

test("capacity is never exceeded, and places that leavers free are taken again", () => {
  const part = together(WITHOUT_TERMS, STEADY_LAW, people(400), weeks(60), capacity(20), {
    consideration: { perWeek: 0.3 },
    joining: { entryLongTerm: 0 },
  });
  let full = 0;
  const run = ran(part, ({ operations: [{ active, week }] }) => {
    // Those who left this week were there when others joined.
    const most = active.count + week.leavers;
    expect(most).toBeLessThanOrEqual(20);
    if (most === 20) full++;
  });
  expect(full).toBeGreaterThan(20);
  expect(metric(run, "joiners")).toBeGreaterThan(40);
  expect(Math.max(...weekly(ran(together(part, capacity(0))), "active"))).toBeGreaterThan(20);
});

test("starting members beyond the capacity are refused, like any scenario that contradicts itself", () => {
  const crowded = () => paramsOf({ operations: { forum: { capacity: 20, startingMembers: 50 } } });
  expect(crowded).toThrow();
});

test("a lottery decides who gets a place, whatever the order of people", () => {
  // Fewer places go to a part of those who would get one of more places.
  const [few, more] = [50, 100].map((places) => admitted(places));
  expect(few.length).toBe(50);
  expect(few.every((person) => more.includes(person))).toBe(true);
  // Taking a winner out lets in exactly one other person, and taking a loser out changes nothing.
  const without = admitted(50, 0, [few[7]]);
  expect(few.filter((person) => !without.includes(person))).toEqual([few[7]]);
  expect(without.length).toBe(50);
  const loser = more.find((person) => !few.includes(person))!;
  expect(admitted(50, 0, [loser])).toEqual(few);
  // Places are spread evenly over people's numbers: the mean number of 8 × 50 winners of 500.
  const winners = Array.from({ length: 8 }, (_, replicate) => admitted(50, replicate)).flat();
  expect(Math.abs(mean(winners) - 249.5)).toBeLessThan((SIGMAS * 500) / Math.sqrt(12 * winners.length));
});

test("a clearer role and better tools bring more people in (F5); off: nobody ever joins", () => {
  const base = together(people(1500), weeks(40));
  const arms = [{}, levers("support", { framing: 2 }), levers("support", { tools: 1 })];
  const joiners = (parts: Part[]) =>
    inMatchedWorlds(
      parts.map((part) => together(base, part)),
      (run) => metric(run, "joiners"),
      5,
    );
  const [plain, framed, tooled] = joiners(arms);
  expect(signs([plain, framed]).more).toBe(5);
  expect(signs([plain, tooled]).more).toBe(5);
  for (const worlds of joiners(arms.map((part) => together(part, off("joining")))))
    expect(worlds).toEqual(Array(5).fill(0));
});

test("a clearer role adds people and loses none of those who would join in the first week anyway", () => {
  const base = together(people(1000), weeks(1), off("awareness"), { consideration: { perWeek: 1 } });
  const params = [0, 1].map((framing) => quickParams(together(base, levers("support", { framing }))));
  const population = populate(params[0], "joining", 0);
  const [plain, framed] = params.map(
    (arm) => runOnce(arm, "joining", 0, undefined, population).operation.firstJoinedWeek,
  );
  let added = 0;
  for (let person = 0; person < 1000; person++) {
    if (plain[person] === 0) expect(framed[person] === 0, `person ${person}`).toBe(true);
    else if (framed[person] === 0) added++;
  }
  expect(added).toBeGreaterThan(20);
});

test("hardly anybody without a motive joins the community forum, and about as many as before with the usual ones", () => {
  const none = { median: 0, spread: 0 };
  const names = ["money", "gift", "experience", "values", "recognition", "belonging", "autonomy"];
  const motivation = Object.fromEntries(names.map((name) => [name, none]));
  const segments = { ordinary: { motivation }, "lead-user": { motivation }, distant: { motivation } };
  const ever = (...parts: Part[]) =>
    inMatchedWorlds(
      [together(steadyForum("community-forum"), ...parts)],
      (run) => metric(run, "everActive"),
      4,
    )[0];
  expect(mean(ever({ population: { segments } }))).toBeLessThan(10);
  // Of 1,000 people; a motive gates the entry of few who have the usual ones.
  const usual = mean(ever());
  expect(usual).toBeGreaterThan(180);
  expect(usual).toBeGreaterThan(0.85 * mean(ever({ readiness: { motiveHalf: 0 } })));
});

test("what it costs keeps people away by its weight, and not where it costs nothing", () => {
  const joined = (costEurosPerContribution: number) =>
    inMatchedWorlds(
      [0, 1, 4].map((costWeight) =>
        together(steadyForum(), people(500), weeks(26), forum({ costEurosPerContribution }), {
          joining: { costWeight },
        }),
      ),
      (run) => metric(run, "everActive"),
      4,
    );
  const [none, some, much] = joined(3);
  expect(signs([none, some]).less).toBe(4);
  expect(signs([some, much]).less).toBe(4);
  const [free, ...weighed] = joined(0);
  expect(weighed).toEqual([free, free]);
});
