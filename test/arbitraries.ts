import fc from "fast-check";
import { FIELDS } from "../sim/model/model.ts";
import type { Field, Fields, LeverField } from "../sim/scenario/field.ts";

/** A scenario as a user may write it, before it is read. */
export type Raw = Record<string, unknown>;

interface Size {
  consumers: number;
  weeks: number;
  /** Whether numbers are mostly the ends of their ranges rather than near their defaults. */
  wild: boolean;
}

/** A number in the range: near the default, anywhere, or at an end. */
function numeric(
  [low, high]: readonly [number, number],
  value: number,
  { wild }: Size,
  integer = false,
): fc.Arbitrary<number> {
  const [small, large] = [value / 4, value * 4].sort((a, b) => a - b);
  const near = [
    Math.max(low, small),
    Math.min(high, Math.max(large, Math.max(low, small) + (high - low) / 1000)),
  ] as const;
  const between = (from: number, to: number) =>
    integer
      ? fc.integer({ min: Math.ceil(from), max: Math.floor(Math.max(to, Math.ceil(from))) })
      : fc.double({ min: from, max: to, noNaN: true }).map((x) => x + 0);
  return fc.oneof(
    { weight: wild ? 1 : 6, arbitrary: between(near[0], near[1]) },
    { weight: 2, arbitrary: between(low, high) },
    { weight: wild ? 5 : 1, arbitrary: fc.constantFrom(low, high, value) },
  );
}

/** A lever as a number, as periods, or as a formula that cannot leave the range. */
function lever({ range, default: value, names }: LeverField, size: Size): fc.Arbitrary<unknown> {
  const { weeks } = size;
  const amount = numeric(range, value, size);
  const steps = fc
    .uniqueArray(fc.integer({ min: 0, max: weeks + 5 }), { minLength: 2, maxLength: 6 })
    .map((bounds) => bounds.sort((a, b) => a - b))
    .chain((bounds) =>
      fc
        .tuple(...bounds.slice(1).map(() => amount))
        .map((values) => values.map((step, i) => ({ from: bounds[i], to: bounds[i + 1], value: step }))),
    );
  const term = fc.constantFrom(
    ...(names === undefined
      ? ["active / consumers", "(aware - active) / 20", "joiners - leavers", "log(2 + contributions)"]
      : []),
    ...(names === undefined ? ["sqrt(hours) * (3 <= week < 9)"] : []),
    ...["week / 10", "week >= 5", "exp(-abs(week))", "1 / 3 - floor(week / 2)", "2 ^ -max(0, week)"],
  );
  const [low, high] = range;
  const formula = term.map((text) => `min(${high}, max(${low}, ${text}))`);
  return fc.oneof(
    { weight: 4, arbitrary: amount },
    { weight: 1, arbitrary: steps },
    { weight: 1, arbitrary: formula },
  );
}

/** A number for each person, or none, as is usual. */
function column([low, high]: readonly [number, number], { consumers }: Size, integer = false) {
  const one = integer
    ? fc.integer({ min: low, max: high })
    : fc.double({ min: low, max: Math.min(high, 1000), noNaN: true }).map((x) => x + 0);
  return fc.option(fc.array(one, { minLength: consumers, maxLength: consumers }), { freq: 1 });
}

/** Fields whose range is too wide for a fast test, or that depend on other fields. */
function special(path: string, size: Size): fc.Arbitrary<unknown> | undefined {
  const { consumers, weeks } = size;
  switch (path) {
    case "population.consumers":
      return fc.constant(consumers);
    case "population.represents":
      return fc.constantFrom(1, 2, 7);
    case "horizonWeeks":
      return fc.constant(weeks);
    case "warmUpWeeks":
    case "operations.startingMembersWeeks":
      return fc.integer({ min: 0, max: 8 });
    case "operations.capacity":
      return fc.constantFrom(0, consumers);
    case "operations.startingMembers":
      return fc.integer({ min: 0, max: consumers });
    case "operations.startWeek":
      return fc.integer({ min: 0, max: weeks + 2 });
    case "population.thresholds":
      return fc.option(
        fc.array(
          fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0),
          {
            minLength: consumers,
            maxLength: consumers,
          },
        ),
      );
    case "population.arrivalsPerWeek":
      return fc.oneof(fc.constant(0), fc.constantFrom(0.3, 2));
    case "population.people.segment":
      // The first of the segments drawn below, which always exists.
      return fc.constantFrom(null, new Array<string>(consumers).fill("group-0"));
    case "population.people.threshold":
      // Thresholds are given either here or as `thresholds`.
      return fc.constant(null);
    case "population.file":
    case "population.peopleSha256":
      return fc.constant("");
    case "network.kind":
      return fc.constantFrom("small-world", "random", "preferential", "communities", "complete", "none");
    case "segment.partOf":
      // Of a whole that has no entry of its own, so that no part is part of a part.
      return fc.constantFrom("", "whole");
    case "network.edges":
    case "operations.leadsTo":
      return fc.constant(path.endsWith("edges") ? null : "");
    case "operations.weeks":
      // With phases, the phases give the duration.
      return fc.constant(0);
    case "operations.rounds":
      return fc.constantFrom(0, 1, 3);
    case "operations.phases":
      return phases(size);
    case "population.segments":
      return segments(size);
    case "operations":
      return operations(size);
  }
  return undefined;
}

