import { mergeChanges } from "../../sim/input/merge.ts";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { MECHANISMS } from "../../sim/model/model.ts";
import { populate } from "../../sim/run/populate.ts";
import type { Recorder } from "../../sim/world/state/recorder.ts";
import { quickParams, type Ran, runOnce, WITHOUT_TERMS } from "../support.ts";

/** A part of a scenario. */
export type Part = Readonly<Record<string, unknown>>;

/** What a built-in scenario changes in the baseline, as its file and those that it extends write it. */
export function builtInPart(id: string): Part {
  const { $schema, title, story, provenance, ...part } = SCENARIOS.get(id) as Record<string, unknown>;
  const base = String(part.extends);
  return SCENARIOS.has(base) && base !== "baseline"
    ? { ...together(builtInPart(base), part), extends: "baseline" }
    : part;
}

/** A built-in scenario with few people, each of whom stands for one. */
export function inSmall(id: string, consumers: number, horizonWeeks: number): Part {
  const started = Object.entries(resolveScenario(id).scenario.operations).map(
    ([name, { startingMembers }]) => [
      name,
      { startingMembers: Math.min(startingMembers, Math.floor(consumers / 2)) },
    ],
  );
  const few = { population: { represents: 1 }, operations: Object.fromEntries(started) };
  return together(builtInPart(id), people(consumers), weeks(horizonWeeks), few);
}

/** Parts merged key by key, the later over the earlier; null stays, since it takes away what the baseline has. */
export const together = (...parts: readonly Part[]): Record<string, unknown> =>
  parts.reduce<Record<string, unknown>>((below, part) => mergeChanges(below, part), {});

export const people = (consumers: number): Part => ({ population: { consumers } });
export const weeks = (horizonWeeks: number): Part => ({ horizonWeeks });
export const forum = (changed: Part): Part => ({ operations: { forum: changed } });
/** Levers, whatever their groups: `levers("support", { tools: 1 })`. */
export const levers = (group: "rewards" | "support" | "organisation" | "rules", changed: Part): Part => ({
  levers: { [group]: changed },
});

export const off = (...mechanisms: string[]): Part => ({
  mechanisms: Object.fromEntries(mechanisms.map((id) => [id, false])),
});
/** Every other mechanism is off. */
export const only = (...mechanisms: string[]): Part =>
  off(...MECHANISMS.map(({ id }) => id).filter((id) => !mechanisms.includes(id)));

/**
 * The baseline's forum in which these people all take part from the start, as newcomers; only the given mechanisms run,
 * without terms that others would add.
 */
export const everybodyTakesPart = (consumers: number, ...mechanisms: string[]): Part =>
  together(
    WITHOUT_TERMS,
    people(consumers),
    forum({ startingMembers: consumers, startingMembersWeeks: 0 }),
    only(...mechanisms),
  );

/** The people of {@link everybodyTakesPart}, where each stands for so many. */
export const standingFor = (consumers: number, represents: number): Part =>
  together({ population: { represents } }, forum({ startingMembers: consumers * represents }));

/**
 * The baseline's forum as a service that nobody can do without, nor get from staff: everybody contributes exactly
 * 50 times a week, the most needs there are; only the given mechanisms run besides needs, without terms that others add.
 */
export const fiftyAWeek = (consumers: number, effortHoursPerContribution: number, ...mechanisms: string[]) =>
  together(
    WITHOUT_TERMS,
    people(consumers),
    forum({ consent: "inherent", needsPerWeek: 100, effortHoursPerContribution }),
    only("needs", ...mechanisms),
  );

/** One run of the parts together. */
export function ran(part: Part, step?: NonNullable<Recorder["step"]>, replicate = 0): Ran {
  return runOnce(quickParams(together(part)), "mechanisms", replicate, step);
}

/**
 * Runs arms in the same worlds: the same people, the same luck.
 *
 * @param arms with the same population and network
 * @returns per arm, what `of` finds in each world
 */
