import { expect, test } from "vitest";
import { AWARE, UNAWARE } from "../../sim/world/state/world.ts";
import { metric, SIGMAS } from "../support.ts";
import { forum, inMatchedWorlds, levers, off, only, people, ran, signs, together, weeks } from "./arms.ts";

const secret = together(
  people(200),
  weeks(30),
  forum({ consent: "unaware", disclosurePerWeek: 0.1, contributionsPerWeek: 2, dataEurosPerPersonWeek: 0.5 }),
  levers("organisation", { transparency: 0 }),
);
const never = together(secret, forum({ disclosurePerWeek: 0 }));

test("until it comes to light nobody knows, all leave traces, and nobody minds", () => {
  const run = ran(never);
  expect(run.operation.counts[UNAWARE]).toBe(200);
  expect(metric(run, "everActive")).toBe(0);
  const traces = 2 * 200 * 30;
  expect(Math.abs(metric(run, "contributions") - traces)).toBeLessThan(SIGMAS * Math.sqrt(traces));
  expect(run.operation.total.dataEuros).toBeCloseTo(0.5 * 200 * 30, 6);
  expect(run.world.people.attachment.every((felt, i) => felt >= run.world.traits.attachment[i])).toBe(true);
});

test("people unaware that they contribute are not paid, get no share, and learn and feel nothing from it", () => {
  const paid = together(
    never,
    levers("rewards", { payEurosPerContribution: 1, giftEuros: 1, valueShare: 0.5 }),
    forum({ timeSavedMinutes: 10 }),
  );
  const { operation, world } = ran(paid);
  const { total } = operation;
  expect(total.traces).toBe(total.contributions);
  expect([total.payEuros, total.giftEuros, total.sharedEuros, total.savedEuros, total.hours]).toEqual([
    0, 0, 0, 0, 0,
  ]);
  for (const column of ["contributions", "practice", "satisfaction", "euros"] as const)
    expect(new Set(operation[column]), column).toEqual(new Set([0]));
  expect(new Set(world.people.trust)).toEqual(new Set([0]));
});

test("it comes to light once, in a week that is a geometric wait; people hear of it only afterwards", () => {
  const days: number[] = [];
  for (let replicate = 0; replicate < 40; replicate++) {
    let disclosed = -1;
    const step = ({
      week,
      operations: [{ week: tally, counts }],
    }: Parameters<NonNullable<Parameters<typeof ran>[1]>>[0]) => {
      if (tally.disclosures > 0) disclosed = week;
      if (disclosed < 0 || disclosed === week) expect(counts[UNAWARE]).toBe(20);
    };
    const run = ran(
      together(secret, people(20), forum({ visibility: 0 }), only("disclosure", "awareness")),
      step,
      replicate,
    );
    expect(run.operation.total.disclosures).toBe(disclosed < 0 ? 0 : 1);
    days.push(disclosed < 0 ? 30 : disclosed);
  }
  // The wait, cut at 30 weeks: its mean is (1 − .9^30)/.1 − 1, its spread under 9.
  const expected = (1 - 0.9 ** 30) * 9;
  const average = days.reduce((sum, day) => sum + day, 0) / 40;
  expect(Math.abs(average - expected)).toBeLessThan((SIGMAS * 9) / Math.sqrt(40));
});

test("the shock comes with the news: half of what one minds, less what was transparent, and once", () => {
  for (const transparency of [0, 0.6, 1]) {
    const base = together(
      secret,
      only("disclosure", "attachment"),
      forum({ disclosurePerWeek: 1, visibility: 0 }),
      levers("organisation", { transparency }),
    );
    const { world, operation } = ran(together(base, weeks(5)));
    const { attachment, fairnessSensitivity, privacyConcern } = world.traits;
    expect(operation.counts[AWARE]).toBe(200);
    for (let person = 0; person < 200; person++) {
      const minding = (fairnessSensitivity[person] + privacyConcern[person]) / 2;
      const left = attachment[person] * (1 - 0.5 * minding * (1 - transparency));
      expect(world.people.attachment[person]).toBeCloseTo(left, 12);
    }
    expect(ran(together(base, weeks(1))).world.people.attachment).toEqual(attachment);
  }
});

