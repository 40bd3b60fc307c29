import { runWorlds, type Worlds } from "../../sim/experiment/experiment.ts";
import { onceFor } from "../../sim/metrics/metric.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import type { Scenario } from "../../sim/model/model.ts";
import { compileArms } from "../../sim/run/compile.ts";
import { LONG_AGO, type Tally, type World } from "../../sim/world/state/world.ts";
import { type Interval, intervalOf } from "../patterns/judge.ts";
import { asWritten } from "./as-written.ts";
import { seriesDigest } from "./comparison.ts";
import type { Part, Piece } from "./piece.ts";

const WORLDS = 30;
/** Those whose figures docs/model.md sets side by side; docs/systems.md has what each system shows. */
export const DESCRIBED: readonly string[] = [
  ...["community-forum", "launch-forum", "online-counter", "packaging-contest", "price-watch"],
  ...["referral-programme", "self-checkout"],
];
/** Of people who took part, by how often they have contributed: attachment gained, and how many they are. */
const OFTEN = { once: [1, 1], several: [2, 9], often: [10, Number.POSITIVE_INFINITY] } as const;

type Ratio = [part: number, whole: number];

/** What a scenario assumes of people, hours, euros and weeks, and what follows. */
export interface Described {
  consumers: number;
  warmUpWeeks: number;
  /** Weeks of opening within the horizon. */
  weeks: number;
  /** Means over worlds, with 95 % intervals; null where there is nothing to divide by. */
  figures: Record<string, Interval | null>;
}

const total = ({ operations }: World, key: keyof Tally) =>
  operations.reduce((sum, operation) => sum + operation.total[key], 0);

function bond(world: World, [least, most]: readonly [number, number]): Ratio {
  let gained = 0;
  let people = 0;
  for (const { contributions, firstJoinedWeek } of world.operations)
    for (let person = 0; person < world.places; person++) {
      const made = contributions[person];
      if (world.present[person] === 0 || firstJoinedWeek[person] === LONG_AGO) continue;
      if (made < least || made > most) continue;
      gained += world.people.attachment[person] - world.traits.attachment[person];
      people++;
    }
  return [gained, people];
}

function measured(world: World, metric: string): number {
  const known = METRICS.find(({ id }) => id === metric);
  if (known === undefined) throw new Error(`no metric ${metric}`);
  return known.measure(world, onceFor(world));
}

function figuresIn(world: World): Record<string, Ratio> {
  const of = (metric: string) => measured(world, metric);
  const weeks = total(world, "openWeeks");
  const contributions = total(world, "contributions");
  const contributorWeeks = total(world, "contributorWeeks");
  const hours = total(world, "hours");
  const paid = (["payEuros", "giftEuros", "prizeEuros", "sharedEuros"] as const).map((key) =>
    total(world, key),
  );
  return {
    everActive: [of("everActive"), 1],
    contributors: [contributorWeeks, weeks],
    contributions: [contributions, weeks],
    contributionsEach: [contributions, contributorWeeks],
    hours: [hours, weeks],
    hoursEach: [hours, contributorWeeks],
    staffHours: [total(world, "staffHours"), weeks],
    unmetShare: [total(world, "needsUnmet"), total(world, "needs")],
    paidEuros: [paid.reduce((sum, euros) => sum + euros, 0), weeks],
    costEuros: [of("costEuros"), weeks],
    createdEuros: [of("createdEuros"), weeks],
    costEach: [of("costEuros"), contributions],
    createdEach: [of("createdEuros"), contributions],
    bond: [of("advantageBond"), 1],
    ...Object.fromEntries(Object.entries(OFTEN).map(([name, times]) => [`bond ${name}`, bond(world, times)])),
  };
}

function ran(id: string, worlds: number, end?: (world: World) => void): Worlds {
  const arms = compileArms([resolveScenario(id)]);
  return runWorlds(arms, "scenarios", 0, worlds, () => (end === undefined ? {} : { end }))[0];
}

/** Weeks of opening within the horizon, of the scenario's only operation. */
function openWeeks({ operations, horizonWeeks }: Scenario): number {
  const [{ phases }] = Object.values(operations);
  return phases.length === 0 ? horizonWeeks : phases.reduce((sum, { weeks }) => sum + weeks, 0);
}

function described(id: string): Described {
  const { scenario } = resolveScenario(id);
  const found: Record<string, Ratio>[] = [];
  ran(id, WORLDS, (world) => {
    found.push(figuresIn(world));
  });
  const figures = Object.keys(found[0]).map((name) => {
    const ratios = found
      .map((figure) => figure[name])
      .filter(([part, whole]) => !Number.isNaN(part) && whole > 0);
    return [name, ratios.length < 2 ? null : intervalOf(ratios)] as const;
  });
  return {
    consumers: scenario.population.consumers,
    warmUpWeeks: scenario.warmUpWeeks,
    weeks: openWeeks(scenario),
    figures: Object.fromEntries(figures),
  };
}

/** What each built-in scenario assumes: people, hours, euros, weeks. */
export const scenarios: Piece<Described> = {
  name: "scenarios",
  pages: ["docs/model.md"],
  parts: DESCRIBED.map(
    (id): Part<Described> => ({
      id,
      basis: () => ({ worlds: WORLDS, arms: asWritten(id), first: seriesDigest([ran(id, 1)]) }),
      make: () => described(id),
    }),
  ),
};
