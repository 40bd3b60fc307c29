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

/** The cell in which a person remembers another; −1 if they do not. */
export function cellOf({ cells, known }: Met, person: number, other: number): number {
  for (let cell = person * cells; cell < (person + 1) * cells; cell++)
    if (known[cell] === other + 1) return cell;
  return -1;
}

/** Whether a person has room for one more: a cell that no tie takes. */
export function hasRoom({ cells, times }: Met, person: number): boolean {
  for (let cell = person * cells; cell < (person + 1) * cells; cell++) if (times[cell] !== TIED) return true;
  return false;
}

/** Puts somebody into the cell of whoever was met least often; that one forgets the person as well. */
export function enter(met: Met, person: number, other: number): number {
  const first = person * met.cells;
  let least = first;
  for (let cell = first; cell < first + met.cells; cell++)
    if (met.times[cell] < met.times[least]) least = cell;
  if (met.known[least] !== 0) clear(met, cellOf(met, met.known[least] - 1, person));
  met.known[least] = other + 1;
  met.times[least] = 0;
  return least;
}

export function clear({ known, times }: Met, cell: number): void {
  known[cell] = 0;
  times[cell] = 0;
}
