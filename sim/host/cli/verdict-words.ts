import { counted, NOUNS } from "../../input/counted.ts";
import type { Text } from "../../input/text.ts";
import type { MetricComparison } from "../../verdict/compare.ts";
import type { AcrossSettings } from "../../verdict/ensemble/verdict.ts";
import { fewestWorlds, type Verdict } from "../../verdict/verdict.ts";
import type { Context } from "./language.ts";
import { shown } from "./print.ts";
import { dependenceText, settingsText } from "./settings-words.ts";

const VERDICTS: Readonly<Record<Verdict, (b: string) => Text>> = {
  higher: (b) => ({ en: `higher with ${b}`, fr: `plus élevé avec ${b}` }),
  lower: (b) => ({ en: `lower with ${b}`, fr: `plus bas avec ${b}` }),
  "higher-perhaps-too-little": (b) => ({
    en: `higher with ${b}, perhaps too little to matter`,
    fr: `plus élevé avec ${b}, peut-être trop peu pour compter`,
  }),
  "lower-perhaps-too-little": (b) => ({
    en: `lower with ${b}, perhaps too little to matter`,
    fr: `plus bas avec ${b}, peut-être trop peu pour compter`,
  }),
  same: () => ({ en: "no difference that matters", fr: "pas de différence qui compte" }),
  "cannot-tell": () => ({ en: "cannot tell", fr: "on ne peut pas trancher" }),
};

const inWorlds = (count: number) => counted(count, NOUNS.world, "fr");

/** In how many of the matched worlds the metric is higher, lower or equal. */
function countsOf({ higherIn, lowerIn, equalIn, of }: MetricComparison): Text {
  if (higherIn === 0 && lowerIn === 0)
    return { en: `equal in ${equalIn} of ${of}`, fr: `égal dans ${inWorlds(equalIn)} sur ${of}` };
  if (higherIn === lowerIn)
    return {
      en: `higher in ${higherIn} and lower in ${lowerIn} of ${of}`,
      fr: `plus élevé dans ${inWorlds(higherIn)} et plus bas dans ${lowerIn} sur ${of}`,
    };
  return lowerIn > higherIn
    ? { en: `lower in ${lowerIn} of ${of}`, fr: `plus bas dans ${inWorlds(lowerIn)} sur ${of}` }
    : { en: `higher in ${higherIn} of ${of}`, fr: `plus élevé dans ${inWorlds(higherIn)} sur ${of}` };
}

/**
 * The verdict in counts of matched worlds, and of settings where there are several, with the typical difference and its spread.
 *
 * @param verdicts given in the whole comparison
 */
export function verdictSentence(
  id: string,
  comparison: MetricComparison & Partial<AcrossSettings>,
  b: string,
  verdicts: number,
  context: Context,
): string {
  const { language, say } = context;
  const { undefinedIn, q05, q50, q95, verdict } = comparison;
  const verdictText = VERDICTS[verdict ?? "cannot-tell"](b)[language];
  const number = (value: number | null) => shown(value, language, true);
  const { settings, dependsOn } = comparison;
  const counts =
    say(countsOf(comparison)) + (settings === undefined ? "" : say(settingsText(settings, comparison)));
  const spread = say({
    en: `typically ${number(q50)} (${number(q05)} to ${number(q95)})`,
    fr: `écart médian : ${number(q50)} (de ${number(q05)} à ${number(q95)})`,
  });
  const missing =
    undefinedIn === 0
      ? ""
      : say({ en: `, undefined in ${undefinedIn}`, fr: `, indéfini dans ${undefinedIn}` });
  const needed = dependsOn ? dependenceText(dependsOn) : neededFor(comparison, verdicts);
  const colon = language === "fr" ? " : " : ": ";
  return `${id}${colon}${verdictText}${say(needed)} — ${counts}${missing}, ${spread}`;
}

/** What it would take to settle what the verdict leaves open. */
function neededFor(comparison: MetricComparison, verdicts: number): Text {
  const { undefinedIn, equalIn, of, worldsNeeded, verdict } = comparison;
  if (verdict !== null && verdict !== "cannot-tell")
    return worldsNeeded === null ? NOTHING : SIZE(worldsNeeded);
  const fewest = fewestWorlds(verdicts).direction;
  if (undefinedIn === of)
    return { en: "; it is undefined in every world", fr: " ; il est indéfini dans tous les mondes" };
  if (of - undefinedIn < fewest) {
    const [en, fr] = of < fewest ? ["", ""] : ["defined in ", "défini dans "];
    return {
      en: `; ${en}too few worlds for a verdict (higher or lower needs at least ${fewest})`,
      fr: ` ; ${fr}trop peu de mondes pour un verdict (il en faut au moins ${fewest} pour « plus élevé » ou « plus bas »)`,
    };
  }
  if (worldsNeeded === null)
    return {
      en: "; no number of worlds seems enough",
      fr: " ; aucun nombre de mondes ne semble suffire",
    };
  const worlds = worldsIn(worldsNeeded);
  return equalIn + undefinedIn === of
    ? {
        en: `; a rare difference could have been missed, about ${worlds.en} would tell`,
        fr: ` ; une différence rare a pu échapper, il faudrait environ ${worlds.fr}`,
      }
    : { en: `; about ${worlds.en} would`, fr: ` ; il faudrait environ ${worlds.fr}` };
}

const worldsIn = (count: number): Text => ({
  en: counted(count, NOUNS.world, "en"),
  fr: counted(count, NOUNS.world, "fr"),
});

const NOTHING: Text = { en: "", fr: "" };

const SIZE = (worldsNeeded: number): Text => ({
  en: `; about ${worldsIn(worldsNeeded).en} would tell`,
  fr: ` ; il faudrait environ ${worldsIn(worldsNeeded).fr} pour le savoir`,
});
