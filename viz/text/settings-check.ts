import { NOUNS } from "../../sim/input/counted.ts";
import type { Text } from "../../sim/input/text.ts";
import type { MetricComparison } from "../../sim/verdict/compare.ts";
import type { AcrossSettings, SettingCounts } from "../../sim/verdict/ensemble/verdict.ts";
import type { Verdict } from "../../sim/verdict/verdict.ts";
import type { Words } from "./words.ts";

/** Words of the check under other settings of the model. */
export const SETTINGS_CHECK = {
  ask: {
    en: "Would it hold if the model’s uncertain weights were others?",
    fr: "Serait-ce encore vrai si les poids incertains du modèle étaient autres ?",
  },
  stop: { en: "Stop", fr: "Arrêter" },
  running: { en: "Comparing under other settings", fr: "Comparaison sous d’autres réglages" },
  wrong: { en: "This cannot be checked:", fr: "Impossible à vérifier :" },
  title: (settings: string): Text => ({
    en: `Under ${settings} of the model’s uncertain weights`,
    fr: `Sous ${settings} des poids incertains du modèle`,
  }),
  about: (worlds: string): Text => ({
    en: `With each of them the model reproduces two real wikis; none was fitted to your case. ${worlds} under each.`,
    fr: `Avec chacun d’eux, le modèle reproduit deux wikis réels ; aucun n’a été calé sur votre cas. ${worlds} sous chacun.`,
  }),
  what: { en: "What they vary", fr: "Ce qu’ils font varier" },
  leftOut: {
    en: "Not applied, because a scenario lacks it, scenarios differ in it or you changed it:",
    fr: "Non appliqué, car absent d’un scénario, différent entre eux ou modifié par vous :",
  },
  none: { en: "There is no verdict to check.", fr: "Il n’y a pas de verdict à vérifier." },
  summary: (hold: string, of: string): Text => ({
    en: `Verdicts that hold across the settings: ${hold} of ${of}.`,
    fr: `Verdicts confirmés d’un réglage à l’autre : ${hold} sur ${of}.`,
  }),
};

/**
 * Whether a verdict holds under other settings, or at least its direction; whether they contradict one that may be too
 * little to matter; *open* if there is none to check.
 */
export type Hold = "holds" | "direction" | "uncontradicted" | "not" | "open";

interface Asked {
  /** Of the plain comparison. */
  verdict: Verdict;
  /** What the settings say of the same metric. */
  across: Pick<MetricComparison, "verdict"> & Pick<AcrossSettings, "settings">;
}

export function holdOf(asked: Asked): Hold {
  const { verdict, across } = asked;
  const side = sideOf(verdict);
  if (side === null) return "open";
  const { agreed } = across.settings;
  if (verdict !== side) return isUncontradicted(asked, side) ? "uncontradicted" : "not";
  if (agreed === side) return "holds";
  return isDirectedAcross(asked, side) ? "direction" : "not";
}

/** Whether settings that are divided on whether it matters agree on its direction. */
const isDirectedAcross = ({ across: { verdict } }: Asked, side: Side): boolean =>
  side !== "same" && verdict !== null && sideOf(verdict) === side;

/** What may be too little to matter is contradicted where it matters the other way: in one setting of ten at most. */
function isUncontradicted({ across: { settings } }: Asked, side: Side): boolean {
  const against = settings[side === "higher" ? "lowerIn" : "higherIn"];
  return 10 * (against + settings.undefinedIn) <= settings.of;
}

type Side = "higher" | "lower" | "same";

/** What a verdict says; null if it cannot tell. */
const sideOf = (verdict: Verdict): Side | null => {
  if (verdict === "cannot-tell") return null;
  if (verdict === "same") return verdict;
  return verdict.startsWith("higher") ? "higher" : "lower";
};

/** @param field what the field is called on which the difference hangs most; undefined if none stands out */
export function holdText(asked: Asked, field: string | undefined, words: Words): Text {
  const { settings } = asked.across;
  const side = sideOf(asked.verdict);
  const found = side === null ? 0 : settings[`${side}In`];
  const counted = countedSettings(found, settings, words);
  const [en, fr] =
    field === undefined ? ["", ""] : [`; hangs most on “${field}”`, ` ; dépend surtout de « ${field} »`];
  switch (holdOf(asked)) {
    case "holds":
      return { en: `holds in ${counted.en}`, fr: `confirmé dans ${counted.fr}` };
    case "direction":
      return {
        en: `same direction; large enough to matter in ${counted.en}`,
        fr: `même sens ; assez grand pour compter dans ${counted.fr}`,
      };
    case "uncontradicted":
      return {
        en: `not contradicted; large enough to matter in ${counted.en}`,
        fr: `non contredit ; assez grand pour compter dans ${counted.fr}`,
      };
    case "not":
      return {
        en: `does not hold across the settings (only in ${counted.en})${en}`,
        fr: `non confirmé d’un réglage à l’autre (seulement dans ${counted.fr})${fr}`,
      };
    case "open":
      return {
        en: `no verdict to check; ${outcomes(settings, "en", words)}`,
        fr: `pas de verdict à vérifier ; ${outcomes(settings, "fr", words)}`,
      };
  }
}

/** “11 of 12 settings”, as each language has it. */
const countedSettings = (found: number, { of }: SettingCounts, { number, count }: Words): Text => ({
  en: `${number(found)} of ${count(of, NOUNS.setting)}`,
  fr: `${count(found, NOUNS.setting)} sur ${number(of)}`,
});

const OUTCOMES = {
  higherIn: { en: "higher", fr: "en hausse" },
  lowerIn: { en: "lower", fr: "en baisse" },
  sameIn: { en: "too small to matter", fr: "trop petit pour compter" },
  undefinedIn: { en: "without a value", fr: "sans valeur" },
} satisfies Partial<Record<keyof SettingCounts, Text>>;

function outcomes(settings: SettingCounts, language: "en" | "fr", { number, count }: Words): string {
  const keys = (Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).filter((key) => settings[key] > 0);
  const said = keys.map(
    (key) => `${OUTCOMES[key][language]} ${{ en: "in", fr: "dans" }[language]} ${number(settings[key])}`,
  );
  const of = {
    en: ` of ${count(settings.of, NOUNS.setting)}`,
    fr: ` sur ${count(settings.of, NOUNS.setting)}`,
  };
  return said.join(", ") + of[language];
}
