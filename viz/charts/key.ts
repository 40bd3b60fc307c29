import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3";
import { type SvgNode, svg } from "../svg.ts";
import { marginOf } from "./frame.ts";
import { COLOURS, styleOf } from "./palette.ts";
import { cut, widthOf, words } from "./words.ts";

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

const SIZE = 13;
const ROW = 20;

export interface Key {
  height: number;
  nodes: SvgNode[];
}

/** Which letter stands for which scenario: side by side where they fit, else one below the other. */
export function keyOf(arms: readonly ChartArm[], width: number, top: number): Key {
  if (arms.length === 0) return { height: 0, nodes: [] };
  const margin = marginOf(width);
  const room = width - 2 * margin;
  const texts = arms.map(({ letter, name }) => cut(`${letter}  ${name}`, room - 20, SIZE, true));
  const widths = texts.map((text) => 20 + widthOf(text, SIZE, true) + 18);
  const nodes: SvgNode[] = [];
  let x = 0;
  let row = 0;
  arms.forEach(({ letter }, at) => {
    if (x > 0 && x + widths[at] - 18 > room) {
      x = 0;
      row++;
    }
    const y = top + row * ROW + 12;
    nodes.push(
      armMark(letter, margin + x + 6, y - 4),
      words(margin + x + 18, y, texts[at], { fill: styleOf(letter).text, "font-weight": 600 }),
    );
    x += widths[at];
  });
  return { height: (row + 1) * ROW + 6, nodes };
}
