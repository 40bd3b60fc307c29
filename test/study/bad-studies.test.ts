import { describe, expect, test } from "vitest";
import { describeProblems } from "../../sim/input/problems.ts";
import { english, problemsOf } from "./study-problems.ts";

const PAY = "levers.rewards.payEurosPerContribution";
const GUIDANCE = "levers.support.guidance";
const SOBOL = { type: "sobol", points: 8 };

const study = (more: object) => ({ scenarios: ["launch-forum"], ...more });
const pathsOf = (raw: unknown) => problemsOf(raw).map(({ path }) => path);

describe("says what is wrong, and where", () => {
  test.each<[string, unknown, string]>([
    ["no object", [1], "[1]: expected an object"],
    ["no scenarios", {}, "scenarios: missing; a list of 1 to 100"],
    ["an unknown key", study({ varry: {} }), "varry: unknown key; did you mean vary?"],
    [
      "a range of one value, once rounded",
      study({ vary: { [PAY]: { range: [0.1, 0.1000000001] } }, design: SOBOL }),
      `vary.${PAY}.range: [0.1,0.1000000001]: expected two different values, the lower first; values have 6 significant digits`,
    ],
    [
      "levels that are the same, once rounded",
      study({ vary: { [PAY]: { range: [1, 1.00002], levels: 9 } } }),
      `vary.${PAY}.levels: 9: expected fewer, or a wider range: values have 6 significant digits`,
    ],
    [
      "more levels than whole numbers",
      study({ vary: { "population.consumers": { range: [50, 52], levels: 5 } } }),
      "vary.population.consumers.levels: 5: expected fewer",
    ],
    ...["*", "forum"].flatMap((id): [string, unknown, string][] => [
      [
        `a field beside that of operation ${id}`,
        study({
          vary: { [GUIDANCE]: { values: [1, 2] }, [`operations.${id}.${GUIDANCE}`]: { values: [3, 4] } },
        }),
        `vary.${GUIDANCE}: a field that some operation follows; here each has its own value`,
      ],
      [
        `a field beside that of operation ${id}, in points`,
        study({ design: { type: "list", points: [{ [GUIDANCE]: 1, [`operations.${id}.${GUIDANCE}`]: 2 }] } }),
        `design.points.0.${GUIDANCE}: a field that some operation follows; here each has its own value`,
      ],
    ]),
    [
      "a point twice",
      study({ design: { type: "list", points: [1, 2, 1].map((pay) => ({ [PAY]: pay, [GUIDANCE]: 0 })) } }),
      "design.points.2: a different point: it reads the same as design.points.0",
    ],
    [
      "a point twice, as a formula and as a number",
      study({ design: { type: "list", points: [1, "1.0", "+1"].map((pay) => ({ [PAY]: pay })) } }),
      "design.points.1: a different point: it reads the same as design.points.0",
    ],
    [
      "a newer version",
      study({ version: 2 }),
      "version: 2: expected a version of the format up to 1, the newest that this program knows",
    ],
    [
      "an id that is none",
      study({ id: "../out" }),
      'id: "../out": expected an id of lower-case letters, digits and hyphens, at most 64 characters, not only digits; for example out',
    ],
    [
      "an unknown scenario",
      { scenarios: ["comunity-forum"] },
      'scenarios.0: "comunity-forum": expected a built-in scenario or a scenario file; did you mean community-forum?',
    ],
    [
      "an unknown scenario alone, with a field that varies",
      { scenarios: ["comunity-forum"], vary: { [GUIDANCE]: { values: [1] } } },
      'scenarios.0: "comunity-forum": expected a built-in scenario or a scenario file; did you mean community-forum?',
    ],
    [
      "an unknown scenario alone, with a list",
      { scenarios: ["comunity-forum"], design: { type: "list", points: [{ [GUIDANCE]: 1 }] } },
      'scenarios.0: "comunity-forum": expected a built-in scenario or a scenario file; did you mean community-forum?',
    ],
    [
      "no scenarios, with a field that varies",
      { vary: { [GUIDANCE]: { range: [0, 1], levels: 2 } } },
      "scenarios: missing; a list of 1 to 100",
    ],
    [
      "a scenario that is none",
      { scenarios: [7] },
      "scenarios.0: 7: expected the name of a scenario, or the scenario itself as an object",
    ],
    [
      "a scenario in place with a wrong value",
      { scenarios: ["baseline", { id: "b", horizonWeeks: 0 }] },
      "scenarios.1.horizonWeeks: 0: expected a whole number from 1 to 1040 (weeks)",
    ],
    [
      "a scenario in place that extends nothing known",
      { scenarios: [{ extends: "nothing-known" }] },
      'scenarios.0: "nothing-known": expected a built-in scenario or a scenario file',
    ],
    [
      "a scenario twice",
      { scenarios: ["baseline", "baseline"] },
      'scenarios.1: "baseline": expected a different id for each scenario',
    ],
    [
      "a path that is no field",
      study({ vary: { "levers.rewards.payEuros": { values: [1] } } }),
      "vary.levers.rewards.payEuros: not a field of launch-forum; did you mean levers.rewards.payEurosPerContribution?",
    ],
    [
      "a path that only one scenario has",
      {
        scenarios: ["launch-forum", "price-watch"],
        vary: { "operations.forum.effortHoursPerContribution": { values: [1] } },
      },
      "not a field of price-watch",
    ],
    [
      "a group of fields",
      study({ vary: { "levers.rewards": { values: [1] } } }),
      "vary.levers.rewards: not a field of launch-forum",
    ],
    [
      "a text",
      study({ vary: { title: { values: ["x"] } } }),
      "vary.title: a field that holds a single number, an option, true or false",
    ],
    [
      "a star over different fields",
      study({ vary: { "levers.rewards.*": { values: [0] } } }),
      "vary.levers.rewards.*: a path that stands for one field, possibly under different ids",
    ],
    [
      "a field twice",
      study({
        vary: {
          "population.segments.*.vigour.spread": { values: [2] },
          "population.segments.distant.vigour.spread": { values: [2] },
        },
      }),
      "vary.population.segments.distant.vigour.spread: each field once; population.segments.*.vigour.spread already varies population.segments.distant.vigour.spread",
    ],
    [
      "neither values nor a range",
      study({ vary: { [PAY]: {} } }),
      `vary.${PAY}.values: missing; a list of 1 to 1000 different values: numbers, words, true or false`,
    ],
    [
      "both",
      study({ vary: { [PAY]: { values: [1], range: [0, 1] } } }),
      `vary.${PAY}.values: unknown key; known here: range, scale, levels`,
    ],
    [
      "no values",
      study({ vary: { [PAY]: { values: [] } } }),
      `vary.${PAY}.values: []: expected a list of 1 to 1000 different`,
    ],
    [
      "a value twice",
      study({ vary: { [PAY]: { values: [1, 1] } } }),
      `vary.${PAY}.values: [1,1]: expected a list of 1 to 1000 different`,
    ],
    [
      "a list as a value",
      study({ vary: { [PAY]: { values: [[{ from: 0, to: 1, value: 1 }]] } } }),
      `vary.${PAY}.values.0: [{"from":0,"to":1,"value":1}]: expected a number, a word or a formula of at most 256 characters, true or false`,
    ],
    [
      "a value out of the field's range",
      study({ vary: { [PAY]: { values: [0, -1] } } }),
      `vary.${PAY}.values.1: -1: expected a number from 0`,
    ],
    [
      "half a person",
      study({ vary: { "population.consumers": { values: [10.5] } } }),
      "vary.population.consumers.values.0: 10.5: expected a whole number",
    ],
    [
      "a formula that does not parse",
      study({ vary: { [PAY]: { values: ["2 * wek"] } } }),
      `vary.${PAY}.values.0: "2 * wek": expected `,
    ],
    [
      "an option that there is not",
      study({ vary: { "network.kind": { values: ["small-wrld"] } } }),
      'vary.network.kind.values.0: "small-wrld": expected one of ',
    ],
    [
      "a number for a truth",
      study({ vary: { "mechanisms.crowding": { values: [0] } } }),
      "vary.mechanisms.crowding.values.0: 0: expected true or false",
    ],
    [
      "a range upside down",
      study({ vary: { [PAY]: { range: [3, 1] } }, design: SOBOL }),
      `vary.${PAY}.range: [3,1]: expected two different values, the lower first`,
    ],
    [
      "a range of nothing",
      study({ vary: { [PAY]: { range: [1, 1] } }, design: SOBOL }),
      `vary.${PAY}.range: [1,1]: expected two different values, the lower first`,
    ],
    [
      "a range that is none",
      study({ vary: { [PAY]: { range: [0, null] } }, design: SOBOL }),
      `vary.${PAY}.range: [0,null]: expected [low, high], two numbers`,
    ],
    [
      "a range beyond the field's",
      study({ vary: { "network.rewiring": { range: [0, 1.5] } }, design: SOBOL }),
      "vary.network.rewiring.range: [0,1.5]: expected a number from 0 to 1",
    ],
    [
      "a range of an option",
      study({ vary: { "network.kind": { range: [0, 1] } }, design: SOBOL }),
      "vary.network.kind.range: [0,1]: expected values instead of a range: the field does not take numbers",
    ],
    [
      "a log scale from 0",
      study({ vary: { [PAY]: { range: [0, 1], scale: "log" } }, design: SOBOL }),
      `vary.${PAY}.range: [0,1]: expected numbers above 0, for a log scale`,
    ],
    [
      "a range without levels in a factorial",
      study({ vary: { [PAY]: { range: [0, 1] } } }),
      `vary.${PAY}.levels: missing; how many values of the range a factorial design takes`,
    ],
    [
      "levels where no factorial is",
      study({ vary: { [PAY]: { range: [0, 1], levels: 3 } }, design: SOBOL }),
      `vary.${PAY}.levels: 3: expected no such key`,
    ],
    [
      "a design that there is not",
      study({ design: { type: "sobl", points: 8 } }),
      'design.type: "sobl": expected one of factorial, latin-hypercube, sobol, list; did you mean sobol?',
    ],
    ["a design without a type", study({ design: {} }), "design.type: missing; one of factorial"],
    [
      "points of a factorial",
      study({ design: { type: "factorial", points: 8 } }),
      "design.points: unknown key; known here: type",
    ],
    [
      "no points",
      study({ vary: { [PAY]: { range: [0, 1] } }, design: { type: "sobol" } }),
      "design.points: missing; a whole number of at least 1",
    ],
    ["nothing that varies", study({ design: SOBOL }), "vary: missing; needs at least one field that varies"],
    [
      "fields beside a list",
      study({ vary: { [PAY]: { values: [1] } }, design: { type: "list", points: [{ [PAY]: 1 }] } }),
      "vary: no such key: a design of type list names the fields in its points",
    ],
    [
      "a listed point that lacks a field",
      study({ design: { type: "list", points: [{ [PAY]: 1, [GUIDANCE]: 1 }, { [PAY]: 2 }] } }),
      `design.points.1: ["${PAY}"]: expected the fields of the first point: ${PAY}, ${GUIDANCE}`,
    ],
    [
      "a listed point that is none",
      study({ design: { type: "list", points: [{ [PAY]: 1 }, 3] } }),
      "design.points.1: 3: expected {path: value, …}",
    ],
    [
      "a listed value out of range",
      study({ design: { type: "list", points: [{ [PAY]: 1 }, { [PAY]: -1 }] } }),
      `design.points.1.${PAY}: -1: expected a number from 0`,
    ],
    [
      "a listed list",
      study({ design: { type: "list", points: [{ [PAY]: [1] }] } }),
      `design.points.0.${PAY}: [1]: expected a number, a word or a formula of at most 256 characters, true or false`,
    ],
    [
      "a listed path that is no field",
      study({ design: { type: "list", points: [{ "levers.pay": 1 }] } }),
      "design.points.0.levers.pay: not a field of launch-forum",
    ],
    [
      "no worlds",
      study({ replicates: 0 }),
      "replicates: 0: expected a whole number from 1 to 1000000, or {until",
    ],
    [
      "an unknown metric",
      study({ baseline: true, replicates: { until: { metric: "activ", halfWidth: 1 }, max: 50 } }),
      'replicates.until.metric: "activ": expected a metric; did you mean active?',
    ],
    [
      "a width of 0",
      study({ replicates: { until: { metric: "active", halfWidth: 0 }, max: 50 } }),
      "replicates.until.halfWidth: 0: expected a number above 0",
    ],
    [
      "no end",
      study({ replicates: { until: { metric: "active", halfWidth: 1 } } }),
      "replicates.max: missing; a whole number from 2 to 1000000",
    ],
    [
      "a difference of one scenario",
      study({
        vary: { [PAY]: { values: [1] } },
        replicates: { until: { metric: "active", halfWidth: 1 }, max: 50 },
      }),
      'replicates.until: needs two scenarios or more, or "baseline": true',
    ],
    [
      "a baseline from which nothing differs",
      study({ baseline: true }),
      "baseline: true: expected false: nothing varies, so the first scenario runs unchanged",
    ],
    ...[
      "population.consumers",
      "population.segments.*.vigour.spread",
      "network.meanDegree",
      "warmUpWeeks",
    ].map((path): [string, unknown, string] => [
      `${path}, which makes other people than the baseline's`,
      study({ baseline: true, vary: { [path]: { range: [2, 3], levels: 2 }, [PAY]: { values: [1] } } }),
      `vary.${path}: [2,3]: expected a field that leaves people and weeks as they are, beside "baseline": true`,
    ]),
    [
      "another time than the baseline's in a list",
      study({ baseline: true, design: { type: "list", points: [{ horizonWeeks: 20, [PAY]: 1 }] } }),
      "design.points.0.horizonWeeks: [20]: expected a field that leaves people and weeks as they are",
    ],
    ["an empty seed", study({ seed: "" }), 'seed: "": expected text of 1 to 200 characters'],
    [
      "a value with which the scenario contradicts itself",
      study({ vary: { "population.segments.distant.share": { values: [0.9] } } }),
      "vary.population.segments.distant.share: 0.9: expected values with which launch-forum is consistent; ",
    ],
  ])("%s", (_, raw, expected) => {
    const lines = english(raw);
    expect(
      lines.filter((line) => line.includes(expected)),
      lines.join("\n"),
    ).toHaveLength(1);
    const french = describeProblems(problemsOf(raw), "fr").split("\n");
    expect(french).toHaveLength(lines.length);
    expect(french).not.toEqual(lines);
  });
});

