import { line, type SvgNode, svg } from "../../svg.ts";
import { framed } from "../shared/frame.ts";
import { COLOURS, styleOf } from "../shared/palette.ts";
import { numberCell, type Table, textCell } from "../shared/table.ts";
import { textAt, textLines } from "../shared/typography.ts";
import type { Wording } from "../shared/wording.ts";
import {
  BAR,
  type BarMark,
  type BarRowMarks,
  type Bars,
  type BarsFacetMarks,
  type BarsMarks,
} from "./marks.ts";

/** Marks → SVG nodes. @param id prefix of the ids inside */
export function barsNodes(
  { width, height, heading, armsLegend, facets }: BarsMarks,
  description: string,
  id: string,
): SvgNode {
  return framed(
    heading,
    { width, height },
    id,
    description,
    ...armsLegend.nodes(heading.height),
    ...facets.map(facetNodes),
  );
}

function facetNodes({ labelLines, left, labelRight, top, zero, rows }: BarsFacetMarks): SvgNode {
  return svg(
    "g",
    {},
    ...textLines(left, top + 14, labelLines, 19, { "font-weight": 600, "font-size": 14 }),
    ...rows.map((row) => rowNodes(row, left, labelRight > left)),
    ...rows.map(({ bars }, at) => {
      const from = (bars[0]?.y ?? top) - 3;
      // Where labels stand between the rows, the line of zero does not cross them.
      const next = rows[at + 1]?.bars[0]?.y;
      const to = labelRight > left && next !== undefined ? next : (bars.at(-1)?.y ?? from) + BAR + 3;
      return line(zero, from, zero, to, { stroke: COLOURS.faint });
    }),
  );
}

function rowNodes({ labelLines, level, top, bars }: BarRowMarks, left: number, beside: boolean): SvgNode {
  const indent = level === "part" && beside ? 14 : 0;
  const weight: SvgNode["attributes"] = level === "total" ? { "font-weight": 600 } : {};
  return svg(
    "g",
    {},
    ...textLines(left + indent, top + 11, labelLines, 16, weight),
    ...bars.flatMap(barNodes),
  );
}

/** The baseline's bars are outlines, so that they differ from the others without their colour. */
function barNodes({ letter, y, from, to, whisker, text, textX, end }: BarMark): SvgNode[] {
  const { fill, text: ink } = styleOf(letter);
  const outline = letter === "A";
  const small = { "font-size": 11, fill: ink };
  const letterX = end ? to + 4 : from - 4;
  return [
    textAt(letterX, y + BAR - 2, letter, {
      ...small,
      "font-weight": 600,
      "text-anchor": end ? "start" : "end",
    }),
    svg("rect", {
      x: from,
      y: outline ? y + 0.75 : y,
      width: Math.max(to - from, 1),
      height: outline ? BAR - 1.5 : BAR,
      fill: outline ? COLOURS.band : fill,
      ...(outline ? { stroke: fill, "stroke-width": 1.5 } : {}),
    }),
    ...(whisker === undefined || whisker[0] === whisker[1]
      ? []
      : [
          line(whisker[0], y + BAR / 2, whisker[1], y + BAR / 2, {
            stroke: COLOURS.ink,
            "stroke-opacity": 0.6,
          }),
        ]),
    textAt(textX, y + BAR - 2, text, { ...small, "text-anchor": end ? "end" : "start" }),
  ];
}

/** A row per facet and amount, a column per scenario and per difference from the first. */
export function barsTable({ arms, facets }: Bars, { say, number }: Wording): Table {
  const [first, ...others] = arms;
  const plain = (value: number) => number(value, false);
  const signed = (value: number) => number(value, true);
  return {
    header: [
      say({ en: "Group", fr: "Groupe" }),
      say({ en: "Amount", fr: "Quantité" }),
      say({ en: "Unit", fr: "Unité" }),
      ...arms.map(({ letter }) => letter),
      ...others.map(({ letter }) => `${letter} − ${first.letter}`),
    ],
    rows: facets.flatMap(({ label, unit, rows }) =>
      rows.map((row) => [
        textCell(label),
        textCell(row.label),
        textCell(unit),
        ...row.bars.map(({ value }) => numberCell(value, plain)),
        ...row.bars.slice(1).map(({ value }) => numberCell(value - row.bars[0].value, signed)),
      ]),
    ),
  };
}
