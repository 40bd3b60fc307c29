import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compare,
  InputError,
  METRICS,
  type Own,
  type OwnMechanism,
  type OwnMetric,
  runStudy,
  type ScenarioInput,
  simulate,
  WorldCache,
} from "../../sim/index.ts";
import { MODEL, modelWith } from "../../sim/model/own/own-model.ts";
import { sameDigits } from "../support.ts";

const FORUM: ScenarioInput = {
  id: "forum",
  extends: "launch-forum",
  horizonWeeks: 20,
  population: { consumers: 80 },
  consideration: { perWeek: 0.3 },
};
const ONCE = { replicates: 2, headlines: ["active"] };

/** Counts the weeks in which each person takes part, and changes nothing. */
const watching: OwnMechanism = {
  id: "watching",
  fields: { pace: { default: 2, range: [0, 5] }, depth: { default: 3, range: [1, 9], integer: true } },
  personColumns: { weeksIn: 0, calm: 0.5 },
  operationColumns: { seen: -1 },
  operationNumbers: { openWeeks: 0 },
  worldNumbers: { weeksRun: 0 },
  tallies: ["seenActive"],
  step(world) {
    world.numbers.weeksRun += world.parameters.watching.pace;
    for (const operation of world.operations) {
      if (operation.open) operation.numbers.openWeeks++;
      (operation.seen as Float64Array)[0] = world.week;
      operation.week.seenActive += operation.counts[2];
    }
    for (let person = 0; person < world.size; person++)
      if (world.people.enrolledIn[person] > 0) world.people.weeksIn[person]++;
  },
};
const number = (id: string, measure: OwnMetric["measure"]): OwnMetric => ({ id, measure });
const COUNTS = [
  number("weeksRun", ({ numbers }) => numbers.weeksRun),
  number("weeksIn", ({ people }) => people.weeksIn.reduce((sum, weeks) => sum + weeks, 0)),
  number("seenActive", ({ operations }) => operations[0].total.seenActive),
  number("openWeeks", ({ operations }) => operations[0].numbers.openWeeks),
  number("seen", ({ operations }) => (operations[0].seen as Float64Array)[0]),
  number("calm", ({ people }) => people.calm[0]),
];

/** Numbers of one metric per world, and the metrics of the model by world. */
function measured(scenario: ScenarioInput, own: Own, more: object = {}) {
  const { worlds, report } = simulate(scenario, { ...ONCE, own, ...more });
  const each = METRICS.length + (own.metrics?.length ?? 0);
  const rows = Array.from({ length: ONCE.replicates }, (_, world) =>
    worlds[0].metrics.subarray(world * each, (world + 1) * each),
  );
  return {
    report,
    model: rows.flatMap((row) => [...row.subarray(0, METRICS.length)]),
    own: rows.map((row) => [...row.subarray(METRICS.length)]),
    series: worlds[0].series,
  };
}

describe("parts that only watch", () => {
  test("leave every number of the model as it was, and see what happens", () => {
    const { worlds } = simulate(FORUM, ONCE);
    const seen = measured(FORUM, { mechanisms: [watching], metrics: COUNTS });
    expect(sameDigits(seen.model, worlds[0].metrics)).toBe(true);
    expect(sameDigits(seen.series, worlds[0].series)).toBe(true);
    for (const [weeksRun, weeksIn, seenActive, openWeeks, week, calm] of seen.own) {
      expect([weeksRun, openWeeks, week, calm]).toEqual([40, 20, 19, 0.5]);
      expect(weeksIn).toBeGreaterThan(0);
      expect(weeksIn).toBe(seenActive);
    }
    expect(seen.report.scenarios[0].metrics.weeksRun).toMatchObject({ unit: "", mean: 40, sd: 0 });
  });

  test("a metric alone changes the digest and nothing else", () => {
    const plain = simulate(FORUM, ONCE);
    const own = { metrics: [number("answer", () => 42)] };
    const seen = simulate(FORUM, { ...ONCE, own });
    expect(seen.report.digest).not.toBe(plain.report.digest);
    const { answer, ...others } = seen.report.scenarios[0].metrics;
    expect(answer.mean).toBe(42);
    expect(others).toEqual(plain.report.scenarios[0].metrics);
  });

  test("no parts are the model itself", () => {
    expect(modelWith(undefined)).toBe(MODEL);
    expect(simulate(FORUM, { ...ONCE, own: {} }).report).toEqual(simulate(FORUM, ONCE).report);
  });

  test("undefined is NaN, as for any metric", () => {
    const own = { metrics: [number("never", () => Number.NaN)] };
    expect(simulate(FORUM, { ...ONCE, own }).report.scenarios[0].metrics.never.mean).toBeNull();
  });
});

