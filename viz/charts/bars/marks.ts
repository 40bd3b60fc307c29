import { extent, max, type ScaleLinear, scaleLinear } from "d3";
import { DEFAULT_WIDTH, type Heading, headingOf, marginOf } from "../shared/frame.ts";
import { type ChartArm, type Legend, legendOfArms } from "../shared/legend.ts";
import { widthOf, wrapped } from "../shared/typography.ts";
import { type Wording, withUnit } from "../shared/wording.ts";

/** One amount of every scenario; below zero it goes to the left. */
export interface Bar {
  value: number;
  /** Where nine worlds in ten lie, if it is known. */
  low?: number;
  high?: number;
}

export interface BarsRow {
  label: string;
  /** A total, or the part of one: parts are set in. */
  level: "total" | "part";
  /** Goes to the left although it is positive, because it is taken away. */
  away?: boolean;
  /** A bar per scenario. */
  bars: readonly Bar[];
}

/** Rows over one axis. */
export interface BarsFacet {
  label: string;
  unit: string;
  rows: readonly BarsRow[];
}

export interface Bars {
  title: string;
  subtitle: string;
  arms: readonly ChartArm[];
  facets: readonly BarsFacet[];
  /** Whether facets share an axis, and may stand side by side. */
  shared: boolean;
}

export interface BarMark {
  letter: string;
  y: number;
  /** Ends of the bar, ascending, in pixels. */
  from: number;
  to: number;
  whisker: [number, number] | undefined;
  text: string;
  textX: number;
  /** Whether the text ends at textX. */
  end: boolean;
}

export interface BarRowMarks {
  labelLines: string[];
  level: BarsRow["level"];
  top: number;
  bars: BarMark[];
}

export interface BarsFacetMarks {
  labelLines: string[];
  left: number;
  right: number;
  labelRight: number;
  top: number;
  bottom: number;
  zero: number;
  rows: BarRowMarks[];
}

export interface BarsMarks {
  width: number;
  height: number;
  heading: Heading;
  armsLegend: Legend;
  facets: BarsFacetMarks[];
}

export const BAR = 12;
const ROW_GAP = 10;
const SIZE = 13;
/** Facets stand side by side as long as each has this much room. */
const NARROWEST_COLUMN = 170;
/** Narrower columns put the label above its bars. */
const NARROWEST_BESIDE = 420;

/** Data → marks: bars of all scenarios under each other, row by row, from a zero that rows share. */
export function barsMarks(
  { title, subtitle, arms, facets, shared }: Bars,
  wording: Wording,
  width = DEFAULT_WIDTH,
): BarsMarks {
  const heading = headingOf(title, subtitle, width);
  const armsLegend = legendOfArms(arms, width);
  const margin = marginOf(width);
  const gap = 28;
  const inner = width - 2 * margin;
  const columns = shared
    ? Math.max(1, Math.min(facets.length, Math.floor((inner + gap) / (NARROWEST_COLUMN + gap))))
    : 1;
  const across = (inner - (columns - 1) * gap) / columns;
  const most = shared ? facets : undefined;
  let top = heading.height + armsLegend.height + 6;
  const placed: BarsFacetMarks[] = [];
  for (let first = 0; first < facets.length; first += columns) {
    const row = facets.slice(first, first + columns).map((facet, at) => {
      const left = margin + at * (across + gap);
      return facetMarks(facet, most ?? [facet], arms, wording, left, left + across, top);
    });
    placed.push(...row);
    top = (max(row, ({ bottom }) => bottom) ?? top) + 22;
  }
  return { width, height: top, heading, armsLegend, facets: placed };
}

function facetMarks(
  facet: BarsFacet,
  alike: readonly BarsFacet[],
  arms: readonly ChartArm[],
  wording: Wording,
  left: number,
  right: number,
  top: number,
): BarsFacetMarks {
  const beside = right - left >= NARROWEST_BESIDE;
  const labelRight = beside ? left + (right - left) * 0.36 : right;
  const title = withUnit(facet.label, facet.unit);
  const labelLines = wrapped(title, right - left, 14, true, 2);
  const x = scaleOf(alike, beside ? labelRight + 26 : left + 14, right, wording);
  let y = top + labelLines.length * 19 + 8;
  const rows = facet.rows.map((each): BarRowMarks => {
    const { label, level } = each;
    const bars = drawnBars(each);
    const indent = level === "part" && beside ? 14 : 0;
    const lines = wrapped(
      label,
      labelRight - left - indent - (beside ? 8 : 0),
      SIZE,
      level === "total",
      beside ? 3 : 2,
    );
    const first = beside ? y : y + lines.length * 16 + 3;
    const marks = bars.map((bar, at) => barMark(bar, arms[at].letter, first + at * (BAR + 2), x, wording));
    const row = { labelLines: lines, level, top: y, bars: marks };
    const barsEnd = first + bars.length * (BAR + 2);
    y = Math.max(barsEnd, beside ? y + lines.length * 16 : 0) + ROW_GAP;
    return row;
  });
  return {
    labelLines,
    left,
    right,
    labelRight: beside ? labelRight : left,
    top,
    bottom: y,
    zero: x(0),
    rows,
  };
}

/** Bars on the side on which they are drawn. */
function drawnBars({ bars, away }: BarsRow): readonly Bar[] {
  if (!away) return bars;
  return bars.map(({ value, low, high }) =>
    low === undefined || high === undefined ? { value: -value } : { value: -value, low: -high, high: -low },
  );
}

function barMark(
  { value, low, high }: Bar,
  letter: string,
  y: number,
  x: ScaleLinear<number, number>,
  wording: Wording,
): BarMark {
  const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
  const whisker: [number, number] | undefined =
    low === undefined || high === undefined ? undefined : [x(low), x(high)];
  const end = value < 0;
  const textX = end ? Math.min(from, whisker?.[0] ?? from) - 4 : Math.max(to, whisker?.[1] ?? to) + 4;
  return { letter, y, from, to, whisker, text: wording.number(value, false), textX, end };
}

/** Room for the longest bar and the number at its end, on both sides of zero where there is anything. */
function scaleOf(
  facets: readonly BarsFacet[],
  left: number,
  right: number,
  { number }: Wording,
): ScaleLinear<number, number> {
  const bars = facets.flatMap(({ rows }) => rows.flatMap(drawnBars));
  const ends = bars.flatMap(({ value, low = value, high = value }) => [value, low, high]);
  const [low = 0, high = 0] = extent([...ends, 0]);
  const room = (side: (bar: Bar) => boolean) =>
    max(bars.filter(side), ({ value }) => widthOf(number(value, false), 11) + 8) ?? 0;
  return scaleLinear(low === high ? [0, 1] : [low, high], [
    left + room(({ value }) => value < 0),
    right - room(({ value }) => value >= 0),
  ]);
}