test("telling people keeps their attachment; off: nothing is taken, so nothing is told", () => {
  const arms = [0, 1].map((transparency) => together(secret, levers("organisation", { transparency })));
  expect(signs(inMatchedWorlds(arms, (run) => metric(run, "attachment"), 4)).more).toBe(4);
  const [kept, alsoKept] = inMatchedWorlds(
    arms.map((part) => together(part, off("disclosure"))),
    (run) => ({
      contributions: metric(run, "contributions"),
      attachment: metric(run, "attachment"),
      aware: metric(run, "aware"),
    }),
    2,
  );
  expect(alsoKept).toEqual(kept);
  for (const { contributions, aware } of kept) expect([contributions, aware]).toEqual([0, 0]);
});

test("those who know decide as for anything chosen: some take part, the others leave no more traces", () => {
  const base = together(secret, forum({ disclosurePerWeek: 1, visibility: 0 }), off("awareness"), weeks(20), {
    consideration: { perWeek: 0.3 },
  });
  const { operation } = ran(base, ({ week, operations: [{ contributors, status }] }) => {
    if (week < 2) return;
    for (let at = 0; at < contributors.count; at++)
      expect([2, 3], "active, or gone this week").toContain(status[contributors.items[at]]);
  });
  expect(operation.total.joiners).toBeGreaterThan(5);
});

test("who knows and does not take part gives no data; who takes part does, and so does who still knows nothing", () => {
  const known = together(
    secret,
    forum({ disclosurePerWeek: 0.2, visibility: 0.4, contributionsPerWeek: 0 }),
    only("disclosure", "value", "joining", "quitting"),
    { consideration: { perWeek: 0.3 } },
  );
  let least = 200;
  ran(known, ({ operations: [{ counts, numbers, week }] }) => {
    const giving = counts[UNAWARE] + numbers.activePeople;
    expect(week.dataEuros).toBeCloseTo(0.5 * giving, 9);
    least = Math.min(least, giving);
  });
  expect(least, "some know and take no part").toBeLessThan(180);
});

test("asked beforehand, the concerned give less, leave fewer traces, and nobody who was asked is shocked", () => {
  const arms = [0, 0.5, 1].map((optInData) =>
    together(
      secret,
      only("disclosure", "value", "attachment"),
      forum({ disclosurePerWeek: 0.1, visibility: 1 }),
      levers("rules", { optInData }),
    ),
  );
  const [nobody, half, everybody] = inMatchedWorlds(
    arms,
    ({ world, operation }) => ({
      euros: operation.total.dataEuros,
      traces: operation.total.traces,
      concern: world.traits.privacyConcern.reduce((sum, one) => sum + one, 0) / 200,
      unspared: world.people.attachment.some((left, person) => left < world.traits.attachment[person]),
    }),
    3,
  );
  for (let at = 0; at < 3; at++) {
    const { euros, traces, concern } = nobody[at];
    expect(half[at].euros / euros).toBeCloseTo(1 - 0.5 * concern, 9);
    expect(everybody[at].euros / euros).toBeCloseTo(1 - concern, 9);
    expect(traces).toBeGreaterThan(half[at].traces);
    expect(half[at].traces).toBeGreaterThan(everybody[at].traces);
    expect([nobody, half, everybody].map((arm) => arm[at].unspared)).toEqual([true, true, false]);
  }
});

test("who minds nothing carries on knowingly; who minds fully does not; by default nobody does without deciding", () => {
  const told = together(secret, forum({ disclosurePerWeek: 1, visibility: 1 }), weeks(3), {
    // Nobody would join by themselves.
    joining: { entryLongTerm: 100 },
    consideration: { perWeek: 0, onHearing: 0 },
  });
  for (const carryingOn of [0, 0.5, 1]) {
    const { operation, world } = ran(
      together(told, only("disclosure", "joining"), { disclosure: { carryingOn } }),
    );
    const { fairnessSensitivity, privacyConcern } = world.traits;
    let expected = 0;
    let spread = 0;
    for (let person = 0; person < 200; person++) {
      const goesOn = carryingOn * (1 - (fairnessSensitivity[person] + privacyConcern[person]) / 2);
      expected += goesOn;
      spread += goesOn * (1 - goesOn);
    }
    expect(Math.abs(operation.active.count - expected)).toBeLessThanOrEqual(SIGMAS * Math.sqrt(spread));
    if (carryingOn > 0) expect(operation.active.count).toBeGreaterThan(20);
  }
});