export function inMatchedWorlds<T>(arms: readonly Part[], of: (ran: Ran) => T, worlds = 5): T[][] {
  const params = arms.map((part) => quickParams(together(part)));
  const found: T[][] = arms.map(() => []);
  for (let replicate = 0; replicate < worlds; replicate++) {
    const population = populate(params[0], "matched", replicate);
    params.forEach((arm, a) => {
      found[a].push(of(runOnce(arm, "matched", replicate, undefined, population)));
    });
  }
  return found;
}

/** In how many worlds the second arm has more, less, and exactly as much as the first. */
export function signs([first, second]: readonly number[][]): { more: number; less: number; same: number } {
  const differences = second.map((value, world) => value - first[world]);
  return {
    more: differences.filter((difference) => difference > 0).length,
    less: differences.filter((difference) => difference < 0).length,
    same: differences.filter((difference) => difference === 0).length,
  };
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
export const mean = (values: ArrayLike<number>): number => sum(values) / values.length;

/**
 * A law of stopping by which people stay for longer than by the library's, which may be fitted anew, and on which little
 * else has a hold.
 */
export const STEADY_LAW = {
  quitting: {
    ...{ stopHazardScale: 0.36, stopHazardExponent: 0.86, vigourExponent: 0.14 },
    ...{ socialisationWeight: 0.2, belongingWeight: 0.3, satisfactionWeight: 0.3, attachmentWeight: 0.3 },
  },
} satisfies Part;

/**
 * The forum with people who stay longer and differ less than those it is fitted to, and without terms of interaction:
 * few worlds show what a mechanism does there, and go on showing it when the library's forum is fitted anew. Its
 * starting members are newcomers.
 */
export const steadyForum = (id = "launch-forum"): Part =>
  together(builtInPart(id), WITHOUT_TERMS, {
    population: {
      segments: Object.fromEntries(
        ["ordinary", "lead-user", "distant"].map((segment) => [segment, { vigour: { spread: 2 } }]),
      ),
    },
    operations: { forum: { contributionsPerWeek: 4, startingMembersWeeks: 0 } },
    consideration: { perWeek: 0.03, comebackPerWeek: 0.004 },
    joining: { entryLongTerm: 1.7 },
    ...STEADY_LAW,
  });

/** All the small mechanisms of an operation at once, each strong enough to be felt. */
export const EVERYTHING_SMALL: Part = together(
  forum({
    ratings: 0.6,
    visibility: 0.5,
    costEurosPerContribution: 0.2,
    launchWeek: 4,
    workMode: { selfOrganised: 0.5 },
  }),
  levers("support", { training: 0.5, complaintStaffHours: 8 }),
  levers("organisation", { brandPresence: 0.5, decisionRights: 0.5, staffAsConsumers: 0.5, strictness: 0.5 }),
  {
    joining: { effortWeight: 0.3, costWeight: 0.5 },
    benefit: { presenceLoss: 0.5, networkWeight: 1, networkHalfPeople: 300 },
    strangers: { weight: 1, halfRatings: 2000 },
    delivery: { bonding: 0.2, delivered: 0.8, ownShare: 0.3 },
    complaints: { failing: 0.02 },
    staff: { sayHours: 4, sayLoad: 0.3 },
    learning: { floorTraining: 0.5 },
    coordination: { organisersShare: 0.7 },
    launch: { faults: 400, surfacing: 0.3, reputationPerFault: 0.05 },
    career: { reach: 20, threshold: 150, incomePerWeek: 0.1, hopeWeight: 1 },
  },
);

const SEGMENTS = Object.keys(quickParams({}).scenario.population.segments);

/** People of one of the baseline's segments. */
export function peopleOf({ world }: Ran, segment: string): number[] {
  const { segment: codes } = world.traits;
  return Array.from(codes.keys()).filter((person) => SEGMENTS[codes[person]] === segment);
}
