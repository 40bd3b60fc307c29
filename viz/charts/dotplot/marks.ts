import { extent, quantileSorted, type ScaleLinear, scaleLinear } from "d3";
import { DEFAULT_WIDTH, type Heading, headingOf, marginOf } from "../shared/frame.ts";
import { type ChartArm, type Legend, legendOfArms } from "../shared/legend.ts";
import { wrapped } from "../shared/typography.ts";
import { type Wording, withUnit } from "../shared/wording.ts";
import { type Counts, differenceSentence, type Typical } from "./sentence.ts";
import { besideEqual, LARGEST_RADIUS, stacked } from "./stacking.ts";

/** Another scenario in matched worlds. */
export interface DotplotRow {
  /** What it is called in sentences, for instance “B”. */
  other: string;
  /** Other scenario less baseline, one per world; NaN where the metric is undefined in either. */
  differences: ArrayLike<number>;
  /** The verdict in the reader's language; absent where there is none. */
  verdict?: string | undefined;
}

/** One metric, a row per other scenario over one axis. */
export interface DotplotPanel {
  label: string;
  /** In the reader's language; "" for none. */
  unit: string;
  /** Smallest difference that matters, ≥ 0. */
  relevant: number;
  /** Axis held while a lever moves: it grows if it must, and never shrinks. */
  domain?: readonly [number, number];
  rows: readonly DotplotRow[];
}

export interface Dotplot {
  title: string;
  subtitle: string;
  /** Named above the panels; none where the subtitle names them. */
  arms?: readonly ChartArm[];
  panels: readonly DotplotPanel[];
  /** For a first look on a phone: fewer dots, and none of the sentences that stand beside it. */
  isShort?: boolean;
}

type Side = Exclude<keyof Counts, "undefined">;

interface Dot {
  /** Which matched world. */
  world: number;
  difference: number;
  side: Side;
  x: number;
  y: number;
}

/** Where everything of one row goes, in pixels of the whole chart. */
export interface RowMarks {
  other: string;
  verdict: string | undefined;
  /** The row in words, broken into lines, and the baseline of the first. */
  sentence: string[];
  sentenceY: number;
  axisY: number;
  radius: number;
  dots: Dot[];
  counts: Counts;
  /** Absent when the metric is undefined in every world. */
  typical: (Typical & { x: number }) | undefined;
}

export interface PanelMarks {
  label: string;
  unit: string;
  labelLines: string[];
  top: number;
  /** Height that dots may take above their axis. */
  room: number;
  rows: RowMarks[];
  zero: number;
  /** Ends of the band of differences too small to matter. */
  band: [number, number];
  /** The axis as drawn, to be held if wanted. */
  domain: [number, number];
  ticks: { value: number; x: number }[];
  bottom: number;
}

export interface DotplotMarks {
  width: number;
  /** Of all but the legend. */
  height: number;
  heading: Heading;
  armsLegend: Legend;
  panels: PanelMarks[];
  /** Whether there are more worlds than dots. */
  isSampled: boolean;
}

const LINE = 17;

/** Data → marks: a dot per matched world at its exact difference, stacked on the axis so that none hides another. */
export function dotplotMarks(
  { title, subtitle, arms = [], panels, isShort = false }: Dotplot,
  wording: Wording,
  width = DEFAULT_WIDTH,
): DotplotMarks {
  const heading = headingOf(title, isShort ? "" : subtitle, width);
  const armsLegend = legendOfArms(arms, width);
  let top = heading.height + armsLegend.height + 4;
  const marks = panels.map((panel) => {
    const placed = panelMarks(panel, top, width, wording, isShort);
    top = placed.bottom + 12;
    return placed;
  });
  const most = Math.max(...panels.flatMap(({ rows }) => rows.map(({ differences }) => differences.length)));
  return { width, height: top, heading, armsLegend, panels: marks, isSampled: isShort && most > FEW };
}

