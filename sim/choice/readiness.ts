import { saturation } from "../core/math.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import type { ModelModule } from "../world/state/module.ts";
import { tellingTies } from "../world/state/status.ts";
import type { Operation, World } from "../world/state/world.ts";

/** Whether a person can do it (ability) and knows what is asked (clarity): the gate of joining (Meuter 2005). */
export const READINESS_FIELDS = {
  clarityWithoutFraming: fraction(
    0.6,
    assumed("F5"),
    "How clear the role is when nobody explains it.",
    "Clarté du rôle quand personne ne l’explique.",
  ),
  framingHalfHours: number(
    "h/newcomer",
    [0.01, 100],
    0.5,
    assumed("marketing §4.2"),
    "Framing at which half the missing clarity is reached.",
    "Temps d’accueil qui apporte la moitié de la clarté manquante.",
  ),
  guidanceClarity: fraction(
    0.3,
    assumed("marketing §4.2"),
    "Share of the missing clarity that full guidance brings newcomers.",
    "Part de la clarté manquante que l’accompagnement complet apporte aux nouveaux.",
  ),
  guidanceHalfHours: number(
    "h/week per active person",
    [0.001, 100],
    0.15,
    assumed(),
    "Guidance at which a person receives half of what can be received.",
    "Accompagnement qui donne à chacun la moitié de ce qui peut être reçu.",
  ),
  gate: number(
    "exponent",
    [0, 10],
    1,
    literature("F5"),
    "How strictly ability gates joining: 0 not at all, 1 in proportion.",
    "À quel point la capacité conditionne l’entrée : 0 pas du tout, 1 en proportion.",
  ),
  toolsRelief: fraction(
    0.5,
    assumed("marketing §4.1"),
    "Share of the demand that full tools take away.",
    "Part de l’exigence que des outils complets enlèvent.",
  ),
  decompositionRelief: fraction(
    0.4,
    assumed("marketing, grid"),
    "Share of the demand that full decomposition into simple tasks takes away.",
    "Part de l’exigence qu’un découpage complet en tâches simples enlève.",
  ),
  learnableShare: fraction(
    0.5,
    assumed("Heathcote 2000"),
    "Part of a missing skill that practice can make up for.",
    "Part d’une compétence manquante que la pratique peut combler.",
  ),
  meet: fraction(
    0.5,
    assumed(),
    "How many people one meets in the operation itself, as a share of one's usual number of ties.",
    "Personnes rencontrées dans l’opération elle-même, en part de son nombre habituel de liens.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    readiness: ValuesOf<typeof READINESS_FIELDS>;
  }
}

/** How the gate of joining is reckoned, and who meets whom. */
export const readiness: ModelModule = {
  id: "readiness",
  equations: [
    "guided = sat(guidance·(1 − staff.strainLoss·strain)/max(1, active); guidanceHalfHours)",
    "framed = clarityWithoutFraming + (1 − clarityWithoutFraming)·sat(framing; framingHalfHours)",
    "clarity = framed + (1 − framed)·guidanceClarity·guided",
    "relief = (1 − toolsRelief·tools)·(1 − decompositionRelief·decomposition)",
    "trained = skill + (1 − skill)·publicSkill·[digital]",
    "have = trained + (1 − trained)·learnableShare·practice, skill",
    "have = resource, resource",
    "ability = Σ min(demand·relief, have)/Σ demand·relief",
    "aboveFloor = [trained ≥ digitalFloor·(1 − toolsRelief·tools)], digital",
    "companions = activeTies + meet·min(max(0, active − 1), meanDegree)",
  ],
  reads: ["operation.practice", "numbers.publicSkill", "numbers.strain", "parameters.staff.strainLoss"],
};

/** Share of the guidance that an active person can use which this week's guidance gives, 0–1. */
export function guidanceReceived(world: World, operation: Operation): number {
  const useful = 1 - world.parameters.staff.strainLoss * world.numbers.strain;
  const perPerson = (operation.levers.guidance * useful) / Math.max(1, operation.active.count);
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

/** What one operation demands this week, as pairs of a trait's column and the demand, both 0–1. */
export interface Demand {
  columns: Float64Array[];
  demands: number[];
  /** Part of what is missing in each trait that public training has made up for, 0–1. */
  raised: number[];
  /** Part of what is missing that practice can make up for, 0–1, and practice itself. */
  learnable: number[];
  practice: Float64Array;
  total: number;
}

export function demandOf(world: World, operation: Operation): Demand {
  const { demand, decomposition } = operation.parameters;
  const { toolsRelief, decompositionRelief } = world.parameters.readiness;
  const relief = (1 - toolsRelief * operation.levers.tools) * (1 - decompositionRelief * decomposition);
  const found: Demand = {
    columns: [],
    demands: [],
    raised: [],
    learnable: [],
    practice: operation.practice,
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
  gather(demand.skill, world.traits.skill, world.parameters.readiness.learnableShare);
  gather(demand.resource, world.traits.resource, 0);
  return found;
}

/** Demand-weighted mean of min(1, have/demand), 0–1; 1 if nothing is demanded. */
export function abilityOf(demand: Demand, person: number): number {
  if (demand.total === 0) return 1;
  let met = 0;
  for (let j = 0; j < demand.demands.length; j++) {
    const own = demand.columns[j][person];
    const trained = own + (1 - own) * demand.raised[j];
    const have = trained + (1 - trained) * demand.learnable[j] * demand.practice[person];
    met += Math.min(demand.demands[j], have);
  }
  return met / demand.total;
}

/** Whether someone is skilled enough to do it alone; tools lower the floor, public training lifts the person. */
export function aboveDigitalFloor(world: World, operation: Operation, person: number): boolean {
  const { digitalFloor } = operation.parameters;
  if (digitalFloor === 0) return true;
  const own = world.traits.skill.digital[person];
  const relief = 1 - world.parameters.readiness.toolsRelief * operation.levers.tools;
  return own + (1 - own) * world.numbers.publicSkill >= digitalFloor * relief;
}

/** People whom someone meets in the operation: ties who take part, and others met there. */
export function companionsOf(world: World, operation: Operation, person: number): number {
  const { meet } = world.parameters.readiness;
  const others = Math.max(0, operation.tellers - 1);
  return tellingTies(world, operation, person) + meet * Math.min(others, world.network.meanDegree);
}

/** Below the digital floor people need the human fallback, which reaches its share of them. */
export function canDoIt(world: World, operation: Operation, person: number): boolean {
  if (aboveDigitalFloor(world, operation, person)) return true;
  const { humanFallback, fallbackGuaranteed } = operation.levers;
  const reached = world.draws.stream("eligibility.fallback", operation.id).uniform(person);
  return reached < Math.max(humanFallback, fallbackGuaranteed);
}
