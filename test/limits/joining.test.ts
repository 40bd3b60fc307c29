import { beforeAll, expect, test } from "vitest";
import type { People } from "../../sim/world/state/create-world.ts";
import { binomialTolerance, metric } from "../support.ts";
import { everybody, PEOPLE, ranWith, type Setting } from "./logit.ts";

let people: People;
beforeAll(() => {
  people = everybody();
});

const sigma = (x: number) => 1 / (1 + Math.exp(-x));

/** What the equations of the model give, worked out by hand; a function where people differ. */
const SETTINGS: [name: string, setting: Setting, expected: number | ((person: number) => number)][] = [
  ["no term at all", {}, 0.5],
  ["resistance to entry", { joining: { entryLongTerm: 1.7 } }, sigma(-1.7)],
  [
    "a one-off call",
    { operation: { form: "one-off" }, joining: { entryOneOff: 2.6, entryLongTerm: -9 } },
    sigma(-2.6),
  ],
  ["a wide taste", { joining: { entryLongTerm: 1.7, scale: 4 } }, sigma(-1.7 / 4)],
  ["an unclear role", { readiness: { clarityWithoutFraming: 0.6 } }, 0.6 * 0.5],
  [
    "framing: half of what is missing at the half",
    {
      readiness: { clarityWithoutFraming: 0.6, framingHalfHours: 0.5 },
      levers: { support: { framing: 1.5 } },
    },
    (0.6 + 0.4 * 0.75) * 0.5,
  ],
  [
    "guidance of newcomers",
    {
      readiness: { clarityWithoutFraming: 0.6, guidanceClarity: 0.3, guidanceHalfHours: 0.15 },
      levers: { support: { guidance: 0.45 } },
    },
    (0.6 + 0.4 * 0.3 * 0.75) * 0.5,
  ],
  [
    "half the ability, gated in proportion",
    { operation: { demand: { skill: { digital: 0.6, writing: 0 } } } },
    0.5 * 0.5,
  ],
  [
    "training before the first contribution: .3 + .7·.5·.7 of .6",
    {
      operation: { demand: { skill: { digital: 0.6, writing: 0 } } },
      levers: { support: { training: 1 } },
    },
    (0.545 / 0.6) * 0.5,
  ],
  [
    "half the ability, gated by its square, and its cost",
    {
      operation: { demand: { skill: { digital: 0.6, writing: 0 } } },
      readiness: { gate: 2 },
      joining: { inabilityWeight: 1.2 },
    },
    0.25 * sigma(-0.6),
  ],
  [
    "demand-weighted ability: (.6·.5 + .4·1)/1",
    { operation: { demand: { skill: { digital: 0.6, writing: 0.4 } } } },
    0.7 * 0.5,
  ],
  [
    "tools and decomposition lower the demand: 1·(1 − .5)·(1 − .4·.5) = .4",
    {
      operation: { demand: { skill: { digital: 1, writing: 0 } }, decomposition: 0.5 },
      levers: { support: { tools: 1 } },
    },
    (0.3 / 0.4) * 0.5,
  ],
  ["no motive: nobody, with nothing against it", { readiness: { motiveHalf: 0.1 } }, 0],
  [
    "motives: half of people at the half",
    {
      operation: { effortHoursPerContribution: 0.5 },
      levers: { rewards: { payEurosPerContribution: 3 } },
      benefit: { moneyWeight: 2.4, moneyHalfEurosPerHour: 6 },
      joining: { entryLongTerm: 1 },
      readiness: { motiveHalf: 0.6 },
    },
    0.5 * sigma(0.6 - 1),
  ],
  [
    "money: m·w·sat(€/h; half), less the norm lost",
    {
      operation: { effortHoursPerContribution: 0.5 },
      levers: { rewards: { payEurosPerContribution: 6 } },
      benefit: { moneyWeight: 2.4, moneyHalfEurosPerHour: 6, paidNormLoss: 0.3 },
      joining: { entryLongTerm: 1 },
    },
    sigma(0.5 * 2.4 * (12 / 18) - 0.3 * (6 / 6.01) - 1),
  ],
  [
    "time: 1.2 of 30 hours",
    {
      operation: { effortHoursPerContribution: 0.3, contributionsPerWeek: 4 },
      joining: { timeWeight: 20 },
    },
    sigma(-20 * (1.2 / 30)),
  ],
  [
    "privacy: concern · exposure · what is seen, less what those who are asked refuse",
    {
      operation: { dataExposure: 0.5 },
      levers: { organisation: { transparency: 0.5 }, rules: { optInData: 0.4 } },
      joining: { privacyWeight: 3, refusalWeight: 0.5 },
    },
    sigma(-3 * 0.6 * 0.5 * 0.5 * (1 - 0.4 * 0.5 * 0.6)),
  ],
  [
    "paying: 8 € of the money that one can spare",
    {
      operation: { costEurosPerContribution: 2, contributionsPerWeek: 4 },
      joining: { costWeight: 3 },
    },
    (person) => sigma(-3 * Math.min(1, 8 / people.traits.spareMoneyEuros[person])),
  ],
  ["company that one would want and lacks", { joining: { companyWeight: 5 } }, sigma(-5 * 0.2)],
  [
    "experience, for people who differ",
    {
      operation: { offers: { experience: 0.5 } },
      levers: { rewards: { experience: 0.5 } },
      benefit: { experienceWeight: 4 },
      joining: { entryLongTerm: 2 },
    },
    (person) => sigma(4 * people.traits.motivation.experience[person] * 0.75 - 2),
  ],
  [
    "recognition by visibility; thanks to others attract nobody",
    {
      operation: { visibility: 0.5, offers: { recognition: 0.4 } },
      levers: { rewards: { recognition: 0.5 } },
      benefit: { recognitionWeight: 3, praiseWeight: 0.6 },
      joining: { entryLongTerm: 1 },
    },
    sigma(3 * 0.4 * 0.2 - 1),
  ],
  [
    "attachment, for people who differ",
    { joining: { attachmentWeight: 5, entryLongTerm: 2 } },
    (person) => sigma(5 * people.traits.attachment[person] - 2),
  ],
];

