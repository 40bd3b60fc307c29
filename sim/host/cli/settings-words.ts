import { counted, NOUNS } from "../../input/counted.ts";
import type { Text } from "../../input/text.ts";
import type { MetricComparison } from "../../verdict/compare.ts";
import type { Dependence, SettingCounts } from "../../verdict/ensemble/verdict.ts";

type Counts = Pick<SettingCounts, "higherIn" | "lowerIn" | "sameIn" | "undefinedIn">;

const OUTCOMES: Readonly<Record<keyof Counts, Text>> = {
  higherIn: { en: "higher", fr: "plus élevé" },
  lowerIn: { en: "lower", fr: "plus bas" },
  sameIn: { en: "too small to matter", fr: "trop petit pour compter" },
  undefinedIn: { en: "undefined", fr: "indéfini" },
};

/**
 * What happens across settings, the most frequent outcome first, to follow the counts of worlds:
 * ` worlds, and in 37 of 40 settings (higher in 1)` where settings and worlds agree.
 */
export function settingsText(
  settings: SettingCounts,
  { higherIn, lowerIn }: Pick<MetricComparison, "higherIn" | "lowerIn">,
): Text {
  const outcomes = (Object.keys(OUTCOMES) as (keyof Counts)[])
    .filter((key) => settings[key] > 0)
    .sort((a, b) => settings[b] - settings[a]);
  const [first, ...others] = outcomes;
  const leading = higherIn === lowerIn ? undefined : higherIn > lowerIn ? "higherIn" : "lowerIn";
  const rest = (language: "en" | "fr", word: string) =>
    others.length === 0
      ? ""
      : ` (${others.map((key) => `${OUTCOMES[key][language]} ${word} ${settings[key]}`).join(", ")})`;
  const [en, fr] = first === leading ? ["and", "et"] : [OUTCOMES[first].en, OUTCOMES[first].fr];
  const inSettings = counted(settings[first], NOUNS.setting, "fr");
  return {
    en: ` worlds, ${en} in ${settings[first]} of ${counted(settings.of, NOUNS.setting, "en")}${rest("en", "in")}`,
    fr: `, ${fr} dans ${inSettings} sur ${settings.of}${rest("fr", "dans")}`,
  };
}

/** Why a verdict was withheld. */
export function dependenceText({ path, rho }: Dependence): Text {
  if (path === null || rho === null)
    return { en: ": it depends on the setting", fr: " : cela dépend du réglage" };
  return {
    en: `: it depends on the setting, higher where ${path} is ${rho > 0 ? "high" : "low"}`,
    fr: ` : cela dépend du réglage, plus élevé là où ${path} est ${rho > 0 ? "élevé" : "bas"}`,
  };
}
