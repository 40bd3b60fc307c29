import { describe, expect, test } from "vitest";
import { requestBytes } from "../../sim/experiment/request.ts";
import { checkMachine, type Load } from "../../sim/host/workers/memory.ts";
import {
  compare,
  InputError,
  PAGE_MEMORY_BYTES,
  type ScenarioInput,
  simulate,
  WorldCache,
} from "../../sim/index.ts";
import { describeProblems } from "../../sim/input/problems.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { arrayBytes, checkMemory, heldBytes, mostConsumers, worldBytes } from "../../sim/run/memory.ts";
import { populate } from "../../sim/run/populate.ts";
import { begin, run } from "../../sim/run/run.ts";
import { applyEnsemble, armsOf } from "../../sim/verdict/ensemble/arms.ts";
import { paramsOf } from "../support.ts";
import { ensembleOf } from "../verdict/ensemble/settings.ts";

/** Bytes of all typed arrays below an object, each counted once. */
function arraysIn(value: unknown, counted = new Set<unknown>()): number {
  if (typeof value !== "object" || value === null || counted.has(value)) return 0;
  counted.add(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce((sum: number, part) => sum + arraysIn(part, counted), 0);
}

/** What the arrays of a scenario's people, and of its world apart from them, really take. */
function measured(input: ScenarioInput): { people: number; columns: number } {
  const params = paramsOf(input);
  const people = populate(params, "memory", 0);
  const { world } = begin(params, people);
  // Scratch is the same for any number of people.
  const { draws: _draws, traits, network, turnover, newcomers, ...state } = world;
  const { parameters: _parameters, block: _block, lots: _lots, ...rest } = state;
  const shared = { traits: people.traits, network, turnover, newcomers: { ...newcomers, draws: undefined } };
  return {
    people: arraysIn(shared),
    columns: arraysIn(people.traits === traits ? rest : { ...rest, traits }),
  };
}

/** Tallies, counts per status, odds at the places of a career: some kilobytes per operation, whatever the people. */
const SMALL_BYTES = 20_000;

const growing = { arrivalsPerWeek: 2.5 };
const call = { form: "one-off", weeks: 4 } as const;

test.each<[string, ScenarioInput]>([
  ["one operation on a ring", { network: { rewiring: 0 } }],
  ["three operations", { network: { rewiring: 0 }, operations: { call, other: {} } }],
  ["a complete network", { network: { kind: "complete" } }],
  ["no ties", { network: { kind: "none" } }],
  ["people who meet", { network: { rewiring: 0 }, meeting: { encounter: 0.1, acquaintances: 5 } }],
  ["people who meet, all tied", { network: { kind: "complete" }, meeting: { encounter: 0.1 } }],
  ["people who arrive", { network: { rewiring: 0 }, population: growing, warmUpWeeks: 20 }],
])("the arrays of a world with %s are counted to the byte", (_, input) => {
  const of = (consumers: number) => ({ ...input, population: { ...input.population, consumers } });
  const [few, many] = [of(100), of(300)];
  const [declared, more] = [few, many].map((own) => arrayBytes(resolveScenario(own).scenario));
  const [real, moreReal] = [few, many].map(measured);
  expect(declared.people).toBe(real.people);
  expect(more.people).toBe(moreReal.people);
  expect(more.columns - declared.columns, "columns of 200 people").toBe(moreReal.columns - real.columns);
  const rest = real.columns - declared.columns;
  const operations = Object.keys(input.operations ?? {}).length + 1;
  expect(rest).toBeGreaterThan(0);
  expect(rest).toBeLessThan(SMALL_BYTES * operations);
});

test.each(["small-world", "random", "preferential", "communities"] as const)(
  "random ties (%s) are no more than counted, and not many fewer",
  (kind) => {
    const input = { population: { consumers: 1500 }, network: { kind, meanDegree: 7, homophily: 0.2 } };
    const declared = arrayBytes(resolveScenario(input).scenario).people;
    const real = measured(input).people;
    expect(declared / real).toBeGreaterThan(0.99);
    expect(declared / real).toBeLessThan(1.1);
  },
);

test("a list of ties counts as it is given", () => {
  const input = { population: { consumers: 4 }, network: { kind: "edges", edges: [0, 1, 1, 2] } } as const;
  expect(arrayBytes(resolveScenario(input).scenario).people).toBe(measured(input).people);
});

test("people who are given count beside the world made of them, a number per trait", () => {
  const freeHours = new Float64Array(500).fill(20);
  const of = (people: object) =>
    worldBytes(resolveScenario({ population: { consumers: 500, people } }).scenario);
  expect(of({ freeHours, motivation: { money: new Array(500).fill(0.5) } }) - of({})).toBe(2 * 8 * 500);
  expect(of({ segment: new Array(500).fill("distant") })).toBeGreaterThan(of({}) + 8 * 500);
});

test("of scenarios with the same people given, these are held once, and quickly told from others", () => {
  const vigour = new Float64Array(300_000).fill(1);
  const of = (people: object) => resolveScenario({ population: { people } }).scenario;
  const [one, same, other] = [of({ vigour }), of({ vigour }), of({ freeHours: vigour })];
  const before = performance.now();
  expect(heldBytes([one, same])).toBe(0);
  expect(heldBytes([one, same, other])).toBe(arrayBytes(other).people + 8 * 300_000);
  expect(performance.now() - before).toBeLessThan(100);
});

test("under settings that change the people, only those of one setting are held at a time", () => {
  const settings = [0.1, 0.2, 0.3].map((homophily, place) => ({
    ...{ id: `s${place}`, distance: place },
    values: { "network.homophily": homophily },
  }));
  const own = { id: "other", network: { meanDegree: 10 } };
  const scenarios = [{}, own].map((input) => resolveScenario(input));
  const plain = heldBytes(scenarios.map(({ scenario }) => scenario));
  expect(plain).toBe(arrayBytes(scenarios[0].scenario).people);
  const applied = applyEnsemble(ensembleOf(settings), scenarios);
  expect(requestBytes({ scenarios: armsOf(applied), ensemble: applied })).toBe(plain);
  const alike = { ...applied, scenarios: [scenarios[0], { ...scenarios[0], id: "same" }] };
  expect(requestBytes({ scenarios: armsOf(alike), ensemble: alike })).toBe(0);
});

test("a run leaves no more arrays in its world than it began with", () => {
  const params = paramsOf({ extends: "packaging-contest", population: { consumers: 200 } });
  let ended = 0;
  run(params, populate(params, "memory", 0), {
    end: ({ draws: _draws, parameters: _parameters, block: _block, lots: _lots, newcomers, ...rest }) => {
      ended = arraysIn({ ...rest, newcomers: { ...newcomers, draws: undefined } });
    },
  });
  const { people, columns } = measured({ extends: "packaging-contest", population: { consumers: 200 } });
  expect(ended).toBe(people + columns);
});

const { scenario } = resolveScenario({ operations: { a: {}, b: {}, c: {} } });

test("the largest population that fits does, and one person more does not", () => {
  for (const bytes of [20e6, 50e6, 300e6, 700e6]) {
    const most = mostConsumers(scenario, bytes);
    const of = (consumers: number) =>
      worldBytes({ ...scenario, population: { ...scenario.population, consumers } });
    expect(most).toBeGreaterThan(1000);
    expect(of(most)).toBeLessThanOrEqual(bytes);
    expect(of(most + 1)).toBeGreaterThan(bytes);
  }
  expect(mostConsumers(scenario, 1e12), "never more than a world may have").toBe(1_000_000);
  expect(mostConsumers(scenario, 1e6)).toBe(0);
});

test("a population that does not fit is told, with the largest that does, in both languages", () => {
  const large = { ...scenario, population: { ...scenario.population, consumers: 900_000 } };
  expect(checkMemory(scenario, PAGE_MEMORY_BYTES)).toEqual([]);
  const problems = checkMemory(large, PAGE_MEMORY_BYTES);
  const most = mostConsumers(large, PAGE_MEMORY_BYTES);
  expect(problems).toHaveLength(1);
  expect(describeProblems(problems, "en")).toMatch(
    new RegExp(
      `^population.consumers: 900000: expected at most ${most.toLocaleString("en")} people in 1024 MB of memory \\(here \\d+ MB\\); `,
    ),
  );
  expect(describeProblems(problems, "fr")).toContain(
    `au plus ${most.toLocaleString("fr")} personnes dans 1024 Mo de mémoire`,
  );
});

test("the library refuses what does not fit before it runs anything", () => {
  const large = { population: { consumers: 900_000 }, operations: { a: {}, b: {}, c: {} } };
  const refused = (options: object) => {
    try {
      simulate(large, { replicates: 1, ...options });
    } catch (error) {
      return error instanceof InputError ? error.problems.map(({ path }) => path) : error;
    }
    return [];
  };
  expect(refused({ memoryBytes: PAGE_MEMORY_BYTES })).toEqual(["population.consumers"]);
  const small = { horizonWeeks: 2, population: { consumers: 50 } };
  const options = { replicates: 1, memoryBytes: 20e6 };
  expect(simulate(small, options).worlds).toHaveLength(1);
  expect(
    () => simulate(small, { ...options, cache: new WorldCache(19e6) }),
    "with what a cache may hold",
  ).toThrow("population.consumers: 50: expected at most 0 people");
  expect(() => simulate(small, { ...options, replicates: 100_000 })).toThrow(
    "replicates: 100000: expected at most",
  );
});

test("what other scenarios hold counts too: their people, and a warm-up that is passed on", () => {
  const arm = (id: string, consumers: number) => ({ id, horizonWeeks: 2, population: { consumers } });
  const arms = [1, 2, 3].map((n) => arm(`arm${n}`, 20_000 + n));
  const alone = worldBytes(resolveScenario(arms[2]).scenario);
  const memoryBytes = alone + 3_000_000;
  expect(compare([arms[2], { ...arms[2], id: "same" }], { replicates: 1, memoryBytes }).worlds).toHaveLength(
    2,
  );
  expect(() => compare(arms, { replicates: 1, memoryBytes })).toThrow("population.consumers");
});

test.each([0, 50, 100])("memory of %d bytes, with a cache of 100, is refused by its name", (memoryBytes) => {
  expect(() => simulate("baseline", { replicates: 1, memoryBytes, cache: new WorldCache(100) })).toThrow(
    /^memoryBytes: \S+: expected more bytes than the cache's budget \(100\)/,
  );
});

describe("a machine", () => {
  const MB = 1_048_576;
  /** What the program and each worker take besides worlds. */
  const [PROGRAM, THREAD] = [90 * MB, 22 * MB];
  const large = { ...scenario, population: { ...scenario.population, consumers: 1e6 } };
  const one = worldBytes(large);
  /** Memory of which, after what is kept free, so many worlds with their workers fit. */
  const roomFor = (worlds: number) => (PROGRAM + worlds * (THREAD + one)) / 0.8 + 1;
  const check = (load: Partial<Load>, asked: number | undefined, memoryBytes: number, processors = 8) => {
    const scenarios = [{ id: "large", scenario: large }];
    return checkMachine({ scenarios, replicates: 8, takesConsumers: true, ...load }, asked, {
      ...{ memoryBytes, processors, addressBytes: Number.POSITIVE_INFINITY },
    });
  };

  test("holds a world per worker, its thread and the program", () => {
    expect(check({}, 8, roomFor(8))).toBe(8);
    expect(() => check({}, 8, roomFor(8) - 2), "threads count").toThrow();
    expect(check({ replicates: 1 }, 8, roomFor(1)), "one replicate keeps one worker busy").toBe(1);
  });

  test("gets as many workers as processors, or as fit, unless they are asked for", () => {
    expect(check({}, undefined, roomFor(9))).toBe(8);
    expect(check({}, undefined, roomFor(3.5))).toBe(3);
    expect(check({ replicates: 2 }, undefined, roomFor(9))).toBe(2);
    expect(check({ replicates: 1000 }, undefined, roomFor(1000), 1000)).toBe(256);
  });

  test("holds results as well", () => {
    const resultBytes = () => one;
    expect(check({ resultBytes }, undefined, roomFor(4.5))).toBe(3);
    expect(() =>
      check({ resultBytes: () => 1e13, fewerResults: { en: "--out DIR", fr: "" } }, 1, 1e10),
    ).toThrow(
      /^replicates: [\d,]+ MB of memory for the program, one world and the results; here there are 9536 MB; --out DIR$/,
    );
  });

  test("holds rows of people, of all arms at once, and proposes what holds them", () => {
    const arms = (consumers: number) =>
      ["a", "b"].map((id) => ({
        id,
        scenario: { ...scenario, population: { ...scenario.population, consumers } },
      }));
    const memoryBytes = 512 * MB;
    const of = (consumers: number, people: boolean) => () =>
      check({ scenarios: arms(consumers), people }, 1, memoryBytes);
    expect(of(100_000, false)()).toBe(1);
    const [, proposed] = /--consumers (\d+)$/.exec(messageOf(of(100_000, true))) ?? [];
    expect(Number(proposed)).toBeLessThan(100_000);
    expect(of(Number(proposed), true)()).toBe(1);
    // Two arms, each with three operations: a row of 26 numbers, in a worker, on its way and as text.
    expect(Number(proposed) * 2 * 3 * 26 * 8 * 3).toBeLessThan(0.8 * memoryBytes);
  });

  test("is proposed fewer workers or people, where these fit", () => {
    expect(() => check({}, 8, roomFor(3.5))).toThrow(/; --workers 3, or --consumers \d+$/);
    expect(() => check({}, 8, roomFor(0.5))).toThrow(/; --consumers \d+$/);
    const bare = { takesConsumers: false };
    expect(() => check(bare, 8, roomFor(3.5)), "an option that the command has not").toThrow(
      /; --workers 3$/,
    );
    expect(() => check(bare, 8, roomFor(0.5))).toThrow(/; fewer operations, ties or arrivals/);
  });

  test("counts the addresses that engines reserve, where they are limited", () => {
    const of = (asked: number | undefined, addressBytes: number) => () =>
      checkMachine({ scenarios: [{ id: "large", scenario: large }], replicates: 8 }, asked, {
        ...{ memoryBytes: 1e12, processors: 8, addressBytes },
      });
    expect(of(undefined, 3 * (900 * MB + one) + MB)()).toBe(3);
    expect(of(8, 3 * (900 * MB + one) + MB)).toThrow(/; --workers 3, or ulimit -v unlimited$/);
    expect(of(1, 500 * MB)).toThrow(/^ulimit -v: \d+ MB of addresses .* here 500 MB are left/);
    const inThisThread = { scenarios: [{ id: "small", scenario }], replicates: 1, inThisThread: true };
    const machine = { memoryBytes: 1e12, processors: 8, addressBytes: 500 * MB };
    expect(checkMachine(inThisThread, 1, machine), "without a worker").toBe(1);
  });

  test.each([100, 130, 160, 200, 400, 900, 2000])("keeps its word with %i MB", (megabytes) => {
    for (const asked of [undefined, 1, 4, 25]) {
      const said = messageOf(() => check({ replicates: 100 }, asked, megabytes * MB));
      const [, workers] = /--workers (\d+)/.exec(said) ?? [];
      const [, consumers] = /--consumers (\d+)/.exec(said) ?? [];
      expect(said).not.toMatch(/--(workers|consumers) 0|at most 0/);
      if (workers !== undefined && !said.includes("--workers 1 --consumers"))
        expect(check({ replicates: 100 }, Number(workers), megabytes * MB)).toBe(Number(workers));
      if (consumers === undefined) continue;
      const population = { ...large.population, consumers: Number(consumers) };
      const scenarios = [{ id: "fewer", scenario: { ...large, population } }];
      const with1 = said.includes("--workers 1 --consumers") ? 1 : asked;
      expect(check({ replicates: 100, scenarios }, with1, megabytes * MB)).toBeGreaterThan(0);
    }
  });
});

function messageOf(action: () => unknown): string {
  try {
    action();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
