/** Labels moved apart as little as can be, in their order, so that none overlaps the next. */
export function apart(wanted: readonly number[], gap: number, lowest: number, highest: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = wanted.slice();
  order.forEach((at, rank) => {
    const least = rank === 0 ? lowest : placed[order[rank - 1]] + gap;
    placed[at] = Math.max(wanted[at], least);
  });
  let most = highest;
  for (const at of order.reverse()) {
    placed[at] = Math.min(placed[at], most);
    most = placed[at] - gap;
  }
  return placed;
}
