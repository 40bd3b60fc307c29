import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3";
import { type SvgNode, svg } from "../../svg.ts";
import { marginOf } from "./frame.ts";
import { COLOURS, styleOf } from "./palette.ts";
import { cut, textAt, widthOf } from "./typography.ts";

/** A legend whose height is known before it is placed. */
export interface Legend {
  height: number;
  nodes: (top: number) => SvgNode[];
}

/** A scenario as charts name it. */
export interface ChartArm {
  letter: string;
  name: string;
}

const SYMBOLS = {
  square: symbolSquare,
  circle: symbolCircle,
  diamond: symbolDiamond,
  triangle: symbolTriangle,
};

/** The scenario's mark about a point. @param area in square pixels */
export function armMark(letter: string, x: number, y: number, area = 80): SvgNode {
  const { fill, mark } = styleOf(letter);
  return svg("path", {
    d: symbol(SYMBOLS[mark], area).digits(2)() ?? "",
    transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`,
    fill,
    stroke: COLOURS.paper,
  });
}

const ROW = 20;
/** Between one entry and the next. */
const GAP = 18;
const ARM_SIZE = 13;
const MARK_SIZE = 12;

/** Which letter stands for which scenario: side by side where they fit, else one below the other. */
export function legendOfArms(arms: readonly ChartArm[], width: number): Legend {
  if (arms.length === 0) return { height: 0, nodes: () => [] };
  const margin = marginOf(width);
  const room = width - 2 * margin;
  const texts = arms.map(({ letter, name }) => cut(`${letter}  ${name}`, room - 20, ARM_SIZE, true));
  const { places, height } = inRows(
    texts.map((text) => 20 + widthOf(text, ARM_SIZE, true)),
    margin,
    width,
  );
  return {
    height: height + 6,
    nodes: (top) =>
      arms.flatMap(({ letter }, at) => {
        const { x, row } = places[at];
        const y = top + row * ROW + 12;
        return [
          armMark(letter, x + 6, y - 4),
          textAt(x + 18, y, texts[at], { fill: styleOf(letter).text, "font-weight": 600 }),
        ];
      }),
  };
}

/** A mark and what it means. */
export interface LegendEntry {
  text: string;
  /** Width of the mark, in pixels. */
  width: number;
  /** @param y of the row's middle */
  mark: (x: number, y: number) => readonly SvgNode[];
}

/** What the marks of a chart mean: entries one after the other, in as many rows as the width asks for. */
export function legendOfMarks(entries: readonly LegendEntry[], width: number): Legend {
  const { places, height } = inRows(
    entries.map((entry) => entry.width + 6 + widthOf(entry.text, MARK_SIZE)),
    marginOf(width),
    width,
  );
  return {
    height,
    nodes: (top) => [
      svg(
        "g",
        { "font-size": MARK_SIZE, fill: COLOURS.faint },
        ...entries.flatMap((entry, at) => {
          const { x, row } = places[at];
          const y = top + row * ROW + ROW / 2;
          return [...entry.mark(x, y), textAt(x + entry.width + 6, y + 4, entry.text)];
        }),
      ),
    ],
  };
}

/** Where entries of these widths stand. */
function inRows(
  widths: readonly number[],
  margin: number,
  width: number,
): { places: { x: number; row: number }[]; height: number } {
  let x = margin;
  let row = 0;
  const places = widths.map((entry) => {
    if (x > margin && x + entry > width - margin) {
      x = margin;
      row++;
    }
    const place = { x, row };
    x += entry + GAP;
    return place;
  });
  return { places, height: (row + 1) * ROW };
}
