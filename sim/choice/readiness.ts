import { saturation } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import type { ModelModule } from "../world/module.ts";
import { usualContributorsOf } from "../world/state/recent.ts";
import { realPeople } from "../world/state/represented.ts";
import { tellingTies } from "../world/state/status.ts";
import type { Operation, World } from "../world/state/world.ts";
import { usefulShare } from "./staff-help.ts";

/** Whether a person is able to take part, knows what is asked (clarity) and is moved: all gate joining (Meuter 2005). */
export const READINESS_FIELDS = {
  clarityWithoutFraming: fraction(
    0.6,
    within(assumed("F5"), [0.3, 0.9], WHY.neverAll),
    "How clear the role is when nobody explains it.",
    "Clarté du rôle quand personne ne l’explique.",
  ),
  framingHalfHours: number(
    "h/newcomer",
    [0.01, 100],
    0.5,
    assumed("marketing §4.2"),
    "Time spent welcoming a newcomer that supplies half of the missing clarity.",
    "Temps d’accueil d’un nouveau qui apporte la moitié de la clarté manquante.",
  ),
  guidanceClarity: fraction(
    0.3,
    assumed("marketing §4.2"),
    "Share of the missing clarity that full guidance gives newcomers.",
    "Part de la clarté manquante qu’un accompagnement complet apporte aux nouveaux.",
  ),
  guidanceHalfHours: number(
    "h/week per contributor",
    [0.001, 100],
    0.15,
    assumed(),
    "Guidance that has half of the full effect.",
    "Accompagnement qui produit la moitié de l’effet complet.",
  ),
  gate: number(
    "exponent",
    [0, 10],
    1,
    literature("F5"),
    "How strictly joining depends on ability: 0 not at all, 1 in proportion.",
    "À quel point l’entrée dépend de la capacité : 0 pas du tout, 1 en proportion.",
  ),
  motiveHalf: number(
    "logit",
    [0, 10],
    0.1,
    within(literature("F5"), [0, 0.4], {
      en: "a small benefit is enough to move people",
      fr: "un petit avantage suffit à décider",
    }),
    "Benefit of taking part that moves half of people: who expects none does not join, however pleasant the company; 0 so that nobody needs a motive.",
    "Bénéfice de la participation qui met en mouvement la moitié des personnes : qui n’en attend aucun n’entre pas, même en bonne compagnie ; 0 pour que personne n’ait besoin de motif.",
  ),
  toolsRelief: fraction(
    0.5,
    within(assumed("marketing §4.1"), [0.25, 0.8], WHY.neverAll),
    "Share of the skills demanded that full tools make unnecessary.",
    "Part des compétences exigées que des outils complets rendent inutiles.",
  ),
  decompositionRelief: fraction(
    0.4,
    assumed("marketing, grid"),
    "Share of the skills demanded that a full split into simple tasks makes unnecessary.",
    "Part des compétences exigées qu’un découpage complet en tâches simples rend inutiles.",
  ),
  learnableShare: fraction(
    0.5,
    assumed("Heathcote 2000"),
    "Share of a missing skill that practice can make up for.",
    "Part d’une compétence manquante que la pratique peut combler.",
  ),
  meet: fraction(
    0.5,
    assumed(),
    "People met in the operation: how many, as a share of the mean number of ties.",
    "Personnes rencontrées dans l’opération : combien, en part du nombre moyen de liens.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    readiness: ValuesOf<typeof READINESS_FIELDS>;
  }
}

/** Equations of the gate of joining, and of how many companions a person has. */
export const readiness: ModelModule = {
  id: "readiness",
  equations: [
    "guided = sat(guidance·useful/max(1, doing); guidanceHalfHours)",
    "doing = usualContributors, takingWeeks > 0",
    "doing = enrolled, takingWeeks = 0",
    "framed = clarityWithoutFraming + (1 − clarityWithoutFraming)·sat(framing; framingHalfHours)",
    "clarity = framed + (1 − framed)·guidanceClarity·guided",
    "relief = (1 − toolsRelief·tools)·(1 − decompositionRelief·decomposition)",
    "trained = skill + (1 − skill)·publicSkill·[digital]",
    "taught = learning.beforehand·training·[mechanisms.learning]",
    "have = trained + (1 − trained)·learnableShare·max(practice, taught), skill",
    "have = resource, resource",
    "ability = Σ min(demand·relief, have)/Σ demand·relief",
    "shown = learning.floorTraining·training·[mechanisms.learning]",
    "aboveFloor = [both(trained, shown) ≥ digitalFloor·(1 − toolsRelief·tools)], digital",
    "moved = sat(max(0, benefit); motiveHalf), motiveHalf > 0",
    "moved = 1, motiveHalf = 0",
    "companions = enrolledTies + meet·min(max(0, min(enrolled, activePeople) − 1), meanDegree)",
  ],
  reads: [
    "operation.practice",
    "operation.numbers.activePeople",
    "numbers.publicSkill",
    "parameters.learning.beforehand",
    "parameters.learning.floorTraining",
    "parameters.mechanisms.learning",
  ],
};

