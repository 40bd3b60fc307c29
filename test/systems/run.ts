import { NumberDigest } from "../../sim/core/digest.ts";
import { runWorlds } from "../../sim/experiment/experiment.ts";
import { DEFAULT_SEED } from "../../sim/experiment/request.ts";
import { askedAmong } from "../../sim/metrics/asked.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { measuring } from "../../sim/model/own/asked.ts";
import { MODEL, type Model } from "../../sim/model/own/own-model.ts";
import { fileOf } from "../../sim/model/systems/systems.ts";
import { armsOf, type TensionArm } from "../../sim/model/systems/tensions.ts";
import { compileArms, type Params } from "../../sim/run/compile.ts";
import type { Tension } from "../../sim/scenario/system-file.ts";

/** Worlds that judge a tension, unless it needs more. */
const TENSION_WORLDS = 30;

/** The metric of a tension in each of its arms, a value per matched world; null where it is undefined. */
export type Values = Readonly<Record<string, readonly (number | null)[]>>;

/** What came out of the tensions of a system, by id. */
export type Tried = Readonly<Record<string, Values>>;

export const tensionsOf = (id: string): readonly Tension[] => fileOf(id).tensions ?? [];

export const worldsFor = ({ replicates = TENSION_WORLDS }: Tension): number => replicates;

/** Levers in the warm-up are those of the scenario that an arm changes. @returns what is alike where digits are */
function compiled({ arm, start }: TensionArm, model: Model): { key: string; params: Params } {
  const [from, params] = compileArms([start, arm], [], 2, model);
  return { key: `${from.hash} ${params.hash}`, params };
}

/** What tensions came to, and a digest of every week, which changes with the model, but not with a new metric. */
export interface Run {
  values: Tried;
  weeks: string;
}

/** Runs all tensions of a system. @param most worlds, if fewer than each tension asks for */
export const tried = (id: string, most?: number): Run => triedOf(id, tensionsOf(id), most);

/**
 * Runs tensions of a system in the same replicates. An arm that several tensions have runs once.
 *
 * @param most worlds, if fewer than each tension asks for
 * @param known the model, perhaps with metrics of one's own
 */
export function triedOf(
  id: string,
  tensions: readonly Tension[],
  most = Number.POSITIVE_INFINITY,
  known: Model = MODEL,
): Run {
  const model = measuring(known, askedAmong(tensions.map(({ metric }) => metric)));
  const arms = tensions.flatMap((tension) =>
    armsOf(tension, builtIn(id)).map((one) => ({ tension, name: one.name, ...compiled(one, model) })),
  );
  const distinct = new Map(arms.map(({ key, params }) => [key, params]));
  const count = Math.min(most, Math.max(...tensions.map(worldsFor)));
  const worlds = runWorlds([...distinct.values()], DEFAULT_SEED, 0, count);
  const digest = new NumberDigest();
  for (const { series } of worlds) digest.add(series);
  const columns = model.metrics.map(({ id: metric }) => metric);
  const values: Record<string, Record<string, (number | null)[]>> = {};
  for (const { tension, name, key } of arms) {
    const { metrics } = worlds[[...distinct.keys()].indexOf(key)];
    const place = columns.indexOf(tension.metric);
    const found = Array.from({ length: Math.min(count, worldsFor(tension)) }, (_, replicate) => {
      const value = metrics[replicate * columns.length + place];
      return Number.isNaN(value) ? null : value;
    });
    values[tension.id] = { ...values[tension.id], [name]: found };
  }
  return { values, weeks: digest.hex() };
}
