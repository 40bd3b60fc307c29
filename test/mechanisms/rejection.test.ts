import { expect, test } from "vitest";
import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import type { Operation } from "../../sim/world/state/world.ts";
import { binomialTolerance, metric, SIGMAS, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  STEADY_LAW,
  sum,
  together,
  weeks,
} from "./arms.ts";

const control = (strictness: number, explanation = 0, controlStaffHours = 10_000) =>
  levers("organisation", { strictness, explanation, controlStaffHours });
const REJECTED = EXIT_REASONS.indexOf("rejected");
const directed = forum({ workMode: { directed: 1, collaborative: 0, selfOrganised: 0 } });

/** 800 people of all kinds, who contribute to what asks a lot of them; nobody leaves. */
const workshop = together(
  everybodyTakesPart(800, "contributing", "rejection"),
  directed,
  weeks(6),
  forum({ demand: { skill: { digital: 1, writing: 1 } }, peerChecking: 0.5 }),
);

/** Per contributor of a week: how many, of what quality, and of them rejected. */
function seen({ contributors, weekCount, quality, rejected }: Operation) {
  return Array.from({ length: contributors.count }, (_, at) => contributors.items[at]).map((person) => ({
    made: weekCount[person],
    quality: quality[person],
    rejected: rejected[person],
  }));
}

/** Share of such contributions that are errors which peers leave, and chance that full control rejects one. */
const wrong = (quality: number) => (1 - 0.7 * 0.5) / (1 + Math.exp((quality - 0.25) / 0.12));
const chance = (quality: number) => wrong(quality) + (1 - wrong(quality)) * 0.7 * (1 - quality);

test("what is made is accepted or rejected, by the chance of its quality, and only the accepted counts", () => {
  for (const strictness of [0.4, 1]) {
    let [expected, spread, rejected] = [0, 0, 0];
    const { operation } = ran(together(workshop, control(strictness)), ({ operations: [week] }) => {
      const all = seen(week);
      const [made, refused] = [sum(all.map((one) => one.made)), sum(all.map((one) => one.rejected))];
      expect(week.week.contributions).toBe(made - refused);
      expect(week.week.rejected).toBe(refused);
      expect(week.week.quality).toBeCloseTo(
        sum(all.map((one) => one.quality * (one.made - one.rejected))),
        9,
      );
      expect(week.week.errors).toBeCloseTo(
        sum(
          all.map(
            (one) =>
              ((one.made - one.rejected) * wrong(one.quality) * (1 - strictness)) /
              (1 - strictness * chance(one.quality)),
          ),
        ),
        9,
      );
      rejected += refused;
      for (const one of all) {
        const p = strictness * chance(one.quality);
        expected += one.made * p;
        spread += one.made * p * (1 - p);
      }
    });
    expect(Math.abs(rejected - expected), `strictness ${strictness}`).toBeLessThan(
      SIGMAS * Math.sqrt(spread),
    );
    expect(rejected).toBeGreaterThan(300);
    expect(operation.total.contributions).toBe(sum(operation.contributions) - operation.total.rejected);
    if (strictness === 1) expect(operation.total.errors).toBe(0);
  }
});

test("control that misses some errors lets their share through, and rejects as many fewer", () => {
  for (const catching of [0, 0.6, 1]) {
    const { operation } = ran(
      together(workshop, control(1), { rejection: { catching, mistaken: 0 } }),
      ({ operations: [week] }) => {
        const left = seen(week).map(
          (one) =>
            ((one.made - one.rejected) * wrong(one.quality) * (1 - catching)) /
            (1 - catching * wrong(one.quality)),
        );
        expect(week.week.errors).toBeCloseTo(sum(left), 9);
      },
    );
    if (catching === 0) expect(operation.total.rejected).toBe(0);
    else expect(operation.total.rejected).toBeGreaterThan(100);
    if (catching === 1) expect(operation.total.errors).toBe(0);
    else expect(operation.total.errors).toBeGreaterThan(20);
  }
});

/** Everybody makes one contribution a week at most, and all are rejected by full control; only the law of stopping acts. */
const rejectedAlways = together(
  everybodyTakesPart(6000, "contributing", "quitting", "rejection"),
  directed,
  STEADY_LAW,
  weeks(12),
  forum({
    demand: { skill: { writing: 1, technical: 1, relational: 1, creative: 1 } },
    peerChecking: 0,
    contributionsPerWeek: 50,
  }),
  levers("organisation", { hoursCap: 0.3 }),
  {
    population: {
      segments: segments({ vigour: { median: 1, spread: 0 }, freeHours: { median: 40, spread: 0 } }),
    },
  },
  { quality: { errorBar: 1, qualityNoise: 0.001 } },
  { quitting: { lifeExitPerWeek: 0, vigourExponent: 0, attachmentWeight: 0, replyWeight: 0 } },
);

function segments(changed: Part): Part {
  return Object.fromEntries(["ordinary", "lead-user", "distant"].map((segment) => [segment, changed]));
}

