import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { populate } from "../../sim/run/populate.ts";
import type { People } from "../../sim/world/state/create-world.ts";
import { oneSegment, paramsOf, type Ran, runOnce } from "../support.ts";

export const PEOPLE = 10_000;

const alike = (median: number) => ({ median, spread: 0 });

/** Everybody is aware, eligible, alike but for two motivations, and considers joining every week. */
const POPULATION = {
  consumers: PEOPLE,
  segments: oneSegment({
    motivation: { money: alike(0.5), experience: { median: 0.45, spread: 1.2 }, recognition: alike(0.4) },
    skill: { digital: alike(0.3), writing: alike(0.8) },
    freeHours: alike(30),
    privacyConcern: alike(0.6),
    attachment: { median: 0.3, spread: 0.8 },
    threshold: alike(0.2),
  }),
};

const NO_BENEFIT = {
  ...{ moneyWeight: 0, giftWeight: 0, experienceWeight: 0, valuesWeight: 0, recognitionWeight: 0 },
  ...{ belongingWeight: 0, autonomyWeight: 0, timeSavedWeight: 0, sociabilityWeight: 0, praiseWeight: 0 },
  paidNormLoss: 0,
};
const NO_TERMS = {
  ...{ entryLongTerm: 0, entryOneOff: 0, shareWeight: 0, companyWeight: 0, attachmentWeight: 0 },
  ...{ timeWeight: 0, inabilityWeight: 0, privacyWeight: 0 },
};

/** What a test adds to a scenario in which no term weighs anything. */
export interface Setting {
  operation?: object;
  levers?: object;
  benefit?: object;
  joining?: object;
  readiness?: object;
  weeks?: number;
  consideration?: object;
}

function scenario({
  operation,
  levers,
  benefit,
  joining,
  readiness,
  weeks = 1,
  consideration,
}: Setting): ScenarioInput {
  return {
    horizonWeeks: weeks,
    population: POPULATION,
    network: { kind: "none" },
    mechanisms: { awareness: false, eligibility: false, contributing: false, quitting: false, idling: false },
    operations: {
      forum: { demand: { skill: { digital: 0, writing: 0 } }, decomposition: 0, ...operation },
    },
    levers: { ...levers },
    consideration: { perWeek: 1, onHearing: 0, ...consideration },
    benefit: { ...NO_BENEFIT, ...benefit },
    joining: { ...NO_TERMS, ...joining },
    readiness: { clarityWithoutFraming: 1, guidanceClarity: 0, motiveHalf: 0, ...readiness },
  };
}

/** The people of all settings, who differ by nothing but what the population says. */
export function everybody(): People {
  return populate(paramsOf(scenario({})), "joining", 0);
}

export function ranWith(setting: Setting, people: People): Ran {
  return runOnce(paramsOf(scenario(setting)), "joining", 0, undefined, people);
}