test("asking for consent never makes joining dearer: it is a choice", () => {
  const joined = [0, 0.5, 1].map((optInData) =>
    metric(
      ranWith(
        {
          operation: { dataExposure: 1 },
          levers: { organisation: { transparency: 0.5 }, rules: { optInData } },
          joining: { privacyWeight: 3 },
        },
        people,
      ),
      "joiners",
    ),
  );
  expect(joined[1]).toBeGreaterThan(joined[0]);
  expect(joined[2]).toBeGreaterThan(joined[1]);
});

test.each(SETTINGS)("share who join at their first consideration: %s", (_, setting, expected) => {
  const chance =
    typeof expected === "number"
      ? expected
      : Array.from({ length: PEOPLE }, (_, person) => expected(person)).reduce((a, b) => a + b, 0) / PEOPLE;
  const share = metric(ranWith(setting, people), "joiners") / PEOPLE;
  expect(Math.abs(share - chance), `${share} instead of ${chance}`).toBeLessThan(
    binomialTolerance(chance, PEOPLE),
  );
});

test("who differ join as their own chance says, in each tenth of the population", () => {
  const [, setting, expected] = SETTINGS.find(([name]) => name.startsWith("experience")) ?? SETTINGS[0];
  if (typeof expected === "number") throw new Error("the setting in which people differ is gone");
  const { operation } = ranWith(setting, people);
  const order = Uint32Array.from({ length: PEOPLE }, (_, i) => i).sort((a, b) => expected(a) - expected(b));
  for (let tenth = 0; tenth < 10; tenth++) {
    const group = [...order.subarray((tenth * PEOPLE) / 10, ((tenth + 1) * PEOPLE) / 10)];
    const chance = group.reduce((sum, person) => sum + expected(person), 0) / group.length;
    const share = group.filter((person) => operation.firstJoinedWeek[person] === 0).length / group.length;
    expect(Math.abs(share - chance), `tenth ${tenth}`).toBeLessThan(binomialTolerance(chance, group.length));
  }
});
