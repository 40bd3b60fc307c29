import { NOUNS } from "../../sim/input/counted.ts";
import type { Text } from "../../sim/input/text.ts";
import type { MetricComparison } from "../../sim/verdict/compare.ts";
import type { Verdict } from "../../sim/verdict/verdict.ts";
import { metricOf, spokenOf } from "./metrics.ts";
import { SEMICOLON } from "./punctuation.ts";
import type { Words } from "./words.ts";

/** What is compared, and how far the worlds have come. */
interface Asked {
  metric: string;
  baseline: string;
  other: string;
  /** Whether verdicts may be shown. */
  stable: boolean;
}

/** The finding in one sentence: counts of worlds with one denominator, the median difference, the spread of worlds. */
export function findingOf(asked: Asked, comparison: MetricComparison, words: Words): string {
  const { say } = words;
  const { undefinedIn, of, higherIn, lowerIn } = comparison;
  if (undefinedIn === of) return say(NOWHERE(metricOf(asked.metric).label));
  if (higherIn === 0 && lowerIn === 0) {
    const open = asked.stable && comparison.verdict === "cannot-tell";
    return `${say(EQUAL(asked, countedWorlds(of, of, words)))}${open ? say(MISSED) : ""}.`;
  }
  return `${say(clauseOf(asked, comparison, words))}${say(SEMICOLON)}${say(spreadOf(asked, comparison, words))}.`;
}

function clauseOf(
  { metric, baseline, other, stable }: Asked,
  comparison: MetricComparison,
  words: Words,
): Text {
  const { higherIn, lowerIn, of, verdict } = comparison;
  const { more, less } = spokenOf(metric);
  const name = metricOf(metric).label;
  const [does, count] = higherIn >= lowerIn ? [more, higherIn] : [less, lowerIn];
  const worlds = countedWorlds(count, of, words);
  const plain: Text = {
    en: `${other} ${does.en} than ${baseline} in ${worlds.en}`,
    fr: `${other} ${does.fr} que ${baseline} dans ${worlds.fr}`,
  };
  if (!stable) return { en: `So far, ${plain.en}`, fr: `Pour l’instant, ${plain.fr}` };
  if (verdict === "same") {
    const lower = words.number(lowerIn);
    const [higher, all] = [higherIn, of].map((count) => words.count(count, NOUNS.matchedWorld));
    return {
      en: `No difference that matters between ${other} and ${baseline} in “${name.en}” (higher in ${words.number(higherIn)} and lower in ${lower} of ${all})`,
      fr: `Entre ${other} et ${baseline}, pas de différence qui compte pour « ${name.fr} » (en hausse dans ${higher}, en baisse dans ${lower}, sur ${words.number(of)})`,
    };
  }
  if (verdict === "cannot-tell")
    return { en: `We cannot tell: ${plain.en}`, fr: `On ne peut pas trancher : ${plain.fr}` };
  if (verdict === "higher-perhaps-too-little" || verdict === "lower-perhaps-too-little")
    return {
      en: `${plain.en}, perhaps too little to matter`,
      fr: `${plain.fr}, peut-être trop peu pour que cela compte`,
    };
  return plain;
}

/** “43 of 50 matched worlds”, as each language has it. */
function countedWorlds(count: number, of: number, { number, count: counted }: Words): Text {
  return {
    en: `${number(count)} of ${counted(of, NOUNS.matchedWorld)}`,
    fr: `${counted(count, NOUNS.matchedWorld)} sur ${number(of)}`,
  };
}

function spreadOf({ metric }: Asked, { q05, q50, q95 }: MetricComparison, words: Words): Text {
  const { unit, percent } = metricOf(metric);
  const scale = percent === true ? 100 : 1;
  const typical =
    percent === true
      ? words.difference(q50 ?? Number.NaN, "0–1")
      : words.quantity(q50 ?? Number.NaN, unit === "0–1" ? "" : unit, true);
  const [low, high] = [q05, q95].map((value) => words.number(scale * (value ?? Number.NaN), true));
  return {
    en: `typically ${typical} (${low} to ${high})`,
    fr: `écart médian : ${typical} (de ${low} à ${high})`,
  };
}

const NOWHERE = (name: Text): Text => ({
  en: `“${name.en}” has no value in these scenarios: there was nothing for it to measure.`,
  fr: `« ${name.fr} » n’a pas de valeur dans ces scénarios : il n’y avait rien à mesurer.`,
});

const EQUAL = ({ metric, baseline, other }: Asked, worlds: Text): Text => {
  const name = metricOf(metric).label;
  return {
    en: `“${name.en}” is the same with ${other} as with ${baseline} in ${worlds.en}`,
    fr: `« ${name.fr} » est identique avec ${other} et avec ${baseline} dans ${worlds.fr}`,
  };
};

const MISSED: Text = {
  en: "; a rare difference could have been missed",
  fr: " ; une différence rare a pu échapper",
};

/** Said of the verdict on a metric that somebody asked for once there were results. */
export const LATER = {
  short: { en: "chosen after the results were seen", fr: "choisi après avoir vu les résultats" },
  long: {
    en: "This metric was chosen after the results were seen; to confirm its verdict, change the seed.",
    fr: "Cet indicateur a été choisi après avoir vu les résultats ; pour confirmer son verdict, changez la graine.",
  },
} satisfies Record<string, Text>;

/** How sure it is, as a word and a shape. */
export type Standing = Verdict | "preliminary" | "no-value";

export function standingOf(stable: boolean, { verdict, undefinedIn, of }: MetricComparison): Standing {
  if (!stable || verdict === null) return "preliminary";
  return undefinedIn === of ? "no-value" : verdict;
}

export const STANDING: Readonly<Record<Standing, Text>> = {
  preliminary: { en: "preliminary", fr: "provisoire" },
  higher: { en: "higher", fr: "plus élevé" },
  lower: { en: "lower", fr: "plus bas" },
  "higher-perhaps-too-little": {
    en: "higher, perhaps too little to matter",
    fr: "plus élevé, peut-être trop peu pour compter",
  },
  "lower-perhaps-too-little": {
    en: "lower, perhaps too little to matter",
    fr: "plus bas, peut-être trop peu pour compter",
  },
  same: { en: "no difference that matters", fr: "pas de différence qui compte" },
  "cannot-tell": { en: "cannot tell yet", fr: "on ne peut pas encore trancher" },
  "no-value": { en: "no value here", fr: "sans valeur ici" },
};
