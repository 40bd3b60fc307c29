import type { Report, Worlds } from "../../sim/experiment/experiment.ts";
import type { Text } from "../../sim/input/text.ts";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import type { Experiment, Letter } from "../state/experiment.ts";
import type { ArmProblem } from "./problems.ts";

/** What the page shows of an experiment, from its first matched worlds to all of them. */
export interface Shown {
  /** The one that these numbers belong to. */
  experiment: Experiment;
  /** Matched worlds so far, and in all. */
  done: number;
  of: number;
  /** Per arm, `done` replicates from 0: replicates × metrics, replicates × weekly metrics × weeks. */
  worlds: readonly Worlds[];
  /** Comparisons over these worlds; scenarios are called by their letter. */
  report: Report | null;
  /** Whether verdicts may be shown: all worlds are there. Looking at verdicts on the way would make wrong ones likelier. */
  stable: boolean;
  /** Of all results, as `levain compare` prints it; null until settled. */
  digest: string | null;
  /** Why people do not take part in the first worlds; comes after the digest. `scenario` is the letter. */
  reasons: readonly ReasonRow[] | null;
  weeks: number;
  /** Simulated people at the start, and real ones for whom each stands. */
  consumers: number;
  represents: number;
  operations: readonly string[];
  segments: readonly string[];
  /** What the scenarios allow but hardly intend; each begins with the letter of its own. */
  warnings: readonly Text[];
}

/** The comparison of an experiment under the settings of the default ensemble. */
export interface SettingsCheck {
  experiment: Experiment;
  /** Matched worlds under a setting so far, and in all. */
  done: number;
  of: number;
  /** Null until all of them are there, for the reason given at {@link Shown.stable}. */
  report: Report | null;
  /** Why it cannot be made. */
  problems: readonly ArmProblem[];
}

/** One matched world week by week, under each scenario. */
export interface WorldPicture {
  replicate: number;
  weeks: number;
  /** Places of the public in the picture: the first ones, where there are too many to show. */
  places: number;
  /** All places. */
  of: number;
  segments: readonly string[];
  /** weeks × places: whoever is there, by the person's number; in an empty place, whoever was there last. */
  person: Uint32Array;
  /** weeks × places: that person's place in `segments`; {@link NOBODY_YET} where nobody has ever been. */
  segment: Uint8Array;
  arms: readonly PicturedArm[];
}

export interface PicturedArm {
  letter: Letter;
  operations: readonly string[];
  /** Its own, where it has another public than the baseline. */
  places: number;
  /** operations × weeks × its places: 0 unaware, 1 aware, 2 enrolled, 3 lapsed, 4 excluded, 5 nobody is there. */
  status: Uint8Array;
}

/** The status of a place whose person has left the public. */
export const NOBODY_THERE = 5;
export const NOBODY_YET = 255;