test("people and weeks may vary in all scenarios at once, and the wage beside a baseline", () => {
  const vary = { "population.consumers": { values: [50] }, horizonWeeks: { values: [10] } };
  expect(problemsOf({ scenarios: ["launch-forum", "baseline"], vary })).toEqual([]);
  const wage = { "population.wageEurosPerHour": { values: [10, 20] } };
  expect(problemsOf(study({ baseline: true, vary: wage }))).toEqual([]);
});

test("what is wrong is said all at once", () => {
  const raw = {
    id: "No",
    scenarios: ["launch-forum", "nowhere"],
    vary: { [PAY]: { range: [2, 1] }, "levers.x": { values: [1] }, [GUIDANCE]: { values: [-1] } },
    design: { type: "sobol", points: 0 },
    replicates: { until: { metric: "x", halfWidth: -1 }, max: 1 },
    seed: "",
  };
  expect(pathsOf(raw).sort()).toEqual(
    [
      ...["design.points", "id", "replicates.max", "replicates.until.halfWidth", "replicates.until.metric"],
      ...["scenarios.1", "seed", `vary.${PAY}.range`, `vary.${GUIDANCE}.values.0`, "vary.levers.x"],
    ].sort(),
  );
});

describe("a study too large is refused with the count", () => {
  test("10^12 points", () => {
    const raw = study({
      vary: { [PAY]: { range: [0, 1] } },
      design: { type: "sobol", points: 1e12 },
      replicates: 30,
    });
    expect(english(raw)).toEqual([
      "design.points: at most 1,000,000,000 runs in all; here 30,000,000,000,000 runs: 1,000,000,000,000 points × 1 scenario × 30 worlds",
    ]);
    expect(describeProblems(problemsOf(raw), "fr").replace(/[\u00a0\u202f]/g, " ")).toBe(
      "design.points : au plus 1 000 000 000 simulations en tout ; ici 30 000 000 000 000 simulations : 1 000 000 000 000 points × 1 scénario × 30 mondes",
    );
  });

  test("a factorial of many fields, at once", () => {
    const values = Array.from({ length: 1000 }, (_, i) => i / 1000);
    const fields = [
      "network.rewiring",
      "awareness.wordOfMouth",
      "awareness.fading",
      "levers.rewards.recognition",
    ];
    const known = fields.filter(
      (path) => pathsOf(study({ vary: { [path]: { values: [0.5] } } })).length === 0,
    );
    expect(known.length).toBeGreaterThanOrEqual(3);
    const [line] = english(study({ vary: Object.fromEntries(known.map((path) => [path, { values }])) }));
    expect(line).toMatch(
      /^vary: at most 1,000,000,000 runs in all; here [\d,]+ runs: 1,000,000,000(,000)? points/,
    );
  });

  test("more than anybody counts", () => {
    const raw = study({ vary: { [PAY]: { range: [0, 1] } }, design: { type: "sobol", points: 1e20 } });
    expect(english(raw)[0]).toContain("here more than 1,000,000,000,000,000 runs");
  });

  test("a Latin hypercube that its workers could not hold", () => {
    const raw = study({
      vary: { [PAY]: { range: [0, 1] } },
      design: { type: "latin-hypercube", points: 2_000_000 },
      replicates: 1,
    });
    expect(english(raw)).toEqual([
      "design.points: 2000000: expected at most 1,000,000 points in a Latin hypercube of this many fields; the sobol design takes more points, for up to 100 fields",
    ]);
  });
});

test("a key called __proto__ is a field that no scenario has", () => {
  const raw = JSON.parse(
    '{"scenarios":["baseline"],"vary":{"__proto__":{"values":[1]},"a.__proto__":{"values":[1]}}}',
  );
  expect(pathsOf(raw)).toEqual(["vary.__proto__", "vary.a.__proto__"]);
  const listed = JSON.parse('{"scenarios":["baseline"],"design":{"type":"list","points":[{"__proto__":1}]}}');
  expect(pathsOf(listed)).toEqual(["design.points.0.__proto__"]);
});

test("a list of far too many metrics is refused before any of them is looked for", () => {
  const metrics = Array.from({ length: 300_000 }, (_, place) => `active@x${place}`);
  const found = problemsOf(study({ metrics }));
  expect(describeProblems(found, "en")).toBe(
    "metrics: 300000: expected a list of 1 to 1000, none of them twice",
  );
  expect(problemsOf(study({ metrics: metrics.slice(0, 1000) }))).toHaveLength(50);
});
