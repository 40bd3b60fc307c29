import { line, type SvgNode, svg } from "../../svg.ts";
import { COLON, SEMICOLON } from "../../text/punctuation.ts";
import { framed, isNarrow, marginOf } from "../shared/frame.ts";
import { type Legend, legendOfMarks } from "../shared/legend.ts";
import { COLOURS, styleOf } from "../shared/palette.ts";
import { numberCell, type Table } from "../shared/table.ts";
import { textAt, textLines, tickLabel } from "../shared/typography.ts";
import { amount, type Wording, withUnit } from "../shared/wording.ts";
import type { Dotplot, DotplotMarks, PanelMarks, RowMarks } from "./marks.ts";
import { differenceSentence } from "./sentence.ts";

/** Marks → SVG nodes. @param id prefix of the ids inside */
export function dotplotNodes(marks: DotplotMarks, wording: Wording, id: string): SvgNode {
  const { width, height: drawn, heading, armsLegend, panels, isSampled } = marks;
  const legend = dotplotLegend(width, isSampled, wording);
  const height = drawn + legend.height + 8;
  return framed(
    heading,
    { width, height },
    id,
    [heading.subtitle && `${heading.subtitle}. `, dotplotSentence(panels, wording)].join(""),
    ...armsLegend.nodes(heading.height),
    ...panels.map((panel) => panelNodes(panel, width, wording)),
    ...legend.nodes(height - legend.height - 8),
  );
}

/** The same content in words. */
export function dotplotSentence(panels: readonly PanelMarks[], wording: Wording): string {
  const colon = wording.say(COLON);
  return panels
    .map(({ label, unit, rows }) => {
      const said = rows.map((row) => differenceSentence(row, wording, unit));
      return `${label}${colon}${said.join(wording.say(SEMICOLON))}.`;
    })
    .join(" ");
}

/** A row per matched world, a column per metric and scenario. */
export function dotplotTable({ panels }: Dotplot, { say, number }: Wording): Table {
  const columns = panels.flatMap(({ label, unit, rows }) =>
    rows.map(({ other, differences }) => ({
      name: `${withUnit(label, unit)}, ${other} − A`,
      differences,
    })),
  );
  const worlds = Math.max(0, ...columns.map(({ differences }) => differences.length));
  return {
    header: [say({ en: "World", fr: "Monde" }), ...columns.map(({ name }) => name)],
    rows: Array.from({ length: worlds }, (_, world) => [
      numberCell(world, (value) => number(value, false)),
      ...columns.map(({ differences }) => numberCell(differences[world], (value) => number(value, true))),
    ]),
  };
}

function panelNodes(panel: PanelMarks, width: number, wording: Wording): SvgNode {
  const { labelLines, top, room, rows, zero, band, ticks } = panel;
  const margin = marginOf(width);
  const lastAxis = rows.at(-1)?.axisY ?? top;
  const shift = rows.length > 1 ? 18 : 0;
  return svg(
    "g",
    {},
    ...textLines(margin, top + 15, labelLines, 19, { "font-weight": 600, "font-size": 14 }),
    ...rows.flatMap(({ axisY }) => [
      svg("rect", {
        x: band[0],
        y: axisY - room,
        width: Math.max(1, band[1] - band[0]),
        height: room,
        fill: COLOURS.grid,
      }),
      line(zero, axisY - room, zero, axisY, { stroke: COLOURS.faint, "stroke-dasharray": "3 3" }),
      line(margin, axisY, width - margin, axisY, { stroke: COLOURS.faint }),
    ]),
    ...ticks.flatMap(({ value, x }) => [
      line(x, lastAxis + shift, x, lastAxis + shift + 5, { stroke: COLOURS.faint }),
      tickLabel(x, lastAxis + shift + 18, wording.number(value, true), width),
    ]),
    ...(shift === 0
      ? []
      : [line(margin, lastAxis + shift, width - margin, lastAxis + shift, { stroke: COLOURS.faint })]),
    ...rows.map((row) => rowNodes(row, panel, width, wording)),
  );
}

function rowNodes(row: RowMarks, { room, rows, unit }: PanelMarks, width: number, wording: Wording): SvgNode {
  const { other, sentence, sentenceY, axisY, radius, dots, typical, counts } = row;
  const { say } = wording;
  const margin = marginOf(width);
  const { fill, text } = styleOf(other);
  const [lower, higher] = sides(counts, other, isNarrow(width) || rows.length > 1, wording);
  const countY = rows.length > 1 ? axisY + 14 : axisY + 35;
  const style = { fill: text, "font-weight": 600, "font-size": 12 };
  return svg(
    "g",
    {},
    ...textLines(margin, sentenceY, sentence, 17, { fill: COLOURS.faint }),
    ...(typical === undefined ? [] : [medianLine(typical.x, axisY - room, axisY + 7)]),
    ...dots.map(({ world, difference, side, x, y }) => {
      const hollow = side === "lower";
      const edge = hollow ? Math.min(2, radius / 3) : radius / 8;
      return svg(
        "circle",
        {
          class: "dot",
          "data-world": world,
          cx: x,
          cy: y,
          r: hollow ? radius - edge / 2 - radius / 16 : radius,
          fill: hollow ? COLOURS.paper : side === "equal" ? COLOURS.faint : fill,
          stroke: hollow ? fill : COLOURS.paper,
          "stroke-width": edge,
        },
        svg(
          "title",
          {},
          say({ en: `world ${world}, ${other} − A: `, fr: `monde ${world}, ${other} − A : ` }),
          amount(difference, unit, wording, true),
        ),
      );
    }),
    textAt(margin, countY, lower, style),
    textAt(width - margin, countY, higher, { ...style, "text-anchor": "end" }),
  );
}

function sides(
  { lower, higher }: RowMarks["counts"],
  other: string,
  short: boolean,
  { say }: Wording,
): [string, string] {
  const who = short ? "" : `${other} `;
  return [
    say({ en: `◀ ${who}below A: ${lower}`, fr: `◀ ${who}au-dessous de A : ${lower}` }),
    say({ en: `${who}above A: ${higher} ▶`, fr: `${who}au-dessus de A : ${higher} ▶` }),
  ];
}

function medianLine(x: number, from: number, to: number): SvgNode {
  return line(x, from, x, to, { stroke: COLOURS.ink, "stroke-width": 2 });
}

/** What dots, lines and the grey band mean. */
function dotplotLegend(width: number, isSampled: boolean, { say }: Wording): Legend {
  const dot = (x: number, y: number, hollow: boolean) =>
    svg("circle", {
      cx: x + 6,
      cy: y,
      r: 5,
      fill: hollow ? COLOURS.paper : COLOURS.faint,
      stroke: COLOURS.faint,
      "stroke-width": 1.5,
    });
  return legendOfMarks(
    [
      {
        text: say(
          isSampled
            ? {
                en: "20 of the worlds (hollow: below A)",
                fr: "20 mondes affichés (creux : au-dessous de A)",
              }
            : { en: "one matched world (hollow: below A)", fr: "un monde apparié (creux : au-dessous de A)" },
        ),
        width: 24,
        mark: (x, y) => [dot(x, y, true), dot(x + 12, y, false)],
      },
      {
        text: say({ en: "median", fr: "médiane" }),
        width: 6,
        mark: (x, y) => [medianLine(x + 3, y - 8, y + 8)],
      },
      {
        text: say({ en: "too small to matter", fr: "trop faible pour compter" }),
        width: 14,
        mark: (x, y) => [svg("rect", { x, y: y - 8, width: 14, height: 16, fill: COLOURS.grid })],
      },
    ],
    width,
  );
}
