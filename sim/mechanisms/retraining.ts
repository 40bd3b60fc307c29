import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, number, perOperation } from "../scenario/fields.ts";
import type { Mechanism } from "./mechanism.ts";

/** Training that a new job asks for, of somebody whose simple tasks were replaced. */
const asked = (hours: number, en: string, fr: string) =>
  number(
    "h/job",
    [0, 10_000],
    hours,
    assumed("numerique"),
    `Training that a job ${en} asks for, of somebody who did simple tasks.`,
    `Formation que demande un emploi ${fr} à qui faisait des tâches simples.`,
  );

const fields = {
  transferableShare: perOperation.fraction(
    1,
    within(assumed("numerique"), [0, 1], WHY.either),
    "Share of the work replaced whose holders could take one of the new jobs without training.",
    "Part du travail remplacé dont les titulaires pourraient prendre l’un des nouveaux emplois sans formation.",
  ),
  upkeepMinutes: perOperation.number(
    "min",
    [0, 10_000],
    0,
    within(assumed("numerique"), [0, 2], WHY.off),
    "Staff time that the upkeep of machines or of a site takes per contribution.",
    "Temps de personnel que demande l’entretien des machines ou d’un site par contribution.",
  ),
  communityTrainingHours: asked(150, "in community support", "d’animation de communauté"),
  promotionTrainingHours: asked(150, "in promotion", "de promotion"),
  relationsTrainingHours: asked(200, "in public relations", "de médiation"),
  upkeepTrainingHours: asked(400, "in upkeep", "d’entretien"),
  courseEurosPerHour: number(
    "€/h",
    [0, 1000],
    15,
    assumed("numerique"),
    "What an hour of such training costs, beside the wage of the person trained.",
    "Ce que coûte une heure de cette formation, en plus du salaire de la personne formée.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    retraining: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    retraining: SharedOf<typeof fields>;
  }
  interface Tally {
    upkeepHours: number;
  }
}

export const retraining: Mechanism = {
  id: "retraining",
  title: { en: "Jobs to be retrained", fr: "Emplois à reconvertir" },
  off: {
    en: "machines need no upkeep, and no jobs count as to be retrained",
    fr: "les machines ne demandent aucun entretien, et aucun emploi n’est compté comme à reconvertir",
  },
  about: {
    en: "Participation replaces jobs of simple tasks and asks for others: support, promotion, public relations, and the upkeep of what people use. In metrics, holders of replaced jobs take the new ones as far as there are any; first those who can without training (`transferableShare`), then those to be retrained. How long that takes is the mean of what the new jobs ask for (`communityTrainingHours`, `promotionTrainingHours`, `relationsTrainingHours`, `upkeepTrainingHours`), weighted by how many there are of each; an hour costs the wage and the course (`courseEurosPerHour`). Who pays is left open: it is not part of the cost to the organisation.",
    fr: "La participation remplace des emplois de tâches simples et en demande d’autres : animation, promotion, médiation, et entretien de ce que les gens utilisent. Dans les indicateurs, les titulaires des emplois remplacés prennent les nouveaux dans la mesure où il y en a ; d’abord sans formation, quand c’est possible (`transferableShare`), puis après reconversion. Sa durée est la moyenne de ce que demandent les nouveaux emplois (`communityTrainingHours`, `promotionTrainingHours`, `relationsTrainingHours`, `upkeepTrainingHours`), pondérée par leur nombre ; une heure coûte le salaire et le cours (`courseEurosPerHour`). Qui paie reste ouvert : cela n’entre pas dans le coût pour l’organisation.",
  },
  fields,
  equations: [
    "upkeepHours ← week.contributions·upkeepMinutes/60",
    "staffHours ← staffHours + week.upkeepHours",
  ],
  reads: ["operation.week.contributions", "operation.week.staffHours"],
  tallies: ["upkeepHours"],
  step(world) {
    for (const { week, parameters } of world.operations) {
      week.upkeepHours = (week.contributions * parameters.retraining.upkeepMinutes) / 60;
      week.staffHours += week.upkeepHours;
    }
  },
};
