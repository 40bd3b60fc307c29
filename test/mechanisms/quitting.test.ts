import { expect, test } from "vitest";
import { binomialTolerance, metric, oneSegment, WITHOUT_TERMS, weekly } from "../support.ts";
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
  signs,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

test("off: nobody leaves, however tired, underpaid or ignored", () => {
  const misery = together(
    everybodyTakesPart(100, "contributing", "coordination", "fatigue", "workFeel", "satisfaction"),
    weeks(30),
    forum({ contributionsPerWeek: 1000 }),
    levers("organisation", { measurement: 1 }),
  );
  expect(weekly(ran(misery), "enrolled")).toEqual(Array(30).fill(100));
  expect(metric(ran(together(misery, { mechanisms: { quitting: true } })), "leavers")).toBeGreaterThan(50);
});

test("those who do nothing leave for reasons of life alone: geometric waits", () => {
  const base = together(everybodyTakesPart(1500, "quitting"), weeks(20), {
    quitting: { lifeExitPerWeek: 0.05 },
  });
  const left = weekly(ran(base), "enrolled").map((enrolled) => enrolled / 1500);
  for (const week of [0, 4, 19]) {
    const staying = 0.95 ** (week + 1);
    expect(Math.abs(left[week] - staying), `week ${week}`).toBeLessThan(binomialTolerance(staying, 1500));
  }
  const settled = ran(together(base, { quitting: { lifeExitPerWeek: 0 } }));
  expect(metric(settled, "leavers")).toBe(0);
});

test("a reply to the first contribution raises the share of people who make a second by 8 to 16 points (E3); without coordination everybody gets one", () => {
  const base = together(steadyForum(), people(300), forum({ startingMembers: 300 }), weeks(52));
  const replies = (chance: number) => ({ coordination: { staffReplies: chance, companionReplies: chance } });
  const goOn = (...parts: Part[]) =>
    inMatchedWorlds(
      [replies(0), replies(1)].map((part) => together(base, part, ...parts)),
      (run) => 1 - metric(run, "oneContributionShare"),
      8,
    );
  const [ignored, answered] = goOn();
  expect(signs([ignored, answered]).more).toBe(8);
  const points = 100 * (mean(answered) - mean(ignored));
  expect(points).toBeGreaterThan(8);
  expect(points).toBeLessThan(16);
  const [ignoredOff, answeredOff] = goOn(off("coordination"));
  expect(answeredOff).toEqual(ignoredOff);
});

test("people stop between two contributions: what they would have made after it is neither counted nor paid", () => {
  const base = together(
    everybodyTakesPart(200, "contributing", "quitting"),
    weeks(26),
    levers("rewards", { payEurosPerContribution: 2 }),
  );
  const run = ran(
    together(base, {
      quitting: { stopHazardScale: 1, stopHazardExponent: 0, lifeExitPerWeek: 0, vigourExponent: 0 },
    }),
  );
  // A hazard of .99, the highest there is, at every contribution of everybody.
  const made = run.operation.contributions.filter((count) => count > 0);
  expect(mean(made)).toBeLessThan(1.05);
  expect(metric(run, "contributions")).toBe(sum(made));
  expect(metric(run, "payEuros")).toBe(2 * sum(made));
  expect(metric(run, "hours")).toBeCloseTo(0.3 * sum(made), 9);
});

test("harder contributions end more careers at the first one (I2); off: each has as many as its maker likes", () => {
  const efforts = [0.3, 3].map((effortHoursPerContribution) =>
    together(
      everybodyTakesPart(400, "contributing", "quitting"),
      weeks(40),
      forum({ effortHoursPerContribution }),
    ),
  );
  const once = inMatchedWorlds(efforts, (run) => metric(run, "oneContributionShare"), 3);
  expect(signs(once).more).toBe(3);
  // c0 = .36 at .3 h, and odds ten times as high at 3 h: .85.
  const [easy, hard] = once.map(mean);
  expect(easy).toBeLessThan(0.5);
  expect(hard).toBeGreaterThan(0.7);
  const free = inMatchedWorlds(
    efforts.map((part) => together(part, off("quitting"))),
    (run) => metric(run, "oneContributionShare"),
    2,
  );
  for (const worlds of free) for (const share of worlds) expect(share).toBeLessThan(0.06);
});

test("who never stops stays, however strong what drives them away", () => {
  const weights = Object.fromEntries(
    ["money", "gift", "experience", "recognition"].map((name) => [`${name}Weight`, 20]),
  );
  const taken = [{ from: 0, to: 15, value: 1 }];
  const { operation } = ran(
    together(
      everybodyTakesPart(100, "contributing", "quitting"),
      weeks(30),
      { benefit: weights, quitting: { stopHazardScale: 0, gainWeight: 20, lifeExitPerWeek: 0 } },
      levers("rewards", {
        experience: taken,
        recognition: taken,
        payEurosPerContribution: [{ from: 0, to: 15, value: 50 }],
      }),
    ),
  );
  expect(operation.total.exits).toBe(0);
  expect(operation.total.contributions).toBeGreaterThan(1000);
});

