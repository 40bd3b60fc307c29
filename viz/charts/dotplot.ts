import { extent, quantileSorted, type ScaleLinear, scaleLinear } from "d3";
import type { Text } from "../../sim/scenario/fields.ts";
import { type SvgNode, svg } from "../svg.ts";
import { type Counts, differenceSentence, type Typical, type Wording } from "./difference-sentence.ts";
import { LARGEST_RADIUS, stacked } from "./stacking.ts";

/** One metric in matched worlds. */
export interface DotplotPanel {
  label: string;
  unit: string;
  /** Other scenario less baseline, one per world; NaN where the metric is undefined in either. */
  differences: ArrayLike<number>;
  /** Smallest difference that matters, ≥ 0. */
  relevant: number;
}

export interface Dotplot {
  title: string;
  subtitle: string;
  /** What the other scenario is called in sentences, for instance “B”. */
  other: string;
  panels: readonly DotplotPanel[];
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

/** Where everything of one panel goes, in pixels of the whole chart. */
interface PanelMarks {
  label: string;
  unit: string;
  top: number;
  axisY: number;
  radius: number;
  dots: Dot[];
  zero: number;
  /** Ends of the band of differences too small to matter. */
  band: [number, number];
  /** Absent when the metric is undefined in every world. */
  typical: (Typical & { x: number }) | undefined;
  ticks: { value: number; x: number }[];
  counts: Counts;
}

export interface DotplotMarks {
  width: number;
  height: number;
  title: string;
  subtitle: string;
  other: string;
  panels: PanelMarks[];
}

const WIDTH = 720;
const MARGIN = 28;
const FONT_SIZE = 13;
const HEADER = 70;
const STACK = 92;
const PANEL = 56 + STACK + 44;
const FOOTER = 40;

/** Data → marks: a dot per matched world at its exact difference, stacked on the axis so that none hides another. */
export function dotplotMarks({ title, subtitle, other, panels }: Dotplot): DotplotMarks {
  return {
    width: WIDTH,
    height: HEADER + panels.length * PANEL + FOOTER,
    title,
    subtitle,
    other,
    panels: panels.map((panel, index) => panelMarks(panel, HEADER + index * PANEL)),
  };
}

function panelMarks({ label, unit, differences, relevant }: DotplotPanel, top: number): PanelMarks {
  const axisY = top + 56 + STACK;
  const worlds = Array.from(differences, (difference, world) => ({ difference, world }))
    .filter(({ difference }) => !Number.isNaN(difference))
    .sort((a, b) => a.difference - b.difference || a.world - b.world);
  const values = worlds.map(({ difference }) => difference);
  const x = scaleOf([...values, -relevant, relevant, 0]);
  const { radius, heights } = stacked(values.map(x), STACK);
  const dots = worlds.map(({ difference, world }, at): Dot => {
    const side = difference > 0 ? "higher" : difference < 0 ? "lower" : "equal";
    return { world, difference, side, x: x(difference), y: axisY - 2 - heights[at] };
  });
  const quantile = (p: number) => quantileSorted(values, p) ?? Number.NaN;
  const count = (wanted: Side) => dots.filter(({ side }) => side === wanted).length;
  return {
    label,
    unit,
    top,
    axisY,
    radius,
    dots,
    zero: x(0),
    band: [x(-relevant), x(relevant)],
    typical:
      dots.length === 0
        ? undefined
        : { median: quantile(0.5), low: quantile(0.05), high: quantile(0.95), x: x(quantile(0.5)) },
    ticks: x.ticks(7).map((value) => ({ value, x: x(value) })),
    counts: {
      higher: count("higher"),
      lower: count("lower"),
      equal: count("equal"),
      undefined: differences.length - worlds.length,
    },
  };
}

/** Room for every value and for a dot at either end. */
function scaleOf(values: readonly number[]): ScaleLinear<number, number> {
  const [low = 0, high = 0] = extent(values);
  return scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [
    MARGIN + LARGEST_RADIUS,
    WIDTH - MARGIN - LARGEST_RADIUS,
  ]).nice();
}

/** Blue and vermilion of Okabe and Ito, told apart by all kinds of colour vision; the background is the chart's own. */
const COLOURS: Record<Side | "lowerText" | "ink" | "faint" | "band" | "paper", string> = {
  higher: "#0072b2",
  lower: "#d55e00",
  equal: "#595959",
  lowerText: "#ad4a00",
  ink: "#1a1a1a",
  faint: "#595959",
  band: "#e4e4e4",
  paper: "#ffffff",
};

/**
 * Marks → SVG nodes.
 *
 * @param id prefix of the ids inside, so that several charts can share a page
 */
export function dotplotNodes(marks: DotplotMarks, wording: Wording, id: string): SvgNode {
  const { width, height, title, subtitle, panels, other } = marks;
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      "font-family": "system-ui, Segoe UI, Helvetica Neue, Arial, sans-serif",
      "font-size": FONT_SIZE,
      fill: COLOURS.ink,
    },
    svg("title", { id: `${id}-title` }, title),
    svg("desc", { id: `${id}-desc` }, description(marks, wording)),
    svg("rect", { width, height, rx: 8, fill: COLOURS.paper, stroke: "#d0d0d0" }),
    label(MARGIN, 34, title, { "font-size": 18, "font-weight": 600 }),
    label(MARGIN, 55, subtitle, { fill: COLOURS.faint }),
    ...panels.map((panel) => panelNodes(panel, other, wording)),
    legend(height - 20, wording),
  );
}

