import { line, type SvgNode, svg } from "../../svg.ts";
import { framed } from "../shared/frame.ts";
import { type Legend, legendOfMarks } from "../shared/legend.ts";
import { COLOURS, styleOf } from "../shared/palette.ts";
import { numberCell, type Table } from "../shared/table.ts";
import { textAt } from "../shared/typography.ts";
import { listed, type Wording, withUnit } from "../shared/wording.ts";
import type { Fan, FanCourse, FanMarks, FanPanel } from "./marks.ts";

/** Marks → SVG nodes. @param id prefix of the ids inside */
export function fanNodes(fan: Fan, marks: FanMarks, wording: Wording, id: string): SvgNode {
  const { width, height: drawn, heading, armsLegend, panels } = marks;
  const legend = fanLegend(width, wording);
  const height = drawn + legend.height + 8;
  return framed(
    heading,
    { width, height },
    id,
    fanSentence(fan, wording),
    ...armsLegend.nodes(heading.height),
    ...panels.map((panel) => panelNodes(panel, wording)),
    ...legend.nodes(height - legend.height - 8),
  );
}

function panelNodes(panel: FanPanel, wording: Wording): SvgNode {
  const { left, right, top, bottom, courses, events } = panel;
  const { say, number } = wording;
  const faint = { fill: COLOURS.faint, "font-size": 12 };
  return svg(
    "g",
    {},
    ...(panel.heading === ""
      ? []
      : [
          textAt(left, top - 12, panel.heading, {
            "font-weight": 600,
            fill: styleOf(courses[0].letter).text,
          }),
        ]),
    ...panel.y.flatMap(({ value, y }) => [
      line(left, y, right, y, { stroke: value === 0 ? COLOURS.faint : COLOURS.grid }),
      textAt(left - 8, y + 4, number(value, false), { ...faint, "text-anchor": "end" }),
    ]),
    ...panel.x.map(({ x }) => line(x, bottom, x, bottom + 4, { stroke: COLOURS.faint })),
    ...panel.x.map(({ week, x }, at) =>
      textAt(x, bottom + 18, at === 0 ? say({ en: "week 0", fr: "semaine 0" }) : number(week, false), {
        ...faint,
        "text-anchor": at === 0 ? "start" : "middle",
      }),
    ),
    ...events.flatMap(({ x, y, text, letter, end }) => [
      line(x, y - 9, x, bottom, { stroke: styleOf(letter).fill, "stroke-dasharray": "2 3" }),
      textAt(end ? x - 5 : x + 5, y, text, {
        "font-size": 12,
        "text-anchor": end ? "end" : "start",
        fill: styleOf(letter).text,
      }),
    ]),
    ...courses.map(bands),
    ...courses.map(worlds),
    ...courses.flatMap((course) => [
      medianLine(course),
      textAt(right + 7, course.labelY + 4, course.letter, {
        "font-weight": 700,
        "font-size": 14,
        fill: styleOf(course.letter).text,
      }),
    ]),
  );
}

function bands({ letter, band80, band50 }: FanCourse): SvgNode {
  const { fill } = styleOf(letter);
  return svg(
    "g",
    { fill },
    svg("path", { d: band80, "fill-opacity": 0.13 }),
    svg("path", { d: band50, "fill-opacity": 0.2 }),
  );
}

function worlds({ letter, samples }: FanCourse): SvgNode {
  return svg(
    "g",
    { fill: "none", stroke: styleOf(letter).fill, "stroke-width": 0.8, "stroke-opacity": 0.45 },
    ...samples.map((d) => svg("path", { d })),
  );
}

function medianLine({ letter, median }: FanCourse): SvgNode {
  const { fill, dash } = styleOf(letter);
  return svg("path", {
    d: median,
    fill: "none",
    stroke: fill,
    "stroke-width": 2.5,
    ...(dash === "" ? {} : { "stroke-dasharray": dash }),
  });
}

function fanLegend(width: number, { say }: Wording): Legend {
  const swatch = (opacity: number) => (x: number, y: number) => [
    svg("rect", { x, y: y - 6, width: 16, height: 12, fill: COLOURS.ink, "fill-opacity": opacity }),
  ];
  const stroke = (width: number) => (x: number, y: number) => [
    line(x, y, x + 16, y, { stroke: COLOURS.faint, "stroke-width": width }),
  ];
  return legendOfMarks(
    [
      { text: say({ en: "median", fr: "médiane" }), width: 16, mark: stroke(2.5) },
      { text: say({ en: "half of the worlds", fr: "la moitié des mondes" }), width: 16, mark: swatch(0.33) },
      { text: say({ en: "8 worlds in 10", fr: "8 mondes sur 10" }), width: 16, mark: swatch(0.13) },
      { text: say({ en: "one world", fr: "un monde" }), width: 16, mark: stroke(0.8) },
    ],
    width,
  );
}

/** Where each scenario stands at the end. */
export function fanSentence({ title, unit, arms }: Fan, { say, number }: Wording): string {
  const wording = { say, number };
  const ends = arms.map(({ letter, weeks }) => {
    const last = weeks.at(-1);
    if (last === undefined || Number.isNaN(last.median))
      return `${letter} ${say({ en: "undefined", fr: "indéfini" })}`;
    return say({
      en: `${letter} ${number(last.median, false)} (8 worlds in 10: ${number(last.low80, false)} to ${number(last.high80, false)})`,
      fr: `${letter} ${number(last.median, false)} (8 mondes sur 10 : de ${number(last.low80, false)} à ${number(last.high80, false)})`,
    });
  });
  return say({
    en: `${withUnit(title, unit)}; in the last week: ${listed(ends, wording)}.`,
    fr: `${withUnit(title, unit)} ; la dernière semaine : ${listed(ends, wording)}.`,
  });
}

/** A row per week; per scenario the median and the ends of the bands. */
export function fanTable({ unit, weeks: count, arms }: Fan, { say, number }: Wording): Table {
  const plain = (value: number) => number(value, false);
  return {
    header: [
      say({ en: "Week", fr: "Semaine" }),
      ...arms.flatMap(({ letter }) => [
        `${letter} ${say({ en: "median", fr: "médiane" })}${unit && ` [${unit}]`}`,
        ...[10, 25, 75, 90].map((share) => `${letter} ${say({ en: `${share}%`, fr: `${share} %` })}`),
      ]),
    ],
    rows: Array.from({ length: count }, (_, week) => [
      numberCell(week, plain),
      ...arms.flatMap(({ weeks }) => {
        const { median, low80, low50, high50, high80 } = weeks[week];
        return [median, low80, low50, high50, high80].map((value) => numberCell(value, plain));
      }),
    ]),
  };
}
