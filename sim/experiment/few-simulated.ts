import { numberIn } from "../input/counted.ts";
import type { Language, Text } from "../input/text.ts";
import type { NamedScenario } from "../model/model.ts";
import type { MetricSummary } from "../verdict/summary.ts";

/** Fewer simulated people than this who take part are too few to stand for others. */
const FEWEST_SIMULATED = 30;

/**
 * Warns where people stand for others and so few of the simulated ones take part that what these few happen to do decides
 * the results. Counted are those active at the end, on average over worlds; those who ever took part where nobody is, and
 * where no operation is lasting: who is still in a call at its end says little of how many took part. Where all is taken
 * from people unawares, results rest on the traces of all, not on those few.
 */
export function fewSimulated(
  { id, scenario }: NamedScenario,
  { active, everActive }: Partial<Record<string, MetricSummary>>,
): Text[] {
  const { represents } = scenario.population;
  const operations = Object.values(scenario.operations);
  if (operations.every(({ consent }) => consent === "unaware")) return [];
  const lasts = operations.some(({ form }) => form === "long-term");
  const people = lasts ? active?.mean || everActive?.mean : everActive?.mean;
  if (represents === 1 || people == null || people / represents >= FEWEST_SIMULATED) return [];
  const few = (language: Language) => numberIn(Math.round(people / represents), language);
  const each = (language: Language) => numberIn(represents, language);
  const least = (language: Language) => numberIn(FEWEST_SIMULATED, language);
  return [
    {
      en: `${id}: population.represents is ${each("en")}, but the simulated people who take part are only about ${few("en")}, fewer than ${least("en")}: do not rely on the results; simulate more people, each standing for fewer`,
      fr: `${id} : population.represents vaut ${each("fr")}, mais les personnes simulées qui participent ne sont que ${few("fr")} environ, moins de ${least("fr")} : ne vous fiez pas aux résultats ; simulez plus de personnes, dont chacune en représente moins`,
    },
  ];
}
