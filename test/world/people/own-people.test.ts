import { expect, test } from "vitest";
import { Draws } from "../../../sim/core/random.ts";
import { InputError, type ScenarioInput, simulate } from "../../../sim/index.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import { hashOf } from "../../../sim/run/compile.ts";
import { fingerprintsOf } from "../../../sim/run/fingerprints.ts";
import { differences } from "../../../sim/scenario/difference.ts";
import type { Source } from "../../../sim/scenario/resolve.ts";
import { withFirstPeople, withPlainPeople } from "../../../sim/world/people/own-people.ts";
import { drawTraits } from "../../../sim/world/people/population.ts";
import { paramsOf } from "../../support.ts";

const HOURS = [10, 20, 30, 40];
const SEGMENTS = ["distant", "ordinary", "lead-user", "distant"];
const GIVEN = { people: { segment: SEGMENTS, freeHours: HOURS } };
const of = (population: object) => resolveScenario({ population }).scenario.population;
const traitsOf = (population: object, replicate: number, size = 4) =>
  drawTraits(of(population), size, new Draws("given", replicate));

/** What is said of a population. */
function saidOf(population: object): string[] {
  try {
    of(population);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split("\n");
  }
}

test("given traits are the same in every replicate; the others are drawn for each person as ever", () => {
  const ids = Object.keys(of(GIVEN).segments);
  for (const replicate of [0, 1, 2]) {
    const given = traitsOf(GIVEN, replicate);
    expect([...given.freeHours]).toEqual(HOURS);
    expect([...given.segment]).toEqual(SEGMENTS.map((id) => ids.indexOf(id)));
    const drawn = traitsOf({ consumers: 4 }, replicate);
    const alike = [...drawn.segment].flatMap((segment, person) =>
      segment === given.segment[person] ? [person] : [],
    );
    for (const person of alike) expect(given.vigour[person]).toBe(drawn.vigour[person]);
    const hoursOnly = traitsOf({ people: { freeHours: HOURS } }, replicate);
    expect([...hoursOnly.vigour]).toEqual([...drawn.vigour]);
    expect([...hoursOnly.segment]).toEqual([...drawn.segment]);
  }
  expect([...traitsOf(GIVEN, 0).vigour]).not.toEqual([...traitsOf(GIVEN, 1).vigour]);
});

test("the logarithm of the vigour follows the vigour that is given", () => {
  const { logVigour } = traitsOf({ people: { vigour: [1, Math.E, 0.5] } }, 0, 3);
  [0, 1, -Math.LN2].forEach((expected, person) => {
    expect(logVigour[person]).toBeCloseTo(expected, 14);
  });
});

test("people who arrive are drawn", () => {
  const given = traitsOf(GIVEN, 0, 7);
  const drawn = traitsOf({ consumers: 4 }, 0, 7);
  expect([...given.freeHours.subarray(4)]).toEqual([...drawn.freeHours.subarray(4)]);
  expect([...given.segment.subarray(4)]).toEqual([...drawn.segment.subarray(4)]);
});

test("a list and a typed array are the same people: same hash, keys, digest", () => {
  const as = (freeHours: readonly number[] | Float64Array): ScenarioInput => ({
    ...{ horizonWeeks: 3, population: { people: { freeHours } } },
  });
  const [list, typed, other] = [as(HOURS), as(Float64Array.from(HOURS)), as([10, 20, 30, 41])].map((input) =>
    paramsOf(input),
  );
  expect(typed.hash).toBe(list.hash);
  expect(fingerprintsOf(typed)).toEqual(fingerprintsOf(list));
  expect(other.hash).not.toBe(list.hash);
  for (const kind of ["people", "result"] as const)
    expect(fingerprintsOf(other)[kind]).not.toBe(fingerprintsOf(list)[kind]);
  expect(differences(list.scenario, other.scenario).map(({ path }) => path)).toEqual([
    "population.peopleSha256",
  ]);
  const digest = (input: ScenarioInput) => simulate(input, { replicates: 2 }).report.digest;
  expect(digest(as(Float64Array.from(HOURS)))).toBe(digest(as(HOURS)));
});

test("which trait numbers are of, and where one segment's name ends, is part of the hash", () => {
  const hashes = [
    { people: { freeHours: [1, 2] } },
    { people: { vigour: [1, 2] } },
    { people: { segment: ["a", "bc"] } },
    { people: { segment: ["ab", "c"] } },
  ].map((population) => of(population).peopleSha256);
  expect(new Set(hashes).size).toBe(4);
  expect(of({}).peopleSha256).toBe("");
});

test("the path of a file is no part of the hash", () => {
  const { scenario } = resolveScenario({ population: GIVEN });
  const moved = { ...scenario, population: { ...scenario.population, file: "elsewhere.csv" } };
  expect(hashOf(moved)).toBe(hashOf(scenario));
});

test("what is written is read again as the same", () => {
  const population = of({ people: { segment: SEGMENTS, freeHours: Float64Array.from(HOURS) } });
  const text = JSON.parse(JSON.stringify(withPlainPeople(population)));
  expect(text.people.freeHours).toEqual(HOURS);
  expect(of(text).peopleSha256).toBe(population.peopleSha256);
});

test("the first people may run alone", () => {
  const few = { ...withFirstPeople(of(GIVEN), 2), consumers: 2 };
  expect(few.people).toMatchObject({ segment: SEGMENTS.slice(0, 2), freeHours: [10, 20] });
});