function anyValue(field: Field, path: string, size: Size): fc.Arbitrary<unknown> {
  const own = special(path, size);
  if (own !== undefined) return own;
  switch (field.kind) {
    case "number":
      return numeric(field.range, field.default, size, field.integer);
    case "lever":
      return lever(field, size);
    case "override":
      return fc.option(anyValue(field.of, path, size), { freq: 1 });
    case "column":
      return column(field.range, size, field.integer);
    case "flag":
      return fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() });
    case "choice":
      return fc.constantFrom(...field.options);
    case "text":
      return fc.record({ en: fc.string({ maxLength: 20 }), fr: fc.string({ maxLength: 20 }) });
    case "group":
      return partOf(field.fields, `${path}.`, size);
    default:
      throw new Error(`${path}: a ${field.kind} needs an arbitrary of its own`);
  }
}

/** Some of the fields. Each is left out half of the time, except those that every scenario here needs. */
function partOf(fields: Fields, prefix: string, size: Size): fc.Arbitrary<Raw> {
  const members = Object.entries(fields).map(([name, field]) => [name, anyValue(field, prefix + name, size)]);
  const requiredKeys = ["consumers", "segments", "horizonWeeks", "population", "operations", "share"];
  return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: requiredKeys.filter((key) => Object.hasOwn(fields, key)),
  });
}

/** Mostly none. What has no judge selects nothing, and the last one names winners. */
function phases(size: Size): fc.Arbitrary<Raw[]> {
  const one = partOf(recordFields("operations", "phases"), "operations.phases.", size);
  const judged = ({ vote, jury }: Raw) => vote === true || jury === true;
  const some = fc.array(one, { minLength: 1, maxLength: 3 }).map((list) =>
    list.map((phase, place): Raw => {
      if (judged(phase)) return phase;
      return place === list.length - 1 ? { ...phase, vote: true } : { ...phase, selects: 0 };
    }),
  );
  return fc.oneof({ weight: 3, arbitrary: fc.constant<Raw[]>([]) }, { weight: 1, arbitrary: some });
}

/** One to three segments whose shares sum to 1, without the baseline's segments. */
function segments(size: Size): fc.Arbitrary<Raw> {
  const one = partOf(recordFields("population", "segments"), "segment.", size);
  const weight = fc.integer({ min: 1, max: 9 });
  return fc.array(fc.tuple(one, weight), { minLength: 1, maxLength: 3 }).map((list) => {
    const total = list.reduce((sum, [, share]) => sum + share, 0);
    const own = list.map(([values, share], i) => [`group-${i}`, { ...values, share: share / total }]);
    return { ordinary: null, "lead-user": null, distant: null, ...Object.fromEntries(own) };
  });
}

/** The baseline's forum, changed, and perhaps another operation before or after it. */
function operations(size: Size): fc.Arbitrary<Raw> {
  const any = partOf(recordFields("operations"), "operations.", size);
  const hasPhases = ({ phases = [] }: Raw) => (phases as Raw[]).length > 0;
  // A contest delivers at once, or after its end, wherever its phases put it.
  const one = any.map((operation) =>
    hasPhases(operation) ? { ...operation, deliveryWeek: 0 } : { ...operation, rounds: 1 },
  );
  return fc
    .tuple(one, fc.option(one))
    .map(([forum, other]) => (other === null ? { forum } : { forum, other }));
}

function recordFields(...path: string[]): Fields {
  let field: Field = { kind: "group", text: { en: "", fr: "" }, fields: FIELDS };
  for (const name of path) field = (field as { fields: Fields }).fields[name];
  return (field as { fields: Fields }).fields;
}

/** 1–60 people, 1–30 weeks: fast to run. */
const anySize = fc.record({
  consumers: fc.integer({ min: 1, max: 60 }),
  weeks: fc.integer({ min: 1, max: 30 }),
});

/** Any valid scenario of that size. */
const anyScenario = (wild: boolean): fc.Arbitrary<Raw> =>
  anySize.chain((size) => partOf(FIELDS, "", { ...size, wild }));

/** Scenarios near the baseline, in which things happen. */
export const scenarios = anyScenario(false);
/** Scenarios at the limits of what is allowed. */
export const wildScenarios = anyScenario(true);
/** Two scenarios for the same number of people and weeks, as arms of a comparison often are. */
export const arms: fc.Arbitrary<[Raw, Raw]> = anySize.chain((size) => {
  const one = partOf(FIELDS, "", { ...size, wild: false });
  return fc.tuple(one, one);
});
