import { exp } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, number } from "../scenario/fields.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  trainingGain: number(
    "0–1",
    [0, 10],
    1,
    assumed("marketing §4.1"),
    "Gain in the speed of learning from full training.",
    "Gain de vitesse d’apprentissage dû à une formation complète.",
  ),
  beforehand: fraction(
    0.7,
    assumed("marketing §4.1"),
    "Practice that full training gives people before their first contribution.",
    "Pratique qu’une formation complète donne avant la première contribution.",
  ),
  floorTraining: fraction(
    0,
    within(assumed("marketing §4.1"), [0, 0.7], WHY.tried),
    "Share of the digital skill missing at an operation’s digital floor that full training makes up for before people are turned away, while it is offered.",
    "Part de la compétence numérique manquant au seuil numérique d’une opération qu’une formation complète comble avant qu’on écarte les personnes, tant qu’elle est offerte.",
  ),
  publicTrainingRate: number(
    "1/week",
    [0, 1],
    0.005,
    assumed("numerique"),
    "Share of missing digital skill that full public training makes up for per week.",
    "Part de la compétence numérique manquante qu’une formation publique complète comble par semaine.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    learning: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    practice: Float64Array;
  }
  interface WorldNumbers {
    publicSkill: number;
  }
  interface Tally {
    skillGained: number;
  }
}

function learn(world: World): void {
  const { publicTrainingRate } = world.parameters.learning;
  let training = 0;
  for (const { levers } of world.operations) training = Math.max(training, levers.publicTraining);
  world.numbers.publicSkill += publicTrainingRate * training * (1 - world.numbers.publicSkill);
  practise(world);
}

/** An exponential curve per person (Heathcote 2000): practice = 1 − e^(−λ·contributions). */
function practise(world: World): void {
  const { trainingGain } = world.parameters.learning;
  for (const { contributors, weekCount, practice, levers, week } of world.operations) {
    const speed = 1 + trainingGain * levers.training;
    for (let at = 0; at < contributors.count; at++) {
      const person = contributors.items[at];
      const gained =
        (1 - practice[person]) * (1 - exp(-world.traits.learningRate[person] * speed * weekCount[person]));
      practice[person] += gained;
      week.skillGained += gained * world.represents;
    }
  }
}

export const learning: Mechanism = {
  id: "learning",
  title: { en: "Learning", fr: "Apprentissage" },
  off: { en: "nobody gains practice", fr: "personne n’acquiert de pratique" },
  about: {
    en: "People learn by doing. The operation’s training (the lever training) helps from before the first contribution, while it is offered: it gives practice (beforehand), lifts people over a digital floor (floorTraining) and speeds up learning. Public training (the rule publicTraining) raises everybody’s digital skill slowly and for good, in all operations. The hours that training takes are under commitment.",
    fr: "On apprend en faisant. La formation de l’opération (le levier training) aide dès avant la première contribution, tant qu’elle est offerte : elle donne de la pratique (beforehand), fait passer un seuil numérique (floorTraining) et accélère l’apprentissage. La formation publique (la règle publicTraining) élève lentement et durablement la compétence numérique de toutes et tous, dans toutes les opérations. Les heures que prend la formation sont sous commitment.",
  },
  fields,
  equations: [
    "publicSkill ← publicSkill + publicTrainingRate·publicTraining·(1 − publicSkill)",
    "practice ← practice + (1 − practice)·(1 − e^(−learningRate·(1 + trainingGain·training)·weekCount))",
  ],
  reads: ["operation.weekCount"],
  operationColumns: {
    practice: {
      start: 0,
      unit: "0–1",
      en: "Practice gained from contributions.",
      fr: "Pratique acquise en contribuant.",
    },
  },
  worldNumbers: {
    publicSkill: {
      start: 0,
      unit: "0–1",
      en: "Share of people's missing digital skill that public training has made up for.",
      fr: "Part de la compétence numérique manquante que la formation publique a comblée.",
    },
  },
  tallies: ["skillGained"],
  // Public training is for everybody: its weeks are the world's own.
  together: practise,
  step: learn,
};