function panelMarks(
  panel: DotplotPanel,
  top: number,
  width: number,
  wording: Wording,
  isShort: boolean,
): PanelMarks {
  const { label, unit, rows, relevant } = panel;
  const margin = marginOf(width);
  const x = scaleOf(panel, width);
  const labelLines = wrapped(withUnit(label, unit), width - 2 * margin, 14, true, 2);
  const room = rows.length > 1 ? 64 : 92;
  let y = top + 2 + labelLines.length * 19;
  const placed = rows.map((row) => {
    const marks = rowMarks(row, unit, x, y, room, width, wording, isShort);
    y = marks.axisY + (rows.length > 1 ? 26 : 0);
    return marks;
  });
  const last = placed.at(-1)?.axisY ?? y;
  return {
    label,
    unit,
    labelLines,
    top,
    room,
    rows: placed,
    zero: x(0),
    band: [x(-relevant), x(relevant)],
    domain: x.domain() as [number, number],
    ticks: x.ticks(Math.max(3, Math.floor(width / 100))).map((value) => ({ value, x: x(value) })),
    bottom: last + 44 + (rows.length > 1 ? 18 : 0),
  };
}

function rowMarks(
  { other, differences, verdict }: DotplotRow,
  unit: string,
  x: ScaleLinear<number, number>,
  top: number,
  room: number,
  width: number,
  wording: Wording,
  isShort: boolean,
): RowMarks {
  const worlds = Array.from(differences, (difference, world) => ({ difference, world }))
    .filter(({ difference }) => !Number.isNaN(difference))
    .sort((a, b) => a.difference - b.difference || a.world - b.world);
  const values = worlds.map(({ difference }) => difference);
  const quantile = (p: number) => quantileSorted(values, p) ?? Number.NaN;
  const typical =
    values.length === 0
      ? undefined
      : { median: quantile(0.5), low: quantile(0.05), high: quantile(0.95), x: x(quantile(0.5)) };
  const count = (wanted: Side) => values.filter((value) => sideOf(value) === wanted).length;
  const counts = {
    higher: count("higher"),
    lower: count("lower"),
    equal: count("equal"),
    undefined: differences.length - worlds.length,
  };
  const said = differenceSentence({ counts, typical, other, verdict }, wording, unit);
  const sentence = isShort ? [] : wrapped(said, width - 2 * marginOf(width), 13);
  const shown = isShort ? spreadOut(worlds, FEW) : worlds;
  const axisY = top + sentence.length * LINE + 12 + room;
  const places = besideEqual(
    shown.map(({ difference }) => x(difference)),
    room,
  );
  const { radius, heights } = stacked(places, room);
  const dots = shown.map(
    ({ difference, world }, at): Dot => ({
      world,
      difference,
      side: sideOf(difference),
      x: places[at],
      y: axisY - 2 - heights[at],
    }),
  );
  return { other, verdict, sentence, sentenceY: top + 13, axisY, radius, dots, counts, typical };
}

const sideOf = (value: number): Side => (value > 0 ? "higher" : value < 0 ? "lower" : "equal");

/** Dots of a first look: each stands for as many worlds. */
const FEW = 20;

/** As many of a sorted list, from its lowest to its highest and equally far apart; all where there are no more. */
function spreadOut<T>(sorted: readonly T[], most: number): readonly T[] {
  if (sorted.length <= most) return sorted;
  return Array.from({ length: most }, (_, at) => sorted[Math.floor(((at + 0.5) * sorted.length) / most)]);
}

/** Room for every value and for a dot at either end. */
function scaleOf(
  { rows, relevant, domain = [0, 0] }: DotplotPanel,
  width: number,
): ScaleLinear<number, number> {
  const values = rows.flatMap(({ differences }) => Array.from(differences));
  const [low = 0, high = 0] = extent([...values, -relevant, relevant, ...domain, 0]);
  const edge = marginOf(width) + LARGEST_RADIUS;
  const scale = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [edge, width - edge]);
  const [from, to] = domain;
  return low === from && high === to && low < high ? scale : scale.nice();
}
