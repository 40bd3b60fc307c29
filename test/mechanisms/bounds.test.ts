import fc from "fast-check";
import { expect, test } from "vitest";
import { METRICS } from "../../sim/model/metric-lists.ts";
import {
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import type { Field } from "../../sim/scenario/field.ts";
import { LEVER_FIELDS } from "../../sim/world/levers/levers.ts";
import type { Column } from "../../sim/world/module.ts";
import { EXCLUDED, type World } from "../../sim/world/state/world.ts";
import { weekly } from "../support.ts";
import { ran, together, weeks } from "./arms.ts";

type Values = Readonly<Record<string, ArrayLike<number>>>;

/** A single number as a column of one. */
const asColumns = (numbers: object): Values =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, [value]]));

function checkColumns(
  declared: Readonly<Record<string, Column>>,
  values: Values,
  size: number,
  where: string,
) {
  for (const [name, { start, unit }] of Object.entries(declared)) {
    const column = values[name];
    const least = unit === "0–1" || unit === "0 or 1" ? 0 : unit === "−1–1" ? -1 : Number.NEGATIVE_INFINITY;
    const most = unit === "0–1" || unit === "0 or 1" || unit === "−1–1" ? 1 : Number.POSITIVE_INFINITY;
    for (let i = 0; i < Math.min(size, column.length); i++) {
      const fine =
        (Number.isFinite(column[i]) || column[i] === start) && column[i] >= least && column[i] <= most;
      if (!fine) expect.fail(`${where}: ${name}[${i}] is ${column[i]}, declared ${unit}`);
    }
  }
}

function checkWorld(world: World) {
  const { size, week, people, numbers, operations } = world;
  checkColumns(PERSON_COLUMNS, people as unknown as Values, size, `week ${week}`);
  checkColumns(WORLD_NUMBERS, asColumns(numbers), 1, `week ${week}`);
  let active = 0;
  for (let person = 0; person < size; person++) {
    const { fatigueHours, workFeel, ownership, crowding } = world.people;
    const states = [fatigueHours, workFeel, ownership, crowding].concat(
      operations.flatMap(({ belonging, recognised }) => [belonging, recognised]),
    );
    if (!world.participants.has(person) && states.some((state) => state[person] > 0))
      expect.fail(`week ${week}: what ${person} feels would never fade`);
  }
  for (const operation of operations) {
    const where = `${operation.id}, week ${week}`;
    checkColumns(OPERATION_COLUMNS, operation as unknown as Values, size, where);
    checkColumns(OPERATION_NUMBERS, asColumns(operation.numbers), 1, where);
    for (const [name, count] of operation.week.names.map(
      (name, place) => [name, operation.week.values[place]] as const,
    ))
      if (!Number.isFinite(count)) expect.fail(`${where}: ${name} is ${count}`);
    const counted = new Float64Array(EXCLUDED + 1);
    for (let person = 0; person < size; person++) counted[operation.status[person]]++;
    expect(operation.counts, where).toEqual(counted);
    expect(operation.active.count, where).toBe(counted[2]);
    active += counted[2];
  }
  const memberships = people.enrolledIn.slice(0, size).reduce((sum, count) => sum + count, 0);
  expect(memberships, `week ${week}`).toBe(active);
}

/** Every lever at one end of its range, at its default, or changing from one end to the other. */
const levers = fc.record(
  Object.fromEntries(
    Object.entries(LEVER_FIELDS).map(([group, { fields }]) => [
      group,
      fc.record(
        Object.fromEntries(
          Object.entries(fields as Record<string, Field>).map(([name, field]) => [name, valuesOf(field)]),
        ),
      ),
    ]),
  ),
);

function valuesOf(field: Field): fc.Arbitrary<unknown> {
  if (field.kind === "choice") return fc.constantFrom(...field.options);
  if (field.kind !== "lever") throw new Error(`a lever of kind ${field.kind}`);
  const [low, high] = field.range;
  const change = [
    { from: 0, to: 300, value: high },
    { from: 300, to: 1040, value: low },
  ];
  return fc.constantFrom<unknown>(low, high, field.default, change);
}

const FOUR_CONSENTS = {
  operations: {
    forum: {
      startingMembers: 1,
      ratings: 1,
      collective: 1,
      rituals: 1,
      appropriation: 1,
      costEurosPerContribution: 0.1,
    },
    call: {
      form: "one-off",
      startWeek: 3,
      leadsTo: "forum",
      openness: 1,
      phases: [
        { weeks: 20, submit: true, vote: true, selects: 4 },
        { weeks: 5, jury: true, selects: 2 },
      ],
    },
    counter: { consent: "obliged", needsPerWeek: 1, digitalFloor: 0.4, demand: { skill: { digital: 0.8 } } },
    checkout: { consent: "inherent", needsPerWeek: 0.5, scheduling: 1, capacity: 3 },
    tracker: { consent: "unaware", disclosurePerWeek: 0.02, dataEurosPerPersonWeek: 1 },
  },
};

/** Ties that are off by default, at their strongest. */
const STRONG = {
  quality: { motivationWeight: 1 },
  contributing: { payGain: 10 },
  satisfaction: { firstImpression: 1, fitWeight: 10, luckSpread: 10, helpWeight: 10 },
  quitting: { helpWeight: 20, commitmentWeight: 20 },
  commitment: { entryHours: 5, trainingHours: 1000 },
};

const population = fc.record({
  consumers: fc.integer({ min: 1, max: 20 }),
  arrivalsPerWeek: fc.constantFrom(0, 0.02),
  vigourLoading: fc.constantFrom(0, 1),
  segments: fc.record({
    ordinary: fc.record({
      freeHours: fc.record({ median: fc.constantFrom(0, 1, 168) }),
      vigour: fc.record({ median: fc.constantFrom(0, 1), spread: fc.constantFrom(0, 5) }),
      attachment: fc.record({ median: fc.constantFrom(0, 0.5, 1) }),
      learningRate: fc.record({ median: fc.constantFrom(0, 100) }),
    }),
  }),
});

test("no lever drives any state out of its bounds, or to NaN, over the longest horizon there is", () => {
  fc.assert(
    fc.property(
      levers,
      population,
      fc.constantFrom("small-world", "complete", "none"),
      fc.boolean(),
      (drawn, people, kind, strong) => {
        const part = together(FOUR_CONSENTS, weeks(1040), strong ? STRONG : {}, {
          levers: drawn,
          population: people,
          network: { kind },
        });
        const run = ran(part, (world) => {
          if (world.week % 65 === 0 || world.week > 1036) checkWorld(world);
        });
        METRICS.forEach(({ id, undefinedWhen }, m) => {
          const value = run.metrics[m];
          const fine = Number.isFinite(value) || (Number.isNaN(value) && undefinedWhen !== undefined);
          if (!fine) expect.fail(`${id} is ${value}`);
        });
        expect(run.series.every(Number.isFinite)).toBe(true);
      },
    ),
    { numRuns: 5 },
  );
});

test("outside its steps a lever keeps to its range, so that nothing becomes undefined", () => {
  const part = together(weeks(20), {
    levers: { organisation: { teamSize: [{ from: 10, to: 20, value: 5 }] } },
  });
  const run = ran(part, ({ operations }) => {
    expect(operations[0].levers.teamSize).toBeGreaterThanOrEqual(1);
  });
  expect(weekly(run, "contributions").every(Number.isFinite)).toBe(true);
});
