import type { LeverValue } from "../../sim/scenario/fields.ts";

interface Props {
  value: Exclude<LeverValue, string>;
  weeks: number;
  ends: readonly [number, number];
  /** Outside every step. */
  otherwise: number;
  label: string;
}

const WIDTH = 240;
const HEIGHT = 56;

/** A lever's course over the weeks, as a line that jumps from step to step; the first step that holds wins. */
export function CoursePreview({ value, weeks, ends: [low, high], otherwise, label }: Props) {
  const valueIn = (week: number) =>
    typeof value === "number"
      ? value
      : (value.find(({ from, to }) => week >= from && week < to)?.value ?? otherwise);
  const x = (week: number) => Math.round((WIDTH * week) / weeks);
  const y = (number: number) =>
    Math.round(HEIGHT - 4 - ((HEIGHT - 8) * (Math.min(high, Math.max(low, number)) - low)) / (high - low));
  const line = Array.from({ length: weeks }, (_, week) => `H${x(week)}V${y(valueIn(week))}`).join("");
  return (
    <svg class="course" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <line class="course__axis" x1="0" x2={WIDTH} y1={HEIGHT - 4} y2={HEIGHT - 4} />
      <path class="course__line" d={`M0 ${y(valueIn(0))}${line}H${WIDTH}`} />
    </svg>
  );
}
