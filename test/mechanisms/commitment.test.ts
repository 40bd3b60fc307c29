import { expect, test } from "vitest";
import { LAPSED } from "../../sim/world/state/world.ts";
import { metric, type Ran } from "../support.ts";
import {
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  standingFor,
  steadyForum,
  together,
  weeks,
} from "./arms.ts";

const demanding: Part = together(
  forum({ commitment: { entryHours: 6, trainingHours: 20 } }),
  levers("support", { training: 1, selection: 0.4 }),
);
const WEIGHT: Part = { quitting: { commitmentWeight: 2 } };

test("hours of entering and training commit, and being selected does; one click does not", () => {
  const base = together(everybodyTakesPart(50, "commitment"), weeks(2));
  const level = (part: Part) => Array.from(ran(together(base, part)).operation.commitment);
  // 26 hours of which 10 commit half, and .5 · .4 from being selected.
  for (const own of level(demanding)) expect(own).toBeCloseTo(1 - (1 - 26 / 36) * (1 - 0.2), 12);
  expect(level({})).toEqual(Array(50).fill(0));
  expect(level(together(demanding, off("commitment")))).toEqual(Array(50).fill(0));
});

test("commitment multiplies the odds of stopping by e^(−weight·commitment)", () => {
  const base = together(everybodyTakesPart(4000, "contributing", "quitting", "commitment"), weeks(16), {
    population: {
      segments: Object.fromEntries(
        ["ordinary", "lead-user", "distant"].map((id) => [id, { vigour: { spread: 0.2 } }]),
      ),
    },
    quitting: {
      ...{ stopHazardScale: 0.4, stopHazardExponent: 0, vigourExponent: 0, attachmentWeight: 0 },
      ...{ lifeExitPerWeek: 0, commitmentWeight: 1.5, gainWeight: 0, replyWeight: 0 },
    },
  });
  // 10 hours commit half.
  const odds = [0, 10].map((entryHours) => {
    const { operation } = ran(together(base, forum({ commitment: { entryHours } })));
    let [reached, stopped] = [0, 0];
    for (let person = 0; person < 4000; person++)
      if (operation.contributions[person] > 0) {
        reached++;
        if (operation.contributions[person] === 1 && operation.status[person] === LAPSED) stopped++;
      }
    return stopped / reached / (1 - stopped / reached);
  });
  // A standard error of .04 of the logarithm: 5 of them.
  expect(Math.abs(Math.log(odds[1] / odds[0]) + 0.75)).toBeLessThan(0.25);
});

test("what entering takes deters newcomers; off: nobody", () => {
  const base = together(steadyForum(), people(1000), weeks(26));
  const entered = (...parts: Part[]) =>
    inMatchedWorlds(
      [{}, forum({ commitment: { entryHours: 10 } })].map((part) => together(base, part, ...parts)),
      (run) => metric(run, "everActive"),
      4,
    );
  expect(signs(entered()).less).toBe(4);
  expect(signs(entered(off("commitment"))).same).toBe(4);
});

/** Median weeks from the first contribution to the last of those who began in the first half. */
function weeksKept({ world, operation }: Ran): number {
  const { firstContributionWeek: first, lastContributionWeek: last } = operation;
  const seen = Array.from(first.keys()).filter(
    (person) => first[person] >= 0 && first[person] < world.week / 2,
  );
  const kept = seen.map((person) => last[person] - first[person] + 1).sort((a, b) => a - b);
  return kept[Math.floor(kept.length / 2)];
}

test("trained and selected volunteers stay many times longer than people one click away, at equal hours", () => {
  const base = together(steadyForum(), people(3000), weeks(78));
  const kept = (...parts: Part[]) =>
    inMatchedWorlds(
      [{}, demanding].map((part) => together(base, part, ...parts)),
      weeksKept,
      4,
    );
  const [click, trained] = kept(WEIGHT);
  // Some 80 trained people begin in a world; medians so far apart never change places by luck. The seeds are fixed.
  trained.forEach((weeksTrained, world) => {
    expect(weeksTrained / click[world]).toBeGreaterThan(5);
  });
  // Without the weight, only who enters and what they have learnt differs.
  const [plain, chosen] = kept();
  expect(mean(chosen) / mean(plain)).toBeLessThan(3);
});

test.each([1, 10])(
  "training takes staff time for each newcomer, once, where each stands for %i",
  (represents) => {
    const base = together(everybodyTakesPart(60, "commitment"), weeks(3), standingFor(60, represents));
    const hours = (...parts: Part[]) => ran(together(base, ...parts)).operation.total.staffHours;
    const trained = levers("support", { training: 0.5 });
    const plain = hours(trained);
    expect(plain).toBe(0);
    const own = forum({ commitment: { trainingHours: 20, trainerHours: 0.1 } });
    expect(hours(trained, own)).toBeCloseTo(60 * represents * 20 * 0.5 * 0.1, 9);
    expect(hours(own)).toBe(0);
    expect(hours(trained, own, off("commitment"))).toBe(0);
  },
);

test("whoever meets a need alone for the first time is trained as well, and it costs the wage", () => {
  const base = together(fiftyAWeek(40, 0.01, "commitment"), weeks(4), levers("support", { training: 1 }));
  const run = ran(together(base, { commitment: { trainingHours: 2, trainerHours: 1 } }));
  expect(run.operation.total.staffHours).toBeCloseTo(40 * 2, 9);
  const cost = metric(run, "costEuros") - metric(ran(base), "costEuros");
  expect(cost).toBeCloseTo(40 * 2 * 25, 6);
});
