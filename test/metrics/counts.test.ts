import { expect, test } from "vitest";
import { measureAll } from "../../sim/metrics/metric.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { nobodyDeparted } from "../../sim/world/state/departed.ts";
import type { World } from "../../sim/world/state/world.ts";
import { builtInPart, forum, levers, people, ran, together, weeks } from "../mechanisms/arms.ts";

/** Sums of what people did in each week: nobody's own numbers are read, but they are about people all the same. */
const SUMMED = ["people", "contributions", "weeks", "votes", "relays"];

/** The same world as another eye sees it. */
const seen = (world: World, other: object): World => Object.assign(Object.create(world), other);

/** Metrics whose value changes if those who left the public are forgotten, or if nobody is left in it. */
function readFrom({ world }: { world: World }) {
  const forgetful = seen(world, { departed: nobodyDeparted(world.operations.length) });
  const numbers = { ...world.numbers, activeAnywhere: 0 };
  const deserted = seen(world, { places: 0, aware: 0, enrolled: 0, numbers });
  const before = measureAll(METRICS, world);
  const differing = (other: World) => {
    const after = measureAll(METRICS, other);
    return METRICS.filter((_, m) => !Object.is(after[m], before[m])).map(({ id }) => id);
  };
  return { departed: differing(forgetful), present: differing(deserted) };
}

test("each metric about people says truly whom it counts", () => {
  const worlds = [
    together(builtInPart("community-forum"), levers("rewards", { payEurosPerContribution: 0.3 })),
    together(builtInPart("online-counter"), { population: { renewalPerWeek: 0.01 } }),
    together(
      builtInPart("launch-forum"),
      levers("organisation", { strictness: 1 }),
      forum({ demand: { skill: { digital: 1, writing: 1 } }, startingMembers: 200, startingMembersWeeks: 0 }),
      { population: { renewalPerWeek: 0.01 }, career: { reach: 50, threshold: 50, incomePerWeek: 0.5 } },
    ),
  ].map((part) => readFrom(ran(together(part, people(400), weeks(80)))));
  const departed = new Set(worlds.flatMap((world) => world.departed));
  const present = new Set(worlds.flatMap((world) => world.present));
  for (const { id, unit, counts } of METRICS) {
    if (departed.has(id)) expect(counts, `${id} reads those who left`).toBe("everPresent");
    else if (present.has(id)) expect(counts, `${id} reads those present only`).toBe("present");
    else if (SUMMED.includes(unit)) expect(counts, `${id} sums what all did`).toBe("everPresent");
    else expect(counts, `${id} reads nobody at the end`).not.toBe("present");
  }
  expect(departed.size).toBeGreaterThan(12);
  expect(present.size).toBeGreaterThan(12);
});
