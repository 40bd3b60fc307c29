import { exp, ln } from "../core/math.ts";
import type { World } from "../world/state/world.ts";
import { everPresent } from "./ever.ts";
import type { Metric } from "./metric.ts";

/** Numbers of contributions at which edit histories were analysed (E7). */
const PLACES = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100];

/** A career counts as over after this silence, as in the edit histories (180 days). */
const SILENCE_WEEKS = 26;

/** Range in which the exponent is searched; it is negative if the hazard rises. */
const EXPONENTS = [-5, 10] as const;
const HALVINGS = 60;

interface Law {
  scale: number;
  exponent: number;
}

/**
 * The law of stopping, scale·k^−exponent, fitted to careers as an observer sees them: of the people who made at least k
 * contributions, how many fell silent after k; leaving the public is no silence. Numbers of stops are treated as
 * Poisson; the most likely law then has a closed form, except for one root.
 */
function observedLaw(world: World): Law {
  const reached = PLACES.map(() => 0);
  const stopped = PLACES.map(() => 0);
  for (const { size, operations, seenUntil } of everPresent(world))
    for (const { contributions, contributionsBefore, lastContributionWeek } of operations)
      for (let person = 0; person < size; person++)
        for (let at = 0; at < PLACES.length && PLACES[at] <= contributions[person]; at++) {
          // Starting members could not stop before the opening.
          if (PLACES[at] <= contributionsBefore[person]) continue;
          reached[at]++;
          const silent = lastContributionWeek[person] < seenUntil(person) - SILENCE_WEEKS;
          if (contributions[person] === PLACES[at] && silent) stopped[at]++;
        }
  return fittedLaw(PLACES, reached, stopped);
}

/** @param reached,stopped per place, how many people made at least as many contributions, and how many stopped there */
export function fittedLaw(
  places: readonly number[],
  reached: readonly number[],
  stopped: readonly number[],
): Law {
  const logs = places.map(ln);
  const stops = sum(stopped);
  // If all or none stop after the first contribution, any exponent fits, or there is no law.
  if (stops === stopped[0]) return { scale: Number.NaN, exponent: Number.NaN };
  const meanLog = sum(stopped.map((n, at) => n * logs[at])) / stops;
  let [low, high]: [number, number] = [...EXPONENTS];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const exponent = (low + high) / 2;
    const expected = reached.map((n, at) => n * exp(-exponent * logs[at]));
    if (sum(expected.map((n, at) => n * logs[at])) / sum(expected) > meanLog) low = exponent;
    else high = exponent;
  }
  const exponent = (low + high) / 2;
  return { scale: stops / sum(reached.map((n, at) => n * exp(-exponent * logs[at]))), exponent };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const asObserved = {
  en: `c·k^−b, fitted to careers; a career is over after ${SILENCE_WEEKS} weeks of silence`,
  fr: `c·k^−b, ajustée aux parcours ; un parcours est fini après ${SILENCE_WEEKS} semaines de silence`,
};
const undefinedWhen = {
  en: "nobody fell silent after more than one contribution",
  fr: "personne ne s’est tu après plus d’une contribution",
};

export const stopping: readonly Metric[] = [
  {
    id: "observedStopScale",
    label: { en: "Law of stopping, scale c", fr: "Loi d’arrêt, échelle c" },
    unit: "0–1",
    text: {
      en: `The scale c in the chance of stopping after k contributions, ${asObserved.en}.`,
      fr: `L’échelle c de la probabilité d’arrêter après k contributions, ${asObserved.fr}.`,
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen,
    measure: (_, once) => once(observedLaw).scale,
  },
  {
    id: "observedStopExponent",
    label: { en: "Law of stopping, exponent b", fr: "Loi d’arrêt, exposant b" },
    unit: "exponent",
    text: {
      en: `The exponent b in the chance of stopping after k contributions, ${asObserved.en}.`,
      fr: `L’exposant b de la probabilité d’arrêter après k contributions, ${asObserved.fr}.`,
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "absolute" },
    undefinedWhen,
    measure: (_, once) => once(observedLaw).exponent,
  },
];
