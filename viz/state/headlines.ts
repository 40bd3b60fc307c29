import { MOST_HEADLINES } from "../declarations.ts";
import { same } from "./edits.ts";
import type { Experiment } from "./experiment.ts";

/**
 * An experiment with a metric as its first headline.
 *
 * @param seen whether results of its seed were in view: a metric that is new then is not one chosen beforehand
 */
export function withFirstHeadline(e: Experiment, id: string, seen: boolean): Experiment {
  const { later: before = [], ...others } = e;
  const headlines = [id, ...e.headlines.filter((other) => other !== id)].slice(0, MOST_HEADLINES);
  const isNew = seen && !e.headlines.includes(id);
  const later = headlines.filter((one) => before.includes(one) || (isNew && one === id));
  return { ...others, headlines, ...(later.length === 0 ? {} : { later }) };
}

/** The metric that has no verdict any more once another comes first; undefined where there is room. */
export const displacedBy = (headlines: readonly string[], id: string): string | undefined =>
  headlines.includes(id) ? undefined : headlines[MOST_HEADLINES - 1];

/** Whether a metric was chosen after results of this seed were in view. */
export const isLater = ({ later = [] }: Experiment, id: string): boolean => later.includes(id);

/** Whether two experiments ask for the same verdicts, in whatever order and in however many worlds. */
export const asksTheSame = (one: Experiment, other: Experiment): boolean =>
  one === other || same(askedBy(one), askedBy(other));

const askedBy = ({ arms, seed, headlines }: Experiment) => [
  arms.map(({ letter, base, changes }) => [letter, base, changes]),
  seed,
  [...headlines].sort(),
];
