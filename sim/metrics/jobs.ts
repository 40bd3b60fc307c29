import type { Text } from "../input/text.ts";
import type { World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";
import { ratioOrNone, sumOf, totalOf } from "./operations.ts";

/** Full-time jobs of 35 hours a week, the French legal week. */
const fullTime = (world: World, hours: number) => hours / world.weeks / 35;

/** Staff time besides mediation, upkeep and serving people, in operations of promotion or in the others. */
const supportHours = (world: World, promotion: boolean) =>
  sumOf(world, ({ total, parameters }) =>
    (parameters.stage === "promotion") === promotion
      ? total.staffHours - total.fallbackHours - total.mediationHours - total.upkeepHours
      : 0,
  );

/** Hours of the new jobs by kind, each with the training that such a job asks for. */
function newHours(world: World): [hours: number, trainingHours: number][] {
  const w = world.parameters.retraining;
  return [
    [supportHours(world, false), w.communityTrainingHours],
    [supportHours(world, true), w.promotionTrainingHours],
    [totalOf(world, "mediationHours"), w.relationsTrainingHours],
    [totalOf(world, "upkeepHours"), w.upkeepTrainingHours],
  ];
}

const createdHours = (world: World) => newHours(world).reduce((sum, [hours]) => sum + hours, 0);

/** Jobs replaced beyond the new ones. */
const withoutPlace = (world: World) =>
  Math.max(0, fullTime(world, totalOf(world, "displacedHours") - createdHours(world)));

/** The new jobs are taken first by those who need no training for them. */
function toRetrain(world: World): number {
  if (!world.parameters.mechanisms.retraining) return 0;
  const moving = Math.min(totalOf(world, "displacedHours"), createdHours(world));
  const ready = sumOf(
    world,
    ({ total, parameters }) => parameters.retraining.transferableShare * total.displacedHours,
  );
  return Math.max(0, fullTime(world, moving - ready));
}

/** Hours of training, of all who are retrained: what the new jobs ask for on average. */
function trainingHours(world: World): number {
  const created = newHours(world);
  const asked = created.reduce((sum, [hours, training]) => sum + hours * training, 0);
  return toRetrain(world) * ratioOrNone(asked, createdHours(world));
}

const job = (
  id: string,
  label: Text,
  en: string,
  fr: string,
  measure: (world: World) => number,
  direction: Metric["direction"] = "neutral",
  unit = "full-time jobs",
): Metric => ({
  id,
  label,
  unit,
  text: { en, fr },
  direction,
  relevant: { value: 0.05, of: "baseline" },
  measure,
});

export const jobs: readonly Metric[] = [
  job(
    "jobsDisplaced",
    { en: "Jobs replaced", fr: "Emplois remplacés" },
    "Jobs of simple tasks that people's contributions replace, at 35 hours a week.",
    "Emplois de tâches simples que les contributions remplacent, à 35 heures par semaine.",
    (world) => fullTime(world, totalOf(world, "displacedHours")),
  ),
  job(
    "jobsCommunity",
    { en: "Jobs in community support", fr: "Emplois d’animation de communauté" },
    "Jobs in community support and coordination that participation requires, at 35 hours a week.",
    "Emplois d’animation et de coordination de communauté que la participation demande, à 35 heures par semaine.",
    (world) => fullTime(world, supportHours(world, false)),
  ),
  job(
    "jobsPromotion",
    { en: "Jobs in promotion", fr: "Emplois de promotion" },
    "Jobs in support and coordination in operations of promotion (buzz marketing), at 35 hours a week.",
    "Emplois d’accompagnement et de coordination dans les opérations de promotion (buzz marketing), à 35 heures par semaine.",
    (world) => fullTime(world, supportHours(world, true)),
  ),
  job(
    "jobsRelations",
    { en: "Jobs in public relations", fr: "Emplois de médiation" },
    "Jobs in mediation between people and staff (online public relations), at 35 hours a week.",
    "Emplois de médiation entre le public et le personnel (relations publiques en ligne), à 35 heures par semaine.",
    (world) => fullTime(world, totalOf(world, "mediationHours")),
  ),
  job(
    "jobsUpkeep",
    { en: "Jobs in upkeep", fr: "Emplois d’entretien" },
    "Jobs in the upkeep of the machines or the site that people use, at 35 hours a week.",
    "Emplois d’entretien des machines ou du site que les gens utilisent, à 35 heures par semaine.",
    (world) => fullTime(world, totalOf(world, "upkeepHours")),
  ),
  job(
    "jobsRetrained",
    { en: "Jobs to be retrained", fr: "Emplois à reconvertir" },
    "Replaced jobs whose holders can take one of the new jobs, but only after training. Those who need none come first.",
    "Emplois remplacés dont les titulaires peuvent prendre l’un des nouveaux emplois, mais seulement après une formation. Ceux qui n’en ont pas besoin passent d’abord.",
    toRetrain,
  ),
  job(
    "jobsWithoutPlace",
    { en: "Jobs replaced by no new one", fr: "Emplois sans nouvel emploi en face" },
    "Jobs replaced beyond the new ones: however well trained, their holders find none here.",
    "Emplois remplacés au-delà des nouveaux : même bien formés, leurs titulaires n’en trouvent pas ici.",
    withoutPlace,
    "lower is better",
  ),
  job(
    "retrainingHours",
    { en: "Hours of retraining", fr: "Heures de reconversion" },
    "Training of the jobs to be retrained: what the new jobs ask for on average. It takes place once, however long the horizon.",
    "Formation des emplois à reconvertir : ce que les nouveaux emplois demandent en moyenne. Elle a lieu une fois, quel que soit l’horizon.",
    trainingHours,
    "lower is better",
    "h",
  ),
  job(
    "retrainingEuros",
    { en: "Cost of retraining", fr: "Coût de la reconversion" },
    "Hours of retraining at the staff's wage and the price of courses. Who pays is open: it is not in the cost to the organisation.",
    "Heures de reconversion, au coût du personnel et au prix des cours. Qui paie reste ouvert : ce n’est pas dans le coût pour l’organisation.",
    (world) =>
      trainingHours(world) *
      (world.parameters.population.wageEurosPerHour + world.parameters.retraining.courseEurosPerHour),
    "lower is better",
    "€",
  ),
];
