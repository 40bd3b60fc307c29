import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../sim/core/math.ts";
import { comparePaired } from "../../sim/verdict/compare.ts";
import { directionOf, fewestWorlds, VERDICTS } from "../../sim/verdict/verdict.ts";

const times = (count: number, value: number): number[] => Array(count).fill(value);
/** Differences spread evenly around a mean: a fourth of them each at 1, 3, 5 and 7 eighths of the width. */
const around = (mean: number, width: number, worlds: number): number[] =>
  Array.from({ length: worlds }, (_, world) => mean + width * ((2 * (world % 4) - 3) / 8));

/** Compares worlds with these differences from values that are no whole numbers. */
const of = (differences: readonly number[], relevant: number, error = 0.05, range?: number) => {
  const before = Float64Array.from(differences, (_, world) => 0.25 + 0.5 * (world % 2));
  const after = before.map((value, world) => value + differences[world]);
  return comparePaired(before, after, relevant, error, range);
};
/** The same of numbers of events: none under the baseline, unless the other scenario has fewer. */
const ofEvents = (differences: readonly number[], relevant: number, error = 0.05) => {
  const before = Float64Array.from(differences, (difference) => Math.max(0, -difference));
  return comparePaired(
    before,
    before.map((value, world) => value + differences[world]),
    relevant,
    error,
  );
};

describe("a difference", () => {
  test.each([
    ["that is clear and large", around(4, 1, 24), 1, "higher"],
    ["the other way", around(-4, 1, 24), 1, "lower"],
    ["that is clear, but of about the size that matters", around(1.1, 1, 24), 1, "higher-perhaps-too-little"],
    ["the same, the other way", around(-1.1, 1, 24), 1, "lower-perhaps-too-little"],
    ["that is clear, where any matters", around(1.1, 1, 24), 0, "higher"],
    ["that is clear and too little", around(0.3, 0.2, 60), 1, "same"],
    ["that is none", around(0, 0.5, 60), 1, "same"],
    ["that is none, in few worlds", around(0, 0.5, 28), 1, "cannot-tell"],
    ["just too little in the sample", around(0.98, 0.5, 60), 1, "higher-perhaps-too-little"],
    ["that varies more than it matters", around(0.2, 9, 60), 0.4, "cannot-tell"],
  ])("%s", (_, differences, relevant, verdict) => expect(of(differences, relevant).verdict).toBe(verdict));

  test("undefined worlds are left out", () => {
    expect(of([...around(4, 1, 24), ...times(9, Number.NaN)], 1).verdict).toBe("higher");
    expect(of(times(60, Number.NaN), 1)).toMatchObject({ verdict: "cannot-tell", worldsNeeded: null });
    expect(of([], 1)).toMatchObject({ verdict: "cannot-tell", worldsNeeded: null });
  });
});

describe("rare events", () => {
  test("none in 24 worlds do not exclude one in five; none in 50 do", () => {
    expect(ofEvents(times(24, 0), 0.2, 0.05 / 6)).toMatchObject({ verdict: "cannot-tell", worldsNeeded: 46 });
    expect(ofEvents(times(50, 0), 0.2, 0.05 / 6).verdict).toBe("same");
  });

  test("the less it takes to matter, the more worlds without any are needed", () => {
    const { verdict, worldsNeeded } = ofEvents(times(50, 0), 0.05);
    expect(verdict).toBe("cannot-tell");
    // The exact bound: 0.95 to the power of so many worlds is 5 %.
    expect(worldsNeeded).toBe(59);
    expect(ofEvents(times(59, 0), 0.05).verdict).toBe("same");
  });

  test("where a metric declares its range, a jump may be as large as that", () => {
    expect(of(times(50, 0), 0.02, 0.05, 1)).toMatchObject({ verdict: "cannot-tell", worldsNeeded: 150 });
    expect(of(times(150, 0), 0.02, 0.05, 1).verdict).toBe("same");
  });

  test("where it declares none, a jump may be larger than anything seen", () => {
    expect(of(times(50, 0), 3)).toMatchObject({ verdict: "cannot-tell", worldsNeeded: 59 });
    expect(of([...times(55, 0), 2, -1, 1], 3).verdict).toBe("cannot-tell");
  });

  test("eight worlds that all go one way tell it, however many are equal", () => {
    expect(directionOf(ofEvents([...times(8, 1), ...times(90, 0)], 0.01, 0.05 / 6).verdict)).toBe("higher");
    expect(directionOf(ofEvents([...times(7, 1), ...times(90, 0)], 0.01, 0.05 / 6).verdict)).toBeNull();
  });
});

test("a skewed metric gets no direction from its median", () => {
  // Most worlds are lower; a few are higher by so much that the mean is 0.
  const skewed = [...around(-1, 0.5, 20), ...times(4, 5)];
  expect(of(skewed, 0.1)).toMatchObject({ meanDifference: expect.closeTo(0, 9), verdict: "cannot-tell" });
  const nearly = [...around(-1.2, 0.5, 22), 5, 6];
  expect(of(nearly, 0.1).meanDifference).toBeLessThan(-0.1);
  expect(of(nearly, 0.1).verdict).toBe("cannot-tell");
});

