import { describe, expect, test } from "vitest";
import {
  compare,
  InputError,
  METRICS,
  runStudy,
  type ScenarioInput,
  type StudyInput,
  type StudyRow,
  simulate,
  WorldCache,
} from "../../sim/index.ts";
import { sameDigits } from "../support.ts";

const PAY = "levers.rewards.payEurosPerContribution";
const GUIDANCE = "levers.support.guidance";
const FORUM: ScenarioInput = {
  id: "forum",
  extends: "launch-forum",
  horizonWeeks: 16,
  population: { consumers: 60 },
};
const study = (more: Partial<StudyInput>): StudyInput => ({
  scenarios: [FORUM],
  replicates: 2,
  seed: "rows",
  ...more,
});
const rowsOf = (more: Partial<StudyInput>): StudyRow[] => [...runStudy(study(more)).rows];
const numbersOf = ({ metrics }: StudyRow) => METRICS.map(({ id }) => metrics[id]);
const placeOf = ({ point, scenario, replicate }: StudyRow) => `${point} ${scenario} ${replicate}`;

test("rows are sorted by point, scenario and replicate, with what varies", () => {
  const { points, scenarios, paths, metrics, rows } = runStudy(
    study({ baseline: true, vary: { [PAY]: { values: [0.5, 1] } } }),
  );
  expect({ points, scenarios, paths }).toEqual({
    points: 2,
    scenarios: ["forum", "forum~varied"],
    paths: [PAY],
  });
  expect(metrics).toEqual(METRICS.map(({ id }) => id));
  const all = [...rows];
  expect(all.map(placeOf)).toEqual([
    ...["0 forum 0", "0 forum 1", "0 forum~varied 0", "0 forum~varied 1"],
    ...["1 forum 0", "1 forum 1", "1 forum~varied 0", "1 forum~varied 1"],
  ]);
  expect(all.map(({ values }) => values[PAY])).toEqual([
    ...[undefined, undefined, 0.5, 0.5],
    ...[undefined, undefined, 1, 1],
  ]);
  expect(all.every(({ error }) => error === "")).toBe(true);
  // Asked again, they come again.
  expect([...rows].map(numbersOf)).toEqual(all.map(numbersOf));
});

test("a point's worlds are those that compare runs under the same seed", () => {
  const paid = { ...FORUM, id: "paid", levers: { rewards: { payEurosPerContribution: 1 } } };
  const { worlds } = compare([FORUM, paid], { seed: "rows", replicates: 2 });
  const rows = rowsOf({ baseline: true, vary: { [PAY]: { values: [1] } } });
  expect(
    sameDigits(
      rows.flatMap(numbersOf),
      worlds.flatMap(({ metrics }) => [...metrics]),
    ),
  ).toBe(true);
});

test("one more point, one more scenario and one more world change no other run", () => {
  const vary = { [PAY]: { values: [0, 1] } };
  const small = new Map(rowsOf({ vary }).map((row) => [placeOf(row), numbersOf(row)]));
  const praised = { ...FORUM, id: "praised", levers: { rewards: { recognition: 1 } } };
  const large = rowsOf({
    scenarios: [FORUM, praised],
    vary: { [PAY]: { values: [0, 1, 2] } },
    replicates: 3,
  });
  const again = large.filter((row) => small.has(placeOf(row)));
  expect(again).toHaveLength(small.size);
  for (const row of again) expect(sameDigits(numbersOf(row), small.get(placeOf(row))!)).toBe(true);
});

test("all points share their worlds: where nothing differs, nothing differs", () => {
  const rows = rowsOf({ baseline: true, vary: { [PAY]: { values: [0, 1] }, [GUIDANCE]: { values: [5] } } });
  const at = (point: number, scenario: string) =>
    rows.filter((row) => row.point === point && row.scenario === scenario).flatMap(numbersOf);
  const standing = at(0, "forum");
  expect(sameDigits(at(0, "forum~varied"), standing)).toBe(true);
  expect(sameDigits(at(1, "forum"), standing)).toBe(true);
  expect(sameDigits(at(1, "forum~varied"), standing)).toBe(false);
});

describe("what fails is a row, and the others go on", () => {
  /** What no lever takes, in week 10 only: known once it runs. */
  const FAILING = "10000000 * (week == 10)";

  test("a formula that leaves its range in some week", () => {
    const rows = rowsOf({ baseline: true, vary: { [PAY]: { values: [FAILING, 1] } } });
    expect(rows).toHaveLength(8);
    const failed = rows.filter(({ error }) => error !== "");
    expect(failed.map(placeOf)).toEqual(["0 forum~varied 0", "0 forum~varied 1"]);
    for (const { error, metrics } of failed) {
      expect(error).toContain("in week 10 it is 10000000");
      expect(Object.values(metrics).every(Number.isNaN)).toBe(true);
    }
  });

  test("a combination that contradicts itself, of values of which none does alone", () => {
    const rows = rowsOf({
      scenarios: [
        { ...FORUM, network: { kind: "none", edges: [0, 70, 1, 2] }, population: { consumers: 80 } },
      ],
      vary: { "population.consumers": { values: [60, 80] }, "network.kind": { values: ["none", "edges"] } },
      replicates: 1,
    });
    expect(rows.map(({ error }) => error === "")).toEqual([true, true, false, true]);
    expect(rows[2].error).toMatch(/^network.edges: 70/);
  });
});

