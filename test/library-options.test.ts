import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { compare, describeProblems, InputError, runStudy, simulate, WorldCache } from "../sim/index.ts";

/** The problems of a call, one per line. */
function said(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("unknown options, and options of the wrong kind, are all refused together", () => {
  const options = { sead: "x", seed: 5, replicates: "3", banned: 7, recorderOf: async () => ({}), cache: {} };
  expect(said(() => simulate("baseline", options as never))).toEqual([
    "sead: unknown key; did you mean seed?",
    "seed: 5: expected text of 1 to 200 characters",
    'replicates: "3": expected a whole number from 1 to 1000000',
    "banned: 7: expected a list of at most 1000000",
    expect.stringMatching(/^recorderOf: .*: expected a function, neither async nor a generator nor a class$/),
    "cache: {}: expected a WorldCache",
  ]);
  expect(said(() => simulate("baseline", { settings: 3 } as never))).toEqual([
    expect.stringMatching(/^settings: unknown key/),
  ]);
});

test("undefined options count as left out", () => {
  const left = { seed: undefined, banned: undefined, own: undefined, recorderOf: undefined } as object;
  const once = { replicates: 1 };
  const small = { horizonWeeks: 2, population: { consumers: 20 } };
  expect(simulate(small, { ...once, ...left }).report).toEqual(simulate(small, once).report);
});

test("invalid scenarios are reported by their place", () => {
  expect(said(() => compare("baseline" as never))).toEqual([
    'scenarios: "baseline": expected a list of 1 to 100',
  ]);
  expect(said(() => compare(["baseline", 5 as never, ""]))).toEqual([
    "scenarios.1: 5: expected the name of a scenario, or the scenario itself as an object",
    'scenarios.2: "": expected the name of a scenario, or the scenario itself as an object',
  ]);
});

/** Throws whatever is done with it. */
const revoked = (target: object) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
/** An object with a key that cannot be read. */
const closed = (key: string) => Object.defineProperty({}, key, { enumerable: true, get: () => raise() });
const raise = () => {
  throw new Error("closed");
};
class Made {}

const WRONG = [
  ...[null, "0", 3, {}, [], [null], true, Number.NaN, -1, 10n, Symbol("a"), () => 1],
  ...[revoked({}), revoked([]), new Proxy({}, { ownKeys: raise, get: raise, getPrototypeOf: raise })],
  ...[new Proxy({}, { get: raise }), new Proxy({ horizonWeeks: 2 }, { get: raise })],
  ...[closed("id"), closed("version"), closed("extends")],
  ...[Made, function* () {}, new Map(), new Date(0), new Array(3), new String("x".repeat(1000))],
] as never[];
const SMALL = { horizonWeeks: 2, population: { consumers: 20 } };
const TWO = [SMALL, { ...SMALL, id: "other" }];
const STUDY = { scenarios: [SMALL], replicates: 1 };
const PROBLEM = { path: "a", expected: { en: "b", fr: "c" } };

/** Every argument of every public function. */
const CALLS: Readonly<Record<string, (wrong: never) => unknown>> = {
  "the scenario of simulate": (wrong) => simulate(wrong, { replicates: 1 }),
  "the options of simulate": (wrong) => simulate(SMALL, wrong),
  "the scenarios of compare": (wrong) => compare(wrong, { replicates: 1 }),
  "the options of compare": (wrong) => compare(TWO, wrong),
  "the study of runStudy": (wrong) => [...runStudy(wrong).rows],
  "the options of runStudy": (wrong) => [...runStudy(STUDY, wrong).rows],
  "the problems of describeProblems": (wrong) => describeProblems(wrong, "en"),
  "the language of describeProblems": (wrong) => describeProblems([PROBLEM], wrong),
  "the file of describeProblems": (wrong) => describeProblems([PROBLEM], "en", wrong),
  "the problems of an InputError": (wrong) => new InputError(wrong),
  "the budget of a WorldCache": (wrong) => new WorldCache(wrong),
  "a recorder": (wrong) => simulate(SMALL, { replicates: 1, recorderOf: () => wrong }),
  "what a recorder does": (wrong) =>
    simulate(SMALL, { replicates: 1, recorderOf: () => ({ step: wrong, end: wrong }) }),
  ...Object.fromEntries(
    [
      "seed",
      "replicates",
      "firstReplicate",
      "banned",
      "headlines",
      "recorderOf",
      "cache",
      "memoryBytes",
      "own",
    ].map((option) => [option, (wrong: never) => simulate(SMALL, { replicates: 1, [option]: wrong })]),
  ),
  ...Object.fromEntries(
    ["ensemble", "settings"].map((option) => [
      option,
      (wrong: never) => compare(TWO, { replicates: 1, [option]: wrong }),
    ]),
  ),
  ...Object.fromEntries(
    ["own", "cache", "memoryBytes"].map((option) => [
      `${option} of a study`,
      (wrong: never) => [...runStudy(STUDY, { [option]: wrong }).rows],
    ]),
  ),
};

test.each(Object.entries(CALLS))("%s is taken, or refused in words", (_, call) => {
  for (const wrong of WRONG)
    try {
      call(wrong);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).message).not.toBe("");
    }
  expect(WRONG.length).toBeGreaterThan(0);
});

