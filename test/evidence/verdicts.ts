import { createHash } from "node:crypto";
import { directionOf, FAMILY_ERROR, type Verdict, verdictOn } from "../../sim/verdict/verdict.ts";
import { type Piece, rounded } from "./piece.ts";
import { battery } from "./verdicts/battery.ts";
import { BEYOND, DISTRIBUTIONS, type Distribution } from "./verdicts/distributions.ts";
import { byMeanAndSigns } from "./verdicts/former.ts";
import { FRESH } from "./verdicts/fresh.ts";
import { type Case, edgesOf, evidenceIn, type Families, nothingOf, wrongIn } from "./verdicts/simulation.ts";
import { TRIED } from "./verdicts/tried.ts";

const FAMILIES = 4000;
export const WORLDS = [8, 12, 24, 50];
/** Verdicts that share the error: the most that a comparison of two scenarios has. */
const METRICS_EACH = 6;
const EFFECTS = [1, 2, 4];
export const POWER_WORLDS = [24, 50];
/** Half of each world's luck is common to all metrics. */
const SHARED = 0.5;

/** Shares of families with a wrong verdict in the worst case: by our rule and by the one of signs and sample mean. */
export type Errors = readonly [ours: number, former: number];

/** How often a verdict is given, of the metrics of all families. */
export interface Power {
  worlds: number;
  spread: number;
  mirrored: boolean;
  /** By effect: a direction, a direction that matters, and a direction by the former rule. */
  told: number[];
  matters: number[];
  former: number[];
  /** *Same*, if nothing differs. */
  same: number;
}

export interface VerdictErrors {
  /** By number of worlds, of six verdicts: if the mean is 0, and if it just matters or just does not. */
  nothing: Errors[];
  edge: Errors[];
  /** Of one verdict, by number of worlds. */
  one: Errors[];
  /** In 24 worlds, of six metrics that share half of their luck. */
  together: Errors;
  power: Power[];
}

const RULES = [verdictOn, byMeanAndSigns];

function errorsOf(distribution: Distribution, cases: readonly Case[], families: Families): Errors {
  const worst = [0, 0];
  for (const edge of cases) {
    const verdicts: Verdict[][][] = [[], []];
    for (const family of evidenceIn(distribution, edge, families))
      RULES.forEach((rule, place) => {
        const error = FAMILY_ERROR / families.metrics;
        verdicts[place].push(family.map((seen) => rule(seen, distribution.relevant, error)));
      });
    verdicts.forEach((given, place) => {
      worst[place] = Math.max(worst[place], wrongIn(given, edge.truth));
    });
  }
  return [rounded(worst[0]), rounded(worst[1])];
}

function powerOf(
  distribution: Distribution,
  worlds: number,
  one: Omit<Case, "truth">,
  metrics: number,
): Power {
  const given = (truth: number) => {
    const seen = evidenceIn(distribution, { truth, ...one }, { worlds, metrics: 1, families: metrics });
    const error = FAMILY_ERROR / METRICS_EACH;
    return [...seen].map(([each]) => RULES.map((rule) => rule(each, distribution.relevant, error)));
  };
  const share = (all: readonly Verdict[][], rule: number, wanted: (verdict: Verdict) => boolean) =>
    rounded(all.filter((verdicts) => wanted(verdicts[rule])).length / metrics);
  const effects = EFFECTS.map(given);
  const directed = (verdict: Verdict) => directionOf(verdict) !== null;
  return {
    ...{ worlds, ...one },
    told: effects.map((all) => share(all, 0, directed)),
    matters: effects.map((all) => share(all, 0, (verdict) => verdict === "higher" || verdict === "lower")),
    former: effects.map((all) => share(all, 1, directed)),
    same: share(given(0), 0, (verdict) => verdict === "same"),
  };
}

function found(distribution: Distribution, families: number): VerdictErrors {
  const { spreads, skewed, only } = distribution;
  const [nothing, edges] = [nothingOf(distribution), edgesOf(distribution)];
  const errors = (cases: readonly Case[], metrics: number) =>
    cases.length === 0
      ? []
      : WORLDS.map((worlds) => errorsOf(distribution, cases, { worlds, metrics, families }));
  const together = { worlds: 24, metrics: METRICS_EACH, families, shared: SHARED };
  const tails = skewed ? [false, true] : [false];
  return {
    nothing: errors(nothing, METRICS_EACH),
    edge: errors(edges, METRICS_EACH),
    one: errors([...nothing, ...edges], 1),
    together: errorsOf(distribution, [...nothing, ...edges], together),
    power:
      only === undefined
        ? POWER_WORLDS.flatMap((worlds) =>
            spreads.flatMap((spread) =>
              tails.map((mirrored) => powerOf(distribution, worlds, { spread, mirrored }, families / 2)),
            ),
          )
        : [],
  };
}

let digest: string | undefined;
/** Of what the rule says about many samples: computed once, since it is the same for all parts. */
function ruleDigest(): string {
  digest ??= createHash("sha256")
    .update(JSON.stringify(battery([...DISTRIBUTIONS, ...TRIED])))
    .digest("hex");
  return digest;
}

/** How often verdicts are wrong, and how often they are given, where the truth is known. */
export const verdicts: Piece<VerdictErrors> = {
  name: "verdicts",
  pages: ["docs/observing.md"],
  parts: [...DISTRIBUTIONS, ...TRIED, ...FRESH, ...BEYOND].map((distribution) => ({
    id: distribution.id,
    basis: () => ({ families: FAMILIES, rule: ruleDigest(), first: found(distribution, 10) }),
    make: () => found(distribution, FAMILIES),
  })),
};
