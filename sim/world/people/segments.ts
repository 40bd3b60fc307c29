import { ln } from "../../core/math.ts";
import type { Draws, Stream } from "../../core/random.ts";
import type { Problem } from "../../input/problems.ts";
import { within } from "../../scenario/believable.ts";
import { assumed, fraction } from "../../scenario/fields.ts";
import { word } from "../../scenario/people-fields.ts";

/** Most segments of one population. */
export const MOST_SEGMENTS = 20;

export const SEGMENTS_EXPECTED = {
  en: `1 to ${MOST_SEGMENTS} segments`,
  fr: `de 1 à ${MOST_SEGMENTS} segments`,
};

export const SHARE_FIELD = fraction(
  0,
  within(assumed(), [0, 1], { en: "for the scenario to describe", fr: "c’est au scénario de le dire" }),
  "Share of the population.",
  "Part de la population.",
);

export const PART_OF_FIELD = word(
  /^([a-z0-9][a-z0-9-]{0,63})?$/,
  { en: "the id of a segment, or empty text", fr: "l’identifiant d’un segment, ou un texte vide" },
  "Segment that this one is a part of; the whole needs no entry of its own. Parts are drawn together, as one segment, and only then apart, and they count as one for homophily. So a segment split into parts with its traits leaves everybody, and everybody's ties, as they were.",
  "Segment dont celui-ci est une partie ; le tout n’a pas besoin de figurer lui-même. Les parties sont tirées ensemble, comme un seul segment, puis seulement séparées, et comptent pour un seul dans l’homophilie. Ainsi, un segment découpé en parties qui gardent ses traits laisse chacun, et les liens de chacun, tels qu’ils étaient.",
);

type Segments = Readonly<Record<string, { share: number; partOf: string }>>;

/** Equations of how people fall into segments. */
export const SEGMENT_EQUATIONS = [
  "wait = −ln(u)/Σ share",
  "whole = argmin(wait)",
  "segment = argmin(−ln(u)/share), partOf = whole",
];

/** One of several that a person may fall to, with the stream of its waits. */
interface Contender {
  share: number;
  stream: Stream;
}

/** A whole and its parts; most segments are their own and only part. */
interface Whole extends Contender {
  parts: (Contender & { code: number })[];
}

const wholeOf = (id: string, { partOf }: { partOf: string }) => (partOf === "" ? id : partOf);

function wholesOf(segments: Segments, draws: Draws): Whole[] {
  const wholes = new Map<string, Whole>();
  for (const [code, [id, segment]] of Object.entries(segments).entries()) {
    const { share } = segment;
    if (share === 0) continue;
    const name = wholeOf(id, segment);
    const whole = wholes.get(name) ?? { share: 0, stream: draws.stream("segment", name), parts: [] };
    whole.share += share;
    whole.parts.push({ code, share, stream: draws.stream("segment.part", id) });
    wholes.set(name, whole);
  }
  return [...wholes.values()];
}

/** The contender whose exponential wait, at the rate of its share, is the shortest. */
function firstOf<C extends Contender>(contenders: readonly C[], person: number): C {
  let first = contenders[0];
  if (contenders.length === 1) return first;
  let shortest = Number.POSITIVE_INFINITY;
  for (const contender of contenders) {
    const wait = -ln(contender.stream.uniform(person)) / contender.share;
    if (wait >= shortest) continue;
    shortest = wait;
    first = contender;
  }
  return first;
}

/**
 * Everybody's segment. Waits are drawn by a segment's id, or by that of its whole: a new or larger segment takes people
 * from the others, and moves nobody between these; parts of a whole share its people and take nobody else's.
 *
 * @param first number of the first of these people
 */
export function drawSegments(segments: Segments, draws: Draws, size: number, first: number): Uint8Array {
  const wholes = wholesOf(segments, draws);
  return Uint8Array.from(
    { length: size },
    (_, i) => firstOf(firstOf(wholes, first + i).parts, first + i).code,
  );
}

/** Codes of people's wholes instead of their segments: equal for parts of the same whole. */
export function wholesOfPeople(segments: Segments, segment: Uint8Array): Uint8Array {
  const names = Object.entries(segments).map(([id, one]) => wholeOf(id, one));
  return segment.map((code) => names.indexOf(names[code]));
}

/** Parts have no parts: a whole is no part of another. */
export function checkParts(segments: Segments): Problem[] {
  return Object.entries(segments)
    .filter(([id, { partOf }]) => partOf === id || (segments[partOf]?.partOf ?? "") !== "")
    .map(([id, { partOf }]) => ({
      path: `population.segments.${id}.partOf`,
      value: partOf,
      expected: {
        en: "another segment that is itself part of none",
        fr: "un autre segment, qui ne fait lui-même partie d’aucun",
      },
    }));
}
