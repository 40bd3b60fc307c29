import { gammaFromNormal } from "../../core/inversion.ts";
import { exp, ln, logit, normalQuantile, sigmoid } from "../../core/math.ts";
import type { Draws, Stream } from "../../core/random.ts";
import { shaped } from "../../core/shape.ts";
import { counted, NOUNS, numberIn } from "../../input/counted.ts";
import { valueAtPath } from "../../input/paths.ts";
import type { Problem } from "../../input/problems.ts";
import { WHY, within } from "../../scenario/believable.ts";
import type { ValuesOf } from "../../scenario/field.ts";
import { assumed, fraction, list, number, records, toChoose, whole } from "../../scenario/fields.ts";
import type { ModelModule } from "../module.ts";
import { columnOf, PEOPLE_FIELDS } from "./own-people.ts";
import { REPRESENTS_FIELD } from "./represents.ts";
import {
  checkParts,
  drawSegments,
  MOST_SEGMENTS,
  PART_OF_FIELD,
  SEGMENT_EQUATIONS,
  SEGMENTS_EXPECTED,
  SHARE_FIELD,
} from "./segments.ts";
import { MOST_CONSUMERS, MOTIVATIONS, RESOURCES, SKILLS, TRAIT_FIELDS, TRAITS } from "./traits.ts";
import { presentAtMost, TURNOVER_FIELDS } from "./turnover.ts";

const median = (value: number) => ({ median: value });

/** Adults in France in three groups; shares and medians come from D1 (digital skill) and D3 (free time). */
const SEGMENTS = {
  ordinary: { share: 0.7 },
  "lead-user": {
    share: 0.05,
    motivation: { experience: median(0.6), recognition: median(0.45), autonomy: median(0.5) },
    skill: { digital: median(0.93), technical: median(0.7), creative: median(0.65) },
    attachment: median(0.4),
  },
  distant: {
    share: 0.25,
    motivation: {
      money: median(0.25),
      gift: median(0.22),
      experience: median(0.35),
      values: median(0.4),
      recognition: median(0.22),
      belonging: median(0.35),
      autonomy: median(0.28),
    },
    resource: { cultural: median(0.45), communicational: median(0.45) },
    skill: { digital: median(0.22), technical: median(0.3), writing: median(0.45) },
    freeHours: median(44),
    attachment: median(0.33),
  },
};

export const POPULATION_FIELDS = {
  consumers: whole(
    "people",
    [1, MOST_CONSUMERS],
    1000,
    toChoose(),
    "Simulated people in the population at the start; each stands for `represents` real ones.",
    "Personnes simulées dans la population au départ ; chacune en représente `represents` réelles.",
  ),
  represents: REPRESENTS_FIELD,
  ...TURNOVER_FIELDS,
  segments: records(
    1,
    MOST_SEGMENTS,
    SEGMENTS,
    "Groups of people with their own traits; their shares add up to 1. By default: ordinary people, lead users (the 3–7 % who create or modify products, E10), and people far from digital services (older, with fewer qualifications; D1).",
    "Groupes de personnes aux traits propres ; la somme de leurs parts est 1. Par défaut : personnes ordinaires, utilisateurs pionniers (les 3 à 7 % qui créent ou modifient des produits, E10), et personnes éloignées du numérique (plus âgées, moins diplômées ; D1).",
    {
      share: SHARE_FIELD,
      partOf: PART_OF_FIELD,
      ...TRAIT_FIELDS,
    },
  ),
  ...PEOPLE_FIELDS,
  thresholds: list(
    "0–1",
    [0, 1],
    MOST_CONSUMERS,
    toChoose(),
    "Thresholds given instead of drawn, one number per consumer; for limit cases.",
    "Seuils donnés au lieu d’être tirés, un nombre par personne ; pour les cas limites.",
  ),
  capitalLoading: fraction(
    0.5,
    within(assumed("D1"), [0.25, 0.8], WHY.neverAll),
    "How strongly skills and resources go together (correlation of each with a common factor).",
    "À quel point compétences et ressources vont ensemble (corrélation de chacune avec un facteur commun).",
  ),
  involvementLoading: fraction(
    0.5,
    within(assumed(), [0.25, 0.8], WHY.neverAll),
    "How strongly motivations and attachment go together (correlation of each with a common factor).",
    "À quel point motivations et attachement vont ensemble (corrélation de chacun avec un facteur commun).",
  ),
  vigourLoading: fraction(
    0.6,
    within(assumed("Cerasoli 2014"), [0.3, 0.9], WHY.fitted),
    "How strongly vigour goes with motivations and attachment (correlation of its logarithm with their common factor): 0 if who is moved more does no more.",
    "À quel point la vigueur va avec motivations et attachement (corrélation de son logarithme avec leur facteur commun) : 0 si être plus motivé ne fait pas faire plus.",
  ),
  wageEurosPerHour: number(
    "€/h",
    [0, 1000],
    25,
    within(assumed(), [15, 45], {
      en: "from the lowest wages with charges to skilled staff",
      fr: "des plus bas salaires, charges comprises, à un personnel qualifié",
    }),
    "Cost of an hour of the organisation's staff.",
    "Coût d’une heure du personnel de l’organisation.",
  ),
};