test("a say in decisions draws and keeps people beyond fair sharing; where nobody has a say no digit moves", () => {
  const fair = together(steadyForum(), people(1500), weeks(40), levers("rewards", { valueShare: 0.5 }));
  const say = levers("organisation", { decisionRights: 1 });
  const weights = { benefit: { sayAutonomy: 0.6 }, quitting: { sayWeight: 0.4 } };
  const arms = (...parts: Part[]) =>
    inMatchedWorlds(
      parts.map((part) => together(fair, part)),
      (run) => ({ joiners: metric(run, "joiners"), left: metric(run, "leavers") / metric(run, "joiners") }),
      12,
    );
  const [usual, without, full] = arms({}, weights, together(weights, say));
  expect(without).toEqual(usual);
  const pick = (key: "joiners" | "left") =>
    [without, full].map((worlds) => worlds.map((world) => world[key]));
  // The seed is fixed; if only half of all worlds showed it, 11 of 12 would come once in 315.
  expect(signs(pick("joiners")).more).toBeGreaterThanOrEqual(11);
  expect(signs(pick("left")).less).toBeGreaterThanOrEqual(11);
});

test("a full say divides the odds of stopping by e^(weight·wish to decide)", () => {
  const wish = 0.6;
  const base = together(
    everybodyTakesPart(3000, "contributing", "quitting"),
    forum({ contributionsPerWeek: 0.02, collective: 0 }),
    weeks(1),
    {
      population: {
        segments: oneSegment({
          vigour: { spread: 0 },
          motivation: { autonomy: { median: wish, spread: 0 } },
        }),
      },
      quitting: {
        stopHazardScale: 0.5,
        lifeExitPerWeek: 0,
        replyWeight: 0,
        attachmentWeight: 0,
        sayWeight: 2,
      },
    },
    { operations: { forum: { contributionsPerWeek: 1000, effortHoursPerContribution: 0.3 } } },
    levers("organisation", { hoursCap: 0.3 }),
  );
  const stopped = (decisionRights: number) => {
    const { operation } = ran(together(base, levers("organisation", { decisionRights })));
    return operation.total.exits / operation.total.contributions;
  };
  for (const rights of [0, 0.5, 1]) {
    const odds = Math.exp(-2 * wish * rights);
    const p = odds / (1 + odds);
    // Most people make the one contribution that the cap leaves room for.
    expect(Math.abs(stopped(rights) - p)).toBeLessThan(binomialTolerance(p, 1500));
  }
});

test("harder work is more concentrated on few than easy work where vigour counts more in it; neutral, it is the reverse", () => {
  const base = together(builtInPart("launch-forum"), WITHOUT_TERMS, people(1500), weeks(52), {
    population: {
      segments: Object.fromEntries(
        ["ordinary", "lead-user", "distant"].map((segment) => [segment, { vigour: { spread: 2.8 } }]),
      ),
    },
  });
  const hours = [0.1, 1].map((effortHoursPerContribution) => forum({ effortHoursPerContribution }));
  const concentrated = (vigourByEffort: number) =>
    signs(
      inMatchedWorlds(
        hours.map((part) => together(base, part, { quitting: { vigourByEffort } })),
        (run) => metric(run, "gini"),
        8,
      ),
    );
  // The seed is fixed; if only half of all worlds showed it, 8 of 8 would come once in 256.
  expect(concentrated(0.8).more).toBe(8);
  expect(concentrated(0).less).toBe(8);
});

test("at the reference effort vigour counts as fitted, however much more it counts in harder work", () => {
  const hold = (effortHoursPerContribution: number, vigourByEffort: number) =>
    ran(
      together(everybodyTakesPart(1, "quitting"), weeks(1), forum({ effortHoursPerContribution }), {
        quitting: { vigourExponent: 0.3, referenceEffortHours: 0.4, vigourByEffort },
      }),
    ).operation.numbers.vigourHold;
  for (const exponent of [0, 0.5, 2]) expect(hold(0.4, exponent)).toBe(0.3);
  for (const effort of [0.01, 0.4, 100]) expect(hold(effort, 0)).toBe(0.3);
  expect(hold(1.6, 0.5)).toBeCloseTo(0.6, 12);
  expect(hold(0.1, 0.5)).toBeCloseTo(0.15, 12);
});

test("four times the pace divides the hazard per contribution by four, or leaves it where stopping is not paced", () => {
  const base = together(
    everybodyTakesPart(3000, "contributing", "quitting"),
    forum({ contributionsPerWeek: 1000, effortHoursPerContribution: 0.3 }),
    weeks(1),
    {
      population: { segments: oneSegment({ vigour: { spread: 0 } }) },
      contributing: { measurementGain: 3 },
      quitting: { stopHazardScale: 0.5, lifeExitPerWeek: 0, replyWeight: 0, attachmentWeight: 0 },
    },
    // Room for one contribution.
    levers("organisation", { measurement: 1, hoursCap: 0.3 }),
  );
  for (const [pacedStopping, p] of [
    [1, 1 - 0.5 ** 0.25],
    [0.5, 1 - 0.5 ** 0.5],
    [0, 0.5],
  ]) {
    const { operation } = ran(together(base, { quitting: { pacedStopping } }));
    const made = operation.total.contributions;
    expect(Math.abs(operation.total.exits / made - p)).toBeLessThan(binomialTolerance(p, made));
    expect(Math.max(...operation.career)).toBeCloseTo(1 + 0.25 ** pacedStopping, 12);
  }
});