/** How far a benefit moves a person to join what nobody has to, 0–1: no motive, no joining. */
export function movedBy(world: World, benefit: number): number {
  const { motiveHalf } = world.parameters.readiness;
  return motiveHalf === 0 ? 1 : saturation(Math.max(0, benefit), motiveHalf);
}

/** Guidance that each contributor of a usual week receives, 0–1: 1 is as much as a person can use. */
export function guidanceReceived(world: World, operation: Operation): number {
  const perPerson =
    (operation.levers.guidance * usefulShare(world)) / Math.max(1, usualContributorsOf(world, operation));
  return saturation(perPerson, world.parameters.readiness.guidanceHalfHours);
}

/** How clear the role is to a newcomer this week, 0–1. */
export function clarityOf(world: World, operation: Operation): number {
  const { clarityWithoutFraming, framingHalfHours, guidanceClarity } = world.parameters.readiness;
  const framed =
    clarityWithoutFraming +
    (1 - clarityWithoutFraming) * saturation(operation.levers.framing, framingHalfHours);
  return framed + (1 - framed) * guidanceClarity * guidanceReceived(world, operation);
}

/** What one operation demands this week: for each trait, its column and the demand, both 0–1. */
export interface Demand {
  columns: Float64Array[];
  demands: number[];
  /** For each trait, the part of what people lack that public training has made up for, 0–1. */
  raised: number[];
  /** For each trait, the part of what people lack that practice can make up for, 0–1; and their practice. */
  learnable: number[];
  practice: Float64Array;
  /** Practice that training gives everybody from the start. */
  taught: number;
  total: number;
}

export function demandOf(world: World, operation: Operation): Demand {
  const { demand, decomposition } = operation.parameters;
  const { readiness, learning, mechanisms } = world.parameters;
  const { toolsRelief, decompositionRelief, learnableShare } = readiness;
  const relief = (1 - toolsRelief * operation.levers.tools) * (1 - decompositionRelief * decomposition);
  const found: Demand = {
    columns: [],
    demands: [],
    raised: [],
    learnable: [],
    practice: operation.practice,
    taught: mechanisms.learning ? learning.beforehand * operation.levers.training : 0,
    total: 0,
  };
  const gather = (
    asked: Readonly<Record<string, number>>,
    have: Readonly<Record<string, Float64Array>>,
    learnable: number,
  ) => {
    for (const [name, value] of Object.entries(asked)) {
      if (value * relief <= 0) continue;
      found.columns.push(have[name]);
      found.demands.push(value * relief);
      found.raised.push(name === "digital" ? world.numbers.publicSkill : 0);
      found.learnable.push(learnable);
      found.total += value * relief;
    }
  };
  gather(demand.skill, world.traits.skill, learnableShare);
  gather(demand.resource, world.traits.resource, 0);
  return found;
}

/** Mean of min(1, have/demand), weighted by demand, 0–1; 1 if nothing is demanded. */
export function abilityOf(demand: Demand, person: number): number {
  if (demand.total === 0) return 1;
  const practice = Math.max(demand.practice[person], demand.taught);
  let met = 0;
  for (let j = 0; j < demand.demands.length; j++) {
    const own = demand.columns[j][person];
    const trained = own + (1 - own) * demand.raised[j];
    const have = trained + (1 - trained) * demand.learnable[j] * practice;
    met += Math.min(demand.demands[j], have);
  }
  return met / demand.total;
}

/**
 * Whether a person has enough digital skill to do it alone. Tools lower the floor; public training raises skill for
 * good, the operation's own while it is offered.
 */
export function aboveDigitalFloor(world: World, operation: Operation, person: number): boolean {
  const { digitalFloor } = operation.parameters;
  if (digitalFloor === 0) return true;
  const { readiness, learning, mechanisms } = world.parameters;
  const own = world.traits.skill.digital[person];
  const trained = own + (1 - own) * world.numbers.publicSkill;
  const shown = mechanisms.learning ? learning.floorTraining * operation.levers.training : 0;
  const relief = 1 - readiness.toolsRelief * operation.levers.tools;
  return trained + (1 - trained) * shown >= digitalFloor * relief;
}

/** People whom a person meets in the operation: ties who are enrolled, and others who are enrolled and active. */
export function companionsOf(world: World, operation: Operation, person: number): number {
  const { meet } = world.parameters.readiness;
  // Last week's tellers, since people may leave while others look around.
  const others = Math.max(
    0,
    Math.min(realPeople(world, operation.tellers), operation.numbers.activePeople) - 1,
  );
  return tellingTies(world, operation, person) + meet * Math.min(others, world.network.meanDegree);
}

/** Whether a person can take part. Below the digital floor this takes the human fallback, which reaches only some. */
export function canDoIt(world: World, operation: Operation, person: number): boolean {
  if (aboveDigitalFloor(world, operation, person)) return true;
  const { humanFallback, fallbackGuaranteed } = operation.levers;
  const reached = world.draws.stream("eligibility.fallback", operation.id).uniform(world.keys[person]);
  return reached < Math.max(humanFallback, fallbackGuaranteed);
}
