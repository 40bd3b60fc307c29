import { expect, test } from "vitest";
import { compare, InputError, simulate } from "../sim/index.ts";

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
    expect.stringMatching(/^recorderOf: .*: expected a function that is not async$/),
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
    'scenarios: "baseline": expected a list of 1 to 1000000',
  ]);
  expect(said(() => compare(["baseline", 5 as never, ""]))).toEqual([
    "scenarios.1: 5: expected the name of a scenario, or the scenario itself as an object",
    'scenarios.2: "": expected the name of a scenario, or the scenario itself as an object',
  ]);
});