test("what a step throws ends a study, whose rows are for inputs", () => {
  const failing: OwnMechanism = {
    id: "failing",
    step({ week }) {
      if (week === 7) throw new RangeError("a slip in week 7");
    },
  };
  const { rows } = runStudy({ scenarios: [FORUM], replicates: 1 }, { own: { mechanisms: [failing] } });
  expect(() => [...rows]).toThrow(new RangeError("a slip in week 7"));
});

describe("a metric that gives no number is a fault of the program", () => {
  test.each<[unknown, string]>([
    [null, "null"],
    [undefined, "undefined"],
    ["7", '"7"'],
    [true, "true"],
    [[5], "[5]"],
    [5n, "5n"],
    [Symbol("five"), "Symbol(five)"],
    [Number.POSITIVE_INFINITY, "Infinity"],
  ])("%s", (value, said) => {
    const own = { metrics: [number("odd", () => value as number)] };
    const fault = new TypeError(
      `own metric odd returned ${said} instead of a finite number, or NaN if undefined`,
    );
    expect(() => simulate(FORUM, { ...ONCE, own })).toThrow(fault);
    // No row holds it: it ends the whole study.
    const { rows } = runStudy({ scenarios: [FORUM], replicates: 1 }, { own });
    expect(() => [...rows]).toThrow(fault);
  });
});

describe("a mechanism that acts", () => {
  /** Nobody is attached to anything. */
  const coldness: OwnMechanism = {
    id: "coldness",
    after: "attachment",
    fields: { cold: { default: 1, range: [0, 1] } },
    step({ people, parameters }) {
      if (parameters.coldness.cold === 1) people.attachment.fill(0);
    },
    stepWhenOff({ numbers }) {
      numbers.weeksOff++;
    },
    worldNumbers: { weeksOff: 0 },
  };
  const own: Own = {
    mechanisms: [coldness],
    metrics: [number("weeksOff", ({ numbers }) => numbers.weeksOff)],
  };
  const attachment = (part: ScenarioInput) => {
    const { metrics } = simulate({ ...FORUM, ...part }, { ...ONCE, own }).report.scenarios[0];
    return [metrics.attachment.mean, metrics.weeksOff.mean];
  };

  test("acts, obeys its field, and is replaced by its other step when it is off", () => {
    const usual = simulate(FORUM, ONCE).report.scenarios[0].metrics.attachment.mean;
    expect(attachment({})).toEqual([0, 0]);
    expect(attachment({ coldness: { cold: 0 } } as ScenarioInput)).toEqual([usual, 0]);
    expect(attachment({ mechanisms: { coldness: false } })).toEqual([usual, 20]);
  });

  test("runs at its place in the week", () => {
    const { after: _, ...last } = coldness;
    const orders = ["conversion", "attachment", "staff", undefined].map((after) => {
      const { week } = modelWith({ mechanisms: [after === undefined ? last : { ...coldness, after }] });
      const ids = week.map((step) => (typeof step === "function" ? step.name : step.id));
      expect(ids.filter((id) => id !== "coldness")).toEqual(
        MODEL.week.map((step) => (typeof step === "function" ? step.name : step.id)),
      );
      return ids[ids.indexOf("coldness") - 1];
    });
    expect(orders).toEqual(["conversion", "attachment", "staff", "retraining"]);
  });

  test("may be what two scenarios differ in, with a verdict on an own metric", () => {
    const other = { ...FORUM, id: "off", mechanisms: { coldness: false } };
    const { report } = compare([FORUM, other], { replicates: 8, own, headlines: ["weeksOff"] });
    expect(report.comparisons[0].metrics.weeksOff).toMatchObject({ verdict: "higher", meanDifference: 20 });
  });

  test("goes through a warm-up, and two arms share its state", () => {
    const warm = { ...FORUM, warmUpWeeks: 5 };
    const arms = [
      { ...warm, mechanisms: { coldness: false } },
      { ...warm, id: "b", mechanisms: { coldness: false }, levers: { rewards: { recognition: 1 } } },
    ];
    const { report } = compare(arms, { replicates: 1, own, headlines: ["active"] });
    expect(report.scenarios.map(({ metrics }) => metrics.weeksOff.mean)).toEqual([25, 25]);
  });

  test("a cache never takes one version of a mechanism for another", () => {
    const cache = new WorldCache(10_000_000);
    const adding = (step: number): Own => ({
      mechanisms: [
        {
          id: "adding",
          worldNumbers: { sum: 0 },
          step({ numbers }) {
            numbers.sum += step;
          },
        },
      ],
      metrics: [number("sum", ({ numbers }) => numbers.sum)],
    });
    const sums = [1, 2].map((step) => measured({ ...FORUM, warmUpWeeks: 3 }, adding(step), { cache }).own);
    expect(sums).toEqual([
      [[23], [23]],
      [[46], [46]],
    ]);
    expect(cache.bytes).toBeGreaterThan(0);
    expect(simulate(FORUM, { ...ONCE, cache }).report).toEqual(simulate(FORUM, ONCE).report);
  });

  test("its draws leave everybody else's luck alone", () => {
    const drawing: OwnMechanism = {
      id: "drawing",
      step({ draws, week }) {
        for (let person = 0; person < 50; person++) draws.stream("drawing").uniform(person, week);
      },
    };
    const { model } = measured(FORUM, { mechanisms: [drawing] });
    expect(sameDigits(model, simulate(FORUM, ONCE).worlds[0].metrics)).toBe(true);
  });
});

