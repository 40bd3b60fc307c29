import type { ReadonlySignal, Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Problem } from "../../sim/input/problems.ts";
import type { Text } from "../../sim/input/text.ts";
import type { FormulaQuestion } from "../client/protocol.ts";
import type { SettingsCheck, Shown, WorldPicture } from "../client/results.ts";
import type { Experiment, Letter } from "../state/experiment.ts";
import type { Told } from "../state/told.ts";
import type { LinkVerdict } from "../text/header.ts";
import type { Language } from "../text/words.ts";

/** What views need of the page's store, and all that they may do to it. */
export interface Store {
  experiment: ReadonlySignal<Experiment>;
  shown: ReadonlySignal<Shown | null>;
  /** From a change until all its worlds are there. */
  running: ReadonlySignal<boolean>;
  /** What built-in scenarios tell of themselves; nothing until it is there. */
  told: ReadonlySignal<Told>;
  /** Why the present experiment cannot run, and in which scenario; null where it is the experiment's own. */
  problems: ReadonlySignal<readonly (Problem & { letter: Letter | null })[]>;
  /** What the settings of the default ensemble say of the present experiment, once somebody asks. */
  settingsCheck: ReadonlySignal<SettingsCheck | null>;
  checkSettings: () => void;
  stopCheck: () => void;
  language: Signal<Language>;
  linkVerdict: ReadonlySignal<LinkVerdict>;
  linkChanges: ReadonlySignal<Text | null>;
  /** What is wrong with the link that was opened. */
  linkProblems: ReadonlySignal<readonly Problem[]>;
  canUndo: ReadonlySignal<boolean>;
  canRedo: ReadonlySignal<boolean>;
  /** What an undo would take back, and a redo do again. */
  undoes: ReadonlySignal<Text | null>;
  redoes: ReadonlySignal<Text | null>;
  change: (what: Text, edit: (experiment: Experiment) => Experiment) => void;
  undo: () => void;
  redo: () => void;
  replay: () => void;
  importScenario: (file: File, into: Letter) => Promise<readonly Problem[]>;
  moreWorlds: (worlds: number) => void;
  linkOf: () => Promise<string>;
  courseOf: (question: FormulaQuestion) => Promise<readonly number[]>;
  notices: () => Promise<string>;
  watchWorld: (replicate: number) => Promise<WorldPicture>;
}

export const StoreContext = createContext<Store | null>(null);

/** @throws Error outside the page */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === null) throw new Error("no store");
  return store;
}
