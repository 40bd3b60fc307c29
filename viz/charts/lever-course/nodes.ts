import { line, type SvgNode, svg } from "../../svg.ts";
import { COLON } from "../../text/punctuation.ts";
import { COLOURS, styleOf } from "../shared/palette.ts";
import { textAt, tickLabel } from "../shared/typography.ts";
import type { Wording } from "../shared/wording.ts";
import type { LeverCourse } from "./data.ts";
import { brief, leverCourseMarks } from "./marks.ts";

/** Data → SVG nodes. @param id prefix of the ids inside */
export function leverCourseNodes(data: LeverCourse, wording: Wording, width: number, id: string): SvgNode {
  const { title, unit } = data;
  const { say, number } = wording;
  const { height, left, right, ticks, weeks, lines } = leverCourseMarks(data, wording, width);
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
      "font-size": 12,
      fill: COLOURS.ink,
    },
    svg("title", { id: `${id}-title` }, unit === "" ? title : `${title} [${unit}]`),
    svg("desc", { id: `${id}-desc` }, leverCourseSentence(data, wording)),
    ...ticks.flatMap(({ y, text }) => [
      line(left, y, right, y, { stroke: COLOURS.grid }),
      textAt(left - 6, y + 4, text, { fill: COLOURS.faint, "text-anchor": "end" }),
    ]),
    ...weeks.map(({ week, x }, at) =>
      tickLabel(
        x,
        height - 5,
        at === 0 ? say({ en: "week 0", fr: "semaine 0" }) : number(week, false),
        width,
      ),
    ),
    ...lines.flatMap(({ letter, path, labelY }) => {
      const { fill, dash, text } = styleOf(letter);
      return [
        svg("path", {
          d: path,
          fill: "none",
          stroke: fill,
          "stroke-width": 2,
          ...(dash === "" ? {} : { "stroke-dasharray": dash }),
        }),
        ...(labelY === undefined
          ? []
          : [textAt(right + 4, labelY + 4, letter, { "font-weight": 700, fill: text })]),
      ];
    }),
  );
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
    const whose = letter === "" ? "" : `${letter}${say(COLON)}`;
    return `${whose}${[amount(values[0] ?? Number.NaN), ...told].join(", ")}.`;
  });
  return sentences.join(" ");
}
