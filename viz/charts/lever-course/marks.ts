import { curveStepAfter, extent, line as lineOf, scaleLinear } from "d3";
import { apart } from "../shared/apart.ts";
import { widthOf } from "../shared/typography.ts";
import type { Wording } from "../shared/wording.ts";
import type { LeverCourse } from "./data.ts";

export interface LeverCourseMarks {
  width: number;
  height: number;
  /** Ends of the lines of the grid. */
  left: number;
  right: number;
  ticks: { y: number; text: string }[];
  weeks: { week: number; x: number }[];
  lines: {
    letter: string;
    path: string;
    /** Where its letter stands; absent where its last week has no value. */
    labelY: number | undefined;
  }[];
}

const HEIGHT = 112;
const TOP = 12;
const BOTTOM = 22;
/** Beside the grid, for letters. */
const RIGHT = 18;

/** Data → marks: a line per scenario that jumps where the lever does. */
export function leverCourseMarks(
  { arms, range }: LeverCourse,
  wording: Wording,
  width: number,
): LeverCourseMarks {
  const weeks = Math.max(1, ...arms.map(({ values }) => values.length));
  const given = arms.flatMap(({ values }) => values.filter((value) => Number.isFinite(value)));
  const [low = 0, high = 1] = extent([...given, 0]);
  const y = scaleLinear(
    [low, low === high ? low + (range[1] - range[0] || 1) / 4 : high],
    [HEIGHT - BOTTOM, TOP],
  ).nice(2);
  const ticks = y.ticks(2).map((value) => ({ y: y(value), text: brief(value, wording) }));
  const left = Math.max(...ticks.map(({ text }) => widthOf(text, 12))) + 10;
  const right = width - RIGHT;
  const x = scaleLinear([0, weeks], [left, right]);
  const path = lineOf<number>()
    .defined((value) => Number.isFinite(value))
    .x((_, week) => x(week))
    .y((value) => y(value))
    .curve(curveStepAfter)
    .digits(1);
  const ends = arms.map(({ values }) => y(values.findLast(Number.isFinite) ?? low));
  const labels = apart(ends, 13, TOP - 4, HEIGHT - BOTTOM);
  return {
    width,
    height: HEIGHT,
    left,
    right,
    ticks,
    weeks: [0, Math.floor(weeks / 2), weeks].map((week) => ({ week, x: x(week) })),
    lines: arms.map(({ letter, values }, at) => {
      const last = values.at(-1) ?? Number.NaN;
      return {
        letter,
        path: path([...values, last]) ?? "",
        labelY: Number.isFinite(last) ? labels[at] : undefined,
      };
    }),
  };
}

/** From here on a number stands as a power of ten, “2 × 10⁹”: a formula may grow as it likes, the axis may not. */
const LARGE = 1e7;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function brief(value: number, { number }: Wording): string {
  if (Math.abs(value) < LARGE) return number(value, false);
  const [digits, exponent] = value.toExponential(2).split("e+");
  return `${number(Number(digits), false)} × 10${exponent.replace(/\d/g, (digit) => RAISED[Number(digit)])}`;
}
