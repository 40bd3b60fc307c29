import { modelWith } from "../../sim/model/own/own-model.ts";
import type { Tension } from "../../sim/scenario/system-file.ts";
import { type Judged, judged } from "../systems/judge.ts";
import { type Run, type Tried, triedOf } from "../systems/run.ts";
import { OWN_METRICS } from "./metrics.ts";
import { isCited, MECHANISMS_SHOWN, type MechanismShown, type Trial } from "./protocol.ts";

/** The trials of mechanisms, run and judged as the tensions of systems are. */

const MODEL = modelWith({ metrics: OWN_METRICS });

/** A trial as a tension of its system. Its id stays while its arms have their names. */
export const tensionOf = ({ id, effect }: MechanismShown, { arms, metric }: Trial): Tension => ({
  id: [id, metric, ...Object.keys(arms)].join(" "),
  statement: effect,
  arms,
  metric,
  lowToHigh: Object.keys(arms),
  kind: "output",
});

/** The trials of a system, which run together. */
export const trialsOf = (system: string): Tension[] =>
  MECHANISMS_SHOWN.flatMap((mechanism) =>
    mechanism.rows.flatMap((row) =>
      isCited(row) || row.system !== system ? [] : [tensionOf(mechanism, row)],
    ),
  );

/** Systems that have trials of their own. */
export const TRIED_SYSTEMS: readonly string[] = [
  ...new Set(
    MECHANISMS_SHOWN.flatMap(({ rows }) => rows.flatMap((row) => (isCited(row) ? [] : [row.system]))),
  ),
].sort();

export const runTrials = (system: string, most?: number): Run =>
  triedOf(system, trialsOf(system), most, MODEL);

export const judgedTrial = (system: string, tension: Tension, tried: Tried): Judged =>
  judged(system, tension, tried[tension.id], MODEL.metrics);
