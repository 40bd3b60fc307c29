import { poissonCount } from "../../sim/core/inversion.ts";
import { exp, ln } from "../../sim/core/math.ts";
import { Draws } from "../../sim/core/random.ts";
import { table } from "./table.ts";

const TIMES = 20_000;
const ROUNDS = 50;

/** What the smallest parts of a run take here: it tells machines, and their good and bad hours, apart. */
export function primitives(): string {
  const stream = new Draws("bench", 0).stream("bench");
  const u = Float64Array.from({ length: TIMES }, (_, i) => stream.uniform(i));
  const mean = u.map((one) => -7 * ln(one));
  const column = new Float64Array(TIMES).fill(1);
  const best = (once: (i: number) => number): string => {
    let least = Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      for (let i = 0; i < TIMES; i++) sum += once(i);
      least = Math.min(least, performance.now() - start);
    }
    if (Number.isNaN(sum)) throw new Error("a part of a run gave no number");
    return ((least * 1e6) / TIMES).toFixed(0);
  };
  const rows = [
    ["keyed draw (Threefry2x32-20)", best((i) => stream.uniform(i, 5))],
    ["Poisson count by inversion, mean 7", best((i) => poissonCount(u[i], mean[i], 1e6))],
    ["number of a column times a constant", best((i) => (column[i] *= 0.999999))],
    ["e^x", best((i) => exp(8 * u[i] - 4))],
    ["ln x", best((i) => ln(u[i]))],
  ];
  return table("Parts of a run, best of several", ["part", "ns"], rows);
}
