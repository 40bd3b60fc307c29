import type { Period } from "../../../sim/scenario/field.ts";

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

/** What periods come to in every week: the first that holds wins; outside every period something else. */
export const valuesOfPeriods = (periods: readonly Period[], weeks: number, otherwise: number): number[] =>
  Array.from(
    { length: weeks },
    (_, week) => periods.find(({ from, to }) => week >= from && week < to)?.value ?? otherwise,
  );
