export const LARGEST_RADIUS = 7;
const SMALLEST_RADIUS = 0.75;

/** Below it nobody would see that there are dots. */
const LEGIBLE_RADIUS = 4;
/** So that a block at an end stays within the margin. */
const MOST_COLUMNS = 7;

/**
 * Positions with room for those that are exactly equal, as where nothing differs: what one column of legible dots
 * cannot hold stands in columns side by side, around its place. They stay in ascending order: a block that would reach
 * its neighbour stays one column.
 */
export function besideEqual(positions: readonly number[], room: number): number[] {
  const most = Math.floor(room / (2 * LEGIBLE_RADIUS));
  const placed = positions.slice();
  for (let from = 0, to = 0; from < positions.length; from = to) {
    while (positions[to] === positions[from]) to++;
    const columns = Math.min(MOST_COLUMNS, Math.ceil((to - from) / most));
    const half = (columns - 1) * LEGIBLE_RADIUS;
    const isFree =
      (placed[from - 1] ?? Number.NEGATIVE_INFINITY) < positions[from] - half &&
      positions[from] + half < (positions[to] ?? Number.POSITIVE_INFINITY);
    if (!isFree) continue;
    for (let at = from; at < to; at++) {
      const column = Math.floor(((at - from) * columns) / (to - from));
      placed[at] = positions[from] + 2 * LEGIBLE_RADIUS * column - half;
    }
  }
  return placed;
}

/**
 * Heights of the dots' centres above the axis: each dot is as low as it can be without overlapping an earlier one,
 * all as large as the room allows. Worlds too many for the smallest dots pile up at the top.
 *
 * @param positions ascending, in pixels
 * @param room height of the panel, in pixels
 */
export function stacked(positions: readonly number[], room: number): { radius: number; heights: number[] } {
  for (let radius = LARGEST_RADIUS; radius > SMALLEST_RADIUS; radius *= 0.85) {
    const heights = heightsOf(positions, radius, room);
    if (heights.length === positions.length) return { radius, heights };
  }
  return { radius: SMALLEST_RADIUS, heights: heightsOf(positions, SMALLEST_RADIUS, room, true) };
}

/** @param piling whether dots without room go to the top; else the heights end before the first of them */
function heightsOf(positions: readonly number[], radius: number, room: number, piling = false): number[] {
  const heights: number[] = [];
  const placed: { position: number; height: number }[] = [];
  let first = 0;
  for (const position of positions) {
    while (first < placed.length && position - placed[first].position >= 2 * radius) first++;
    const taken = placed.slice(first).map((dot): [from: number, to: number] => {
      const across = position - dot.position;
      const reach = Math.sqrt(4 * radius * radius - across * across);
      return [dot.height - reach, dot.height + reach];
    });
    let height = radius;
    for (const [from, to] of taken.sort((a, b) => a[0] - b[0])) if (from < height && height < to) height = to;
    const fits = height + radius <= room;
    if (!fits && !piling) break;
    if (fits) placed.push({ position, height });
    heights.push(fits ? height : room - radius);
  }
  return heights;
}
