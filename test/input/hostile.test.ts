import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CALIBRATION } from "../../sim/calibration/calibration-keys.ts";
import { compare, describeProblems, InputError, runStudy, simulate } from "../../sim/index.ts";
import { type Problem, shownValue } from "../../sim/input/problems.ts";
import { problemsIn } from "../../sim/input/shape.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { ownProblems } from "../../sim/model/own/problems.ts";
import { checkedEnsemble } from "../../sim/verdict/ensemble/file.ts";
import { readWritten } from "../../viz/state/written.ts";
import { ensembleOf, settingsOf } from "../verdict/ensemble/settings.ts";

/** What is wrong with something; anything but an InputError is a fault of the program. */
function refusedBy(action: () => unknown): readonly Problem[] {
  try {
    action();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

const studied = (part: object) => refusedBy(() => runStudy({ scenarios: ["baseline"], ...part } as never));

/** Everything that somebody else may hand over, each with a place for it deep inside. */
const DOORS: readonly [string, (value: unknown) => readonly Problem[]][] = [
  ["a scenario", (value) => refusedBy(() => resolveScenario({ network: value } as never))],
  ["a field", (value) => refusedBy(() => resolveScenario({ network: { rewiring: value } } as never))],
  [
    "a lever",
    (value) => refusedBy(() => resolveScenario({ levers: { support: { guidance: value } } } as never)),
  ],
  ["a list", (value) => refusedBy(() => resolveScenario({ population: { thresholds: value } } as never))],
  ["a record", (value) => refusedBy(() => resolveScenario({ operations: value } as never))],
  ["a study", (value) => refusedBy(() => runStudy(value as never))],
  ["scenarios of a study", (value) => studied({ scenarios: value })],
  ["a scenario of a study", (value) => studied({ scenarios: [value] })],
  ["what varies", (value) => studied({ vary: { horizonWeeks: value } })],
  ["all that varies", (value) => studied({ vary: value })],
  ["listed points", (value) => studied({ design: { type: "list", points: value } })],
  ["checks", (value) => problemsIn(CALIBRATION, { check: value })],
  ["a design", (value) => studied({ design: value })],
  ["a calibration", (value) => problemsIn(CALIBRATION, value)],
  ["targets", (value) => problemsIn(CALIBRATION, { targets: value })],
  ["free fields", (value) => problemsIn(CALIBRATION, { free: { x: value } })],
  ["an ensemble", (value) => refusedBy(() => checkedEnsemble(value))],
  ["settings", (value) => refusedBy(() => checkedEnsemble(ensembleOf(value as never)))],
  [
    "a setting",
    (value) => refusedBy(() => checkedEnsemble(ensembleOf([...settingsOf([0.5]), value] as never))),
  ],
  ["own mechanisms and metrics", ownProblems],
  ["own mechanisms", (value) => ownProblems({ mechanisms: value })],
  ["an own metric", (value) => ownProblems({ metrics: [value] })],
  ["options", (value) => refusedBy(() => simulate("nothing-known", value as never))],
  ["a seed", (value) => refusedBy(() => simulate("nothing-known", { seed: value } as never))],
  ["scenarios", (value) => refusedBy(() => compare(value as never))],
];

const round: unknown[] = [];
round.push(round, round);
const holder: Record<string, unknown> = { a: round };
holder.b = holder;

let nested: unknown = 1;
for (let depth = 0; depth < 50_000; depth++) nested = depth % 2 === 0 ? [nested] : { a: nested };

const refusing = {
  get kind(): never {
    throw new Error("not today");
  },
  toJSON(): never {
    throw new Error("nor like this");
  },
};

const HOSTILE: Readonly<Record<string, unknown>> = {
  "a list that holds itself": round,
  "an object that holds itself": holder,
  "what is nested deeply": nested,
  "a getter that throws": refusing,
  "a list of getters": Object.defineProperty([0, 1, 2], 1, { get: () => refusing.kind }),
  "a list of holes": new Array(4_294_967_295),
  "a list of one and holes": Object.assign(new Array(4_294_967_295), { 0: { horizonWeeks: 1 } }),
  "a million wrong values": new Array(1_000_000).fill("x"),
  "a million numbers": new Float64Array(1_000_000).fill(-1),
  "ten thousand unknown keys": Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key ${i}`, i])),
  "a key __proto__": JSON.parse('{"__proto__": {"horizonWeeks": 1}, "constructor": {"prototype": 1}}'),
  "a word of megabytes": "x".repeat(10_000_000),
  "a key of megabytes": { ["x".repeat(10_000_000)]: 1 },
  "a proxy that refuses": new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("no");
      },
    },
  ),
};

/** Processor time that the slowest of all these may take on a slow machine. */
const LONGEST_MS = 4000;

describe.each(DOORS)("%s", (_, problemsOf) => {
  test.each(Object.entries(HOSTILE))("%s is told, and soon", (_name, value) => {
    const before = process.cpuUsage();
    const problems = problemsOf(value);
    for (const language of ["en", "fr"] as const) {
      const lines = describeProblems(problems, language).split("\n");
      expect(lines.length).toBeLessThanOrEqual(51);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(20_000);
    }
    expect(problems.length).toBeGreaterThan(0);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(LONGEST_MS);
  });

  test("anything else is refused in words, or taken", () => {
    const anything = fc.anything({
      ...{ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true },
      ...{ withSparseArray: true, withTypedArray: true, withObjectString: true, withBoxedValues: true },
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(describeProblems(problemsOf(value), "fr")).toBeTypeOf("string");
      }),
      { numRuns: 40 },
    );
  });
});

test("nothing that was read has changed what all objects have", () => {
  expect(({} as Record<string, unknown>).horizonWeeks).toBeUndefined();
});

test("a link that is none of JSON's or anybody's is refused in words", async () => {
  const json = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((inside) => `{"levain":"0.1.0","language":"en","arms":${inside}}`),
  );
  await fc.assert(
    fc.asyncProperty(json, async (text) => {
      await expect(readWritten(text)).rejects.toThrow(InputError);
    }),
    { numRuns: 300 },
  );
});

test("as much of a value is shown as fits into a line, however much there is", () => {
  const said = (value: unknown) => shownValue(value, "en");
  expect(said(new Array(4_294_967_295))).toBe(`[${"null,".repeat(11)}n…`);
  expect(said(Array.from({ length: 1_000_000 }, (_, i) => i))).toBe(
    "[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,…",
  );
  expect(said(new Float64Array(1_000_000).fill(-1.5))).toMatch(/^Float64Array \[-1\.5,-1\.5,.*…$/);
  expect(said({ a: new Array(1_000_000).fill({ b: [1] }) })).toMatch(/^\{"a":\[\{"b":\[1\]\},.*…$/);
});
