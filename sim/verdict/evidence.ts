import { max, mean, median, min } from "d3";

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

/** Numbers of which we ask on which side of a value their mean is. */
export interface Sample {
  values: Float64Array;
  mean: number;
  /** Distances from the median to the highest and to the lowest. */
  up: number;
  down: number;
  /** How many are not 0, and their mean distance from it. */
  differing: number;
  typical: number;
  /** No value is further from 0, where that is known. */
  limit: number;
}

/** One metric in matched worlds, as verdicts need it. */
export interface Evidence extends Sample {
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
  const differing = differences.filter((d) => d !== 0);
  const varies = Math.max(max(a) ?? 0, max(b) ?? 0) - Math.min(min(a) ?? 0, min(b) ?? 0);
  // Whole numbers of which a single one would matter are numbers of events.
  const events = relevant < 1 && a.every(Number.isInteger) && b.every(Number.isInteger);
  const limit = Math.min(range, events ? Math.max(1, varies) : Number.POSITIVE_INFINITY);
  const higherIn = differing.filter((d) => d > 0).length;
  const apart = sampleOf(differing, differing, limit);
  const all = differing.length === differences.length ? apart : sampleOf(differences, differing, limit);
  return {
    ...all,
    apart,
    ...{ higherIn, lowerIn: differing.length - higherIn },
    reach: Number.isFinite(limit) ? limit : Math.max(varies, RARE_JUMP * relevant),
  };
}

function sampleOf(values: Float64Array, differing: Float64Array, limit: number): Sample {
  const middle = median(values) ?? 0;
  return {
    values,
    mean: mean(values) ?? 0,
    ...{ up: (max(values) ?? 0) - middle, down: middle - (min(values) ?? 0) },
    ...{ differing: differing.length, typical: mean(differing, Math.abs) ?? 0 },
    limit,
  };
}

const turnedSample = (sample: Sample): Sample => ({
  ...sample,
  values: sample.values.map((d) => -d),
  ...{ mean: -sample.mean, up: sample.down, down: sample.up },
});

/** The same differences the other way round. */
export const turned = (seen: Evidence): Evidence => ({
  ...seen,
  ...turnedSample(seen),
  apart: turnedSample(seen.apart),
  ...{ higherIn: seen.lowerIn, lowerIn: seen.higherIn },
});

/**
 * How low one more world may be that was not seen: beyond all others by a multiple of the lower tail, which is larger
 * the fewer worlds differ and the longer this tail is than the other; and at least as far below 0 as worlds usually are
 * from it.
 *
 * @param copies how many worlds are imagined for each that was seen
 */
export function unseenBelow({ values, up, down, differing, typical, limit }: Sample, copies = 1): number {
  const worlds = Math.max(1, differing * copies);
  const longer = down === 0 ? 1 : Math.min(LONGEST, Math.max(1, down / up));
  const beyond = Math.max(BEYOND, BEYOND_FEW / worlds / worlds) + (BEYOND_SKEWED / worlds) * (longer - 1);
  return Math.max(-limit, Math.min((min(values) ?? 0) - beyond * down, -typical));
}

/** The same where a size is asked: as low as the metric can go, if hardly any world differs. */
export const lowest = (seen: Evidence, copies = 1): number =>
  seen.differing * copies < FEW
    ? Math.min(-seen.reach, unseenBelow(seen, copies))
    : unseenBelow(seen, copies);
