import type { Text } from "../../sim/input/text.ts";
import { same } from "./edits.ts";
import type { Experiment } from "./experiment.ts";

/** A change that can be undone. */
interface Edit {
  what: Text;
  before: Experiment;
  after: Experiment;
  /** When it was last made, or dragged further. */
  atMs: number;
}

/** What was done, and what was undone and can be done again. Plain data. */
export interface History {
  present: Experiment;
  past: readonly Edit[];
  future: readonly Edit[];
}

/** Changes of the same thing follow each other within this time when somebody drags a slider. */
export const DRAG_MS = 800;
const MOST_EDITS = 200;

export const historyOf = (present: Experiment): History => ({ present, past: [], future: [] });

/** A change becomes an edit; while the same thing is being dragged, all of it stays one edit. */
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
    const edits = [...past, { what, before: present, after, atMs }];
    return { present: after, past: edits.slice(-MOST_EDITS), future: [] };
  }
  // A drag back to where it began has changed nothing.
  if (same(last.before, after)) return { present: after, past: past.slice(0, -1), future: [] };
  return { present: after, past: [...past.slice(0, -1), { ...last, what, after, atMs }], future: [] };
}

export function undone({ present, past, future }: History): History {
  const edit = past.at(-1);
  if (edit === undefined) return { present, past, future };
  return { present: edit.before, past: past.slice(0, -1), future: [edit, ...future] };
}

export function redone({ present, past, future }: History): History {
  const [edit, ...rest] = future;
  if (edit === undefined) return { present, past, future };
  // No drag goes on over an edit that was undone.
  return { present: edit.after, past: [...past, { ...edit, atMs: Number.NEGATIVE_INFINITY }], future: rest };
}

/** The single values in which two experiments differ: what a drag moves. */
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