test("a few worlds that agree tell the direction only if they are of one size", () => {
  const told = (width: number, worlds: number) =>
    directionOf(of(around(1.5, width, worlds), 0.1, 0.05 / 6).verdict);
  expect([told(0.2, 8), told(1.2, 8), told(1.2, 12)]).toEqual(["higher", null, "higher"]);
});

test("signs tell a direction in heavy tails that are alike, but not where one far world hides which tail is heavier", () => {
  // In both, 34 worlds of 50 are higher, and the last world on each side is about as far.
  const alike = [...times(22, 1), ...times(10, 3), ...times(2, 8), ...times(14, -0.1), ...times(2, -7.5)];
  const hidden = [...times(33, 1), 3, ...times(16, -1.7)];
  expect([alike, hidden].map((differences) => directionOf(of(differences, 0.1).verdict))).toEqual([
    "higher",
    null,
  ]);
});

test("turning the scenarios round turns the verdict round", () => {
  const random = seedrandom("round");
  const other = { higher: "lower", lower: "higher" };
  for (let i = 0; i < 200; i++) {
    const shift = 2 * random() - 1;
    const differences = Array.from(
      { length: 50 },
      () => shift + (random() < 0.2 ? 3 * random() : random() - 0.5),
    );
    const [there, back] = [
      of(differences, 0.4),
      of(
        differences.map((d) => -d),
        0.4,
      ),
    ];
    expect(back.verdict).toBe(there.verdict?.replace(/higher|lower/, (word) => other[word as "higher"]));
    expect(back.worldsNeeded).toBe(there.worldsNeeded);
  }
});

test("the fewest worlds are the first with a verdict", () => {
  for (const verdicts of [1, 5, 6, 12, 30]) {
    const { direction, same } = fewestWorlds(verdicts);
    const told = (count: number) => directionOf(of(times(count, 1), 0.1, 0.05 / verdicts).verdict);
    expect([told(direction - 1), told(direction)]).toEqual([null, "higher"]);
    const small = (count: number) => of(around(0, 0.01, count), 1, 0.05 / verdicts).verdict;
    expect([small(same - 1), small(same)]).toEqual(["cannot-tell", "same"]);
  }
});

test("a verdict has a direction or not", () => {
  const directions = VERDICTS.map((verdict) => directionOf(verdict));
  expect(directions).toEqual(["higher", "lower", "higher", "lower", null, null]);
  expect(directionOf(null)).toBeNull();
});

describe("the number of worlds reported as needed decides about four times in five", () => {
  const bell = (mean: number, deviation: number) => (u: number) => mean + deviation * normalQuantile(u);
  const events = (more: number, fewer: number) => (u: number) => (u < more ? 1 : u > 1 - fewer ? -1 : 0);
  /** Forty worlds as usual as can be. */
  const usual = (draw: (u: number) => number) =>
    Array.from({ length: 40 }, (_, world) => draw((world + 0.5) / 40));

  test.each<[string, (u: number) => number, typeof of, number, RegExp]>([
    ["a direction", bell(0.25, 1), of, 0.1, /higher/],
    ["a direction the other way", bell(-0.3, 1), of, 0.1, /lower/],
    ["sameness", bell(0, 0.5), of, 0.2, /same/],
    ["a direction of events", events(0.15, 0.05), ofEvents, 0.05, /higher/],
    ["sameness of events", events(0.025, 0.025), ofEvents, 0.06, /same/],
  ])("%s", (name, draw, compared, relevant, verdict) => {
    const { worldsNeeded, ...now } = compared(usual(draw), relevant);
    expect(now.verdict).toBe("cannot-tell");
    expect(worldsNeeded).toBeGreaterThan(40);
    const random = seedrandom(name);
    const decided = Array.from({ length: 300 }, () => {
      const worlds = Array.from({ length: worldsNeeded! }, () => draw(random()));
      return `${compared(worlds, relevant).verdict}`;
    });
    const share = decided.filter((one) => verdict.test(one)).length / 300;
    expect(share).toBeGreaterThan(0.65);
    expect(share).toBeLessThan(0.97);
  });

  test("so does the one for whether a difference matters", () => {
    const draw = bell(1.5, 1);
    const { verdict, worldsNeeded } = of(usual(draw), 1);
    expect(verdict).toBe("higher-perhaps-too-little");
    const random = seedrandom("matters");
    const decided = Array.from(
      { length: 300 },
      () =>
        of(
          Array.from({ length: worldsNeeded! }, () => draw(random())),
          1,
        ).verdict,
    );
    expect(decided.filter((one) => one === "higher").length / 300).toBeGreaterThan(0.65);
  });
});
