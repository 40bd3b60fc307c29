import { differing, same, valueAt } from "../state/edits.ts";
import type { Arm } from "../state/experiment.ts";
import type { FieldSection, Place } from "./field-sections.ts";

/** Levers in view before somebody asks for all of them. */
export const MOST_IN_VIEW = 8;

/** The levers that matter most here: what the scenarios differ in, then what they set, then the first of each group. */
export function featured(sections: readonly FieldSection[], arms: readonly Arm[]): Place[] {
  const [baseline, ...others] = arms;
  const differ = new Set(others.flatMap((arm) => differing(baseline, arm).map(({ path }) => path)));
  const places = sections.flatMap((section) => section.places);
  const isSet = ({ path, field }: Place) => !same(valueAt(baseline, path), field.default);
  const longest = Math.max(...sections.map((section) => section.places.length));
  const inTurn = Array.from({ length: longest }, (_, at) => sections.flatMap((one) => one.places[at] ?? []));
  const wanted = [
    ...places.filter(({ path }) => differ.has(path)),
    ...places.filter(isSet),
    ...inTurn.flat().filter(({ field }) => field.kind === "lever"),
  ];
  const first = [...new Set(wanted)].slice(0, MOST_IN_VIEW);
  // In their declared order, so that a lever keeps its place while it is moved.
  return places.filter((place) => first.includes(place));
}
