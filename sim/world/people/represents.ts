import { toChoose, whole } from "../../scenario/fields.ts";

/** How many real people one simulated person stands for. */
export const REPRESENTS_FIELD = whole(
  "people",
  [1, 10_000],
  1,
  toChoose(),
  "Real people for whom each simulated person stands. All other counts of a scenario, and all results, are of real people: staff, goals, prizes and budgets are the organisation's own, whatever this number is.",
  "Personnes réelles que représente chaque personne simulée. Tous les autres nombres d’un scénario, et tous les résultats, comptent des personnes réelles : personnel, objectifs, prix et budgets sont ceux de l’organisation, quel que soit ce nombre.",
);

/** Real people at the start. */
export const publicAtStart = ({ consumers, represents }: { consumers: number; represents: number }): number =>
  consumers * represents;