test("what cannot be read is said, and no more is read", () => {
  const refused = "plain data: reading this throws an error";
  for (const key of ["id", "version", "extends"])
    expect(said(() => simulate(closed(key)))).toEqual([`${key}: ${refused}`]);
  // Beyond the problems that are worked out, too.
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`key${at}`, 1]));
  expect(
    said(() => simulate(Object.defineProperties(many, Object.getOwnPropertyDescriptors(closed("id"))))),
  ).toHaveLength(51);
});

test("a function that would do nothing when it is called is refused", () => {
  const refused = /expected a function, neither async nor a generator nor a class$/;
  for (const step of [Made, function* () {}, async function* () {}, async () => {}])
    expect(said(() => simulate(SMALL, { replicates: 1, recorderOf: () => ({ step }) as never }))).toEqual([
      expect.stringMatching(refused),
    ]);
  const promised = () => Promise.resolve({}) as never;
  expect(said(() => simulate(SMALL, { replicates: 1, recorderOf: promised }))).toEqual([
    "recorderOf: a recorder, no promise of one",
  ]);
});

test("a long text in an object is shown at once", () => {
  const seed = new String("x".repeat(3_000_000)) as never;
  const start = performance.now();
  expect(said(() => simulate(SMALL, { seed }))).toEqual([
    `seed: String "${"x".repeat(49)}…: expected text of 1 to 200 characters`,
  ]);
  expect(performance.now() - start).toBeLessThan(1000);
});

test("what is no cache, no recorder and no number of bytes does not pass for one", () => {
  for (const wrong of [null, "0", {}, true, Number.NaN, -1, "x"] as never[]) {
    expect(said(() => new WorldCache(wrong))).toEqual([
      expect.stringMatching(/^budgetBytes: .*: expected a number of bytes, at least 0$/),
    ]);
    for (const call of [
      () => simulate(SMALL, { memoryBytes: wrong }),
      () => runStudy(STUDY, { memoryBytes: wrong }),
    ])
      expect(said(call)).toEqual([
        expect.stringMatching(/^memoryBytes: .*: expected a number of bytes, at least 0$/),
      ]);
  }
  for (const wrong of [null, undefined, "0", 3, [], { stp() {} }, new Map()] as never[])
    expect(said(() => simulate(SMALL, { replicates: 1, recorderOf: () => wrong }))).toEqual([
      expect.stringMatching(/^recorderOf: .*a recorder/),
    ]);
});

class Held {
  horizonWeeks = 3;
  replicates = 2;
}

test("a list of too many scenarios is refused before any is looked at", () => {
  const most = new Proxy(Array(101).fill(SMALL), {
    get: (target, key) => (key === "length" ? 101 : expect.fail(`read ${String(key)} of ${target.length}`)),
  });
  expect(said(() => compare(most))).toEqual(["scenarios: 101: expected a list of 1 to 100"]);
  const hundred = Array.from({ length: 100 }, (_, place) => ({ ...SMALL, id: `s${place}` }));
  expect(compare(hundred, { replicates: 1 }).worlds).toHaveLength(100);
});

