import type { Text } from "../../sim/input/text.ts";
import type { MechanismShown, Trial } from "./protocol.ts";

/** Mechanisms about those who do most, what comes afterwards, and staff. */

/**
 * Members share what they organise equally, or in proportion to what they do.
 *
 * @param percent by how much that tires the busiest more, in the median world
 * @param more in how many worlds
 * @param tried what was tried besides
 */
const organising = (system: string, percent: string, more: number, tried?: Text): Trial => {
  const arm = (organisersShare: number) => ({ coordination: { organisersShare } });
  return {
    system,
    arms: { equally: arm(0), "by-work": arm(1) },
    metric: "busiestTiredHours",
    notShown: {
      en: `the effect is far too small: they tire more in ${more} of 30 worlds, by ${percent} % in the median one, where 5 % matters. What members organise is a few hours in a hundred of what they give, so that whoever bears it hardly feels it; where worlds differ more, somebody among the few busiest has left.${tried === undefined ? "" : ` ${tried.en}`}`,
      fr: `l’effet est bien trop petit : ces personnes se fatiguent davantage dans ${more} mondes sur 30, de ${percent.replace(".", ",")} % dans le monde médian, quand il faudrait 5 %. Ce que les membres organisent fait quelques heures sur cent de ce qu’ils donnent : qui le porte le sent à peine ; là où les mondes diffèrent davantage, l’une des rares personnes les plus actives est partie.${tried === undefined ? "" : ` ${tried.fr}`}`,
    },
  };
};

export const M11: MechanismShown = {
  id: "M11",
  effect: {
    en: "Organising falls on those who do most, and tires them.",
    fr: "L’organisation retombe sur qui fait le plus, et fatigue ces personnes.",
  },
  values: {
    en: "`coordination.organisersShare` 0 or 1; measured in the hours that tire the busiest (below), not in mean tiredness, which the same hours in other hands hardly move.",
    fr: "`coordination.organisersShare` à 0 ou à 1 ; mesuré en heures qui fatiguent les plus actifs (ci-dessous), non en fatigue moyenne, que les mêmes heures en d’autres mains ne changent guère.",
  },
  rows: [
    organising("patients-forum", "0.7", 26),
    organising("students-mutual-aid", "0.9", 18),
    organising("guilds", "0.9", 23),
    organising("open-encyclopaedia", "1.5", 24, {
      en: "Tried: where there is more to organise they do feel it. With twenty minutes a contributor and week instead of two (`coordination.hoursPerContributor` 0.3) they tire 3.5 % more in the median of 12 worlds; with an hour, 10 % more. No source gives the number, so it stays.",
      fr: "Essayé : quand il y a plus à organiser, elles le sentent. Avec vingt minutes par contributeur et par semaine au lieu de deux (`coordination.hoursPerContributor` à 0,3), elles se fatiguent 3,5 % de plus dans le monde médian de 12 ; avec une heure, 10 % de plus. Aucune source ne donne ce nombre : il reste tel quel.",
    }),
  ],
};

/** The panel tests something that is launched in the week after it ends; or nobody is asked to test it. */
const LAUNCHED = { horizonWeeks: 40, operations: { panel: { launchWeek: 17, launch: { faults: 80 } } } };

export const M12: MechanismShown = {
  id: "M12",
  effect: {
    en: "Faults left at launch cost: testing first costs less than launching untested.",
    fr: "Les défauts restants au lancement coûtent : essayer d’abord revient moins cher que lancer sans essai.",
  },
  values: {
    en: "The beta test’s own; for the panel its 80 faults, launched the week after the panel ends, with a panel or without calling for one.",
    fr: "Celles du test bêta ; pour le panel ses 80 défauts, un lancement la semaine qui suit la fin du panel, avec un panel ou sans appel à y participer.",
  },
  rows: [
    { system: "site-beta-test", tension: "spares" },
    { system: "site-beta-test", tension: "before" },
    {
      system: "lead-user-panel",
      arms: {
        tested: LAUNCHED,
        untested: { ...LAUNCHED, levers: { organisation: { campaignReach: 0 } } },
      },
      metric: "costEuros",
    },
  ],
};

/** The hope of the video makers’ career. */
const hope = (system: string, operation: string): Trial => {
  const arm = (hopeWeight: number) => ({
    operations: {
      [operation]: {
        career: { reach: 20, halfLifeWeeks: 52, threshold: 1000, incomeEuros: 50, hopeWeight },
      },
    },
  });
  return { system, arms: { "no-hope": arm(0), hope: arm(0.5) }, metric: "everActive" };
};

export const M13: MechanismShown = {
  id: "M13",
  effect: {
    en: "The hope of living by an audience moves people to begin.",
    fr: "L’espoir de vivre de son audience décide des gens à commencer.",
  },
  values: {
    en: "The career of the video makers, `career.hopeWeight` 0 or 0.5.",
    fr: "La carrière des vidéastes, `career.hopeWeight` à 0 ou à 0,5.",
  },
  rows: [
    { system: "video-creators", tension: "hope" },
    hope("inventors-marketplace", "ideas"),
    hope("car-blog-contest", "blog"),
  ],
};

export const M14: MechanismShown = {
  id: "M14",
  effect: {
    en: "Staff who play along understand the public better: what is made fits it better.",
    fr: "Un personnel qui joue aussi comprend mieux le public : ce qui est fait lui convient mieux.",
  },
  values: {
    en: "The arms of the tension.",
    fr: "Les bras de la tension.",
  },
  rows: [{ system: "staff-as-players", tension: "fit" }],
};
