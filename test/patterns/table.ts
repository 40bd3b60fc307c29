import { code, table } from "../docs/markdown.ts";
import { idOf, type PatternFound, patterns } from "../evidence/patterns.ts";
import { resultOf } from "../evidence/store.ts";
import { tradeOffId, tradeOffs } from "../evidence/trade-offs.ts";
import { type Interval, standing } from "./judge.ts";
import { APART, PATTERNS } from "./list.ts";
import type { Pattern } from "./pattern.ts";
import { TRADE_OFFS, togetherAt } from "./trade-offs.ts";

const shown = (number: number) => number.toFixed(Math.abs(number) < 0.1 ? 4 : 3);

export const intervalText = ({ value, low, high }: Interval) =>
  `${shown(value)} (${shown(low)} – ${shown(high)})`;

/** What the cells of a row are. */
export const COLUMNS = ["fact", "what", "band", "95 % interval", "verdict", "control: without it"];

/** All facts in the order of their codes, as evidence has them; none is left out. */
export function patternTable(): string {
  const rows = PATTERNS.map((pattern) => cellsOf(pattern, resultOf(patterns, idOf(pattern))));
  const apart = Object.entries(APART).map(([fact, why]) => [fact, why, "", "", "no experiment", ""]);
  return table(
    COLUMNS,
    [...rows, ...apart].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}

/** Rows that are not shown, and why; what they were when they last were. */
export function notShownTable(): string {
  const rows = PATTERNS.filter(({ stands, reported }) => stands !== undefined && reported === undefined);
  return table(
    ["fact", "what", "95 % interval", "verdict", "last shown", "cause"],
    rows.map((pattern) => {
      const { fact, what, band, stands, lastShown = "never", note = "" } = pattern;
      const { found } = resultOf(patterns, idOf(pattern));
      const verdict = `${stands} in ${band[0]} – ${band[1]}`;
      return [fact, what, intervalText(found), verdict, lastShown, note];
    }),
  );
}

/** How rows move that pull against each other, one table for each two of them. */
export function tradeOffTables(): string {
  return TRADE_OFFS.map((tradeOff) => {
    const { one, other, parameter, why } = tradeOff;
    const said = ({ fact, what, band }: Pattern) => `${fact}, ${what} (${band[0]} – ${band[1]})`;
    const cell = (found: Interval, { band }: Pattern) => `${intervalText(found)}, ${standing(found, band)}`;
    const found = resultOf(tradeOffs, tradeOffId(tradeOff));
    const rows = found.map((at) => [`× ${at.factor}`, cell(at.one, one), cell(at.other, other)]);
    const factors = togetherAt(found, tradeOff).map((factor) => `× ${factor}`);
    const both = one.fact === other.fact ? `both rows of ${one.fact}` : `${one.fact} and ${other.fact}`;
    const verdict =
      factors.length === 0
        ? `**No value of ${code(parameter)} that was tried has ${both}**`
        : `**Of the values of ${code(parameter)} that were tried, ${factors.join(", ")} alone may have ${both}**`;
    return `${verdict}: ${why}\n\n${table([code(parameter), said(one), said(other)], rows)}`;
  }).join("\n\n");
}

/** A row of the table. */
export function cellsOf(pattern: Pattern, { found, without }: PatternFound): string[] {
  const { value } = found;
  const [least, most] = pattern.band;
  const stand = standing(found, pattern.band);
  const inside = value >= least && value <= most;
  const wide = "the figure lies in the band, its interval does not: these worlds are too few to tell";
  const verdict = [
    stand,
    stand === "cannot tell" && inside && wide,
    pattern.reported && `reported only: ${pattern.reported}`,
    pattern.note,
  ];
  return [
    pattern.fact,
    pattern.what,
    `${least} – ${most}; ${pattern.bandMeans}`,
    intervalText(found),
    verdict.filter(Boolean).join("; "),
    without === undefined
      ? ""
      : `${pattern.control?.what}: ${shown(without.value)}, ${standing(without, pattern.band)}`,
  ];
}
