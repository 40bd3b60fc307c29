import { expect, test } from "vitest";
import { ACTIVE } from "../../sim/world/state/world.ts";
import { metric, quickParams } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  people,
  ran,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** With the target "nobody", praise singles out nobody: there is no badge to reach. */
const praise = (recognition: unknown, target: "newcomers" | "top" | "nobody") =>
  levers("rewards", {
    recognition,
    recognitionTarget: target === "nobody" ? "threshold" : target,
    badgeThreshold: 0,
  });
const once = (week: number) => [{ from: week, to: week + 1, value: 1 }];

test("a recognition fades by half in 26 weeks", () => {
  const base = together(
    everybodyTakesPart(50, "contributing", "recognition"),
    weeks(53),
    praise(once(0), "newcomers"),
  );
  const fresh: number[] = [];
  const { operation } = ran(base, ({ operations }) => {
    fresh.push(Math.max(...operations[0].recognised));
  });
  expect(fresh[0]).toBe(1);
  expect(fresh[26]).toBeCloseTo(0.5, 12);
  expect(fresh[52]).toBeCloseTo(0.25, 12);
  // Those whose first contribution came while newcomers were honoured, and nobody else.
  const honoured = operation.recognised.map((value) => (value > 0 ? 1 : 0));
  expect(honoured).toEqual(operation.firstContributionWeek.map((week) => (week === 0 ? 1 : 0)));
  const always = ran(together(base, praise(1, "newcomers")));
  const late = always.operation;
  expect(late.recognised.map((value) => (value > 0 ? 1 : 0))).toEqual(
    late.contributions.map((made) => (made > 0 ? 1 : 0)),
  );
  expect(ran(together(base, off("recognition"))).operation.recognised).toEqual(new Float64Array(50));
});

test("the top is the given share of the active, those with most contributions, every 13 weeks", () => {
  const base = together(everybodyTakesPart(100, "contributing", "recognition"), weeks(20), praise(1, "top"));
  const honoured: string[] = [];
  ran(base, ({ week, operations: [{ recognised, contributions, lastContributionWeek, numbers }] }) => {
    const chosen = Array.from(recognised.keys()).filter((person) => recognised[person] === 1);
    if (chosen.length === 0) return;
    honoured.push(`${week}: ${chosen.length - Math.round(0.05 * numbers.activePeople)}`);
    for (const person of chosen) expect(lastContributionWeek[person]).toBeGreaterThan(week - 4);
    const least = Math.min(...chosen.map((person) => contributions[person]));
    expect(contributions.filter((made) => made > least).length).toBeLessThan(5);
  });
  expect(honoured).toEqual(["0: 0", "13: 0"]);
});

test("the badge's threshold singles out those who reach it, in the week they do", () => {
  const rewards = levers("rewards", { recognition: 1, recognitionTarget: "threshold", badgeThreshold: 20 });
  const before = new Float64Array(60);
  ran(
    together(everybodyTakesPart(60, "contributing", "recognition"), weeks(10), rewards),
    ({ operations: [operation] }) => {
      for (let person = 0; person < 60; person++) {
        const reached = before[person] < 20 && operation.contributions[person] >= 20;
        expect(operation.recognised[person] === 1).toBe(reached);
      }
      before.set(operation.contributions);
    },
  );
});

/** Praise keeps people by satisfaction as well: here it counts as in the library's forum. */
const { satisfactionWeight } = quickParams({}).parameters.quitting;
const SATISFIED = { quitting: { satisfactionWeight } };

test("an award to newcomers raises relative retention by 10 to 30 % (R1); off: it retains nobody", () => {
  // Two years, since who still contributes is also who has come back.
  const base = together(steadyForum(), people(300), forum({ startingMembers: 300 }), weeks(104), SATISFIED);
  const arms = [praise(1, "nobody"), praise(1, "newcomers")].map((part) => together(base, part));
  const [plain, award] = inMatchedWorlds(arms, (run) => metric(run, "retention26"), 12).map(mean);
  expect(award / plain).toBeGreaterThan(1.1);
  expect(award / plain).toBeLessThan(1.3);
  const [plainOff, awardOff] = inMatchedWorlds(
    arms.map((part) => together(part, off("recognition"))),
    (run) => run.metrics,
    1,
  );
  expect(awardOff).toEqual(plainOff);
});

test("an unexpected award to the top raises the output of the core alone, by 30 to 90 % (R2)", () => {
  const base = together(steadyForum(), people(1000));
  const made = ({ operation }: { operation: { contributions: Float64Array } }) =>
    operation.contributions.slice();
  const WORLDS = 8;
  const [before] = inMatchedWorlds(
    [together(base, weeks(27))],
    (run) => ({ made: made(run), status: run.operation.status.slice() }),
    WORLDS,
  );
  const arms = [praise(once(26), "nobody"), praise(once(26), "top")].map((part) =>
    together(base, part, weeks(40)),
  );
  const [plain, award] = inMatchedWorlds(arms, made, WORLDS);
  // What the top 5 % of the active of week 26, and all the others, make in the 13 weeks after.
  const output = { core: [0, 0], rest: [0, 0] };
  before.forEach(({ made: earlier, status }, world) => {
    const active = Array.from(status.keys()).filter((person) => status[person] === ACTIVE);
    active.sort((a, b) => earlier[b] - earlier[a] || a - b);
    const core = new Set(active.slice(0, Math.max(1, Math.round(0.05 * active.length))));
    [plain, award].forEach((arm, a) => {
      const later = arm[world].map((count, person) => count - earlier[person]);
      const ofCore = sum(later.filter((_, person) => core.has(person)));
      output.core[a] += ofCore;
      output.rest[a] += sum(later) - ofCore;
    });
  });
  expect(output.core[1] / output.core[0]).toBeGreaterThan(1.3);
  expect(output.core[1] / output.core[0]).toBeLessThan(1.9);
  expect(Math.abs(output.rest[1] / output.rest[0] - 1)).toBeLessThan(0.1);
});

test("full thanks in the forum bring as much more as R1 and R2 allow, and attract hardly anybody", () => {
  const arms = [{}, praise(1, "top"), praise(1, "newcomers")].map((part) =>
    together(builtInPart("community-forum"), part),
  );
  const seen = inMatchedWorlds(
    arms,
    (run) => ({ made: metric(run, "contributions"), joined: metric(run, "everActive") }),
    24,
  );
  const [none, top, newcomers] = seen.map((worlds) => ({
    made: sum(worlds.map(({ made }) => made)),
    joined: sum(worlds.map(({ joined }) => joined)),
  }));
  for (const thanked of [top, newcomers]) {
    expect(Math.abs(thanked.joined / none.joined - 1)).toBeLessThan(0.05);
    expect(thanked.made / none.made).toBeGreaterThan(1);
    // 1.2 as many stay (R1), each of them up to 1.6 as productive (R2).
    expect(thanked.made / none.made).toBeLessThan(1.2 * 1.6);
  }
});
