import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  weight: perOperation.weight(
    0,
    within(assumed("participation §3.2"), [0, 1], WHY.tried),
    "Cost of relying on strangers of whom nothing is known, in joining. Trust that people have gained themselves has joining.trustWeight and quitting.trustWeight.",
    "Coût, à l’entrée, de s’en remettre à des inconnus dont on ne sait rien. La confiance que l’on s’est faite soi-même relève de joining.trustWeight et de quitting.trustWeight.",
  ),
  halfRatings: perOperation.number(
    "ratings",
    [0.1, 1_000_000],
    20,
    assumed(),
    "Number of ratings shown that reassures half as much as any number could.",
    "Nombre d’évaluations affichées qui rassure moitié moins que le pourrait n’importe quel nombre.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    strangers: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface OperationNumbers {
    rated: number;
    ratedQuality: number;
  }
}

export const strangers: Mechanism = {
  id: "strangers",
  title: { en: "Relying on strangers", fr: "S’en remettre à des inconnus" },
  off: {
    en: "relying on strangers costs nothing, and ratings reassure nobody",
    fr: "s’en remettre à des inconnus ne coûte rien, et les évaluations ne rassurent personne",
  },
  about: {
    en: "Sharing a ride or a home means relying on strangers. Ratings that anybody can see lower what that costs, as far as there are many and they are good; how much people rate each other (ratings) says how many there are. They are what others have found, and help whoever has not been there yet; what people find in exchanges of their own is for trust.",
    fr: "Partager un trajet ou un logement, c’est s’en remettre à des inconnus. Des évaluations visibles de tous en abaissent le coût, d’autant plus qu’elles sont nombreuses et bonnes ; leur nombre dépend de ce que les personnes se notent (ratings). Elles disent ce que d’autres ont trouvé et servent à qui n’y est pas encore allé ; ce que l’on trouve dans ses propres échanges relève de la confiance.",
  },
  fields,
  equations: [
    "rated ← rated + ratings·(week.contributions − traces)",
    "ratedQuality ← ratedQuality + ratings·(week.quality − traces)",
  ],
  reads: ["operation.week.contributions", "operation.week.quality", "operation.week.traces"],
  operationNumbers: {
    rated: {
      start: 0,
      unit: "ratings",
      en: "Ratings shown so far.",
      fr: "Évaluations affichées jusqu’ici.",
    },
    ratedQuality: {
      start: 0,
      unit: "ratings",
      en: "Sum of the qualities rated so far.",
      fr: "Somme des qualités évaluées jusqu’ici.",
    },
  },
  together: true,
  step(world) {
    for (const { week, numbers, parameters } of world.operations) {
      // Whoever leaves traces unawares meets nobody who could rate them.
      numbers.rated += parameters.ratings * (week.contributions - week.traces);
      numbers.ratedQuality += parameters.ratings * (week.quality - week.traces);
    }
  },
};
