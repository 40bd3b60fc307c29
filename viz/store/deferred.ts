import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Text } from "../../sim/input/text.ts";
import type { Experiment } from "../state/experiment.ts";
import type { Store } from "./context.ts";

interface Edit {
  what: Text;
  edit: (experiment: Experiment) => Experiment;
}

/** A store whose edits may wait until somebody runs them. */
export interface DeferringStore extends Store {
  isDeferring: Signal<boolean>;
  /** How many edits wait. */
  deferred: ReadonlySignal<number>;
  runDeferred: () => void;
}

const TOGETHER: Text = { en: "several changes at once", fr: "plusieurs modifications à la fois" };

/** Shows waiting edits as if they were made, and hands them on as one when they are run. */
export function deferring(store: Store): DeferringStore {
  const queue = signal<readonly Edit[]>([]);
  const isDeferring = signal(false);
  const edited = (from: Experiment) => queue.value.reduce((before, { edit }) => edit(before), from);
  const runDeferred = () => {
    const { value } = queue;
    if (value.length === 0) return;
    const all = (experiment: Experiment) => value.reduce((before, { edit }) => edit(before), experiment);
    queue.value = [];
    store.change(value.length === 1 ? value[0].what : TOGETHER, all);
  };
  return {
    ...store,
    experiment: computed(() => edited(store.experiment.value)),
    canUndo: computed(() => queue.value.length > 0 || store.canUndo.value),
    isDeferring,
    deferred: computed(() => queue.value.length),
    runDeferred,
    change(what, edit) {
      if (isDeferring.value) queue.value = queued(queue.value, { what, edit });
      else store.change(what, edit);
    },
    undo() {
      if (queue.value.length > 0) queue.value = queue.value.slice(0, -1);
      else store.undo();
    },
  };
}

/** A slider that is dragged waits once, with what it says last. */
function queued(queue: readonly Edit[], next: Edit): Edit[] {
  const isSame = queue.at(-1)?.what.en === next.what.en;
  return [...(isSame ? queue.slice(0, -1) : queue), next];
}
