/** How the chance of stopping falls with contributions made (E7). */

/** Contributions at which the edit histories were read. */
const PLACES = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100];

interface Place {
  k: number;
  /** People with k contributions or more, and those of them who have left after k. */
  reached: number;
  stopped: number;
}

/** @param people rows of `people`, of one scenario with a single operation */
export function hazardOf(people: readonly Readonly<Record<string, string>>[]): Place[] {
  const careers = people.map(({ contributions, status }) => ({
    made: Number(contributions),
    left: status === "lapsed",
  }));
  return PLACES.map((k) => ({
    k,
    reached: careers.filter(({ made }) => made >= k).length,
    stopped: careers.filter(({ made, left }) => made === k && left).length,
  }));
}

/** The law c·k^−b that makes what was seen most likely. */
export function fittedHazard(places: readonly Place[]): { scale: number; exponent: number } {
  const unlikely = (scale: number, exponent: number) =>
    places.reduce((sum, { k, reached, stopped }) => {
      const p = Math.min(0.99, scale * k ** -exponent);
      return sum - stopped * Math.log(p) - (reached - stopped) * Math.log(1 - p);
    }, 0);
  let best = { scale: 0.5, exponent: 1 };
  for (let step = 0.1; step > 1e-4; step /= 2)
    for (let moved = true; moved; ) {
      moved = false;
      for (const [up, along] of [
        [step, 0],
        [-step, 0],
        [0, step],
        [0, -step],
      ]) {
        const next = { scale: best.scale + up, exponent: best.exponent + along };
        if (next.scale <= 0 || next.scale >= 1) continue;
        if (unlikely(next.scale, next.exponent) >= unlikely(best.scale, best.exponent)) continue;
        best = next;
        moved = true;
      }
    }
  return best;
}
