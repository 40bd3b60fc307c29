import { expect, test } from "vitest";
import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import { LONG_AGO } from "../../sim/world/state/world.ts";
import { binomialTolerance, metric, weekly } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  ran,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** Below the .3 h of one contribution: nobody can make any. */
const forbidden = levers("organisation", { hoursCap: 0.2 });
const IDLE = EXIT_REASONS.indexOf("idle");

test("where a cap forbids contributing nobody is active, and those enrolled leave instead of piling up", () => {
  const base = together(builtInPart("community-forum"), weeks(156));
  const [free, capped, kept] = inMatchedWorlds(
    [base, together(base, forbidden), together(base, forbidden, off("idling"))],
    (run) => ({ active: metric(run, "active"), enrolled: metric(run, "enrolled") }),
    6,
  );
  const mean = (worlds: typeof free, of: "active" | "enrolled") => sum(worlds.map((one) => one[of])) / 6;
  expect(mean(free, "active")).toBeGreaterThan(0.5);
  expect(mean(capped, "active")).toBe(0);
  expect(mean(kept, "active")).toBe(0);
  expect(mean(capped, "enrolled")).toBeLessThan(mean(kept, "enrolled") / 3);
});

test("those who never contribute stay for 13 weeks, then leave by 8 % a week; off: they all stay", () => {
  const base = together(everybodyTakesPart(1500, "contributing", "idling"), weeks(40), forbidden);
  const { operation, ...run } = ran(base);
  const enrolled = weekly(run as never, "enrolled").map((count) => count / 1500);
  expect(enrolled.slice(0, 13)).toEqual(new Array(13).fill(1));
  for (const week of [13, 20, 39]) {
    const staying = 0.92 ** (week - 12);
    expect(Math.abs(enrolled[week] - staying), `week ${week}`).toBeLessThan(binomialTolerance(staying, 1500));
  }
  const left = Array.from(operation.leftWeek.keys()).filter((person) => operation.leftWeek[person] >= 0);
  expect(left.every((person) => operation.exitReason[person] === IDLE)).toBe(true);
  expect(operation.total.exits).toBe(left.length);
  expect(metric(ran(together(base, off("idling"))), "leavers")).toBe(0);
});

/** 300 people who all contribute at the same rate, and leave only for idleness. */
const slowly = (contributionsPerWeek: number) =>
  together(everybodyTakesPart(300, "contributing", "idling"), weeks(52), forum({ contributionsPerWeek }), {
    population: {
      segments: Object.fromEntries(
        ["ordinary", "lead-user", "distant"].map((segment) => [
          segment,
          { vigour: { spread: 0 }, badgeResponsive: { median: 0 } },
        ]),
      ),
    },
  });

test("nobody leaves for idleness who has contributed in the last 13 weeks, or joined in them", () => {
  let seen = 0;
  ran(slowly(0.15), ({ week, operations: [operation] }) => {
    const { leftWeek, exitReason, lastContributionWeek, joinedWeek } = operation;
    for (let person = 0; person < 300; person++) {
      if (
        leftWeek[person] !== week ||
        exitReason[person] !== IDLE ||
        lastContributionWeek[person] === LONG_AGO
      )
        continue;
      expect(week - Math.max(joinedWeek[person] - 1, lastContributionWeek[person])).toBeGreaterThan(13);
      seen++;
    }
  });
  expect(seen).toBeGreaterThan(0);
});

test("slow contributors are not thrown out: at one contribution in two weeks hardly anybody leaves within a year", () => {
  expect(metric(ran(slowly(0.5)), "leavers") / 300).toBeLessThan(0.03);
});
