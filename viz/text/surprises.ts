import type { Text } from "../../sim/input/text.ts";

/** A sentence about a ready comparison that is said only where the shown verdicts bear it out. */
interface Surprise {
  pair: string;
  /** By metric: which way it goes, whether or not by enough to matter. */
  when: Readonly<Record<string, "higher" | "lower">>;
  text: Text;
}

export const SURPRISES: readonly Surprise[] = [
  {
    pair: "small-pay",
    when: { contributions: "lower" },
    text: {
      en: "Here, a little pay brought fewer contributions, not more.",
      fr: "Ici, payer un peu a fait baisser les contributions au lieu de les augmenter.",
    },
  },
  {
    pair: "referral-pay",
    when: { contributions: "lower" },
    text: {
      en: "Here, paying a euro for each referral brought fewer referrals, not more.",
      fr: "Ici, un euro par parrainage a donné moins de parrainages, et non davantage.",
    },
  },
  {
    pair: "measurement",
    when: { retention52: "lower", workFeel: "higher" },
    text: {
      en: "What was counted began to feel like work, and people left sooner.",
      fr: "Ce qui était compté s’est mis à ressembler à un travail, et les gens sont partis plus tôt.",
    },
  },
  {
    pair: "human-fallback",
    when: { excludedShare: "lower", jobsDisplaced: "lower" },
    text: {
      en: "A person at the counter leaves fewer people out, and keeps jobs that going online would have cost.",
      fr: "Une personne au guichet exclut moins de monde et préserve des emplois que la dématérialisation aurait supprimés.",
    },
  },
];
