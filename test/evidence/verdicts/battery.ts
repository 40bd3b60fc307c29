import { lowest, unseenBelow, unseenInTail } from "../../../sim/verdict/evidence.ts";
import { FAMILY_ERROR, verdictOn } from "../../../sim/verdict/verdict.ts";
import { rounded } from "../piece.ts";
import type { Distribution } from "./distributions.ts";
import { edgesOf, evidenceIn, nothingOf, type Rule } from "./simulation.ts";

const WORLDS = [8, 12, 24, 50];
const FAMILY = { metrics: 6, families: 4 };

/**
 * What a rule says about samples that stay the same: each verdict, and the digits of the worlds that it imagines. A
 * verdict turns only where a sample is close to a bound, so it takes many to see that a rule has changed a little; the
 * digits change with any constant behind them.
 */
export function battery(distributions: readonly Distribution[], rule: Rule = verdictOn): (number | string)[] {
  return distributions.flatMap((distribution) =>
    [...nothingOf(distribution), ...edgesOf(distribution).slice(-1)].flatMap((one) =>
      WORLDS.flatMap((worlds) => {
        const samples = [...evidenceIn(distribution, one, { worlds, ...FAMILY })].flat();
        const [first] = samples;
        const imagined = [lowest(first), unseenBelow(first.apart), unseenInTail(first.apart)];
        const error = FAMILY_ERROR / FAMILY.metrics;
        return [...imagined.map(rounded), ...samples.map((seen) => rule(seen, distribution.relevant, error))];
      }),
    ),
  );
}
