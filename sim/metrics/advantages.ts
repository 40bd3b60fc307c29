import { exp } from "../core/math.ts";
import type { Text } from "../input/text.ts";
import { publicOf } from "../world/state/represented.ts";
import { LONG_AGO, type Operation, type World } from "../world/state/world.ts";
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
  counts?: Metric["counts"],
): Metric => ({
  id,
  label,
  unit,
  text: { en, fr },
  counts,
  direction: "higher is better",
  relevant,
  measure,
});

/** Share of the faults that no contribution found; where something is launched, of the faults that it had. */
function unfoundShare(world: World): number {
  const { mechanisms } = world.parameters;
  const launched = ({ parameters }: Operation) => mechanisms.launch && parameters.launch.faults > 0;
  const left = world.operations.reduce(
    (share, operation) =>
      launched(operation)
        ? share * (1 - operation.total.faultsRemoved / operation.parameters.launch.faults)
        : share,
    1,
  );
  const found = sumOf(world, (operation) =>
    launched(operation)
      ? 0
      : (operation.total.quality * operation.parameters.faultsFound) / Math.max(1, publicOf(world)),
  );
  return left * exp(-found);
}

const SHARE: Metric["relevant"] = { value: 0.02, of: "absolute" };
const OF_BASELINE: Metric["relevant"] = { value: 0.05, of: "baseline" };

/** The five advantages of co-production (marketing §3.1). */
export const advantages: readonly Metric[] = [
  advantage(
    "advantageCost",
    { en: "Costs saved", fr: "Coûts évités" },
    "€",
    OF_BASELINE,
    "Costs saved: the staff time that contributions replace, at the staff's wage.",
    "Coûts évités : le temps de personnel que les contributions remplacent, au coût du personnel.",
    (world) => totalOf(world, "displacedHours") * world.parameters.population.wageEurosPerHour,
  ),
  advantage(
    "advantageRevenue",
    { en: "Revenue", fr: "Recettes" },
    "€",
    OF_BASELINE,
    "Revenue: the worth of data, plus for each person reached by relays the value of one contribution, or the share `awareness.relayWorth` of it.",
    "Recettes : la valeur des données, plus par personne touchée par les relais la valeur d’une contribution, ou la part `awareness.relayWorth` de celle-ci.",
    (world) =>
      sumOf(
        world,
        ({ total, parameters }) =>
          total.dataEuros +
          total.relays *
            parameters.awareness.relayAudience *
            parameters.visibility *
            parameters.valueEurosPerContribution *
            parameters.awareness.relayWorth,
      ),
  ),
  advantage(
    "advantageFit",
    { en: "Fit with the public", fr: "Adéquation au public" },
    "0–1",
    SHARE,
    "Fit with the public: grows with contributions and their quality, each adding less than the one before, and more where staff act as consumers too.",
    "Adéquation au public : croît avec les contributions et leur qualité, chacune apportant moins que la précédente, et plus là où le personnel est aussi consommateur.",
    (world) =>
      1 -
      exp(
        -sumOf(
          world,
          ({ total, parameters }) =>
            ((total.quality + world.parameters.staff.playingInsight * total.playedQuality) *
              parameters.fitGain) /
            Math.max(1, publicOf(world)),
        ),
      ),
  ),
  advantage(
    "advantageRisk",
    { en: "Reduction of commercial risk", fr: "Réduction du risque commercial" },
    "0–1",
    SHARE,
    "Reduction of commercial risk: share of faults found before they cost money; each one found leaves fewer to find. Where something is launched (`launch.faults`), those left and those that came to light are what was not found.",
    "Réduction du risque commercial : part des défauts trouvés avant qu’ils ne coûtent ; chaque défaut trouvé en laisse moins à trouver. Là où quelque chose est lancé (`launch.faults`), ceux qui restent ou sont apparus sont ceux qu’on n’a pas trouvés.",
    (world) => 1 - unfoundShare(world),
  ),
  advantage(
    "advantageBond",
    { en: "Bond with people who took part", fr: "Lien avec les personnes participantes" },
    "−1–1",
    { value: 0.01, of: "absolute" },
    "Bond: mean attachment gained by people who took part; 0 if nobody did, negative if attachment fell.",
    "Lien : attachement gagné en moyenne par les personnes qui ont participé ; 0 si personne n’a participé, négatif si l’attachement a baissé.",
    (world) => {
      const gained = meanOver(
        world,
        (person) => world.operations.some(({ firstJoinedWeek }) => firstJoinedWeek[person] !== LONG_AGO),
        (person) => world.people.attachment[person] - world.traits.attachment[person],
      );
      return Number.isNaN(gained) ? 0 : gained;
    },
    "present",
  ),
];
