import { exp } from "../core/math.ts";
import type { Text } from "../scenario/text.ts";
import { LONG_AGO, type World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";
import { meanOver, sumOf, totalOf } from "./operations.ts";

const advantage = (
  id: string,
  label: Text,
  unit: string,
  relevant: Metric["relevant"],
  en: string,
  fr: string,
  measure: (world: World) => number,
): Metric => ({ id, label, unit, text: { en, fr }, direction: "higher is better", relevant, measure });

const SHARE: Metric["relevant"] = { value: 0.02, of: "absolute" };
const OF_BASELINE: Metric["relevant"] = { value: 0.05, of: "baseline" };

/** The five advantages of co-production (marketing §3.1). */
export const advantages: readonly Metric[] = [
  advantage(
    "advantageCost",
    { en: "Cost lowered", fr: "Coût abaissé" },
    "€",
    OF_BASELINE,
    "Cost lowered: staff time displaced, at the staff's wage.",
    "Coût abaissé : temps de personnel remplacé, au coût du personnel.",
    (world) => totalOf(world, "displacedHours") * world.parameters.population.wageEurosPerHour,
  ),
  advantage(
    "advantageRevenue",
    { en: "Revenue", fr: "Recettes" },
    "€",
    OF_BASELINE,
    "Revenue: the worth of data, and of each person reached by relays, at the value of a contribution.",
    "Recettes : valeur des données, et de chaque personne touchée par les relais, à la valeur d’une contribution.",
    (world) =>
      sumOf(
        world,
        ({ total, parameters }) =>
          total.dataEuros +
          total.relays *
            world.parameters.awareness.relayAudience *
            parameters.visibility *
            parameters.valueEurosPerContribution,
      ),
  ),
  advantage(
    "advantageFit",
    { en: "Fit to the public", fr: "Adéquation au public" },
    "0–1",
    SHARE,
    "Fit to the public: grows with contributions of quality, each adding less.",
    "Adéquation au public : croît avec les contributions de qualité, chacune apportant moins.",
    (world) =>
      1 - exp(-sumOf(world, ({ total, parameters }) => (total.quality * parameters.fitGain) / world.size)),
  ),
  advantage(
    "advantageRisk",
    { en: "Commercial risk lowered", fr: "Risque commercial réduit" },
    "0–1",
    SHARE,
    "Commercial risk lowered: share of faults found before they cost, each find leaving fewer.",
    "Risque commercial réduit : part des défauts trouvés avant qu’ils ne coûtent, chacun en laissant moins.",
    (world) =>
      1 -
      exp(-sumOf(world, ({ total, parameters }) => (total.quality * parameters.faultsFound) / world.size)),
  ),
  advantage(
    "advantageBond",
    { en: "Bond with those who took part", fr: "Lien avec les personnes participantes" },
    "−1–1",
    { value: 0.01, of: "absolute" },
    "Bond: attachment gained by those who took part, on average; 0 if nobody did, negative if lost.",
    "Lien : attachement gagné par les personnes qui ont participé, en moyenne ; 0 si personne, négatif s’il a baissé.",
    (world) => {
      const gained = meanOver(
        world,
        (person) => world.operations.some(({ firstJoinedWeek }) => firstJoinedWeek[person] !== LONG_AGO),
        (person) => world.people.attachment[person] - world.traits.attachment[person],
      );
      return Number.isNaN(gained) ? 0 : gained;
    },
  ),
];
