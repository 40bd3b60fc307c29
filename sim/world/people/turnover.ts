import { ln } from "../../core/math.ts";
import type { Draws } from "../../core/random.ts";
import type { ValuesOf } from "../../scenario/field.ts";
import { fraction, lever, number, toChoose } from "../../scenario/fields.ts";

/**
 * How the public is renewed: people arrive, and people stop being part of it. Both depend on nothing that happens in a
 * world, so matched worlds have the same people in the same weeks, whatever the scenarios do.
 */

export const TURNOVER_FIELDS = {
  renewalPerWeek: fraction(
    0,
    toChoose(),
    "Share of the public that leaves each week, for instance stops being customers, and is replaced by newcomers, including during the warm-up. On average the public keeps its size.",
    "Part du public qui s’en va chaque semaine, par exemple cesse d’être cliente, et que des nouveaux venus remplacent, mise en route comprise. En moyenne, le public garde sa taille.",
  ),
  arrivalsPerWeek: number(
    "people/week",
    [0, 10_000],
    0,
    toChoose(),
    "People who join the public each week besides those who replace others, including during the warm-up.",
    "Personnes qui rejoignent le public chaque semaine en plus de celles qui en remplacent d’autres, mise en route comprise.",
  ),
  departurePerWeek: {
    ...lever(
      "1/week",
      [0, 1],
      0,
      toChoose(),
      "Chance per week that a person leaves the public without being replaced. Its formulas may use only week, so that matched worlds keep the same people.",
      "Probabilité par semaine qu’une personne quitte le public sans être remplacée. Ses formules n’utilisent que week, afin que les mondes appariés gardent les mêmes personnes.",
    ),
    names: ["week"],
  },
};

type TurnoverParameters = { consumers: number; represents: number } & ValuesOf<typeof TURNOVER_FIELDS>;

/** Who comes and goes, week by week from the first week of the warm-up. Places are numbers of columns' cells. */
export interface Turnover {
  /** Most places that were ever taken; at least the people at the start, who take the first ones. */
  places: number;
  /** Places that the week's newcomers take, in the order of their numbers. */
  arriving: readonly Uint32Array[];
  /** Places that are left in a week, after that week's newcomers have come. */
  leaving: readonly Uint32Array[];
  /** Number of the first person in each place. */
  firstIn: Uint32Array;
  /** Whether anybody leaves; if not, a person's place is their number. */
  renews: boolean;
}

/** Whether anybody may leave the public. */
export const leaves = ({ renewalPerWeek, departurePerWeek }: TurnoverParameters): boolean =>
  renewalPerWeek > 0 || departurePerWeek !== 0;

/** Simulated people who have arrived when so many weeks have begun. Only whole people arrive; fractions accumulate. */
export const arrivedAfter = (parameters: TurnoverParameters, weeks: number): number =>
  Math.floor(arrivingPerWeek(parameters) * weeks);

const arrivingPerWeek = ({ consumers, represents, renewalPerWeek, arrivalsPerWeek }: TurnoverParameters) =>
  renewalPerWeek * consumers + arrivalsPerWeek / represents;

/**
 * Draws who leaves when. A person stays at least until the week after the first; newcomers take free places, the one
 * left last first, among places of their own segment if there are any.
 *
 * @param rates chance of leaving in each week, from the first week of the warm-up on
 * @param segmentOf segment by a person's number, where it decides who takes whose place; otherwise all are alike
 */
export function turnoverOf(
  parameters: TurnoverParameters,
  rates: Float64Array,
  draws: Draws,
  segmentOf: (person: number) => number = () => 0,
): Turnover {
  const { consumers } = parameters;
  const weeks = rates.length;
  const lastWeek = leavingWeeks(rates, draws);
  const arriving: Uint32Array[] = [];
  const leaving: Uint32Array[] = [];
  const due = Array.from({ length: weeks }, (): number[] => []);
  const segmentAt: number[] = [];
  const firstIn: number[] = [];
  const free: number[][] = [];
  let person = 0;
  let renews = false;
  const settle = (place: number, week: number) => {
    const segment = segmentOf(person);
    const last = lastWeek(person, week);
    if (last < weeks) due[last].push(place);
    segmentAt[place] = segment;
    if (place === firstIn.length) firstIn.push(person);
    person++;
  };
  while (person < consumers) settle(person, -1);
  for (let week = 0; week < weeks; week++) {
    const places: number[] = [];
    for (let more = consumers + arrivedAfter(parameters, week + 1) - person; more > 0; more--) {
      const own = free[segmentOf(person)];
      const left = own !== undefined && own.length > 0 ? own : free.find((some) => some?.length > 0);
      const place = left?.pop() ?? segmentAt.length;
      places.push(place);
      settle(place, week);
    }
    arriving.push(Uint32Array.from(places));
    for (const place of due[week]) {
      free[segmentAt[place]] ??= [];
      free[segmentAt[place]].push(place);
    }
    leaving.push(Uint32Array.from(due[week]));
    renews ||= due[week].length > 0;
  }
  return { places: firstIn.length, arriving, leaving, firstIn: Uint32Array.from(firstIn), renews };
}

/** A chance of 1 leaves nobody, but its logarithm has to be finite. */
const LEAST_STAYING = 1e-300;

/** Returns the week in which a person leaves who came in a given week: one draw, compared with the hazard so far. */
function leavingWeeks(rates: Float64Array, draws: Draws): (person: number, came: number) => number {
  const stream = draws.stream("turnover.departure");
  const hazard = new Float64Array(rates.length + 1);
  rates.forEach((rate, week) => {
    hazard[week + 1] = hazard[week] - ln(Math.max(LEAST_STAYING, 1 - rate));
  });
  const all = hazard[rates.length];
  return (person, came) => {
    if (all === 0) return rates.length;
    const borne = hazard[came + 1] - ln(stream.uniform(person));
    let [staying, gone] = [came, rates.length];
    while (gone - staying > 1) {
      const between = (staying + gone) >> 1;
      if (hazard[between + 1] >= borne) gone = between;
      else staying = between;
    }
    return gone;
  };
}

/** How far above its expectation the number of people present may lie, in its standard deviations. */
const WIDE = 6;

/** Most simulated people present at once, hardly ever exceeded; without draws, for reckoning memory. */
export function presentAtMost(parameters: TurnoverParameters, weeks: number): number {
  const { consumers, renewalPerWeek, departurePerWeek } = parameters;
  const everybody = consumers + arrivedAfter(parameters, weeks);
  // Departures that vary may all come at the end.
  const leaving = typeof departurePerWeek === "number" ? departurePerWeek : 0;
  const rate = Math.min(1, renewalPerWeek + leaving);
  if (rate === 0) return everybody;
  const arriving = arrivingPerWeek(parameters);
  let [expected, most] = [consumers, consumers];
  for (let week = 0; week < weeks; week++) {
    // Newcomers take their places before others leave.
    most = Math.max(most, expected + arriving);
    expected += arriving - rate * expected;
  }
  return Math.min(everybody, Math.ceil(most + WIDE * Math.sqrt(most)));
}
