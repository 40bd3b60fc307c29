import { exp, ln, normalQuantile } from "../core/math.ts";

const BIG = 1e150;

/** Chance that at least `k` of `n` worlds go one way, if each does so with chance `share`. */
export function atLeast(k: number, n: number, share = 0.5): number {
  if (k <= 0) return 1;
  // From C(n, n) downwards, each term is the previous one times i/(n − i + 1) and the odds; rescaled to avoid overflow.
  const odds = (1 - share) / share;
  let term = 1;
  let sum = 0;
  let scalings = 0;
  for (let i = n; i >= k; i--) {
    sum += term;
    term *= (odds * i) / (n - i + 1);
    if (sum > BIG) {
      sum /= BIG;
      term /= BIG;
      scalings++;
    }
  }
  return Math.min(1, exp(ln(sum) + scalings * ln(BIG) + n * ln(share)));
}

/** Worlds with which a one-sided sign test would detect a share p > ½ four times in five. */
export function worldsForSigns(p: number, error: number): number {
  if (!(p > 0.5)) return Number.POSITIVE_INFINITY;
  const z = normalQuantile(1 - error) * 0.5 + normalQuantile(0.8) * Math.sqrt(p * (1 - p));
  const shortfall = z / (p - 0.5);
  const n = shortfall * shortfall;
  // Fleiss's continuity correction.
  const root = 1 + Math.sqrt(1 + 2 / (n * (p - 0.5)));
  return Math.max(Math.ceil(-ln(error) / Math.LN2), (n / 4) * root * root);
}
