import { table } from "../docs/markdown.ts";
import { type Judged, judged } from "./judge.ts";
import { APART, PATTERNS } from "./list.ts";
import type { Pattern } from "./pattern.ts";

const shown = (number: number) => number.toFixed(Math.abs(number) < 0.1 ? 4 : 3);

/** All facts in the order of their codes; none is left out. */
export function patternTable(worlds: number, tell: (line: string) => void): string {
  const rows = PATTERNS.map((pattern) => {
    const found = judged(pattern, worlds);
    const without =
      pattern.control === undefined ? undefined : judged(pattern, worlds, pattern.control.change);
    const cells = cellsOf(pattern, found, without);
    tell(cells.join(" | "));
    return cells;
  });
  const apart = Object.entries(APART).map(([fact, why]) => [fact, why, "", "", "no experiment", ""]);
  return table(
    ["fact", "what", "band", "95 % interval", "verdict", "control: without it"],
    [...rows, ...apart].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}

function cellsOf(pattern: Pattern, { value, low, high, stand }: Judged, without?: Judged): string[] {
  const [least, most] = pattern.band;
  const inside = value >= least && value <= most;
  const wide = "the figure lies in the band, its interval does not: so many worlds are too few to tell";
  const verdict = [
    stand,
    stand === "cannot tell" && inside && wide,
    pattern.reported && `reported only: ${pattern.reported}`,
    pattern.note,
  ];
  return [
    pattern.fact,
    pattern.what,
    `${least} – ${most}`,
    `${shown(value)} (${shown(low)} – ${shown(high)})`,
    verdict.filter(Boolean).join("; "),
    without === undefined ? "" : `${pattern.control?.what}: ${shown(without.value)}, ${without.stand}`,
  ];
}
