import { expect, test } from "vitest";
import { metric, type Ran, sameDigits } from "../support.ts";
import {
  builtInPart,
  forum,
  levers,
  off,
  type Part,
  people,
  ran,
  steadyForum,
  together,
  weeks,
} from "./arms.ts";

/** A forum that replaces much staff time, and asks for some. */
const base = together(steadyForum(), people(250), weeks(30), {
  operations: { forum: { startingMembers: 150, employeeMinutesDisplaced: 300, replacingShare: 1 } },
});
const retraining = (part: Part["retraining"]): Part => ({ retraining: part }) as Part;
const fullTime = (hours: number) => hours / 30 / 35;
const jobsOf = (run: Ran) =>
  Object.fromEntries(
    ["Displaced", "Community", "Promotion", "Relations", "Upkeep", "Retrained", "WithoutPlace"].map(
      (kind) => [kind, metric(run, `jobs${kind}`)],
    ),
  );

test("upkeep takes staff time by contribution, which costs, and counts as jobs of its own", () => {
  const [plain, kept] = [{}, { upkeepMinutes: 3 }].map((part) => ran(together(base, retraining(part))));
  const hours = kept.operation.total.contributions / 20;
  expect(hours).toBeGreaterThan(0);
  expect(kept.operation.total.staffHours - plain.operation.total.staffHours).toBeCloseTo(hours, 6);
  const { wageEurosPerHour } = kept.world.parameters.population;
  expect(metric(kept, "costEuros") - metric(plain, "costEuros")).toBeCloseTo(hours * wageEurosPerHour, 5);
  expect(metric(kept, "jobsUpkeep")).toBeCloseTo(fullTime(hours), 9);
  expect(metric(kept, "jobsCommunity")).toBeCloseTo(metric(plain, "jobsCommunity"), 9);
});

test("the new jobs are taken first by who needs no training; the rest are retrained, or have no place", () => {
  for (const transferableShare of [0, 0.002, 0.01, 1]) {
    const run = ran(
      together(base, levers("support", { mediationHours: 2 }), retraining({ transferableShare })),
    );
    const { Displaced, Retrained, WithoutPlace, ...created } = jobsOf(run);
    const places = created.Community + created.Promotion + created.Relations + created.Upkeep;
    expect(Displaced).toBeGreaterThan(2 * places);
    expect(WithoutPlace).toBeCloseTo(Displaced - places, 9);
    expect(Retrained).toBeCloseTo(Math.max(0, places - transferableShare * Displaced), 9);
  }
  const few = together(
    base,
    forum({ employeeMinutesDisplaced: 0.01 }),
    retraining({ transferableShare: 0.25 }),
  );
  const { Displaced, Retrained, WithoutPlace } = jobsOf(ran(few));
  expect(WithoutPlace).toBe(0);
  expect(Retrained).toBeCloseTo(0.75 * Displaced, 12);
});

test("training lasts what the new jobs ask for on average, and costs the wage and the course", () => {
  const run = ran(
    together(base, levers("support", { mediationHours: 4 }), {
      retraining: {
        ...{ transferableShare: 0, upkeepMinutes: 2, courseEurosPerHour: 7 },
        ...{ communityTrainingHours: 100, relationsTrainingHours: 300, upkeepTrainingHours: 1000 },
      },
    }),
  );
  const { Community, Relations, Upkeep, Retrained } = jobsOf(run);
  const hours = 100 * Community + 300 * Relations + 1000 * Upkeep;
  expect(Retrained).toBeCloseTo(Community + Relations + Upkeep, 9);
  expect(metric(run, "retrainingHours")).toBeCloseTo(hours, 6);
  const { wageEurosPerHour } = run.world.parameters.population;
  expect(metric(run, "retrainingEuros")).toBeCloseTo(hours * (wageEurosPerHour + 7), 5);
});

test("new jobs of promotion ask for what promotion does", () => {
  const promoted = together(base, forum({ stage: "promotion" }), {
    retraining: { transferableShare: 0, promotionTrainingHours: 80, communityTrainingHours: 9000 },
  });
  const run = ran(promoted);
  expect(metric(run, "jobsPromotion")).toBeGreaterThan(0);
  expect(metric(run, "retrainingHours")).toBeCloseTo(80 * metric(run, "jobsRetrained"), 9);
});

test("replaced jobs are real people's: staff that do not grow with the public find places for fewer of them", () => {
  const [one, ten] = [1, 10].map((represents) => {
    const part = { population: { represents }, retraining: { transferableShare: 0.05 } };
    const members = forum({ employeeMinutesDisplaced: 10, startingMembers: 150 * represents });
    return jobsOf(ran(together(base, members, part)));
  });
  for (const { Displaced, Retrained, WithoutPlace, ...created } of [one, ten]) {
    const places = Object.values(created).reduce((sum, jobs) => sum + jobs, 0);
    expect(Retrained).toBeCloseTo(Math.max(0, Math.min(Displaced, places) - 0.05 * Displaced), 9);
    expect(WithoutPlace).toBeCloseTo(Math.max(0, Displaced - places), 9);
  }
  expect(ten.Displaced).toBeGreaterThan(5 * one.Displaced);
});

test("by default nobody needs training; off, machines need no upkeep and nobody is retrained", () => {
  const id = "self-checkout";
  const shop = together(builtInPart(id), people(200), weeks(20), { warmUpWeeks: 0 });
  const plain = ran(shop);
  for (const name of ["jobsRetrained", "jobsUpkeep", "retrainingHours", "retrainingEuros"])
    expect(metric(plain, name), name).toBe(0);
  const changed = together(shop, { retraining: { transferableShare: 0, upkeepMinutes: 5 } });
  expect(sameDigits(ran(together(changed, off("retraining"))).metrics, plain.metrics)).toBe(true);
  expect(metric(ran(changed), "jobsRetrained")).toBeGreaterThan(0);
});
