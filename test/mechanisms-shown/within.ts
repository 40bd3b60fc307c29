import type { Text } from "../../sim/input/text.ts";
import type { MechanismShown, Trial } from "./protocol.ts";

/** Mechanisms that people feel once they take part, and what prepares them. */

/** What is delivered is poor or good. */
const delivered = (system: string, operation: string): Trial => {
  const arm = (quality: number) => ({ operations: { [operation]: { delivery: { delivered: quality } } } });
  return { system, arms: { poor: arm(0.3), good: arm(0.9) }, metric: "advantageBond" };
};

/** Something fails now and then; nobody answers those who complain, or staff have the time. */
const answered = (system: string, operation: string, metric = "advantageBond"): Trial => {
  const arm = (complaintStaffHours: number) => ({
    operations: { [operation]: { complaints: { failing: 0.1 } } },
    complaints: { complaining: 0.5, hoursPerComplaint: 1 },
    levers: { support: { complaintStaffHours } },
  });
  return { system, arms: { ignored: arm(0), answered: arm(40) }, metric };
};

const priced = (costEurosPerContribution: number) => ({
  operations: { photo: { costEurosPerContribution, delivery: { bonding: 0.3 } } },
});

export const M5: MechanismShown = {
  id: "M5",
  effect: {
    en: "What is delivered counts against what was expected, and whoever paid expects more; complaints that are answered bind.",
    fr: "Ce qui est livré compte par rapport à ce qui était attendu, et qui a payé attend davantage ; une plainte à laquelle on répond attache.",
  },
  values: {
    en: "`delivery.delivered` 0.3 or 0.9, with the scenario’s own `delivery.bonding`; three times the price with `delivery.bonding` 0.3; failures and complaints as in the complaint system (`complaints.failing` 0.1, `complaining` 0.5, an hour each) with no or 40 staff hours a week. Nobody makes anything knowingly in the archive, so all are asked there.",
    fr: "`delivery.delivered` à 0,3 ou à 0,9, avec le `delivery.bonding` du scénario ; le triple du prix avec `delivery.bonding` à 0,3 ; défaillances et plaintes comme dans le système de réclamation (`complaints.failing` à 0,1, `complaining` à 0,5, une heure chacune), sans personnel ou avec 40 heures par semaine. Personne ne contribue sciemment aux archives : on y regarde donc tout le public.",
  },
  rows: [
    { system: "complaint-recovery", tension: "answered" },
    { system: "game-funding", tension: "expectation" },
    {
      system: "photo-personalisation",
      arms: { dear: priced(45), "as-priced": priced(15) },
      metric: "advantageBond",
      notShown: {
        en: "it is just too small: a weaker bond in all worlds, by .0099, where .01 matters. At three times the price fewer photographs are bought, and so fewer disappoint.",
        fr: "il s’en faut de peu : un lien plus faible dans tous les mondes, de 0,0099, quand il faudrait 0,01. Au triple du prix on achète moins de photos, et moins de photos déçoivent.",
      },
    },
    delivered("furniture-assembly", "kit"),
    delivered("service-encounter", "encounter"),
    answered("self-checkout", "kiosk"),
    answered("online-counter", "counter"),
    answered("peer-lending", "loans"),
    {
      ...answered("netnography", "archive", "attachment"),
      notShown: {
        en: "nobody takes part knowingly: what is read are traces, which come back to nobody as a service that could fail, and so nobody complains.",
        fr: "personne ne participe sciemment : on lit des traces, qui ne reviennent à personne sous forme d’un service qui pourrait décevoir ; personne ne se plaint donc.",
      },
    },
  ],
};

/** People have no say, or nearly a full one. */
const say = (system: string, metric: string, notShown?: Text): Trial => {
  const arm = (decisionRights: number) => ({ levers: { organisation: { decisionRights } } });
  return { system, arms: { "no-say": arm(0), say: arm(0.8) }, metric, ...(notShown && { notShown }) };
};

