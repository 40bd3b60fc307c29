import { expect, test } from "vitest";
import { builtIn } from "../../../sim/model/built-in.ts";
import { OPERATION_COLUMNS, PERSON_COLUMNS } from "../../../sim/model/model.ts";
import { SYSTEMS } from "../../../sim/model/systems/systems.ts";
import { isNothing } from "../../../sim/world/state/nothing.ts";
import type { World } from "../../../sim/world/state/world.ts";
import { inSmall, only, type Part, people, ran, together, weeks } from "../../mechanisms/arms.ts";

/** Columns of a world by name, those of operations by theirs too. */
const columnsOf = ({ people: own, operations }: World) => [
  ...Object.keys(PERSON_COLUMNS).map((name) => [name, (own as unknown as Columns)[name]] as const),
  ...operations.flatMap((operation) =>
    Object.keys(OPERATION_COLUMNS).map(
      (name) => [`${operation.id}.${name}`, (operation as unknown as Columns)[name]] as const,
    ),
  ),
];
type Columns = Readonly<Record<string, Float64Array>>;
const sharedIn = (world: World) => columnsOf(world).filter(([, column]) => isNothing(column));

test("columns of mechanisms that are neutral share one column of 0s", () => {
  const { world } = ran(together(people(50), weeks(2)));
  const shared = sharedIn(world);
  expect(shared.map(([name]) => name)).toContain("forum.votes");
  expect(shared.map(([name]) => name)).toContain("neededHours");
  expect(new Set(shared.map(([, column]) => column)).size).toBe(1);
});

test.each([
  ["forum.audience", { career: { reach: 1 } }],
  ["forum.failures", { complaints: { failing: 0.1 } }],
  ["forum.deliveries", { operations: { forum: { delivery: { bonding: 0.1 } } } }],
  ["forum.told", { operations: { forum: { consent: "unaware" } } }],
  ["forum.match", { operations: { forum: { meeting: { encounter: 0.1 } } } }],
  ["forum.pressed", { operations: { forum: { consent: "obliged" } } }],
  ["forum.pushed", { queueing: { weight: 1 } }],
  ["forum.hoped", { career: { hopeWeight: 1 } }],
  ["forum.passedOver", { consideration: { mostPerWeek: 1 } }],
  ["forum.dataHeld", { erasure: { keptShare: 0.1 } }],
  ["persuasion", { spreading: { rate: 0.1 } }],
] as [string, Part][])("%s is kept where its mechanism is on", (name, part) => {
  const shared = (changed: Part) =>
    sharedIn(ran(together(people(20), weeks(1), only(), changed)).world).map(([own]) => own);
  expect(shared({})).toContain(name);
  expect(shared(part)).not.toContain(name);
});

test.each(SYSTEMS)("nobody writes what is shared in %s", (id) => {
  expect(builtIn(id).name).toBe(id);
  const { world } = ran(inSmall(id, 200, 8));
  for (const [name, column] of sharedIn(world))
    expect([name, column.some((value) => value !== 0)]).toEqual([name, false]);
});
