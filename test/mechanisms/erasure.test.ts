import { expect, test } from "vitest";
import { LONG_AGO, UNAWARE } from "../../sim/world/state/world.ts";
import { metric, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  only,
  type Part,
  people,
  ran,
  signs,
  standingFor,
  sum,
  together,
  weeks,
} from "./arms.ts";

const law = (changed: Part): Part => levers("rules", changed);

/** Everybody takes part at first, half of them stop after their first contribution. */
const leaving = together(
  everybodyTakesPart(200, "contributing", "quitting", "value", "erasure"),
  weeks(40),
  forum({ contributionsPerWeek: 3, dataEurosPerPersonWeek: 2 }),
  { erasure: { keptShare: 0.5, halfLifeWeeks: 10, wanting: 1, staffHours: 0.5 } },
);

test.each([1, 10])(
  "data of who has left keep value and lose it by half, where each stands for %i",
  (represents) => {
    let kept = 0;
    ran(
      together(leaving, standingFor(200, represents)),
      ({ week, operations: [{ lastContributionWeek, numbers, week: tally }] }) => {
        let held = 0;
        for (let person = 0; person < 200; person++) {
          const latest = lastContributionWeek[person];
          const idle = week - latest;
          if (latest !== LONG_AGO && idle >= 4) held += 0.5 ** ((idle - 3) / 10);
        }
        expect(numbers.keptPeople).toBeCloseTo(0.5 * held * represents, 6);
        expect(tally.dataEuros).toBeCloseTo(2 * (numbers.activePeople + numbers.keptPeople), 6);
        kept = numbers.keptPeople;
      },
    );
    expect(kept).toBeGreaterThan(5 * represents);
  },
);

test("the law lets those who are concerned have theirs erased, which takes staff time; an easier law, more of them", () => {
  const found = inMatchedWorlds(
    [0, 0.5, 1].map((erasure) => together(leaving, law({ erasure }))),
    ({ operation }) => ({
      asked: operation.total.erasures,
      staff: operation.total.staffHours,
      value: operation.total.dataEuros,
    }),
    4,
  );
  for (const { asked } of found[0]) expect(asked).toBe(0);
  for (const arm of found)
    arm.forEach(({ asked, staff }, world) => {
      expect(staff - found[0][world].staff).toBeCloseTo(0.5 * asked, 6);
    });
  for (const [first, second] of [
    [0, 1],
    [1, 2],
  ]) {
    const of = (what: "asked" | "value") => [first, second].map((arm) => found[arm].map((one) => one[what]));
    expect(signs(of("asked")).more).toBe(4);
    expect(signs(of("value")).less).toBe(4);
  }
});

/** Taken without anybody's knowledge, until it comes to light. */
const secret = together(
  people(200),
  weeks(40),
  only("disclosure", "value", "erasure"),
  forum({ consent: "unaware", contributionsPerWeek: 2, dataEurosPerPersonWeek: 0.5, visibility: 1 }),
  law({ erasure: 1 }),
  { erasure: { keptShare: 0.5, wanting: 0, wantingWhenDisclosed: 0.9 } },
);

test("nobody asks for what they know nothing of; once it has come to light, the concerned do", () => {
  expect(ran(together(secret, forum({ disclosurePerWeek: 0 }))).operation.total.erasures).toBe(0);
  const { operation, world } = ran(together(secret, forum({ disclosurePerWeek: 0.2 })));
  expect(operation.counts[UNAWARE]).toBe(0);
  const expected = 0.9 * sum(world.traits.privacyConcern);
  expect(Math.abs(operation.total.erasures - expected)).toBeLessThan(40);
  const { dataHeld } = operation;
  const kept = dataHeld.filter((held) => held > 0).length;
  expect(kept).toBe(200 - operation.total.erasures);
});

