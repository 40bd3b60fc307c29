import { computed, type Signal, signal } from "@preact/signals";
import { compare } from "../../../sim/index.ts";
import type { Text } from "../../../sim/input/text.ts";
import type { Shown } from "../../../viz/client/results.ts";
import { TOLD } from "../../../viz/client/told.ts";
import { experimentOfPair, setEverywhere } from "../../../viz/state/edits.ts";
import type { Experiment } from "../../../viz/state/experiment.ts";
import type { Store } from "../../../viz/store/context.ts";
import type { Language } from "../../../viz/text/words.ts";
import { scenarioFile } from "../../../viz/views/scenario-file.ts";

/** A store without workers: changes are made at once, and what is shown is set by hand. */
export interface FakeStore extends Store {
  experiment: Signal<Experiment>;
  shown: Signal<Shown | null>;
  problems: Signal<Store["problems"]["value"]>;
  linkVerdict: Signal<Store["linkVerdict"]["value"]>;
  linkChanges: Signal<Store["linkChanges"]["value"]>;
  linkProblems: Signal<Store["linkProblems"]["value"]>;
  settingsCheck: Signal<Store["settingsCheck"]["value"]>;
  done: Text[];
}

export function fakeStore(language: Language = "en"): FakeStore {
  const experiment = signal(smallPair(language));
  const shown = signal<Shown | null>(null);
  const done: Text[] = [];
  return {
    experiment,
    shown,
    done,
    told: signal(TOLD),
    problems: signal([]),
    running: computed(() => shown.value === null),
    settingsCheck: signal(null),
    checkSettings: () => {},
    stopCheck: () => {},
    language: signal(language),
    linkVerdict: signal("none" as const),
    linkChanges: signal(null),
    linkProblems: signal([]),
    canUndo: signal(false),
    canRedo: signal(false),
    undoes: signal(null),
    redoes: signal(null),
    change(what, edit) {
      done.push(what);
      experiment.value = edit(experiment.value);
    },
    undo: () => {},
    redo: () => {},
    replay: () => {},
    importScenario: async () => [],
    moreWorlds: () => {},
    linkOf: async () => "",
    notices: async () => "",
    courseOf: async () => [],
    watchWorld: () => Promise.reject(new Error("no workers")),
  };
}

/** The first ready comparison with few people and weeks. */
function smallPair(language: Language = "en"): Experiment {
  const pair = experimentOfPair("small-pay", language);
  const few = setEverywhere(pair, "population.consumers", 200);
  return { ...setEverywhere(few, "horizonWeeks", 26), worlds: 8 };
}

/** Results of an experiment as its workers would give them. */
export function shownOf(experiment: Experiment, stable = true): Shown {
  const { arms, seed, worlds: replicates, headlines } = experiment;
  const { report, worlds } = compare(arms.map(scenarioFile), { seed, replicates, headlines });
  return {
    experiment,
    done: replicates,
    of: stable ? replicates : 50,
    worlds,
    report,
    stable,
    digest: stable ? report.digest : null,
    reasons: null,
    weeks: 26,
    consumers: 200,
    represents: 1,
    operations: ["forum"],
    segments: ["ordinary"],
    warnings: [],
  };
}
