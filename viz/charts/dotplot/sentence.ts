import { counted, NOUNS } from "../../../sim/input/counted.ts";
import type { Text } from "../../../sim/input/text.ts";
import { amount, type Wording } from "../shared/wording.ts";

/** In how many worlds a metric is higher, lower, equal, or undefined in either scenario. */
export interface Counts {
  higher: number;
  lower: number;
  equal: number;
  undefined: number;
}

/** Median, 5 % and 95 % quantile of the worlds' differences. */
export interface Typical {
  median: number;
  low: number;
  high: number;
}

/** One row of the chart, as far as it is told. */
interface Told {
  counts: Counts;
  /** Absent when the metric is undefined in every world. */
  typical: Typical | undefined;
  /** What the other scenario is called, for instance “B”. */
  other: string;
  /** The verdict in the reader's language; absent where there is none. */
  verdict?: string | undefined;
}

/**
 * The verdict, then counts of worlds with one denominator, then the typical difference and its spread. The counts have
 * words of their own: a metric that is above A in most worlds need not be higher in a way that matters.
 *
 * @param unit of the difference, in the reader's language
 */
export function differenceSentence(
  { counts, typical, other, verdict }: Told,
  wording: Wording,
  unit = "",
): string {
  const { say, number } = wording;
  if (typical === undefined)
    return say({ en: "undefined in every world", fr: "indéfini dans tous les mondes" });
  const { higher, lower, equal } = counts;
  const of = higher + lower + equal + counts.undefined;
  const parts: Text[] = [];
  if (lower > higher)
    parts.push({
      en: `${other} below A in ${worldsOf(lower, of).en}`,
      fr: `${other} au-dessous de A dans ${worldsOf(lower, of).fr}`,
    });
  else if (higher > 0)
    parts.push({
      en: `${other} above A in ${worldsOf(higher, of).en}`,
      fr: `${other} au-dessus de A dans ${worldsOf(higher, of).fr}`,
    });
  if (equal > 0)
    parts.push(
      parts.length === 0
        ? {
            en: `${other} equal to A in ${worldsOf(equal, of).en}`,
            fr: `${other} égal à A dans ${worldsOf(equal, of).fr}`,
          }
        : { en: `equal in ${equal}`, fr: `égal dans ${equal}` },
    );
  if (counts.undefined > 0)
    parts.push({ en: `undefined in ${counts.undefined}`, fr: `indéfini dans ${counts.undefined}` });
  const counted = () => [verdict, parts.map(say).join(", ")].filter(Boolean).join(" — ");
  if (typical.low === 0 && typical.high === 0) return counted();
  const median = amount(typical.median, unit, wording, true);
  const [low, high] = [typical.low, typical.high].map((value) => number(value, true));
  parts.push({
    en: `typically ${median} (9 worlds in 10: ${low} to ${high})`,
    fr: `écart médian : ${median} (9 mondes sur 10 : de ${low} à ${high})`,
  });
  return counted();
}

/** “28 of 50 worlds”: each language has its noun after another of the two numbers. */
const worldsOf = (count: number, of: number): Text => ({
  en: `${count} of ${counted(of, NOUNS.world, "en")}`,
  fr: `${counted(count, NOUNS.world, "fr")} sur ${of}`,
});