/** The same content in words, for those who do not see the chart. */
function description({ panels, other, subtitle }: DotplotMarks, wording: Wording): string {
  const sentences = panels.map(
    (panel) => `${panel.label} [${panel.unit}]: ${differenceSentence(panel, other, wording)}.`,
  );
  return [`${subtitle}.`, ...sentences].join(" ");
}

function panelNodes(panel: PanelMarks, other: string, wording: Wording): SvgNode {
  const { top, axisY, radius, dots, zero, band, typical, ticks, counts } = panel;
  const { say, number } = wording;
  const ceiling = axisY - STACK;
  const lower = say({
    en: `◀ lower with ${other}: ${counts.lower}`,
    fr: `◀ plus bas avec ${other} : ${counts.lower}`,
  });
  const higher = say({
    en: `higher with ${other}: ${counts.higher} ▶`,
    fr: `plus élevé avec ${other} : ${counts.higher} ▶`,
  });
  return svg(
    "g",
    {},
    label(MARGIN, top + 20, `${panel.label} [${panel.unit}]`, { "font-weight": 600, "font-size": 14 }),
    label(MARGIN, top + 38, differenceSentence(panel, other, wording), { fill: COLOURS.faint }),
    svg("rect", {
      x: band[0],
      y: ceiling,
      width: Math.max(1, band[1] - band[0]),
      height: axisY - ceiling,
      fill: COLOURS.band,
    }),
    line(zero, ceiling, zero, axisY, { stroke: COLOURS.faint, "stroke-dasharray": "3 3" }),
    line(MARGIN, axisY, WIDTH - MARGIN, axisY, { stroke: COLOURS.faint }),
    ...ticks.flatMap(({ value, x }) => [
      line(x, axisY, x, axisY + 5, { stroke: COLOURS.faint }),
      label(x, axisY + 18, number(value, true), {
        fill: COLOURS.faint,
        "text-anchor": "middle",
        "font-size": 12,
      }),
    ]),
    ...(typical === undefined ? [] : [medianLine(typical.x, ceiling, axisY + 7)]),
    ...dots.map(({ world, difference, side, x, y }) =>
      svg(
        "circle",
        { cx: x, cy: y, r: radius, fill: COLOURS[side], stroke: COLOURS.paper, "stroke-width": radius / 8 },
        svg("title", {}, say({ en: `world ${world}`, fr: `monde ${world}` }), ": ", number(difference, true)),
      ),
    ),
    label(MARGIN, axisY + 35, lower, { fill: COLOURS.lowerText, "font-weight": 600, "font-size": 12 }),
    label(WIDTH - MARGIN, axisY + 35, higher, {
      fill: COLOURS.higher,
      "font-weight": 600,
      "font-size": 12,
      "text-anchor": "end",
    }),
  );
}

function medianLine(x: number, from: number, to: number): SvgNode {
  return line(x, from, x, to, { stroke: COLOURS.ink, "stroke-width": 2 });
}

function legend(y: number, { say }: Wording): SvgNode {
  const entry = (x: number, mark: SvgNode, text: Text) => [mark, label(x + 20, y + 4, say(text))];
  return svg(
    "g",
    { "font-size": 12, fill: COLOURS.faint },
    ...entry(MARGIN, svg("circle", { cx: MARGIN + 7, cy: y, r: LARGEST_RADIUS, fill: COLOURS.equal }), {
      en: "one matched world",
      fr: "un monde apparié",
    }),
    ...entry(190, medianLine(197, y - 8, y + 8), {
      en: "median",
      fr: "médiane",
    }),
    ...entry(282, line(289, y - 8, 289, y + 8, { stroke: COLOURS.faint, "stroke-dasharray": "3 3" }), {
      en: "no difference",
      fr: "aucune différence",
    }),
    ...entry(436, svg("rect", { x: 436, y: y - 8, width: 14, height: 16, fill: COLOURS.band }), {
      en: "too small to matter",
      fr: "trop faible pour compter",
    }),
  );
}

/** Text too long for the chart's width is cut; the description holds it whole. */
function label(x: number, y: number, text: string, attributes: SvgNode["attributes"] = {}): SvgNode {
  const size = Number(attributes["font-size"] ?? FONT_SIZE);
  const most = Math.floor((WIDTH - 2 * MARGIN) / (("font-weight" in attributes ? 0.62 : 0.5) * size));
  const characters = Array.from(text);
  const fitting = characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
  return svg("text", { x, y, ...attributes }, fitting);
}

function line(x1: number, y1: number, x2: number, y2: number, attributes: SvgNode["attributes"]): SvgNode {
  return svg("line", { x1, y1, x2, y2, ...attributes });
}
