import { extent, type ScaleLinear, scaleLinear } from "d3";
import { DEFAULT_WIDTH, type Heading, headingOf, isNarrow, marginOf } from "../shared/frame.ts";
import { type ChartArm, type Legend, legendOfArms } from "../shared/legend.ts";
import { type Spread, spreadOf } from "../shared/spread.ts";
import { widthOf, wrapped } from "../shared/typography.ts";
import { type Wording, withUnit } from "../shared/wording.ts";

/** One metric under every scenario. */
export interface LevelsRow {
  label: string;
  unit: string;
  /** Per scenario, a number per world; NaN where undefined. */
  values: readonly ArrayLike<number>[];
  /** What the differences are in, where it is another unit, as points are of percentages. */
  differenceUnit?: string;
  /** Smallest difference that matters, ≥ 0; digits far below it are not shown. */
  relevant: number;
}

export interface LevelsGroup {
  label: string;
  rows: readonly LevelsRow[];
  /** One axis for all rows, for instance 0 to 1; absent: one each. */
  domain?: readonly [number, number];
}

/** Levels of several metrics over worlds, and the paired differences from the first scenario. */
export interface Levels {
  title: string;
  subtitle: string;
  arms: readonly ChartArm[];
  groups: readonly LevelsGroup[];
}

export interface LevelMark {
  letter: string;
  y: number;
  /** Absent when the metric is undefined in every world. */
  level: Spread | undefined;
  x: { low: number; median: number; high: number } | undefined;
  /** Paired difference from the first scenario; absent for that one. */
  difference: Spread | undefined;
  /** The difference as it is written beside the axis. */
  said: string;
}

export interface LevelRowMarks {
  label: string;
  unit: string;
  differenceUnit: string;
  relevant: number;
  labelLines: string[];
  top: number;
  bottom: number;
  arms: LevelMark[];
  axis: { from: number; to: number; y: number; ticks: { value: number; x: number }[]; numbered: boolean };
}

export interface LevelsMarks {
  width: number;
  height: number;
  heading: Heading;
  armsLegend: Legend;
  /** Where labels, axes and differences begin, and how wide labels may be. */
  columns: { label: number; labelWidth: number; axis: [number, number]; difference: number };
  groups: { label: string; y: number; rows: LevelRowMarks[] }[];
}

const ARM = 18;

/** Data → marks: an axis per metric; per scenario the median and where nine worlds in ten lie. */
export function levelsMarks(data: Levels, wording: Wording, width = DEFAULT_WIDTH): LevelsMarks {
  const { title, subtitle, arms, groups } = data;
  const heading = headingOf(title, subtitle, width);
  const armsLegend = legendOfArms(arms, width);
  const narrow = isNarrow(width);
  const differences = new Map(
    groups.flatMap(({ rows }) => rows.map((row) => [row, saidOf(row, wording, narrow)])),
  );
  const widest = Math.max(60, ...[...differences.values()].flat().map((said) => widthOf(said, 12, narrow)));
  const columns = columnsOf(width, widest);
  let y = heading.height + armsLegend.height + 22;
  const placed = groups.map(({ label, rows, domain }) => {
    const at = y + 14;
    y += 26;
    const marks = rows.map((row, index) => {
      const numbered = domain === undefined || index === rows.length - 1;
      const said = differences.get(row) ?? [];
      const placedRow = rowMarks({ row, arms, said, domain, top: y, columns, narrow, numbered });
      y = placedRow.bottom + (narrow ? 10 : 6);
      return placedRow;
    });
    y += 10;
    return { label, y: at, rows: marks };
  });
  return { width, height: y + 4, heading, armsLegend, columns, groups: placed };
}

/** Labels above their axes where it is narrow, else beside them. @param widest text of a difference */
function columnsOf(width: number, widest: number): LevelsMarks["columns"] {
  const margin = marginOf(width);
  const inner = width - 2 * margin;
  const labelWidth = isNarrow(width) ? inner : inner * 0.27;
  const from = isNarrow(width) ? margin + 20 : margin + inner * 0.3 + 20;
  const difference = width - margin;
  return { label: margin, labelWidth, axis: [from, difference - widest - 24], difference };
}

