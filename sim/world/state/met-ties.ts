import { cellOf, clear, enter, hasRoom, TIED } from "./met.ts";
import type { Operation, World } from "./world.ts";

/** How people who meet become ties, and how they are forgotten. */

/**
 * Two people have met once more. Whoever is a tie already stays one, and a person whose cells are all taken by ties
 * makes no more; otherwise those met least often are forgotten first.
 *
 * @param asked meetings that make a tie
 * @returns whether they have become ties
 */
export function meetAgain(world: World, one: number, other: number, asked: number): boolean {
  const { met } = world;
  let cell = cellOf(met, one, other);
  if (cell === -1) {
    if (areNeighbours(world, one, other) || !hasRoom(met, one) || !hasRoom(met, other)) return false;
    cell = enter(met, one, other);
    enter(met, other, one);
  }
  const back = cellOf(met, other, one);
  if (met.times[cell] === TIED) return false;
  met.times[cell]++;
  met.times[back]++;
  if (met.times[cell] < asked) return false;
  met.times[cell] = TIED;
  met.times[back] = TIED;
  tie(world, one, other, 1);
  return true;
}

/** Forgets everybody whom the person in a place has met, and them that person. Before their status changes. */
export function forgetMet(world: World, place: number): void {
  const { met } = world;
  for (let cell = place * met.cells; cell < (place + 1) * met.cells; cell++) {
    if (met.known[cell] === 0) continue;
    const other = met.known[cell] - 1;
    if (met.times[cell] === TIED) tie(world, place, other, -1);
    clear(met, cellOf(met, other, place));
    clear(met, cell);
  }
}

/** Whether the network ties them anyway. */
function areNeighbours({ network }: World, one: number, other: number): boolean {
  for (let at = network.starts[one]; at < network.starts[one + 1]; at++)
    if (network.ties[at] === other) return true;
  return false;
}

/** Makes a tie or ends it. @param by 1 or −1 */
function tie({ degree, operations }: World, one: number, other: number, by: number): void {
  degree[one] += by;
  degree[other] += by;
  for (const operation of operations) {
    operation.tellingTies[one] += by * toldLastWeek(operation, other);
    operation.tellingTies[other] += by * toldLastWeek(operation, one);
  }
}

/** 1 if the person told others at the end of last week: this week's changes become visible when it ends. */
function toldLastWeek({ tells, status, beganTelling, ceasedTelling }: Operation, person: number): number {
  return tells[status[person]] - (beganTelling.has(person) ? 1 : 0) + (ceasedTelling.has(person) ? 1 : 0);
}
