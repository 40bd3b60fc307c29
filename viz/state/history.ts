import type { Text } from "../../sim/scenario/text.ts";
import { same } from "./edits.ts";
import type { Experiment } from "./experiment.ts";

/** One step of undo. */
interface Step {
  what: Text;
  before: Experiment;
  after: Experiment;
  /** Last time that it was moved on. */
  atMs: number;
}

/** What was done, and what was undone and can be done again. Plain data. */
export interface History {
  present: Experiment;
  past: readonly Step[];
  future: readonly Step[];
}

/** Changes of the same thing follow each other within this time when somebody drags a slider. */
export const DRAG_MS = 800;
const MOST_STEPS = 200;

export const historyOf = (present: Experiment): History => ({ present, past: [], future: [] });

/** A change becomes a step of undo; while the same thing is being dragged, all of it stays one step. */
export function changed(history: History, what: Text, after: Experiment, atMs: number): History {
  const { present, past } = history;
  if (same(present, after)) return history;
  const last = past.at(-1);
  const dragged =
    last !== undefined &&
    history.future.length === 0 &&
    atMs - last.atMs < DRAG_MS &&
    same(placesOf(last.before, last.after), placesOf(present, after));
  if (!dragged) {
    const steps = [...past, { what, before: present, after, atMs }];
    return { present: after, past: steps.slice(-MOST_STEPS), future: [] };
  }
  // A drag back to where it began has changed nothing.
  if (same(last.before, after)) return { present: after, past: past.slice(0, -1), future: [] };
  return { present: after, past: [...past.slice(0, -1), { ...last, what, after, atMs }], future: [] };
}

export function undone({ present, past, future }: History): History {
  const step = past.at(-1);
  if (step === undefined) return { present, past, future };
  return { present: step.before, past: past.slice(0, -1), future: [step, ...future] };
}

export function redone({ present, past, future }: History): History {
  const [step, ...rest] = future;
  if (step === undefined) return { present, past, future };
  // No drag goes on over a step that was undone.
  return { present: step.after, past: [...past, { ...step, atMs: Number.NEGATIVE_INFINITY }], future: rest };
}

/** The single values in which two experiments differ: what somebody who drags has in hand. */
function placesOf(before: Experiment, after: Experiment): string[] {
  const valuesOf = ({ arms, ...rest }: Experiment) =>
    new Map<string, unknown>([
      ...Object.entries(rest),
      ...arms.flatMap(({ letter, changes, ...arm }): [string, unknown][] => [
        ...Object.entries(arm).map(([key, value]): [string, unknown] => [`${letter} ${key}`, value]),
        ...Object.entries(changes).map(([path, value]): [string, unknown] => [`${letter} ${path}`, value]),
      ]),
    ]);
  const [a, b] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !same(a.get(key), b.get(key))).sort();
}