/** Differences from the first scenario as they are written; where it is narrow without their spread. */
function saidOf({ values, relevant }: LevelsRow, wording: Wording, narrow: boolean): string[] {
  return values.map((column, at) => {
    const spread = at === 0 ? undefined : spreadOf(pairedDifferences(values[0], column));
    if (spread === undefined) return "";
    return narrow
      ? wording.number(rounded(spread.median, relevant), true)
      : withSpread(spread, relevant, wording);
  });
}

/** “+5 (−1 to +9)”. */
export function withSpread(spread: Spread, relevant: number, { say, number }: Wording): string {
  const [median, low, high] = [spread.median, spread.low, spread.high].map((value) =>
    number(rounded(value, relevant), true),
  );
  return say({ en: `${median} (${low} to ${high})`, fr: `${median} (${low} à ${high})` });
}

/** Without the digits that are far too small to matter. */
export function rounded(value: number, relevant: number): number {
  if (relevant === 0) return value;
  const places = Math.floor(Math.log10(relevant / 5));
  // Powers of ten below one are not exact; those above are.
  return places < 0
    ? Math.round(value * 10 ** -places) / 10 ** -places
    : Math.round(value / 10 ** places) * 10 ** places;
}

interface RowPlace {
  row: LevelsRow;
  arms: readonly ChartArm[];
  said: readonly string[];
  domain: readonly [number, number] | undefined;
  top: number;
  columns: LevelsMarks["columns"];
  narrow: boolean;
  numbered: boolean;
}

function rowMarks(place: RowPlace): LevelRowMarks {
  const { row, arms, said, top, narrow, numbered } = place;
  const { labelWidth, axis } = place.columns;
  const { label, unit, values, relevant, differenceUnit = unit } = row;
  const shown = withUnit(label, unit);
  const labelLines = wrapped(shown, labelWidth, 13, true, 3);
  const first = top + (narrow ? labelLines.length * 17 + 4 : 4);
  const levels = values.map(spreadOf);
  const x = scaleOf(levels, place.domain, axis);
  const marks = arms.map(({ letter }, at): LevelMark => {
    const level = levels[at];
    return {
      letter,
      y: first + at * ARM + ARM / 2,
      level,
      x: level && { low: x(level.low), median: x(level.median), high: x(level.high) },
      difference: at === 0 ? undefined : spreadOf(pairedDifferences(values[0], values[at])),
      said: said[at],
    };
  });
  const axisY = first + arms.length * ARM + 3;
  return {
    label,
    unit,
    differenceUnit,
    relevant,
    labelLines,
    top,
    bottom: Math.max(axisY + (numbered ? 20 : 4), narrow ? 0 : top + labelLines.length * 17 + 4),
    arms: marks,
    axis: { from: axis[0], to: axis[1], y: axisY, ticks: ticksOf(x, axis[1] - axis[0]), numbered },
  };
}

/** Other less first, world by world; NaN where either is undefined. */
export function pairedDifferences(first: ArrayLike<number>, other: ArrayLike<number>): Float64Array {
  return Float64Array.from(other, (value, world) => value - first[world]);
}

function scaleOf(
  levels: readonly (Spread | undefined)[],
  domain: readonly [number, number] | undefined,
  range: [number, number],
): ScaleLinear<number, number> {
  const values = levels.flatMap((level) => (level === undefined ? [] : [level.low, level.high]));
  const [low = 0, high = 1] = extent([...values, ...(domain ?? [0])]);
  return scaleLinear(low === high ? [low, low + 1] : [low, high], range).nice(4);
}

/** As many ticks as have room for their numbers. */
function ticksOf(x: ScaleLinear<number, number>, room: number): { value: number; x: number }[] {
  for (let count = 4; count > 0; count--) {
    const ticks = x.ticks(count);
    const widest = Math.max(...ticks.map((tick) => widthOf(`−${Math.round(tick * 100) / 100}`, 11)));
    if ((widest + 16) * ticks.length <= room + widest) return ticks.map((value) => ({ value, x: x(value) }));
  }
  return x.domain().map((value) => ({ value, x: x(value) }));
}
