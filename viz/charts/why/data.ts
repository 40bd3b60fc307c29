import { NOUNS } from "../../../sim/input/counted.ts";
import type { Text } from "../../../sim/input/text.ts";
import type { ReasonRow } from "../../../sim/recorders/ledger.ts";
import type { Shown } from "../../client/results.ts";
import { REASONS } from "../../declarations.ts";
import { nameOfId } from "../../text/ids.ts";
import { SEMICOLON } from "../../text/punctuation.ts";
import type { Words } from "../../text/words.ts";
import type { Bars, BarsRow } from "../bars/marks.ts";
import { armsOf } from "../shared/columns.ts";

/** Reasons shown by themselves; the others are added up. */
const MOST_REASONS = 8;

type Counts = ReadonlyMap<string, number>;
const keyOf = (letter: string, segment: string, reason: string) => JSON.stringify([letter, segment, reason]);

/**
 * Why people do not take part when an operation was open for the last time, by segment: people per world, all operations together or one.
 *
 * @param operation id of one operation; absent: all, people counted once for each
 * @returns undefined when the ledger is not there yet
 */
export function whyData(shown: Shown, words: Words, operation?: string): Bars | undefined {
  const { reasons, segments, weeks } = shown;
  if (reasons === null) return undefined;
  const last = reasons.filter((row) => operation === undefined || row.operation === operation);
  const worlds = 1 + reasons.reduce((most, { replicate }) => Math.max(most, replicate), -1);
  const counts = countsOf(last, Math.max(1, worlds));
  const of = worldsOf(worlds, shown.of, words);
  const when = whenOf(last, weeks, words);
  const arms = armsOf(shown, words);
  const [named, others] = reasonsShown(
    last,
    counts,
    arms.map(({ letter }) => letter),
    segments,
  );
  const rowsOf = (segment: string): BarsRow[] => {
    const bars = (wanted: readonly string[]) =>
      arms.map(({ letter }) => ({
        value: wanted.reduce((sum, reason) => sum + (counts.get(keyOf(letter, segment, reason)) ?? 0), 0),
      }));
    const rows = named.map(
      (reason): BarsRow => ({
        label: words.say(REASONS[reason] ?? { en: reason, fr: reason }),
        level: "part",
        bars: bars([reason]),
      }),
    );
    if (others.length === 0) return rows;
    const label = words.say({ en: "other reasons", fr: "autres raisons" });
    return [...rows, { label, level: "part", bars: bars(others) }];
  };
  return {
    title: words.say({ en: "Why people do not take part", fr: "Pourquoi les gens ne participent pas" }),
    subtitle: words.say({
      en: `People per world ${when.en}, by group; mean of ${of.en}`,
      fr: `Personnes par monde ${when.fr}, par groupe ; moyenne sur ${of.fr}`,
    }),
    arms,
    shared: true,
    facets: segments.map((segment) => ({
      label: words.say(nameOfId(segment)),
      unit: "",
      rows: rowsOf(segment),
    })),
  };
}

/** The week in which they were counted: the last one, unless the operation had closed before. */
function whenOf(rows: readonly ReasonRow[], weeks: number, { number }: Words): Text {
  const [week = weeks - 1, ...others] = new Set(rows.map((row) => row.week));
  if (others.length > 0)
    return {
      en: "in the last week in which each operation was open",
      fr: "la dernière semaine où chaque opération était ouverte",
    };
  if (week === weeks - 1) return { en: "in the last week", fr: "la dernière semaine" };
  return {
    en: `in week ${number(week)}, the last in which the operation was open`,
    fr: `la semaine ${number(week)}, la dernière où l’opération était ouverte`,
  };
}

/** The worlds whose reasons were kept: the first ones, where there are more. */
function worldsOf(kept: number, all: number, { count, number }: Words): Text {
  const whole = count(all, NOUNS.world);
  if (kept >= all) return { en: whole, fr: whole };
  if (kept === 1) return { en: `the first of the ${whole}`, fr: `le premier des ${whole}` };
  return {
    en: `the first ${number(kept)} of the ${whole}`,
    fr: `les ${number(kept)} premiers des ${whole}`,
  };
}