/** Of those who made k contributions, the share who stopped after the k-th; and how many made k. */
function stopping({ contributions, status }: Operation, k: number): { share: number; reached: number } {
  const reached = contributions.filter((count) => count >= k).length;
  const stopped = Array.from(status.keys()).filter(
    (at) => contributions[at] === k && status[at] === 3,
  ).length;
  return { share: stopped / reached, reached };
}

test("a rejection multiplies the odds of stopping there by e at most, by less with a word or a reason; newcomers lose most", () => {
  const { stopHazardScale, stopHazardExponent } = STEADY_LAW.quitting;
  const odds = (k: number) => {
    const hazard = stopHazardScale * k ** -stopHazardExponent;
    return hazard / (1 - hazard);
  };
  for (const [explanation, factor] of [
    [0, Math.exp(1)],
    [0.5, Math.exp(0.6)],
    [1, Math.exp(0.2)],
  ]) {
    const { operation } = ran(together(rejectedAlways, control(1, explanation)));
    const made = sum(operation.contributions);
    expect(operation.total.rejected / made).toBeGreaterThan(0.999);
    for (const k of [1, 2, 4]) {
      const { share, reached } = stopping(operation, k);
      const o = odds(k) * factor;
      expect(Math.abs(share - o / (1 + o)), `${explanation}, ${k}`).toBeLessThan(
        binomialTolerance(o / (1 + o), reached) + 0.001,
      );
    }
    const reasons = operation.exitReason.filter((reason) => reason === REJECTED).length;
    expect(operation.total.exits).toBeGreaterThan(reasons);
    expect(reasons).toBeGreaterThan(100);
  }
  const lost = (k: number) => (odds(k) * Math.E) / (1 + odds(k) * Math.E) - odds(k) / (1 + odds(k));
  expect(lost(1)).toBeGreaterThan(2 * lost(8));
});

test("where stopping goes by contribution, a rejection at four times the pace does what it does at the usual one", () => {
  const { stopHazardScale, stopHazardExponent } = STEADY_LAW.quitting;
  const { operation } = ran(
    together(rejectedAlways, control(1), levers("organisation", { measurement: 1 }), {
      contributing: { measurementGain: 3 },
      quitting: { pacedStopping: 0 },
    }),
  );
  expect(Math.max(...operation.pace)).toBe(4);
  for (const k of [1, 2, 4]) {
    const hazard = stopHazardScale * k ** -stopHazardExponent;
    const o = (Math.E * hazard) / (1 - hazard);
    const { share, reached } = stopping(operation, k);
    expect(Math.abs(share - o / (1 + o)), `${k}`).toBeLessThan(
      binomialTolerance(o / (1 + o), reached) + 0.001,
    );
  }
});

test("control takes hours of staff, who have so many and no queue, or of members who organise themselves", () => {
  const hours = (part: Part) => {
    const run = ran(
      together(workshop, part, { rejection: { hoursPerContribution: 0.1, hoursPerExplanation: 1 } }),
    );
    const { total, numbers, contributions } = run.operation;
    const { controlHours, memberControlHours, rejected, staffHours } = total;
    return {
      controlHours,
      memberControlHours,
      rejected,
      staffHours,
      share: numbers.controlledShare,
      made: sum(contributions),
      hours: metric(run, "hours"),
    };
  };
  const silent = hours(control(0.5));
  expect(silent.controlHours).toBeCloseTo(0.5 * 0.1 * silent.made, 9);
  expect(silent.staffHours).toBeCloseTo(silent.controlHours, 9);
  expect(silent.share).toBe(1);
  const explained = hours(control(0.5, 1));
  expect(explained.rejected).toBe(silent.rejected);
  const mostly = (explained.controlHours - silent.controlHours) / silent.rejected;
  expect(Math.abs(mostly - 1)).toBeLessThan(0.1);
  const few = hours(control(0.5, 0, silent.controlHours / 6 / 4));
  expect(few.controlHours).toBeLessThanOrEqual((silent.controlHours / 4) * (1 + 1e-9));
  expect(few.share).toBeGreaterThan(0.2);
  expect(few.share).toBeLessThan(0.3);
  expect(few.rejected).toBeLessThan(0.35 * silent.rejected);
  const none = hours(control(0.5, 0, 0));
  expect([none.controlHours, none.rejected, none.share]).toEqual([0, 0, 0]);
  const own = hours(together(control(0.5, 0, 0), forum({ workMode: { directed: 0, selfOrganised: 1 } })));
  expect(own.rejected).toBe(silent.rejected);
  expect(own.memberControlHours).toBeCloseTo(silent.controlHours, 9);
  expect(own.hours - silent.hours).toBeCloseTo(silent.controlHours, 9);
  expect(own.staffHours).toBe(0);
});

