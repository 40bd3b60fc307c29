import { expect, test } from "vitest";
import { binomialTolerance, metric, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
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

const career = (changed: Part): Part => ({ career: changed });
/** 300 people of all kinds, who all take part and none of whom leaves. */
const makers = together(
  everybodyTakesPart(300, "contributing", "value", "career"),
  weeks(20),
  forum({ visibility: 0.5, contributionsPerWeek: 3, demand: { skill: { writing: 0.8 } } }),
  career({ reach: 10, halfLifeWeeks: 5 }),
);

test("an audience grows with contributions, their quality and visibility, and fades by half in its half-life", () => {
  const expected = new Float64Array(300);
  const { operation } = ran(makers, ({ operations: [week] }) => {
    for (let person = 0; person < 300; person++) expected[person] *= 0.5 ** (1 / 5);
    for (const person of week.contributors.items.subarray(0, week.contributors.count))
      expected[person] += 10 * 0.5 * week.quality[person] * week.weekCount[person];
  });
  expect(Math.max(...operation.audience)).toBeGreaterThan(50);
  for (let person = 0; person < 300; person++)
    expect(operation.audience[person]).toBeCloseTo(expected[person], 9);
});

test.each([1, 10])(
  "beyond the threshold an income comes by luck and lasts as the audience does; each stands for %i",
  (represents) => {
    const chance = 0.1;
    let [trials, begun, euros] = [0, 0, 0];
    const was = new Uint8Array(300);
    const part = together(
      makers,
      career({ threshold: 30, incomePerWeek: chance, incomeEuros: 50 }),
      standingFor(300, represents),
    );
    const { operation } = ran(part, ({ operations: [{ audience, earning, week }] }) => {
      let paid = 0;
      for (let person = 0; person < 300; person++) {
        if (audience[person] < 30) expect(earning[person]).toBe(0);
        else if (was[person] === 0) {
          trials++;
          begun += earning[person];
        } else expect(earning[person]).toBe(1);
        was[person] = earning[person];
        paid += earning[person] * 50 * represents;
      }
      expect(week.careerEuros).toBe(paid);
      euros += paid;
    });
    expect(trials).toBeGreaterThan(200);
    expect(Math.abs(begun / trials - chance)).toBeLessThan(binomialTolerance(chance, trials));
    expect(operation.total.careerEuros).toBe(euros);
    expect(sum(operation.careerEuros) * represents).toBe(euros);
    expect(sum(operation.euros)).toBeCloseTo(sum(operation.careerEuros), 9);
    // Whoever pays it, it is not the organisation.
    expect(operation.total.returnedEuros).toBe(0);
  },
);

test("nobody gets an income below the threshold, everybody above it at once where it is sure", () => {
  const earners = (changed: Part) => sum(ran(together(makers, career(changed))).operation.earning);
  expect(earners({ threshold: 1e9, incomePerWeek: 1 })).toBe(0);
  const { operation } = ran(together(makers, career({ threshold: 20, incomePerWeek: 1 })));
  expect([...operation.earning]).toEqual([...operation.audience].map((people) => (people < 20 ? 0 : 1)));
});

/** Who chooses to come, to something of which few will live. */
const open = together(steadyForum(), people(500), weeks(40), career({ reach: 10, threshold: 200 }));

test("hope brings people in, and those it decided are counted; more income to hope for, more of them", () => {
  const found = inMatchedWorlds(
    [{}, { hopeWeight: 1 }, { hopeWeight: 3 }, { hopeWeight: 3, incomeEuros: 5 }].map((changed) =>
      together(open, career(changed)),
    ),
    (run) => ({ ever: metric(run, "everActive"), hoped: run.operation.total.hopedJoiners }),
    4,
  );
  const [ever, hoped] = (["ever", "hoped"] as const).map((what) =>
    found.map((arm) => arm.map((one) => one[what])),
  );
  expect(hoped[0]).toEqual([0, 0, 0, 0]);
  for (const what of [ever, hoped]) {
    expect(signs([what[0], what[1]]).more).toBe(4);
    expect(signs([what[1], what[2]]).more).toBe(4);
    expect(signs([what[2], what[3]]).less).toBe(4);
  }
});

test("in the first week, those whom hope decided are exactly those who would not have come without", () => {
  const first = together(
    people(2000),
    weeks(1),
    { mechanisms: { awareness: false } },
    { consideration: { perWeek: 1 } },
  );
  const joined = (hopeWeight: number) => ran(together(first, career({ reach: 1, hopeWeight }))).operation;
  const [without, withIt] = [joined(0), joined(2)];
  const came = Array.from(withIt.firstJoinedWeek.keys()).filter(
    (person) => withIt.firstJoinedWeek[person] === 0,
  );
  const more = came.filter((person) => without.firstJoinedWeek[person] !== 0);
  expect(more.length).toBeGreaterThan(20);
  expect(came.filter((person) => withIt.hoped[person] === 1)).toEqual(more);
  expect(withIt.total.hopedJoiners).toBe(more.length);
});

test.each(["community-forum", "packaging-contest"])("without a reach, or off, nothing changes: %s", (id) => {
  const base = together(builtInPart(id), people(200), weeks(20), { warmUpWeeks: 0 });
  const hoping = together(base, career({ hopeWeight: 5, threshold: 1, incomePerWeek: 1 }));
  const [plain, none, without, withIt] = [
    base,
    hoping,
    together(hoping, career({ reach: 100 }), off("career")),
    together(hoping, career({ reach: 100 })),
  ].map((part) => ran(part));
  expect(sameDigits(none.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
});
