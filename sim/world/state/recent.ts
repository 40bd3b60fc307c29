import { takesEntries } from "./opening.ts";
import { realPeople } from "./represented.ts";
import { ACTIVE_WEEKS, LONG_AGO, type Operation, type World } from "./world.ts";

/**
 * Who is active, and how many contribute in a usual week: running counts over the latest weeks, so that a week takes as
 * much work as it has contributors.
 */

declare module "./world.ts" {
  interface PersonColumns {
    lastMadeWeek: Float64Array;
  }
  interface OperationNumbers {
    activePeople: number;
    usualContributors: number;
    takingWeeks: number;
  }
  interface WorldNumbers {
    activeAnywhere: number;
  }
}

/** Equations of the running counts. */
export const RECENT_EQUATIONS = [
  "activePeople ← Σ [lastContributionWeek > week − 4]",
  "activeAnywhere ← Σ [lastMadeWeek > week − 4]",
  "takingWeeks ← takingWeeks + 1",
  "usualContributors ← mean(week.contributorWeeks)",
];

/** Whether somebody whose latest contribution came in one week is active at the end of another. */
export const isRecent = (latest: number, week: number): boolean => latest > week - ACTIVE_WEEKS;

/** Place of a week in a ring of the latest weeks; `%` on numbers of a column would cost ten times as much. */
const placeOf = (week: number) => week - ACTIVE_WEEKS * Math.floor(week / ACTIVE_WEEKS);

/** Empties the places of this week, whose people of {@link ACTIVE_WEEKS} ago are active no more. */
export function beginCounting({ activeByWeek, operations, week }: World): void {
  activeByWeek[placeOf(week)] = 0;
  for (const operation of operations) operation.activeByWeek[placeOf(week)] = 0;
}

/** Counts a contributor of this week; call it before their latest week of contributing changes. */
export function countContributor(world: World, operation: Operation, person: number): void {
  const { week, people, activeByWeek } = world;
  moveTo(operation.activeByWeek, operation.lastContributionWeek[person], week);
  if (people.lastMadeWeek[person] === week) return;
  moveTo(activeByWeek, people.lastMadeWeek[person], week);
  people.lastMadeWeek[person] = week;
}

function moveTo(ring: Float64Array, before: number, week: number): void {
  takeOut(ring, before, week);
  ring[placeOf(week)]++;
}

/** Takes a person who leaves the public out of the counts. */
export function forgetContributor({ week, people, activeByWeek, operations }: World, person: number): void {
  for (const operation of operations)
    takeOut(operation.activeByWeek, operation.lastContributionWeek[person], week);
  takeOut(activeByWeek, people.lastMadeWeek[person], week);
}

function takeOut(ring: Float64Array, latest: number, week: number): void {
  if (isRecent(latest, week)) ring[placeOf(latest)]--;
}

/**
 * Counts anew who was active in any operation, after weeks in which only some operations ran: they have gone through
 * the ring again, and people of theirs may have contributed to others later.
 */
export function recountAnywhere({ week, places, present, people, activeByWeek, operations }: World): void {
  activeByWeek.fill(0);
  for (let person = 0; person < places; person++) {
    if (present[person] === 0) continue;
    let latest = LONG_AGO;
    for (const { lastContributionWeek } of operations)
      latest = Math.max(latest, lastContributionWeek[person]);
    people.lastMadeWeek[person] = latest;
    if (isRecent(latest, week - 1)) activeByWeek[placeOf(latest)]++;
  }
}

/** Sets the numbers that mechanisms and metrics read. */
export function endCounting(world: World): void {
  world.numbers.activeAnywhere = realPeople(world, sumOf(world.activeByWeek));
  for (const operation of world.operations) {
    const { numbers, activeByWeek, contributorsByWeek, contributors } = operation;
    numbers.activePeople = realPeople(world, sumOf(activeByWeek));
    if (!operation.open || !takesEntries(operation)) continue;
    contributorsByWeek[placeOf(numbers.takingWeeks)] = contributors.count;
    numbers.takingWeeks++;
    const mean = sumOf(contributorsByWeek) / Math.min(ACTIVE_WEEKS, numbers.takingWeeks);
    numbers.usualContributors = realPeople(world, mean);
  }
}

function sumOf(ring: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at++) sum += ring[at];
  return sum;
}

/** Real people who contribute in a usual week; before the first such week, all who are enrolled. */
export const usualContributorsOf = (world: World, { numbers, active }: Operation): number =>
  numbers.takingWeeks === 0 ? realPeople(world, active.count) : numbers.usualContributors;
