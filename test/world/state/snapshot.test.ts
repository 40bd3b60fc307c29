import { expect, test } from "vitest";
import { countersOf } from "../../../sim/core/counters.ts";
import {
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  TALLIES,
  WORLD_NUMBERS,
} from "../../../sim/model/model.ts";
import { populate } from "../../../sim/run/populate.ts";
import { begin, finish, warmUp } from "../../../sim/run/run.ts";
import { LEVERS } from "../../../sim/world/levers/levers.ts";
import { isNothing } from "../../../sim/world/state/nothing.ts";
import { PeopleList } from "../../../sim/world/state/people-list.ts";
import {
  ALIASES,
  copyOf,
  FIXED,
  OF_HORIZON,
  restore,
  SCRATCH,
  stateOf,
} from "../../../sim/world/state/snapshot.ts";
import type { World } from "../../../sim/world/state/world.ts";
import { sum } from "../../mechanisms/arms.ts";
import { paramsOf } from "../../support.ts";

/** Several operations, people who arrive, and somebody banned. */
const params = paramsOf(
  {
    extends: "packaging-contest",
    horizonWeeks: 12,
    population: { consumers: 80, arrivalsPerWeek: 1.5 },
    consideration: { perWeek: 0.5 },
    levers: { organisation: { campaignReach: 0.5 } },
  },
  [3],
);
const people = populate(params, "snapshot", 0);

/** A world in the middle of its life. */
function lived(): World {
  const course = begin(params, people);
  finish(course, {});
  return course.world;
}

/** Everything in it, by structure alone; the horizon's counts and scratch apart, and functions, which nothing changes. */
const whole = ({ draws: _draws, block: _block, lots: _lots, contributorsInWeek: _weeks, ...rest }: World) =>
  structuredClone(rest);

const LEFT_OUT: readonly string[] = [...FIXED, ...OF_HORIZON, ...SCRATCH, ...ALIASES];

/** Changes every number, place and flag below an object, except below what is left out. */
function spoil(holder: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(holder)) {
    // Nobody writes what several names share.
    if (LEFT_OUT.includes(name) || (ArrayBuffer.isView(value) && isNothing(value))) continue;
    if (ArrayBuffer.isView(value)) {
      const array = value as Uint8Array;
      for (let place = 0; place < array.length; place++) array[place]++;
    } else if (typeof value === "number") holder[name] = value + 1;
    else if (typeof value === "boolean") holder[name] = !value;
    else if (typeof value === "string") holder[name] = `${value}!`;
    else spoil(value as Record<string, unknown>);
  }
}

test("a world restored is the world that was", () => {
  const world = lived();
  const before = whole(world);
  const state = copyOf(stateOf(world));
  spoil(world as unknown as Record<string, unknown>);
  expect(whole(world)).not.toEqual(before);
  const fresh = begin(params, people).world;
  expect(whole(fresh)).not.toEqual(before);
  for (const target of [world, fresh]) {
    restore(target, state);
    expect(whole(target)).toEqual(before);
  }
});

test("a world that goes on after it was restored leaves the state as it was", () => {
  const state = copyOf(stateOf(lived()));
  const before = structuredClone(state);
  const { world } = begin(params, people);
  restore(world, state);
  spoil(world as unknown as Record<string, unknown>);
  expect(state).toEqual(before);
});

test("arrays that are longer or shorter by now are replaced", () => {
  const holder = { short: Float64Array.of(1), long: Float64Array.of(1, 2, 3) };
  restore(holder, { short: Float64Array.of(4, 5), long: new Float64Array(0) });
  expect(holder).toEqual({ short: Float64Array.of(4, 5), long: new Float64Array(0) });
});

test("nothing that a mechanism moves has the name of something fixed or scratch", () => {
  const moved = [PERSON_COLUMNS, OPERATION_COLUMNS, OPERATION_NUMBERS, WORLD_NUMBERS].flatMap(Object.keys);
  const names = [...moved, ...TALLIES, ...LEVERS];
  expect(names.filter((name) => LEFT_OUT.includes(name))).toEqual([]);
});

test("what is declared fixed stays as it is while a world lives", () => {
  const { world } = begin(params, people);
  const fixedOf = (holder: object) =>
    Object.entries(holder).filter(
      ([name]) => name !== "draws" && (FIXED as readonly string[]).includes(name),
    );
  const all = () => structuredClone([world, ...world.operations].map(fixedOf));
  const before = all();
  finish({ ...begin(params, people), world }, {});
  expect(all()).toEqual(before);
});

test("the horizon's counts are empty until it begins, whatever people did before", () => {
  const busy = paramsOf({ extends: "launch-forum", warmUpWeeks: 20, population: { consumers: 400 } });
  const course = begin(busy, populate(busy, "snapshot", 0));
  warmUp(course);
  const { world } = course;
  expect(sum(world.operations[0].contributions)).toBeGreaterThan(20);
  for (const name of OF_HORIZON) expect(world[name]).toEqual(new Float64Array(world.weeks));
});

test.each([
  ["a function", () => 1],
  ["a map", new Map([[1, 2]])],
  ["a set", new Set([1])],
  ["an object of a class of its own", new Date(0)],
  ["nothing", null],
  ["nothing at all", undefined],
])("%s among the fields of a world is refused, not forgotten", (_, field) => {
  expect(() => stateOf({ operations: [{ novelty: field }] })).toThrow(
    "novelty is neither copied nor declared",
  );
});

test("lists of people and counters are copied as they are", () => {
  const list = new PeopleList(5);
  list.add(4);
  list.add(2);
  const week = countersOf<{ smiles: number }>(["smiles"])();
  week.smiles = 3;
  const state = copyOf(stateOf({ list, week }));
  list.clear();
  week.clear();
  restore({ list, week }, state);
  expect([list.has(4), list.has(2), list.has(0), list.count, week.smiles]).toEqual([true, true, false, 2, 3]);
});