export type PopulationParameters = ValuesOf<typeof POPULATION_FIELDS>;

/** Traits, one typed column of `size` numbers each. */
export interface Traits {
  /** Index into the scenario's segments, in the order of their ids. */
  segment: Uint8Array;
  motivation: Record<keyof typeof MOTIVATIONS, Float64Array>;
  resource: Record<keyof typeof RESOURCES, Float64Array>;
  skill: Record<keyof typeof SKILLS, Float64Array>;
  freeHours: Float64Array;
  spareMoneyEuros: Float64Array;
  vigour: Float64Array;
  /** Natural logarithm of vigour, stored because every contribution needs it. */
  logVigour: Float64Array;
  learningRate: Float64Array;
  threshold: Float64Array;
  opportunism: Float64Array;
  fairnessSensitivity: Float64Array;
  privacyConcern: Float64Array;
  badgeResponsive: Float64Array;
  certificateWorth: Float64Array;
  attachment: Float64Array;
}

/** Equations of how people are drawn. */
export const population: ModelModule = {
  id: "population",
  equations: [
    "newcomers = renewalPerWeek·consumers + arrivalsPerWeek",
    "departures ~ Binomial(people; min(1, renewalPerWeek + departurePerWeek))",
    ...SEGMENT_EQUATIONS,
    "capital, involvement ~ Normal(0; 1)",
    "z = capitalLoading·capital + √(1 − capitalLoading²)·ε, skill ∨ resource",
    "z = involvementLoading·involvement + √(1 − involvementLoading²)·ε, motivation ∨ attachment",
    "z = vigourLoading·involvement + √(1 − vigourLoading²)·ε, vigour",
    "trait = σ(logit(median) + spread·z)",
    "trait = median·e^(spread·z), freeHours ∨ spareMoneyEuros ∨ vigour",
    "trait ~ Gamma(median; spread), learningRate",
    "trait = [u < median], badgeResponsive",
  ],
  reads: [],
};

/**
 * Draws people's traits. A person's traits depend neither on other people nor on the size of the population.
 *
 * @param size number of people
 * @param first number of the first of them; people who are given have the lowest numbers
 */
export function drawTraits(parameters: PopulationParameters, size: number, draws: Draws, first = 0): Traits {
  const segment = segmentsOf(parameters, size, draws, first);
  const normals = (stream: Stream) => stream.successive(first, size).map(normalQuantile);
  const involvement = normals(draws.stream("factor.involvement"));
  const factors = {
    capital: { values: normals(draws.stream("factor.capital")), loading: parameters.capitalLoading },
    involvement: { values: involvement, loading: parameters.involvementLoading },
    drive: { values: involvement, loading: parameters.vigourLoading },
    none: { values: new Float64Array(size), loading: 0 },
  };
  const columns: Record<string, Float64Array> = {};
  for (const [id, { scale, factor }] of Object.entries(TRAITS)) {
    const { values: common, loading } = factors[factor];
    const rest = Math.sqrt(1 - loading * loading);
    const quantiles = Object.values(parameters.segments).map((group) =>
      quantileOf(scale, parametersOf(group, id)),
    );
    const column = new Float64Array(size);
    const given = columnOf(parameters.people, id);
    const lots = draws.stream(`trait.${id}`).successive(first, size);
    for (let i = setGiven(column, given, first); i < size; i++) {
      const u = lots[i];
      const z = scale === "share" ? u : loading * common[i] + rest * normalQuantile(u);
      column[i] = quantiles[segment[i]](z);
    }
    columns[id] = column;
  }
  setGiven(columns.threshold, parameters.thresholds, first);
  const named = (prefix: string, names: object) =>
    shaped(Object.fromEntries(Object.keys(names).map((name) => [name, columns[`${prefix}.${name}`]])));
  const single = Object.entries(columns).filter(([name]) => !name.includes("."));
  return shaped({
    ...Object.fromEntries(single),
    logVigour: columns.vigour.map((vigour) => ln(vigour)),
    segment,
    motivation: named("motivation", MOTIVATIONS),
    resource: named("resource", RESOURCES),
    skill: named("skill", SKILLS),
  }) as unknown as Traits;
}

