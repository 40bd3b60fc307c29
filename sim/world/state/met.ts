import type { Operation, World } from "./world.ts";

/**
 * Whom people have met by taking part, beside the ties of the network: a row of a few cells for each place. Whoever
 * stands in one row has the other in theirs. Those who have met often enough are ties like any others: status.ts counts
 * them among those who tell.
 */
export interface Met {
  /** Cells per place: how many people each remembers; 0 where nobody meets. */
  cells: number;
  /** Places of the people remembered, plus one; 0 in an empty cell. */
  known: Uint32Array;
  /** How often the two have met; {@link TIED} if they are ties. */
  times: Uint8Array;
  /** Working memory of a week: people in the order in which they meet; whom each would like to meet again, plus one. */
  line: Float64Array;
  again: Uint32Array;
}

/** Stands for ties in {@link Met.times}; no number of meetings asked for is as large. */
export const TIED = 255;

/** Room to remember so many people each; none where nobody meets, so that it takes no memory. */
export const roomToMeet = (places: number, cells: number): Met => ({
  cells,
  known: new Uint32Array(places * cells),
  times: new Uint8Array(places * cells),
  line: new Float64Array(places),
  again: new Uint32Array(places),
});

/** Bytes of {@link roomToMeet} for each place. */
export const metBytes = (cells: number): number => 5 * cells + 12;

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

/** The cell in which a person remembers another; −1 if they do not. */
export function cellOf({ cells, known }: Met, person: number, other: number): number {
  for (let cell = person * cells; cell < (person + 1) * cells; cell++)
    if (known[cell] === other + 1) return cell;
  return -1;
}

/** Whether the network ties them anyway. */
function areNeighbours({ network }: World, one: number, other: number): boolean {
  for (let at = network.starts[one]; at < network.starts[one + 1]; at++)
    if (network.ties[at] === other) return true;
  return false;
}

function hasRoom({ cells, times }: Met, person: number): boolean {
  for (let cell = person * cells; cell < (person + 1) * cells; cell++) if (times[cell] !== TIED) return true;
  return false;
}

/** Puts somebody into the cell of whoever was met least often; that one forgets the person as well. */
function enter(met: Met, person: number, other: number): number {
  const first = person * met.cells;
  let least = first;
  for (let cell = first; cell < first + met.cells; cell++)
    if (met.times[cell] < met.times[least]) least = cell;
  if (met.known[least] !== 0) clear(met, cellOf(met, met.known[least] - 1, person));
  met.known[least] = other + 1;
  met.times[least] = 0;
  return least;
}

function clear({ known, times }: Met, cell: number): void {
  known[cell] = 0;
  times[cell] = 0;
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
