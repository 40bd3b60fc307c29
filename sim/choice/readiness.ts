import { saturation } from "../core/math.ts";
import { assumed, fraction, literature, number, type ValuesOf } from "../scenario/fields.ts";
import type { Operation, World } from "../world/world.ts";

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
};

declare module "../world/world.ts" {
  interface Settings {
    readiness: ValuesOf<typeof READINESS_FIELDS>;
  }
}

/** Share of the guidance that an active person can use which this week's guidance gives, 0–1. */
export function guidanceReceived(world: World, operation: Operation): number {
  const perPerson = operation.levers.guidance / Math.max(1, operation.active.count);
  return saturation(perPerson, world.settings.readiness.guidanceHalfHours);
}

/** How clear the role is to a newcomer this week, 0–1. */
export function clarityOf(world: World, operation: Operation): number {
  const { clarityWithoutFraming, framingHalfHours, guidanceClarity } = world.settings.readiness;
  const framed =
    clarityWithoutFraming +
    (1 - clarityWithoutFraming) * saturation(operation.levers.framing, framingHalfHours);
  return framed + (1 - framed) * guidanceClarity * guidanceReceived(world, operation);
}

/** What one operation demands this week, as pairs of a trait's column and the demand, both 0–1. */
export interface Demand {
  columns: Float64Array[];
  demands: number[];
  total: number;
}

export function demandOf(world: World, operation: Operation): Demand {
  const { demand, decomposition } = operation.settings;
  const { toolsRelief, decompositionRelief } = world.settings.readiness;
  const relief = (1 - toolsRelief * operation.levers.tools) * (1 - decompositionRelief * decomposition);
  const columns: Float64Array[] = [];
  const demands: number[] = [];
  const gather = (asked: Readonly<Record<string, number>>, have: Readonly<Record<string, Float64Array>>) => {
    for (const [name, value] of Object.entries(asked)) {
      if (value * relief <= 0) continue;
      columns.push(have[name]);
      demands.push(value * relief);
    }
  };
  gather(demand.skill, world.traits.skill);
  gather(demand.resource, world.traits.resource);
  return { columns, demands, total: demands.reduce((sum, value) => sum + value, 0) };
}

/** Demand-weighted mean of min(1, have/demand), 0–1; 1 if nothing is demanded. */
export function abilityOf(demand: Demand, person: number): number {
  if (demand.total === 0) return 1;
  let met = 0;
  for (let j = 0; j < demand.demands.length; j++)
    met += Math.min(demand.demands[j], demand.columns[j][person]);
  return met / demand.total;
}
