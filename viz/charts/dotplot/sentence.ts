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

/**
 * Counts of worlds with one denominator, then the typical difference and its spread.
 *
 * @param other what the other scenario is called, for instance “B”
 * @param unit of the difference, in the reader's language
 */
export function differenceSentence(
  { counts, typical }: { counts: Counts; typical: Typical | undefined },
  other: string,
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
      en: `lower with ${other} in ${lower} of ${of}`,
      fr: `plus bas avec ${other} dans ${lower} sur ${of}`,
    });
  else if (higher > 0)
    parts.push({
      en: `higher with ${other} in ${higher} of ${of}`,
      fr: `plus élevé avec ${other} dans ${higher} sur ${of}`,
    });
  if (equal > 0)
    parts.push(
      parts.length === 0
        ? { en: `equal in ${equal} of ${of}`, fr: `égal dans ${equal} sur ${of}` }
        : { en: `equal in ${equal}`, fr: `égal dans ${equal}` },
    );
  if (counts.undefined > 0)
    parts.push({ en: `undefined in ${counts.undefined}`, fr: `indéfini dans ${counts.undefined}` });
  if (typical.low === 0 && typical.high === 0) return parts.map(say).join(", ");
  const median = amount(typical.median, unit, wording, true);
  const [low, high] = [typical.low, typical.high].map((value) => number(value, true));
  parts.push({
    en: `typically ${median} (9 worlds in 10: ${low} to ${high})`,
    fr: `typiquement ${median} (9 mondes sur 10 : de ${low} à ${high})`,
  });
  return parts.map(say).join(", ");
}
