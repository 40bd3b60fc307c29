import { simulate, WorldCache } from "../../../sim/index.ts";
import { nothingOn } from "../nothing-on.ts";
import { ownStep } from "../peers/own-step.ts";
import { processorMs } from "../processor.ts";
import { median } from "../table.ts";
import { apart } from "./apart.ts";

const PEOPLE = 1000;
const WEEKS = 104;
const WORLDS = 8;
const ROUNDS = 25;
const WARMING_ROUNDS = 10;

/** Million agent-weeks per second of processor time, people kept; asked of a process of its own, by `--own`. */
export function ownRateHere(): number {
  const own = { mechanisms: [ownStep()] };
  const cache = new WorldCache(1e9);
  const rates = Array.from({ length: WARMING_ROUNDS + ROUNDS }, (_, turn) => {
    const start = processorMs();
    simulate(
      {
        id: "peer",
        extends: "baseline",
        mechanisms: nothingOn(),
        horizonWeeks: WEEKS,
        population: { consumers: PEOPLE },
        peer: { turn },
      } as Parameters<typeof simulate>[0],
      { seed: "peers", replicates: WORLDS, own, cache },
    );
    return (PEOPLE * WEEKS * WORLDS) / (1000 * (processorMs() - start));
  });
  return median(rates.slice(WARMING_ROUNDS));
}

export const ownMechanismRate = (): string => apart<number>("--own").toFixed(1);