test.each<[string, object, ...RegExp[]]>([
  [
    "fewer consumers",
    { ...GIVEN, consumers: 3 },
    /^population.people.segment: 4: expected .*: 3 people$/,
    /freeHours: 4/,
  ],
  [
    "uneven columns",
    { people: { freeHours: HOURS, vigour: [1] } },
    /^population.people.vigour: 1: expected .*4 people$/,
  ],
  [
    "a number too large",
    { people: { skill: { digital: [0.5, 2] } } },
    /^population.people.skill.digital.1: 2: expected a number from 0 to 1$/,
  ],
  [
    "no numbers, in a typed array",
    { people: { vigour: Float64Array.of(1, Number.NaN, -1) } },
    /^population.people.vigour.1: NaN: expected a number of at least 0/,
    /^population.people.vigour.2: -1: expected /,
  ],
  [
    "an unknown trait",
    { people: { freeHour: [1] } },
    /^population.people.freeHour: unknown field; did you mean freeHours\?/,
  ],
  [
    "other kinds of arrays",
    { people: { vigour: Float32Array.of(1) } },
    /^population.people.vigour: .* a list of at most/,
  ],
  [
    "thresholds twice",
    { consumers: 1, thresholds: [0.1], people: { threshold: [0.2] } },
    /^population.thresholds: thresholds in one place only/,
  ],
  [
    "a hash of others",
    { ...GIVEN, peopleSha256: "0".repeat(64) },
    /^population.peopleSha256: .* the people have changed; remove it/,
  ],
  ["no hash", { peopleSha256: "abc" }, /^population.peopleSha256: "abc": expected 64 hexadecimal digits/],
  [
    "some segments unknown",
    { people: { segment: ["ordinary", "distnt"] } },
    /^segment: "distnt": expected .*did you mean distant\?$/,
  ],
  [
    "too many segments",
    { people: { segment: Array.from({ length: 21 }, (_, i) => `s-${i}`) } },
    /^population.segments: 1 to 20 segments; these people name more$/,
  ],
])("%s: refused in words", (_, population, ...said) => {
  const lines = saidOf(population);
  expect(lines).toHaveLength(said.length);
  said.forEach((words, place) => {
    expect(lines[place]).toMatch(words);
  });
});

test("columns join those of the base, a file replaces them, and no file takes them away", () => {
  const base = {
    raw: { extends: null, population: GIVEN },
    name: "base",
    where: "base",
    base: () => expect.unreachable(),
  };
  const child = (population: object) =>
    resolveScenario({
      ...{ raw: { extends: "base", population }, name: "child", where: "child", base: () => base },
      table: () => ({ people: { vigour: Float64Array.of(1, 2) } }),
    }).scenario.population;
  expect(child({ people: { vigour: [1, 2, 3, 4] } }).people).toMatchObject({
    freeHours: HOURS,
    vigour: [1, 2, 3, 4],
  });
  const replaced = child({ file: "x.csv" });
  expect(replaced).toMatchObject({ consumers: 2, people: { segment: null, freeHours: null } });
  expect(child({ file: "" }).people.freeHours).toBe(null);
});

test("what is written of people is read again, where lists stand beside a table or over one", () => {
  const table = () => ({ people: { vigour: Float64Array.of(1, 2) } });
  const shares = () => ({ segments: { a: { share: 1 } } });
  const named = (
    name: string,
    population: object,
    base: Source["base"],
    read: NonNullable<Source["table"]>,
  ): Source => ({
    ...{
      raw: { extends: name === "top" ? "below" : null, population },
      name,
      where: name,
      base,
      table: read,
    },
  });
  const nothing = () => expect.unreachable();
  const below = named("below", { file: "people.csv" }, nothing, table);
  for (const source of [
    named("top", { people: { freeHours: [3, 4] } }, () => below, table),
    named("one", { file: "shares.csv", people: { freeHours: [3, 4] } }, nothing, shares),
  ]) {
    const { population } = resolveScenario(source).scenario;
    const raw = { extends: null, population: JSON.parse(JSON.stringify(withPlainPeople(population))) };
    const again = resolveScenario({ ...source, raw }).scenario.population;
    expect(again.peopleSha256).toBe(population.peopleSha256);
    expect(again.people.freeHours).toEqual([3, 4]);
  }
});

test("segments that people name are as if they were declared: with all fields, in the order of ids, with the same digits", () => {
  const segment = Array.from({ length: 60 }, (_, person) => ["zed", "abe", "mid"][person % 3]);
  const third = { share: 20 / 60 };
  const none = { distant: null, ordinary: null, "lead-user": null };
  const scenario = (segments: object): ScenarioInput => ({
    ...{ id: "named", extends: "community-forum", horizonWeeks: 12, network: { homophily: 0.8 } },
    population: { people: { segment }, segments } as object,
  });
  const named = scenario({});
  const declared = scenario({ ...none, zed: third, mid: third, abe: third });
  const { scenario: resolved } = resolveScenario(named);
  expect(Object.keys(resolved.population.segments)).toEqual(["abe", "mid", "zed"]);
  expect(differences(resolved, resolveScenario(declared).scenario)).toEqual([]);
  const [one, other] = [named, declared].map((each) => simulate(each, { replicates: 2 }).report.digest);
  expect(one).toBe(other);
});
