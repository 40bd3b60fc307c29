import { useId } from "preact/hooks";
import type { LeverValue } from "../../sim/scenario/fields.ts";
import { leverCourseNodes } from "../charts/lever-course.ts";
import { vnodeOf } from "./svg-vnode.ts";
import { useWords } from "./words.ts";

interface Props {
  value: Exclude<LeverValue, string>;
  weeks: number;
  ends: readonly [number, number];
  /** Outside every step. */
  otherwise: number;
  label: string;
}

const WIDTH = 260;

/** A lever's course over the weeks, as a line that jumps from step to step; the first step that holds wins. */
export function CoursePreview({ value, weeks, ends, otherwise, label }: Props) {
  const words = useWords();
  const id = useId();
  const valueIn = (week: number) =>
    typeof value === "number"
      ? value
      : (value.find(({ from, to }) => week >= from && week < to)?.value ?? otherwise);
  const values = Array.from({ length: weeks }, (_, week) => valueIn(week));
  const data = { title: label, unit: "", range: ends, arms: [{ letter: "", values }] };
  return <div class="course">{vnodeOf(leverCourseNodes(data, words, WIDTH, id))}</div>;
}