test("rejected contributions are paid for taking part only, and never get gifts or shares", () => {
  const paid = (payContingency: string) =>
    together(
      workshop,
      control(1),
      off("value"),
      { mechanisms: { value: true } },
      levers("rewards", { payEurosPerContribution: 2, giftEuros: 1, valueShare: 0.5, payContingency }),
    );
  for (const contingency of ["engagement", "completion", "performance"]) {
    const run = ran(paid(contingency));
    const { total, euros, contributions } = run.operation;
    const accepted = sum(contributions) - total.rejected;
    expect(total.payEuros).toBeCloseTo(2 * (contingency === "engagement" ? sum(contributions) : accepted), 9);
    expect(total.giftEuros).toBeCloseTo(accepted, 9);
    expect(sum(euros)).toBeCloseTo(total.payEuros + total.giftEuros + total.sharedEuros, 6);
  }
});

test("each simulated person's rejections are those of the real people for whom they stand", () => {
  const run = ran(together(workshop, control(1), { population: { represents: 7 } }));
  const { total, contributions } = run.operation;
  expect(total.rejected % 7).toBe(0);
  expect(total.contributions + total.rejected).toBe(7 * sum(contributions));
  expect(total.controlHours).toBeCloseTo(7 * 0.03 * sum(contributions), 9);
});

test("a reason may teach: practice grows as from further contributions, if learning is on", () => {
  const arms = [0, 1].map((explanation) =>
    together(workshop, control(1, explanation), {
      mechanisms: { learning: true },
      rejection: { teaching: 3 },
    }),
  );
  const [silent, taught] = inMatchedWorlds(arms, ({ operation }) => mean(operation.practice), 3);
  silent.forEach((practice, world) => {
    expect(taught[world]).toBeGreaterThan(practice);
  });
  const off0 = arms.map((part) => together(part, { rejection: { teaching: 0 } }));
  const [without, none] = inMatchedWorlds(off0, ({ operation }) => mean(operation.practice), 2);
  expect(none).toEqual(without);
});

/** A forum that asks something and helps nobody, in which the same 1,500 newcomers begin under each arm. */
const newcomers = together(
  builtInPart("launch-forum"),
  people(1500),
  weeks(20),
  levers("support", { guidance: 0 }),
  forum({
    demand: { skill: { digital: 0.6, writing: 0.6 } },
    startingMembers: 1500,
    startingMembersWeeks: 0,
  }),
);

// In 24 worlds each difference in staying, in means of 4 worlds, was at least 6.9 standard errors: a chance of 3 in 10¹².
test("stricter: fewer errors among what is accepted, more hours, fewer of the same newcomers stay; silence < word < reason", () => {
  const found = inMatchedWorlds(
    [control(0), control(0.5), control(1), control(1, 0.5), control(1, 1)].map((arm) =>
      together(newcomers, arm),
    ),
    (run) => ({
      errors: metric(run, "errorShare"),
      hours: run.operation.total.staffHours,
      stay: metric(run, "retention4"),
    }),
    4,
  );
  const of = (what: "errors" | "hours" | "stay") =>
    found.map((worlds) => mean(worlds.map((one) => one[what])));
  const [none, half, ...full] = of("errors");
  expect(half).toBeLessThan(0.7 * none);
  expect(full).toEqual([0, 0, 0]);
  const hours = of("hours");
  expect(hours).toEqual([...hours].sort((a, b) => a - b));
  expect(new Set(hours).size).toBe(5);
  const [free, lax, silent, word, reason] = of("stay");
  expect(lax).toBeLessThan(0.95 * free);
  expect(silent).toBeLessThan(lax);
  expect(word).toBeGreaterThan(silent);
  expect(reason).toBeGreaterThan(word);
  expect(reason).toBeLessThan(free);
});

test("silence dissatisfies more than a word, and that more than a reason", () => {
  const base = together(everybodyTakesPart(200, "contributing", "satisfaction", "rejection"), weeks(10));
  const of = (part: Part) => mean(ran(together(base, part)).operation.satisfaction);
  const [silence, word, reason, none] = [control(1), control(1, 0.5), control(1, 1), control(0)].map(of);
  expect(silence).toBeLessThan(word);
  expect(word).toBeLessThan(reason);
  expect(reason).toBeLessThan(none);
});

test.each([
  ["not strict at all", "launch-forum", control(0, 1, 0), control(0)],
  ["off", "launch-forum", together(control(1, 1), off("rejection")), control(0)],
  ["a contest", "packaging-contest", control(1), control(0)],
  ["needs that people meet themselves", "self-checkout", control(1), control(0)],
])("nothing changes: %s", (_, id, arm, without) => {
  const base = together(builtInPart(id), people(300), weeks(20), { warmUpWeeks: 0 });
  const [changed, same] = [arm, without].map((part) => ran(together(base, part)));
  expect(sameDigits(changed.metrics, same.metrics)).toBe(true);
  expect(sameDigits(changed.series, same.series)).toBe(true);
  expect(metric(same, "contributions")).toBeGreaterThan(0);
});