export const M6: MechanismShown = {
  id: "M6",
  effect: {
    en: "A say in decisions draws people at the door, and keeps them.",
    fr: "Avoir voix au chapitre attire à l’entrée, et retient.",
  },
  values: {
    en: "`levers.organisation.decisionRights` 0 or 0.8.",
    fr: "`levers.organisation.decisionRights` à 0 ou à 0,8.",
  },
  rows: [
    say("tourism-bank", "everActive"),
    say("tourism-bank", "retention26"),
    say("guilds", "everActive", {
      en: "it is there in 29 of 30 worlds and a little too small: 245 more of some 6,900 players, where a twentieth matters. Seven in ten of the public play without a say.",
      fr: "l’effet est là dans 29 mondes sur 30, mais un peu trop petit : 245 joueurs de plus sur quelque 6 900, quand il en faudrait un vingtième. Sept personnes sur dix jouent sans avoir voix au chapitre.",
    }),
    say("guilds", "retention26"),
    say("fan-community", "everActive"),
    say("fan-community", "retention26", {
      en: "luck drowns it: more stay on average, by .031, but in 24 of 30 worlds, where 27 are asked for. Of the fans who come few stay for half a year, with or without a say.",
      fr: "le hasard le noie : on reste davantage en moyenne, de 0,031, mais dans 24 mondes sur 30, quand il en faudrait 27. Peu des fans qui arrivent restent six mois, avec ou sans voix au chapitre.",
    }),
    say("inventors-marketplace", "everActive", {
      en: "it is there in all 30 worlds and a little too small: 4 % more, where 5 % matters. An invention asks for four hours and skill; who decides comes after.",
      fr: "il est là dans les 30 mondes, un peu trop petit : 4 % de plus, quand il en faudrait 5. Une invention demande quatre heures et du talent ; qui décide vient après.",
    }),
    say("inventors-marketplace", "retention26", {
      en: "hardly anybody stays in either arm: most hand in one idea, and a say keeps nobody who has none left (.003 more, in 21 of 30 worlds).",
      fr: "presque personne ne reste dans aucun des bras : la plupart proposent une idée, et avoir voix au chapitre ne retient pas qui n’en a plus (0,003 de plus, dans 21 mondes sur 30).",
    }),
    say("makers-lab", "everActive", {
      en: "it is large enough on average (41 people of some 640) and goes the right way in 23 of 30 worlds only: these are some 64 simulated people, and nearly full autonomy is offered there already.",
      fr: "il est assez grand en moyenne (41 personnes sur quelque 640) et va dans le bon sens dans 23 mondes sur 30 seulement : ce sont quelque 64 personnes simulées, et une autonomie presque complète y est déjà offerte.",
    }),
    say("makers-lab", "retention26", {
      en: "luck nearly drowns it: .021 more on average, in 26 of 30 worlds, where 27 are asked for.",
      fr: "le hasard le noie presque : 0,021 de plus en moyenne, dans 26 mondes sur 30, quand il en faudrait 27.",
    }),
  ],
};

/** Training is offered to all, and gives practice beforehand or only later. */
const taught = (system: string, metric: string): Trial => {
  const arm = (beforehand: number) => ({ learning: { beforehand }, levers: { support: { training: 1 } } });
  return { system, arms: { "taught-later": arm(0), "taught-before": arm(0.7) }, metric };
};
const shownHow = (floorTraining: number) => ({
  learning: { floorTraining },
  levers: { support: { training: 1 } },
});

export const M7: MechanismShown = {
  id: "M7",
  effect: {
    en: "Training before the door lets in people who lack the skill; at a counter that is online only, it leaves fewer shut out.",
    fr: "Une formation avant l’entrée fait entrer des personnes à qui la compétence manque ; à un guichet uniquement en ligne, elle laisse moins de monde dehors.",
  },
  values: {
    en: "Full training in both arms, which gives no practice before the first contribution, or `learning.beforehand` 0.7; at the counter it does nothing for those below the digital floor, or `learning.floorTraining` 0.7.",
    fr: "Une formation complète dans les deux bras, qui ne donne aucune pratique avant la première contribution, ou `learning.beforehand` à 0,7 ; au guichet elle ne fait rien pour qui est sous le seuil numérique, ou `learning.floorTraining` à 0,7.",
  },
  rows: [
    taught("makers-lab", "everActive"),
    {
      system: "online-counter",
      arms: { helped: shownHow(0.7), "left-out": shownHow(0) },
      metric: "excludedShare",
    },
    taught("video-creators", "everActive"),
    taught("youth-information", "everActive@mediation"),
    taught("lead-user-panel", "everActive"),
  ],
};