/** Segments of people, drawn or given. @param first number of the first of them */
export function segmentsOf(
  { segments, people }: PopulationParameters,
  size: number,
  draws: Draws,
  first = 0,
): Uint8Array {
  const segment = drawSegments(segments, draws, size, first);
  const places = new Map(Object.keys(segments).map((id, place) => [id, place]));
  const given = people.segment?.slice(first, first + size);
  given?.forEach((id, i) => {
    segment[i] = places.get(id) ?? segment[i];
  });
  return segment;
}

/** Sets the numbers of those who are given, and returns how many of the people from `first` on are. */
function setGiven(column: Float64Array, given: ReturnType<typeof columnOf>, first: number): number {
  const own = given === null ? [] : given.slice(first, first + column.length);
  column.set(own);
  return own.length;
}

const parametersOf = (segment: object, id: string) =>
  valueAtPath(segment, id) as { median: number; spread: number };

/** Returns a trait's value for a standard normal deviate; for a share, for a uniform number. */
function quantileOf(
  scale: (typeof TRAITS)[string]["scale"],
  { median, spread }: { median: number; spread: number },
): (z: number) => number {
  if (scale === "share") return (u) => (u < median ? 1 : 0);
  if (scale === "gamma") return (z) => gammaFromNormal(z, spread, median);
  if (scale === "lognormal") {
    const location = ln(median);
    return (z) => (median === 0 ? 0 : exp(location + spread * z));
  }
  const location = logit(median);
  return (z) => (median <= 0 || median >= 1 ? median : sigmoid(location + spread * z));
}

/** Checks the relations between fields of the population. */
export function checkPopulation(scenario: {
  population: PopulationParameters;
  horizonWeeks: number;
  warmUpWeeks: number;
}): Problem[] {
  const { population, horizonWeeks, warmUpWeeks } = scenario;
  const { segments, thresholds, consumers } = population;
  const problems = checkParts(segments);
  const count = Object.keys(segments).length;
  if (count < 1 || count > MOST_SEGMENTS)
    problems.push({
      path: "population.segments",
      value: count,
      expected: SEGMENTS_EXPECTED,
    });
  const sum = Object.values(segments).reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-9)
    problems.push({
      path: "population.segments.<id>.share",
      value: Object.fromEntries(Object.entries(segments).map(([id, { share }]) => [id, share])),
      expected: {
        en: `shares that add up to 1 (these add up to ${round(sum)})`,
        fr: `des parts dont la somme est 1 (ici ${round(sum)})`,
      },
      suggestion: {
        en: "set a segment to null to remove it if the base scenario has it",
        fr: "mettez un segment à null pour le retirer s’il vient du scénario de base",
      },
    });
  const people = presentAtMost(population, horizonWeeks + warmUpWeeks);
  if (people > 2 * MOST_CONSUMERS)
    problems.push({
      path: "population.arrivalsPerWeek",
      value: population.arrivalsPerWeek,
      expected: {
        en: `at most ${2 * MOST_CONSUMERS} people at a time (here ${people})`,
        fr: `au plus ${counted(2 * MOST_CONSUMERS, NOUNS.person, "fr")} à la fois (ici ${numberIn(people, "fr")})`,
      },
    });
  if (thresholds !== null && thresholds.length !== consumers)
    problems.push({
      path: "population.thresholds",
      value: thresholds.length,
      expected: { en: `one number per consumer (${consumers})`, fr: `un nombre par personne (${consumers})` },
    });
  return problems;
}

const round = (x: number) => Math.round(x * 1e9) / 1e9;