test("an id that stands several times is told once", () => {
  const repeated = 'id: "a": expected a different id for each scenario';
  expect(said(() => compare(Array(20).fill({ ...SMALL, id: "a" })))).toEqual([repeated]);
  expect(said(() => compare(Array(20).fill("baseline")))).toHaveLength(1);
});

test("an object that is not plain is refused, because it would read as empty", () => {
  const strange = [
    new Map([["horizonWeeks", 3]]),
    new Set([1]),
    new Date(0),
    new Held(),
    Object.create({ horizonWeeks: 3, replicates: 2 }),
    Object.create(Object.create(null)),
    Promise.resolve(),
    new ArrayBuffer(8),
  ] as never[];
  for (const one of strange) {
    const calls = [
      () => simulate(one, { replicates: 1 }),
      () => simulate({ ...SMALL, population: one }),
      () => simulate({ ...SMALL, levers: { rewards: one } }),
      () => simulate(SMALL, one),
      () => compare([SMALL, one]),
      () => compare(TWO, one),
      () => compare(TWO, { ensemble: one }),
      () => runStudy(one),
      () => runStudy({ ...STUDY, scenarios: [one] }),
      () => runStudy({ ...STUDY, vary: one }),
      () => runStudy(STUDY, one),
      () => simulate(SMALL, { own: one }),
      () => simulate(SMALL, { own: { mechanisms: [{ id: "mine", fields: one, step: () => {} } as never] } }),
    ];
    for (const call of calls)
      expect(said(call)).toContainEqual(expect.stringContaining("give a plain object"));
  }
  expect(said(() => simulate(strange[0]))).toEqual([
    expect.stringMatching(
      /^scenarios\.0: Map \{\}: expected .*; give a plain object, \{…\}, with its own keys$/,
    ),
  ]);
});

test("plain objects without a prototype, or of another context, are taken", () => {
  const bare = Object.assign(Object.create(null), SMALL);
  const foreign = runInNewContext(`(${JSON.stringify(SMALL)})`);
  const once = { replicates: 1 };
  const { worlds } = simulate(SMALL, once);
  for (const one of [bare, foreign]) expect(simulate(one, once).worlds).toEqual(worlds);
});

test("a run that leaves nobody is refused, unless somebody arrives later", () => {
  const three = { population: { consumers: 3 }, horizonWeeks: 4 };
  const without = (banned: readonly number[], population = {}) =>
    said(() =>
      simulate({ ...three, population: { ...three.population, ...population } }, { replicates: 1, banned }),
    );
  expect(without([0, 1, 2])).toEqual([
    expect.stringMatching(/^banned: 3: expected fewer people: nobody would be left in /),
  ]);
  expect(without([0, 1, 1])).toEqual([]);
  expect(without([0, 1, 2], { arrivalsPerWeek: 2 })).toEqual([]);
});

test("a key that gives something else at the next reading is read once", () => {
  let readings = 0;
  const changing = {
    ...SMALL,
    get horizonWeeks() {
      return readings++ === 0 ? 2 : 5000;
    },
  };
  expect(simulate(changing, { replicates: 1 }).report.digest).toBe(
    simulate(SMALL, { replicates: 1 }).report.digest,
  );
});

test("a scenario that looks like something of ours, or answers for keys that it lacks, is still a scenario", () => {
  const alike = { raw: { horizonWeeks: 2 }, base: () => ({}), where: "x", name: "x" };
  expect(said(() => simulate(alike as never, { replicates: 1 }))).toEqual([
    expect.stringMatching(/^raw: unknown field/),
    expect.stringMatching(/^base: unknown field/),
    expect.stringMatching(/^where: unknown field/),
    expect.stringMatching(/^name: unknown field/),
  ]);
  const raising = new Proxy({ horizonWeeks: 2, population: { consumers: 20 } }, { has: raise });
  expect(simulate(raising, { replicates: 1 }).report.scenarios).toHaveLength(1);
});

test("far too many headlines of one operation are refused before any of them is made", () => {
  const headlines = Array.from({ length: 300_000 }, (_, place) => `active@x${place}`);
  const from = performance.now();
  expect(said(() => simulate("baseline", { headlines }))[0]).toMatch(/^headline: .*1 to 6 different metrics/);
  expect(performance.now() - from).toBeLessThan(4_000);
});
