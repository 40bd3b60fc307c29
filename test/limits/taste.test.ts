import { beforeAll, expect, test } from "vitest";
import type { People } from "../../sim/world/state/create-world.ts";
import { binomialTolerance, metric, weekly } from "../support.ts";
import { everybody, PEOPLE, ranWith, type Setting } from "./logit.ts";

let people: People;
beforeAll(() => {
  people = everybody();
});

const ran = (setting: Setting) => ranWith(setting, people);

test("taste is drawn once: considering again changes nothing, unless it is redrawn", () => {
  const once = weekly(ran({ weeks: 12, joining: { tasteRedraw: 0 } }), "joiners");
  expect(once.slice(1)).toEqual(new Array(11).fill(0));
  const always = weekly(ran({ weeks: 12, joining: { tasteRedraw: 1 } }), "enrolled");
  always.forEach((enrolled, week) => {
    const chance = 1 - 0.5 ** (week + 1);
    expect(Math.abs(enrolled / PEOPLE - chance), `week ${week}`).toBeLessThan(
      binomialTolerance(chance, PEOPLE),
    );
  });
});

test("a lever moves who takes part: those whom less pay brought are among those whom more brings", () => {
  const joined = [0, 2, 20].map((payEurosPerContribution) => {
    const { operation } = ran({
      levers: { rewards: { payEurosPerContribution } },
      benefit: { moneyWeight: 2.4 },
      joining: { entryLongTerm: 2 },
    });
    return Array.from({ length: PEOPLE }, (_, person) => operation.firstJoinedWeek[person] === 0);
  });
  const count = joined.map((list) => list.filter(Boolean).length);
  expect(count[1]).toBeGreaterThan(count[0]);
  expect(count[2]).toBeGreaterThan(count[1]);
  expect(joined[0].filter((in0, i) => in0 && !joined[1][i]).length).toBe(0);
  expect(joined[1].filter((in1, i) => in1 && !joined[2][i]).length).toBe(0);
});

test("who considers p a week first does so in week w with chance p(1 − p)^w", () => {
  const enrolled = weekly(
    ran({ weeks: 20, joining: { entryLongTerm: -20 }, consideration: { perWeek: 0.15 } }),
    "enrolled",
  );
  enrolled.forEach((count, week) => {
    const chance = 1 - 0.85 ** (week + 1);
    expect(Math.abs(count / PEOPLE - chance), `week ${week}`).toBeLessThan(binomialTolerance(chance, PEOPLE));
  });
});

test.each([
  ["hours", { effortHoursPerContribution: 31 }],
  ["money", { costEurosPerContribution: 1000, contributionsPerWeek: 1000 }],
])("nobody joins without the %s that it takes", (_, operation) => {
  expect(metric(ran({ operation, joining: { entryLongTerm: -20 } }), "joiners")).toBe(0);
});
