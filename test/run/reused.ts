import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { WorldCache } from "../../sim/run/cache.ts";
import { compile, type Params } from "../../sim/run/compile.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import { paramsOf, sameDigits } from "../support.ts";

/** A budget that everything fits in. */
export const PLENTY = 1e9;

/** Each arm run on its own, with people of its own. */
export function alone(arms: readonly Params[], seed: string, replicates: number, first = 0): Worlds[] {
  return arms.map((params) => {
    const ran = Array.from({ length: replicates }, (_, r) => run(params, populate(params, seed, first + r)));
    return {
      metrics: Float64Array.from(ran.flatMap(({ metrics }) => [...metrics])),
      series: Float64Array.from(ran.flatMap(({ series }) => [...series])),
    };
  });
}

export const same = (some: readonly Worlds[], others: readonly Worlds[]) =>
  some.length === others.length &&
  some.every(
    ({ metrics, series }, arm) =>
      sameDigits(metrics, others[arm].metrics) && sameDigits(series, others[arm].series),
  );

/** Counts what is found, by kind. */
export class Watched extends WorldCache {
  readonly found: string[] = [];

  override find<T extends object>(key: string): T | undefined {
    const value = super.find<T>(key);
    if (value !== undefined) this.found.push(key.split(" ")[0]);
    return value;
  }
}

/** A scenario in which a lot goes on before week 0 and after. */
export const BUSY = {
  extends: "launch-forum",
  horizonWeeks: 4,
  warmUpWeeks: 6,
  population: { consumers: 40 },
  consideration: { perWeek: 0.6, comebackPerWeek: 0.2 },
  operations: { forum: { startingMembers: 15, startingMembersWeeks: 5, contributionsPerWeek: 8 } },
  levers: { organisation: { campaignReach: 0.3 } },
  quitting: { stopHazardScale: 0.15 },
} satisfies ScenarioInput;
export const PAID = { ...BUSY, levers: { ...BUSY.levers, rewards: { payEurosPerContribution: 2 } } };
export const base = paramsOf(BUSY);
export const paid = compile("paid", paramsOf(PAID).scenario, base.scenario);