describe("worlds until a difference is known", () => {
  const until = (halfWidth: number, max: number, values: (number | string)[] = [0.3, 20]) =>
    rowsOf({
      baseline: true,
      vary: { [PAY]: { values } },
      replicates: { until: { metric: "contributions", halfWidth }, max },
    });
  const counts = (rows: readonly StudyRow[]) =>
    [0, 1].map((point) => rows.filter((row) => row.point === point && row.scenario === "forum").length);

  test("end at the first look at which it is, each point for itself", () => {
    expect(counts(until(1e9, 31))).toEqual([30, 30]);
    expect(counts(until(1e-9, 31))).toEqual([31, 31]);
  });

  test("have the digits of any longer run", () => {
    const short = until(1e9, 31);
    const long = new Map(until(1e-9, 31).map((row) => [placeOf(row), numbersOf(row)]));
    for (const row of short) expect(sameDigits(numbersOf(row), long.get(placeOf(row))!)).toBe(true);
  });

  test("a scenario of which no world runs does not hold up the others", () => {
    const rows = until(1e-9, 31, ["10000000 * (week == 10)", 1]);
    expect(counts(rows)).toEqual([30, 31]);
  });
});

test("own fields vary, and an own metric may decide", () => {
  const own = {
    mechanisms: [
      {
        id: "adding",
        fields: { step: { default: 0, range: [0, 9] as const } },
        worldNumbers: { sum: 0 },
        step: (world: {
          numbers: Record<string, number>;
          parameters: Record<string, Record<string, number>>;
        }) => {
          world.numbers.sum += world.parameters.adding.step;
        },
      },
    ],
    metrics: [{ id: "sum", measure: (world: { numbers: Record<string, number> }) => world.numbers.sum }],
  };
  const { rows, metrics } = runStudy(
    study({
      baseline: true,
      vary: { "adding.step": { values: [1, 3] } },
      replicates: { until: { metric: "sum", halfWidth: 0.1 }, max: 20 },
    }),
    { own },
  );
  expect(metrics.at(-1)).toBe("sum");
  const sums = [...rows].filter(({ replicate }) => replicate === 9).map((row) => row.metrics.sum);
  expect(sums).toEqual([0, 16, 0, 48]);
});

test("a study whose worlds do not fit is refused before anything runs", () => {
  const raw = study({ vary: { "population.consumers": { values: [50, 900_000] } } });
  const fitting = (memoryBytes: number, cache = new WorldCache(10e6)) =>
    runStudy(raw, { memoryBytes, cache }).points;
  expect(fitting(2e9)).toBe(2);
  expect(() => fitting(100e6)).toThrow(
    /^population.consumers: 900000: expected at most [\d,]+ people in 85 MB/,
  );
  expect(() => fitting(10e6)).toThrow("memoryBytes: 10000000: expected more bytes than the cache's budget");
});

test("an option that there is not is refused, with the one that was meant", () => {
  const raw = study({});
  expect(() => runStudy(raw, { memoryByte: 1 } as object)).toThrow(
    "memoryByte: unknown key; did you mean memoryBytes?",
  );
  expect(() => compare([FORUM], { headline: ["active"], seeds: "s" } as object)).toThrow(
    /^headline: unknown key; did you mean headlines\?\nseeds: unknown key; did you mean seed\?$/,
  );
  expect(() => simulate(FORUM, { settings: 3 } as object)).toThrow(
    "settings: unknown key; known here: seed, replicates",
  );
});

describe("what was checked is what runs", () => {
  test("whatever becomes of the lists that were given", () => {
    const values = [1, 2];
    const range: [number, number] = [0, 1];
    const { rows } = runStudy(
      study({ replicates: 1, vary: { [PAY]: { values }, [GUIDANCE]: { range, levels: 2 } } }),
    );
    values[0] = -5;
    values.push(7);
    range[1] = -3;
    expect([...rows].map((row) => Object.values(row.values))).toEqual([
      ...[
        [1, 0],
        [1, 1],
        [2, 0],
        [2, 1],
      ],
    ]);
  });

  test("whatever becomes of what stands deeper", () => {
    const until = { metric: "active", halfWidth: 1e9 };
    const edges = [0, 1, 1, 2];
    const raw = study({
      scenarios: [{ ...FORUM, network: { kind: "edges", edges } }],
      baseline: true,
      vary: { [PAY]: { values: [1] } },
      replicates: { until, max: 31 },
    });
    const before = [...runStudy(raw).rows];
    const { rows } = runStudy(raw);
    until.halfWidth = 1e-9;
    edges[1] = 70;
    expect([...rows]).toEqual(before);
  });

  test("whatever is written into a row", () => {
    const read: unknown[] = [];
    for (const { values } of runStudy(study({ vary: { [PAY]: { values: [1] } } })).rows) {
      read.push(values[PAY]);
      Object.assign(values, { [PAY]: 9 });
    }
    expect(read).toEqual([1, 1]);
  });
});

test("a study is checked before anything runs", () => {
  const raw = study({ vary: { "levers.pay": { values: [1] } } });
  expect(() => runStudy(raw)).toThrow(InputError);
  expect(() => runStudy(study({ vary: { [GUIDANCE]: { range: [2, 1], levels: 3 } } }))).toThrow(
    "two different values, the lower first",
  );
});
