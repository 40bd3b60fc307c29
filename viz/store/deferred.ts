import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Text } from "../../sim/scenario/text.ts";
import type { Experiment } from "../state/experiment.ts";
import type { Store } from "./context.ts";

interface Waiting {
  what: Text;
  edit: (experiment: Experiment) => Experiment;
}

/** A store whose changes may wait until somebody applies them. */
export interface Applying extends Store {
  /** Whether changes wait. */
  waits: Signal<boolean>;
  waiting: ReadonlySignal<number>;
  apply: () => void;
}

const TOGETHER: Text = { en: "changes applied together", fr: "modifications appliquées ensemble" };

/** Shows waiting changes as if they were made, and hands them on as one step when they are applied. */
export function applying(store: Store): Applying {
  const queue = signal<readonly Waiting[]>([]);
  const waits = signal(false);
  const edited = (from: Experiment) => queue.value.reduce((before, { edit }) => edit(before), from);
  const apply = () => {
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
    waits,
    waiting: computed(() => queue.value.length),
    apply,
    change(what, edit) {
      if (waits.value) queue.value = queued(queue.value, { what, edit });
      else store.change(what, edit);
    },
    undo() {
      if (queue.value.length > 0) queue.value = queue.value.slice(0, -1);
      else store.undo();
    },
  };
}

/** A slider that is dragged waits once, with what it says last. */
function queued(queue: readonly Waiting[], next: Waiting): Waiting[] {
  const isSame = queue.at(-1)?.what.en === next.what.en;
  return [...(isSame ? queue.slice(0, -1) : queue), next];
}
