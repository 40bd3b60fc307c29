import fc from "fast-check";
import { expect, test } from "vitest";
import { asOneFile, tableNamedIn, withTable } from "../../../sim/host/scenario/one-file.ts";
import { InputError } from "../../../sim/input/problems.ts";
import { builtIn, resolveScenario } from "../../../sim/model/built-in.ts";
import { FIELDS, FORMAT } from "../../../sim/model/model.ts";
import { withDefaults } from "../../../sim/scenario/defaults.ts";
import { mergeChain, type Source } from "../../../sim/scenario/resolve.ts";
import type { Raw } from "../../arbitraries.ts";

/** A chain of files; the first extends a built-in scenario unless it names another. */
function chained(files: readonly Raw[]): Source {
  const at = (place: number): Source =>
    place < 0
      ? builtIn("launch-forum")
      : {
          raw: { extends: place === 0 ? "launch-forum" : `f${place - 1}`, ...files[place] },
          name: `f${place}`,
          where: `f${place}.json`,
          base: (name) => (name.startsWith("f") ? at(place - 1) : builtIn(name)),
        };
  return at(files.length - 1);
}

const scenarioIn = (source: Source) => withDefaults(FIELDS, mergeChain(source, FORMAT).values);
const alone = (raw: Raw): Source => ({ raw, name: "one", where: "one.json", base: builtIn });

test("a built-in scenario is only named", () => {
  expect(asOneFile(builtIn("price-watch"))).toEqual({ extends: "price-watch" });
});

test("a single file stays as it is, except for its own keys", () => {
  const raw = { id: "mine", version: 1, title: { en: "Mine" }, operations: { forum: null }, horizonWeeks: 9 };
  const { id: _id, version: _version, ...rest } = raw;
  expect(asOneFile(chained([raw]))).toEqual({ extends: "launch-forum", ...rest });
  expect(asOneFile(alone({ horizonWeeks: 9 }))).toEqual({ extends: "baseline", horizonWeeks: 9 });
  expect(asOneFile(alone({ extends: null, horizonWeeks: 9 }))).toEqual({ extends: null, horizonWeeks: 9 });
  // A file with the root's name stands alone.
  expect(asOneFile(alone({ id: "baseline" }))).toEqual({ extends: null });
});

const operation = fc.record(
  {
    startWeek: fc.integer({ min: 0, max: 5 }),
    visibility: fc.constantFrom(0.1, 0.5),
    levers: fc.record(
      { support: fc.constantFrom({ guidance: 1 }, { guidance: null }, { tools: 1 }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
const records = (ids: readonly string[], record: fc.Arbitrary<object>) =>
  fc.dictionary(fc.constantFrom(...ids), fc.option(record, { nil: null }), { noNullPrototype: true });
const file: fc.Arbitrary<Raw> = fc.record(
  {
    title: fc.constantFrom({ en: "one" }, { en: "other" }),
    horizonWeeks: fc.constantFrom(8, 9),
    levers: fc.constantFrom({ support: { guidance: 3 } }, { support: { guidance: "week" } }),
    operations: records(["forum", "fair"], operation),
    population: fc.record({
      segments: records(["distant", "new"], fc.constantFrom({}, { share: 0.3 }, { vigour: { spread: 1 } })),
    }),
  },
  { requiredKeys: [] },
);

test("a chain of files means the same as the one file made from it", () => {
  let putBack = 0;
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), (files) => {
      const one = asOneFile(chained(files));
      expect(scenarioIn(alone(one))).toEqual(scenarioIn(chained(files)));
      const forums = files.map(({ operations }) => (operations as Raw | undefined)?.forum);
      if (forums.some((entry, place) => entry && forums.slice(0, place).includes(null))) putBack++;
    }),
    { numRuns: 300 },
  );
  expect(putBack, "chains that take the forum away and put another there").toBeGreaterThan(10);
});

test("an operation that one file removes and another adds again is a new one", () => {
  const forum = { startWeek: 2 };
  const one = asOneFile(chained([{ operations: { forum: null } }, { operations: { forum } }]));
  const scenario = scenarioIn(alone(one)) as { operations: Record<string, unknown> };
  const fresh = scenarioIn(alone({ operations: { other: forum } })) as typeof scenario;
  expect(scenario.operations.forum).toEqual(fresh.operations.other);
});

const PEOPLE = { people: { vigour: Float64Array.of(1, 2), freeHours: Float64Array.of(3, 4) } };
const SHARES = { segments: { a: { share: 0.4 }, b: { share: 0.6 } } };

/** Files that name tables, which stand beside them. */
function withTables(files: readonly Raw[]): Source {
  const below = (source: Source): Source => ({
    ...source,
    base: (name) => below(source.base(name)),
    table: (table) => structuredClone(table === "people.csv" ? PEOPLE : SHARES),
  });
  return below(chained(files));
}

const population = fc.record(
  {
    consumers: fc.constantFrom(2, 50),
    file: fc.constantFrom("people.csv", "segments.csv", ""),
    people: fc.constantFrom({ threshold: [0.1, 0.2] }, { vigour: [5, 6] }, { vigour: null }),
    segments: fc.constantFrom(
      { ordinary: null, distant: null, "lead-user": null, new: { share: 1 } },
      { a: { vigour: { spread: 2 } } },
    ),
  },
  { requiredKeys: [] },
);

test("a chain of files means the same as one file where tables and lists of people replace each other", () => {
  let [said, full] = [0, 0];
  const whole = (source: Source) => {
    try {
      return resolveScenario(source).scenario;
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  };
  fc.assert(
    fc.property(fc.array(population, { minLength: 1, maxLength: 3 }), (populations) => {
      const source = withTables(populations.map((own) => ({ population: own })));
      const scenario = whole(source);
      if (scenario === undefined) return;
      const one = asOneFile(source);
      // Where every value is written, a list stands for a table.
      const { file, ...others } = scenario.population;
      const again = whole({ ...source, raw: one, base: builtIn })?.population;
      expect(normal({ ...again })).toEqual(normal({ ...others, file }));
      said++;
      if (one.extends === null) full++;
    }),
    { numRuns: 120 },
  );
  expect([said > 20, full > 5, full < said]).toEqual([true, true, true]);
});

/** Numbers as plain lists. */
const normal = (value: object) =>
  JSON.parse(
    JSON.stringify(value, (_, one) => (ArrayBuffer.isView(one) ? Array.from(one as Float64Array) : one)),
  );

test("the table of people can be replaced by a copy under another name", () => {
  const file = { extends: "baseline", population: { file: "below/them.csv", consumers: 3 } };
  expect(tableNamedIn(file)).toBe("below/them.csv");
  expect(withTable(file, "people.csv")).toEqual({
    extends: "baseline",
    population: { file: "people.csv", consumers: 3 },
  });
  for (const population of [{ file: "" }, { consumers: 3 }, {}])
    expect(tableNamedIn({ population })).toBeUndefined();
  expect(tableNamedIn({})).toBeUndefined();
});
