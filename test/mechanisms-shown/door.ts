import type { MechanismShown, Trial } from "./protocol.ts";

/** Mechanisms at the door of an operation. */

/** One operation asks for the resolve that its effort takes, or does not. */
const resolve = (system: string, operation: string, isLight = false): Trial => {
  const arm = (effortWeight: number) => ({ operations: { [operation]: { joining: { effortWeight } } } });
  const [plain, resisted] = [{ plain: arm(0) }, { resisted: arm(0.4) }];
  return {
    system,
    arms: isLight ? { ...plain, ...resisted } : { ...resisted, ...plain },
    metric: "everActive",
  };
};

export const M1: MechanismShown = {
  id: "M1",
  effect: {
    en: "Effort resists at the door: a call that asks for more than the usual effort of 18 minutes has fewer people take part, one that asks for less has more; and people tire of parties that take an evening, the more often, the more.",
    fr: "L’effort résiste à l’entrée : un appel qui demande plus que l’effort habituel de 18 minutes fait participer moins de monde, un appel qui demande moins en fait participer davantage ; et des réunions qui prennent une soirée lassent d’autant plus qu’elles sont fréquentes.",
  },
  values: {
    en: "`joining.effortWeight` 0 or 0.4 in the operation, all else equal.",
    fr: "`joining.effortWeight` à 0 ou à 0,4 dans l’opération, toutes choses égales par ailleurs.",
  },
  rows: [
    resolve("flavour-vote", "vote", true),
    resolve("car-blog-contest", "blog"),
    resolve("bottle-design-contest", "bottle"),
    resolve("packaging-contest", "contest"),
    resolve("custom-sneakers", "pair"),
    resolve("home-parties", "party"),
    { system: "home-parties", tension: "tiring" },
    resolve("guilds", "guild"),
    resolve("makers-lab", "lab"),
    resolve("video-creators", "videos"),
    resolve("for-profit-sharing", "stays"),
    resolve("inventors-marketplace", "ideas"),
  ],
};

/** The brand keeps out, or is nearly everywhere. */
const presence = (system: string): Trial => {
  const arm = (brandPresence: number) => ({
    benefit: { presenceLoss: 0.6 },
    levers: { organisation: { brandPresence } },
  });
  return { system, arms: { seen: arm(0.9), discreet: arm(0.1) }, metric: "contributions" };
};

export const M3: MechanismShown = {
  id: "M3",
  effect: {
    en: "The presence of the brand takes autonomy and belonging away: less is done where it shows itself.",
    fr: "La présence de la marque retire autonomie et appartenance : il se fait moins là où elle se montre.",
  },
  values: {
    en: "`levers.organisation.brandPresence` 0.1 or 0.9, `benefit.presenceLoss` 0.6 in both arms.",
    fr: "`levers.organisation.brandPresence` à 0,1 ou à 0,9, `benefit.presenceLoss` à 0,6 dans les deux bras.",
  },
  rows: [
    { system: "students-mutual-aid", tension: "own-place" },
    { system: "brand-in-virtual-world", tension: "less-done" },
    { system: "youth-information", tension: "own-groups" },
    presence("fan-community"),
    presence("music-label-promotion"),
  ],
};

export const M4: MechanismShown = {
  id: "M4",
  effect: {
    en: "Ratings that are shown lower the cost of relying on strangers: more people take part.",
    fr: "Des évaluations visibles abaissent le coût de s’en remettre à des inconnus : plus de gens participent.",
  },
  values: {
    en: "`operations.<id>.ratings` 0 or 0.8, `strangers.weight` 1 in both arms.",
    fr: "`operations.<id>.ratings` à 0 ou à 0,8, `strangers.weight` à 1 dans les deux bras.",
  },
  rows: [
    { system: "carpool-platform", tension: "ratings-open" },
    { system: "for-profit-sharing", tension: "ratings-open" },
    { system: "peer-lending", tension: "ratings-open" },
    {
      system: "goods-sharing",
      arms: {
        unrated: { operations: { goods: { ratings: 0, strangers: { weight: 1 } } } },
        rated: { operations: { goods: { ratings: 0.8, strangers: { weight: 1 } } } },
      },
      metric: "everActive",
    },
  ],
};