function countsOf(rows: readonly ReasonRow[], worlds: number): Counts {
  const counts = new Map<string, number>();
  for (const { scenario, segment, reason, people } of rows) {
    const key = keyOf(scenario, segment, reason);
    counts.set(key, (counts.get(key) ?? 0) + people / worlds);
  }
  return counts;
}

/** Reasons by the most people that they keep away in any scenario; then those left over. */
function reasonsShown(
  rows: readonly ReasonRow[],
  counts: Counts,
  letters: readonly string[],
  segments: readonly string[],
): [named: string[], others: string[]] {
  const given = new Set<string>(rows.map(({ reason }) => reason));
  const present = Object.keys(REASONS).filter((reason) => given.has(reason));
  const total = (letter: string, reason: string) =>
    segments.reduce((sum, segment) => sum + (counts.get(keyOf(letter, segment, reason)) ?? 0), 0);
  const most = new Map(
    present.map((reason) => [reason, Math.max(...letters.map((letter) => total(letter, reason)))]),
  );
  const ordered = present
    .filter((reason) => (most.get(reason) ?? 0) > 0)
    .sort((a, b) => (most.get(b) ?? 0) - (most.get(a) ?? 0));
  return [ordered.slice(0, MOST_REASONS), ordered.slice(MOST_REASONS)];
}

/** A generated sentence: for each other scenario the reason that grows most and the one that shrinks most. */
export function whySentence({ arms, facets }: Bars, words: Words): string {
  const { say, count } = words;
  const people = (by: number) => count(Math.round(Math.abs(by)), NOUNS.person);
  const reasons = facets.flatMap(({ label: segment, rows }) =>
    rows.map(({ label, bars }) => ({ segment, label, bars })),
  );
  const main = reasons.reduce(
    (a, b) => ((b.bars[0]?.value ?? 0) > (a.bars[0]?.value ?? 0) ? b : a),
    reasons[0],
  );
  if (main === undefined) return say({ en: "Everybody takes part.", fr: "Tout le monde participe." });
  const [{ letter = "A" } = {}, ...others] = arms;
  const first = say({
    en: `Under ${letter}, the most common reason is “${main.label}”: ${people(main.bars[0].value)} in “${main.segment}”.`,
    fr: `Dans le scénario ${letter}, la raison la plus fréquente est « ${main.label} » : ${people(main.bars[0].value)} du groupe « ${main.segment} ».`,
  });
  const sentences = others.map((other, at) => {
    const changes = reasons.map((reason) => ({
      ...reason,
      by: reason.bars[at + 1].value - reason.bars[0].value,
    }));
    const most = changes.reduce((a, b) => (b.by > a.by ? b : a));
    const least = changes.reduce((a, b) => (b.by < a.by ? b : a));
    const grows = say({
      en: `“${most.label}” grows most (by ${people(most.by)} in “${most.segment}”)`,
      fr: `« ${most.label} » progresse le plus (de ${people(most.by)} dans le groupe « ${most.segment} »)`,
    });
    const shrinks = say({
      en: `“${least.label}” shrinks most (by ${people(least.by)} in “${least.segment}”)`,
      fr: `« ${least.label} » recule le plus (de ${people(least.by)} dans le groupe « ${least.segment} »)`,
    });
    const told = [...(most.by >= 0.5 ? [grows] : []), ...(least.by <= -0.5 ? [shrinks] : [])];
    const hardly = { en: "hardly anything changes", fr: "presque rien ne change" };
    const change = told.length === 0 ? say(hardly) : told.join(say(SEMICOLON));
    return say({ en: `With ${other.letter}, ${change}.`, fr: `Avec ${other.letter}, ${change}.` });
  });
  return [first, ...sentences].join(" ");
}