describe("what is wrong with own mechanisms and metrics is said at once", () => {
  const problemsOf = (own: unknown, scenario: ScenarioInput = FORUM): string[] => {
    try {
      simulate(scenario, { ...ONCE, own: own as Own });
    } catch (error) {
      if (error instanceof InputError) return error.message.split("\n");
      throw error;
    }
    return [];
  };
  const step = () => {};
  const FIELD = { default: 0, range: [0, 1] };

  test.each<[string, unknown, string]>([
    ["no object", 3, "own: 3: expected {metrics, mechanisms}"],
    ["an unknown key", { metric: [] }, "own.metric: unknown key; did you mean metrics?"],
    ["no list", { metrics: {} }, "own.metrics: {}: expected a list"],
    ["no measure", { metrics: [{ id: "x" }] }, "own.metrics.0.measure: missing; a function"],
    ["no id", { metrics: [{ measure: () => 1 }] }, "own.metrics.0.id: missing; a name of at most 40 letters"],
    [
      "a metric's id",
      { metrics: [number("active", () => 1)] },
      'own.metrics.0.id: "active": expected a name that is',
    ],
    [
      "one id twice",
      { metrics: [number("x", () => 1), number("x", () => 2)] },
      'own.metrics.1.id: "x": expected a name that is not taken yet',
    ],
    [
      "an id that is no name",
      { mechanisms: [{ id: "A b", step }] },
      'own.mechanisms.0.id: "A b": expected a name',
    ],
    [
      "a field's id",
      { mechanisms: [{ id: "levers", step }] },
      'own.mechanisms.0.id: "levers": expected a name that',
    ],
    ["no step", { mechanisms: [{ id: "x" }] }, "own.mechanisms.0.step: missing; a function"],
    [
      "an unknown place",
      { mechanisms: [{ id: "x", step, after: "joinin" }] },
      'own.mechanisms.0.after: "joinin": expected a mechanism of the model; did you mean joining?',
    ],
    [
      "a taken column",
      { mechanisms: [{ id: "x", step, personColumns: { attachment: 0 } }] },
      'own.mechanisms.0.personColumns.attachment: "attachment": expected a name that is not taken yet',
    ],
    [
      "an operation's own part",
      { mechanisms: [{ id: "x", step, operationColumns: { status: 0 } }] },
      'own.mechanisms.0.operationColumns.status: "status": expected a name that is not taken yet',
    ],
    [
      "what every object has",
      { mechanisms: [{ id: "x", step, worldNumbers: { constructor: 0 } }] },
      'own.mechanisms.0.worldNumbers.constructor: "constructor": expected a name that is not taken yet',
    ],
    [
      "a column that starts nowhere",
      { mechanisms: [{ id: "x", step, personColumns: { calm: "high" } }] },
      'own.mechanisms.0.personColumns.calm: "high": expected a number',
    ],
    [
      "a taken count",
      { mechanisms: [{ id: "x", step, tallies: ["joiners", 3] }] },
      'own.mechanisms.0.tallies.0: "joiners": expected a name that is not taken yet',
    ],
    [
      "a field without a range",
      { mechanisms: [{ id: "x", step, fields: { a: { default: 1 } } }] },
      "own.mechanisms.0.fields.a.range: missing; [low, high], two numbers",
    ],
    [
      "a default out of range",
      { mechanisms: [{ id: "x", step, fields: { a: { default: 2, range: [0, 1] } } }] },
      'own.mechanisms.0.fields.a: {"default":2,"range":[0,1]}: expected {range: [low, high], default}, with',
    ],
    [
      "a range upside down",
      { mechanisms: [{ id: "x", step, fields: { a: { default: 1, range: [1, 0] } } }] },
      "own.mechanisms.0.fields.a: ",
    ],
    [
      "a default that is not whole",
      { mechanisms: [{ id: "x", step, fields: { a: { default: 0.5, range: [0, 1], integer: true } } }] },
      "own.mechanisms.0.fields.a: ",
    ],
    ...["id", "extends", "version"].map((id): [string, unknown, string] => [
      `the file's own ${id}`,
      { mechanisms: [{ id, step }] },
      `own.mechanisms.0.id: "${id}": expected a name that is not taken yet`,
    ]),
    [
      "a place that no text can be made of",
      { mechanisms: [{ id: "x", step, after: { toString: 1 } }] },
      'own.mechanisms.0.after: {"toString":1}: expected a mechanism of the model; known: ',
    ],
    [
      "a place that inherits nothing",
      { mechanisms: [{ id: "x", step, after: Object.create(null) }] },
      "own.mechanisms.0.after: {}: expected a mechanism of the model; known: ",
    ],
    [
      "an id that no text can be made of",
      { mechanisms: [{ id: Object.create(null), step, fields: { a: {} } }] },
      "own.mechanisms.0.id: {}: expected a name of at most 40 letters",
    ],
    ["a mechanism left out", { mechanisms: new Array(1) }, "own.mechanisms.0: an object"],
    ["a metric left out", { metrics: new Array(1) }, "own.metrics.0: an object"],
    [
      "a count left out",
      { mechanisms: [{ id: "x", step, tallies: new Array(1) }] },
      "own.mechanisms.0.tallies.0: a",
    ],
    [
      "a start that is none",
      { mechanisms: [{ id: "x", step, start: 5 }] },
      "own.mechanisms.0.start: 5: expected a function",
    ],
    [
      "a step that would be waited for",
      { mechanisms: [{ id: "x", step: async () => {} }] },
      "own.mechanisms.0.step: ",
    ],
    [
      "an unknown key of a field",
      { mechanisms: [{ id: "x", step, fields: { a: { ...FIELD, units: "h" } } }] },
      "own.mechanisms.0.fields.a.units: unknown key; did you mean unit?",
    ],
    [
      "a unit of a field that is no text",
      { mechanisms: [{ id: "x", step, fields: { a: { ...FIELD, unit: 5 } } }] },
      "own.mechanisms.0.fields.a.unit: 5: expected text",
    ],
    [
      "a field that is whole in no way",
      { mechanisms: [{ id: "x", step, fields: { a: { ...FIELD, integer: "yes" } } }] },
      'own.mechanisms.0.fields.a.integer: "yes": expected true or false',
    ],
    ...(
      [
        ["directoin", "neutral", "unknown key; did you mean direction?"],
        ["direction", "sideways", '"sideways": expected one of higher is better, lower is better, neutral'],
        [
          "direction",
          "lower is beter",
          '"lower is beter": expected one of higher is better, lower is better, neutral; did you',
        ],
        ["label", 5, "5: expected {en, fr}, two texts of 1 to 40 characters"],
        [
          "label",
          { en: "a".repeat(41), fr: "a" },
          `"${"a".repeat(41)}": expected text of 1 to 40 characters`,
          "en",
        ],
        [
          "relevant",
          "x",
          '"x": expected {value, of}: a number of at least 0, and one of absolute, consumers, baseline',
        ],
        ["relevant", { value: -1, of: "absolute" }, "-1: expected a number of at least 0", "value"],
        [
          "relevant",
          { value: 1, of: "people" },
          '"people": expected one of absolute, consumers, baseline',
          "of",
        ],
        ["unit", null, "null: expected text"],
        ["text", "a", '"a": expected {en, fr}, two texts'],
        ["undefinedWhen", { en: "a" }, "missing; text that is not empty", "fr"],
        ["percent", 1, "1: expected true, or no such key"],
        ["counts", "all", '"all": expected one of present, everPresent'],
      ] as const
    ).map(([key, value, expected, inner]): [string, unknown, string] => [
      `a metric's ${key}: ${JSON.stringify(value)}`,
      { metrics: [{ ...number("x", () => 1), [key]: value }] },
      `own.metrics.0.${key}${inner === undefined ? "" : `.${inner}`}: ${expected}`,
    ]),
  ])("%s", (_, own, expected) => {
    const lines = problemsOf(own);
    expect(
      lines.filter((line) => line.startsWith(expected)),
      lines.join("\n"),
    ).toHaveLength(1);
  });

  test("no mechanism of the model is taken for one's own", () => {
    const ids = MODEL.mechanisms.map(({ id }) => id);
    expect(problemsOf({ mechanisms: ids.map((id) => ({ id, step })) })).toHaveLength(ids.length);
  });

  test("a bigint among the options", () => {
    expect(() => simulate(FORUM, { ...ONCE, replicates: 2n as unknown as number })).toThrow(
      /^replicates: 2n: expected a whole number/,
    );
  });

  test("what is undefined is left out", () => {
    const left = { label: undefined, direction: undefined, relevant: undefined } as object;
    const [plain, same] = [{}, left].map((more) => {
      const { metrics } = modelWith({ metrics: [{ ...number("x", () => 1), ...more }] });
      return { ...metrics.at(-1), measure: undefined };
    });
    expect(same).toEqual(plain);
    expect(same.label).toEqual({ en: "x", fr: "x" });
  });

  test("all of them", () => {
    expect(problemsOf({ metrics: [{}, { id: "1" }], mechanisms: [{ fields: 3 }] })).toHaveLength(7);
  });

  test("values of own fields are checked like any other", () => {
    const own = { mechanisms: [watching] };
    const wrong = { ...FORUM, watching: { pace: 7, depth: 1.5, pase: 1 }, mechanisms: { watchin: true } };
    expect(problemsOf(own, wrong as ScenarioInput).map((line) => line.split(": ")[0])).toEqual(
      expect.arrayContaining(["watching.pace", "watching.depth", "watching.pase", "mechanisms.watchin"]),
    );
    expect(problemsOf({}, { ...FORUM, watching: {} } as ScenarioInput).join()).toContain("unknown field");
  });

  test("whatever is given, it is an InputError or it runs", () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ mechanisms: fc.anything(), metrics: fc.anything() }),
      fc.record({ metrics: fc.array(fc.record({ id: fc.string(), measure: fc.constant(() => 1) })) }),
    );
    fc.assert(
      fc.property(anything, (own) => {
        if (own === undefined) return;
        try {
          modelWith(own as Own);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});
