/** With fewer worlds that differ, a size is bounded by how far the metric can move at all. */
const FEW = 10;
/** A jump so many times as large as what matters would matter even if it came in only one world of twenty. */
const RARE_JUMP = 20;
/** How far beyond the last world another may lie, in lengths of the tail: in few worlds, a tail hardly shows. */
const BEYOND = 1.1;
const BEYOND_FEW = 600;
/** The same again for each time that the tail is longer than the other, at most so many times. */
const BEYOND_SKEWED = 8;
const LONGEST = 6;
/** Far worlds on one side only may be luck: another lies at least this share of the other tail beyond the last world. */
const OF_OTHER_TAIL = 1 / 3;

/** Numbers of which we ask on which side of a value their mean is. */
export interface Sample {
  values: Float64Array;
  least: number;
  most: number;
  mean: number;
  /** Distances from the median to the highest and to the lowest. */
  up: number;
  down: number;
  /** Sums of all distances from the median, of those above and of those below. */
  above: number;
  below: number;
  /** How many are not 0, and their mean distance from it. */
  differing: number;
  typical: number;
  /** No value is further from 0, where that is known. */
  limit: number;
}

/** One metric in matched worlds, as verdicts need it. */
export interface Evidence {
  all: Sample;
  /** The worlds that differ; their mean has the sign of the mean of all. */
  apart: Sample;
  higherIn: number;
  lowerIn: number;
  /** How far a world may differ where fewer than {@link FEW} do. */
  reach: number;
}

/**
 * @param a,b one metric in the same worlds, both defined
 * @param relevant smallest difference that matters
 * @param range of the metric where it is declared
 */
export function evidenceOf(
  a: Float64Array,
  b: Float64Array,
  relevant: number,
  range = Number.POSITIVE_INFINITY,
): Evidence {
  const differences = b.map((value, world) => value - a[world]);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let higherIn = 0;
  let lowerIn = 0;
  // Whole numbers of which a single one would matter are numbers of events.
  let events = relevant < 1;
  for (let world = 0; world < differences.length; world++) {
    const before = a[world];
    const after = b[world];
    low = Math.min(low, Math.min(before, after));
    high = Math.max(high, Math.max(before, after));
    events &&= Number.isInteger(before) && Number.isInteger(after);
    if (after > before) higherIn++;
    else if (after < before) lowerIn++;
  }
  const varies = Math.max(0, high - low);
  const limit = Math.min(range, events ? Math.max(1, varies) : Number.POSITIVE_INFINITY);
  const all = sampleOf(differences, higherIn + lowerIn, limit);
  const apart = higherIn + lowerIn === differences.length ? all : apartIn(all);
  const reach = Number.isFinite(limit) ? limit : Math.max(varies, RARE_JUMP * relevant);
  return { all, apart, higherIn, lowerIn, reach };
}

const apartIn = ({ values, differing, limit }: Sample): Sample =>
  sampleOf(
    values.filter((d) => d !== 0),
    differing,
    limit,
  );

function sampleOf(values: Float64Array, differing: number, limit: number): Sample {
  const n = values.length;
  const sorted = values.slice().sort();
  const middle = n === 0 ? 0 : (sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2;
  let sum = 0;
  let sizes = 0;
  let above = 0;
  let below = 0;
  for (const value of values) {
    sum += value;
    sizes += Math.abs(value);
    above += Math.max(0, value - middle);
    below += Math.max(0, middle - value);
  }
  const least = n === 0 ? 0 : sorted[0];
  const most = n === 0 ? 0 : sorted[n - 1];
  return {
    values,
    least,
    most,
    mean: sum / Math.max(1, n),
    up: most - middle,
    down: middle - least,
    above,
    below,
    differing,
    typical: sizes / Math.max(1, differing),
    limit,
  };
}

const turnedSample = ({
  values,
  least,
  most,
  mean,
  up,
  down,
  above,
  below,
  differing,
  typical,
  limit,
}: Sample): Sample => ({
  values: values.map((d) => -d),
  least: -most,
  most: -least,
  mean: -mean,
  up: down,
  down: up,
  above: below,
  below: above,
  differing,
  typical,
  limit,
});

/** The same differences the other way round. */
export function turned({ all, apart, higherIn, lowerIn, reach }: Evidence): Evidence {
  const other = turnedSample(all);
  return {
    all: other,
    apart: apart === all ? other : turnedSample(apart),
    higherIn: lowerIn,
    lowerIn: higherIn,
    reach,
  };
}

/**
 * How low one more world may be that was not seen: beyond all others by a multiple of the lower tail, which is larger
 * the fewer worlds differ and the longer this tail is than the other; at least a share of the other tail; and at least
 * as far below 0 as worlds usually are from it.
 *
 * @param copies how many worlds are imagined for each that was seen
 */
export function unseenBelow({ least, up, down, differing, typical, limit }: Sample, copies = 1): number {
  const worlds = Math.max(1, differing * copies);
  const longer = down === 0 ? 1 : Math.min(LONGEST, Math.max(1, down / up));
  const beyond = Math.max(BEYOND, BEYOND_FEW / worlds / worlds) + (BEYOND_SKEWED / worlds) * (longer - 1);
  const further = Math.max(beyond * down, OF_OTHER_TAIL * up);
  return Math.max(-limit, Math.min(least - further, -typical));
}

/** The same where no tail is feared that is longer than the one seen. */
export const unseenInTail = ({ least, typical }: Sample): number => Math.min(least, -typical);

/** The same where a size is asked: as low as the metric can go, if hardly any world differs. */
export function lowest({ all, reach }: Evidence, copies = 1): number {
  const below = unseenBelow(all, copies);
  return all.differing * copies < FEW ? Math.min(-reach, below) : below;
}
