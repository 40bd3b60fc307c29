import { curveStepAfter, extent, line as lineOf, scaleLinear } from "d3";
import { line, type SvgNode, svg } from "../../svg.ts";
import { apart } from "../shared/apart.ts";
import { COLOURS, styleOf } from "../shared/palette.ts";
import { textAt, tickLabel, widthOf } from "../shared/typography.ts";
import type { Wording } from "../shared/wording.ts";

/** A lever from week to week, as a preview beside its control. */
export interface LeverCourse {
  /** What it is a course of, for those who do not see it. */
  title: string;
  unit: string;
  range: readonly [number, number];
  arms: readonly {
    /** "" where it is clear whose it is. */
    letter: string;
    /** A number per week; NaN where the lever has none. */
    values: readonly number[];
  }[];
}

const HEIGHT = 112;
const TOP = 12;
const BOTTOM = 22;

/** Data → SVG nodes: a step line per scenario. @param id prefix of the ids inside */
export function leverCourseNodes(data: LeverCourse, wording: Wording, width: number, id: string): SvgNode {
  const { title, unit, arms } = data;
  const { say, number } = wording;
  const weeks = Math.max(1, ...arms.map(({ values }) => values.length));
  const given = arms.flatMap(({ values }) => values.filter((value) => Number.isFinite(value)));
  const [low = 0, high = 1] = extent([...given, 0]);
  const y = scaleLinear(
    [low, low === high ? low + (data.range[1] - data.range[0] || 1) / 4 : high],
    [HEIGHT - BOTTOM, TOP],
  ).nice(2);
  const ticks = y.ticks(2);
  const left = Math.max(...ticks.map((tick) => widthOf(brief(tick, wording), 12))) + 10;
  const x = scaleLinear([0, weeks], [left, width - 18]);
  const path = lineOf<number>()
    .defined((value) => Number.isFinite(value))
    .x((_, week) => x(week))
    .y((value) => y(value))
    .curve(curveStepAfter)
    .digits(1);
  const ends = arms.map(({ values }) => y(values.findLast(Number.isFinite) ?? low));
  const labels = apart(ends, 13, TOP - 4, HEIGHT - BOTTOM);
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      "font-family": "system-ui, Segoe UI, Helvetica Neue, Arial, sans-serif",
      "font-size": 12,
      fill: COLOURS.ink,
    },
    svg("title", { id: `${id}-title` }, unit === "" ? title : `${title} [${unit}]`),
    svg("desc", { id: `${id}-desc` }, leverCourseSentence(data, wording)),
    ...ticks.flatMap((value) => [
      line(left, y(value), width - 18, y(value), { stroke: COLOURS.grid }),
      textAt(left - 6, y(value) + 4, brief(value, wording), { fill: COLOURS.faint, "text-anchor": "end" }),
    ]),
    ...[0, Math.floor(weeks / 2), weeks].map((week, at) =>
      tickLabel(
        x(week),
        HEIGHT - 5,
        at === 0 ? say({ en: "week 0", fr: "semaine 0" }) : number(week, false),
        width,
      ),
    ),
    ...arms.flatMap(({ letter, values }, at) => {
      const { fill, dash, text } = styleOf(letter);
      const last = values.at(-1) ?? Number.NaN;
      return [
        svg("path", {
          d: path([...values, last]) ?? "",
          fill: "none",
          stroke: fill,
          "stroke-width": 2,
          ...(dash === "" ? {} : { "stroke-dasharray": dash }),
        }),
        ...(Number.isFinite(last)
          ? [textAt(width - 14, labels[at] + 4, letter, { "font-weight": 700, fill: text })]
          : []),
      ];
    }),
  );
}

/** From here on a number stands as a power of ten, “2 × 10⁹”: a formula may grow as it likes, the axis may not. */
const LARGE = 1e7;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function brief(value: number, { number }: Wording): string {
  if (Math.abs(value) < LARGE) return number(value, false);
  const [digits, exponent] = value.toExponential(2).split("e+");
  return `${number(Number(digits), false)} × 10${exponent.replace(/\d/g, (digit) => RAISED[Number(digit)])}`;
}

/** Each scenario's first value and the weeks in which it changes. */
export function leverCourseSentence({ arms, unit }: LeverCourse, wording: Wording): string {
  const { say } = wording;
  const amount = (value: number) =>
    Number.isFinite(value)
      ? [brief(value, wording), unit].join(" ").trim()
      : say({ en: "no value", fr: "aucune valeur" });
  const sentences = arms.map(({ letter, values }) => {
    const changes = values.flatMap((value, week) =>
      week > 0 && !Object.is(value, values[week - 1])
        ? [say({ en: `${amount(value)} from week ${week}`, fr: `${amount(value)} dès la semaine ${week}` })]
        : [],
    );
    const many = say({
      en: `changes in ${changes.length} weeks`,
      fr: `change dans ${changes.length} semaines`,
    });
    const told = changes.length > 4 ? [many] : changes;
    const whose = letter === "" ? "" : `${letter}${say({ en: ": ", fr: " : " })}`;
    return `${whose}${[amount(values[0] ?? Number.NaN), ...told].join(", ")}.`;
  });
  return sentences.join(" ");
}