test("pay for data is a share of their value, split between those who gave them; nobody else gets any", () => {
  for (const part of [leaving, together(secret, forum({ disclosurePerWeek: 0.05 }))])
    for (const represents of [1, 10]) {
      const members = part === leaving ? standingFor(200, represents) : { population: { represents } };
      const paid = together(part, members, law({ dataShare: 0.4 }), levers("rewards", { valueShare: 0 }));
      const { operation } = ran(paid);
      const { total, euros } = operation;
      expect(total.dataEuros).toBeGreaterThan(100);
      expect(total.dataPayEuros).toBeCloseTo(0.4 * total.dataEuros, 6);
      expect(sum(euros) * represents).toBeCloseTo(total.dataPayEuros, 6);
      const unpaid = ran(together(part, members)).operation.total;
      expect(total.returnedEuros - unpaid.returnedEuros).toBeGreaterThan(0);
      expect(total.createdEuros).toBeCloseTo(
        total.returnedEuros + total.commonsEuros + total.lostEuros + total.capturedEuros,
        6,
      );
    }
});

test("pay for data moves people to join, costs what it pays, and net value counts it once", () => {
  const base = together(builtInPart("launch-forum"), people(500), weeks(40), {
    operations: { forum: { startingMembers: 0, dataEurosPerPersonWeek: 10 } },
  });
  const arms = [0, 1].map((dataShare) => together(base, law({ dataShare })));
  const found = inMatchedWorlds(
    arms,
    (run) => ({
      ever: metric(run, "everActive"),
      returned: metric(run, "returnedEuros"),
      apart:
        metric(run, "netEuros") -
        metric(run, "capturedEuros") +
        metric(run, "costEuros") -
        run.operation.total.dataPayEuros,
    }),
    4,
  );
  expect(signs(found.map((arm) => arm.map(({ ever }) => ever))).more).toBe(4);
  expect(signs(found.map((arm) => arm.map(({ returned }) => returned))).more).toBe(4);
  for (const { apart } of found.flat()) expect(apart).toBeCloseTo(0, 6);
});

test("asked beforehand, people are paid for what they do not refuse", () => {
  const arms = [0, 1].map((optInData) =>
    together(secret, forum({ disclosurePerWeek: 0 }), law({ optInData, dataShare: 0.5 })),
  );
  const [all, asked] = inMatchedWorlds(
    arms,
    ({ operation, world }) => ({ euros: [...operation.euros], concern: [...world.traits.privacyConcern] }),
    2,
  );
  all.forEach(({ euros, concern }, world) => {
    euros.forEach((got, person) => {
      expect(asked[world].euros[person] / got).toBeCloseTo(1 - concern[person], 9);
    });
  });
});

test("who takes part and refuses gives the rest, also when nobody is enrolled any more", () => {
  const concern = 0.3;
  const alike = Object.fromEntries(
    ["ordinary", "lead-user", "distant"].map((id) => [
      id,
      { privacyConcern: { median: concern, spread: 0 } },
    ]),
  );
  for (const optInData of [0, 1])
    ran(
      together(leaving, off("erasure"), { population: { segments: alike } }, law({ optInData })),
      ({ operations: [{ numbers, week }] }) => {
        expect(week.dataEuros).toBeCloseTo(2 * numbers.activePeople * (1 - optInData * concern), 9);
      },
    );
});

test.each(["community-forum", "online-counter"])(
  "where nothing is kept, or off, nothing changes: %s",
  (id) => {
    const own = id === "community-forum" ? forum({ dataEurosPerPersonWeek: 1 }) : {};
    const base = together(builtInPart(id), people(200), weeks(20), own, { warmUpWeeks: 0 });
    const erasing = together(base, law({ erasure: 1 }));
    const keeping = together(erasing, { erasure: { keptShare: 1, wanting: 1 } });
    const [plain, nothing, without, withIt] = [base, erasing, together(keeping, off("erasure")), keeping].map(
      (part) => ran(part),
    );
    expect(sameDigits(nothing.metrics, plain.metrics)).toBe(true);
    expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
    expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
  },
);
