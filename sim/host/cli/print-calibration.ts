import type { Target } from "../../calibration/calibration.ts";
import { type Diagnostics, targetName } from "../../calibration/diagnostics.ts";
import type { Observed } from "../../calibration/reach.ts";
import { counted, NOUNS, type Noun } from "../../input/counted.ts";
import { printable } from "../../input/problems.ts";
import type { Language, Text } from "../../input/text.ts";
import type { Context } from "./language.ts";
import { shown, tableOf } from "./print.ts";
import { printConfirmation } from "./print-confirmation.ts";
import { printFields } from "./print-fields.ts";

const SETTING: Noun = { en: ["setting", "settings"], fr: ["réglage", "réglages"] };
const WAVE: Noun = { en: ["wave", "waves"], fr: ["vague", "vagues"] };

const STOPPED: Record<Diagnostics["stopped"], Text> = {
  "all-within": {
    en: "stopped because all the settings kept are within tolerance",
    fr: "arrêté parce que tous les réglages gardés respectent les tolérances",
  },
  "few-enter": {
    en: "stopped because new settings hardly came any nearer",
    fr: "arrêté parce que les nouveaux réglages ne s’approchaient presque plus",
  },
  "waves-used": {
    en: "stopped because all waves were used; more waves might come nearer",
    fr: "arrêté parce que toutes les vagues ont été utilisées ; d’autres pourraient s’approcher encore",
  },
};

/** Prints what a calibration found: which targets are met, which cannot be, and what the observations leave open. */
export function printDiagnostics(found: Diagnostics, context: Context): void {
  const { language, print, say } = context;
  const { calibration, scenario, settings, waves, worlds, accepted, refused, stopped } = found;
  print(printable(`${calibration}: ${scenario}`));
  print(
    say({
      en: `${counted(settings, SETTING, "en")} in ${counted(waves, WAVE, "en")}, ${counted(worlds, NOUNS.world, "en")} each; ${STOPPED[stopped].en}`,
      fr: `${counted(settings, SETTING, "fr")} en ${counted(waves, WAVE, "fr")}, ${counted(worlds, NOUNS.world, "fr")} chacun ; ${STOPPED[stopped].fr}`,
    }),
  );
  if (refused > 0)
    print(
      say({
        en: `could not run, so counted as infinitely far: ${counted(refused, SETTING, "en")}`,
        fr: `impossible à simuler, donc compté comme infiniment loin : ${counted(refused, SETTING, "fr")}`,
      }),
    );
  print("");
  print(say(outcome(found, accepted)));
  for (const [path, value] of Object.entries(found.fitted.values)) print(`  ${path} = ${value}`);
  for (const { id, values } of found.fitted.also)
    for (const [path, value] of Object.entries(values)) print(`  ${id}: ${path} = ${value}`);
  printConfirmation(found, context);
  printTargets(found, context);
  printContradictions(found, context);
  printFields(found, context);
  for (const check of found.checks) {
    print("");
    print(
      say({
        en: `Check ${check.id}, which was not used in the fit`,
        fr: `Vérification ${check.id}, qui n’a pas servi à l’ajustement`,
      }),
    );
    const rows = check.targets.map((target) => [
      ...observedCells(target, target.fitted, language),
      check.settings === 0
        ? "–"
        : `${shown(target.ensemble.q05, language)} – ${shown(target.ensemble.q95, language)}`,
    ]);
    const last = say({
      en: `5–95 % over ${counted(check.settings, SETTING, "en")}`,
      fr: `5–95 % sur ${counted(check.settings, SETTING, "fr")}`,
    });
    for (const line of tableOf([[...observedHeader(say), last], ...rows])) print(`  ${line}`);
  }
}

function outcome({ fitted, held, contradictions, targets }: Diagnostics, accepted: number): Text {
  if (accepted > 0)
    return {
      en: `Accepted: ${counted(accepted, SETTING, "en")} within all tolerances. The fitted setting is the nearest${held > 0 ? " of those that hold in fresh worlds" : ""}, ${fitted.setting}; ${missOf(fitted.distance, "en")}:`,
      fr: `Acceptés : ${counted(accepted, SETTING, "fr")} dans toutes les tolérances. Le réglage retenu est le plus proche${held > 0 ? " de ceux qui tiennent dans des mondes nouveaux" : ""}, ${fitted.setting} ; ${missOf(fitted.distance, "fr")} :`,
    };
  const alone = contradictions.length === 0 && targets.every(({ reached }) => reached);
  return {
    en: `None accepted: no setting is within all tolerances${alone ? ", though any two targets can be met together" : ""}. The nearest is ${fitted.setting}; ${missOf(fitted.distance, "en")}:`,
    fr: `Aucun accepté : aucun réglage n’est dans toutes les tolérances${alone ? ", bien que deux cibles quelconques puissent être atteintes ensemble" : ""}. Le plus proche est ${fitted.setting} ; ${missOf(fitted.distance, "fr")} :`,
  };
}

/** How far the fitted setting is from the target that it misses most. */
function missOf(distance: number | null, language: Language): string {
  const size = shown(distance, language);
  if (language === "fr")
    return distance === null
      ? "mais une cible n’y a de valeur dans aucun monde"
      : `son plus grand écart est de ${size} tolérances`;
  return distance === null
    ? "but a target has no value in any of its worlds"
    : `its largest miss is ${size} tolerances`;
}

const observedHeader = (say: Context["say"]) => [
  say({ en: "target", fr: "cible" }),
  say({ en: "observed", fr: "observé" }),
  say({ en: "tolerance", fr: "tolérance" }),
  say({ en: "of it", fr: "en part" }),
  say({ en: "mean", fr: "moyenne" }),
  say({ en: "± error", fr: "± erreur" }),
  say({ en: "worlds below", fr: "mondes en dessous" }),
  say({ en: "chance", fr: "probabilité" }),
  say({ en: "verdict", fr: "verdict" }),
];

function observedCells(
  target: Pick<Target, "of" | "metric" | "week" | "value" | "tolerance">,
  seen: Observed,
  language: Language,
): string[] {
  const number = (value: number | null) => shown(value, language);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return [
    targetName(target),
    number(target.value),
    number(target.tolerance),
    target.value === 0 ? "–" : percent.format(target.tolerance / Math.abs(target.value)),
    number(seen.mean),
    number(seen.standardError),
    seen.quantile === null ? "–" : percent.format(seen.quantile),
    number(seen.chance),
    verdictOf(seen, language),
  ];
}

function verdictOf({ met, deviation }: Observed, language: Language): string {
  if (deviation === null) return language === "fr" ? "indéfini" : "undefined";
  if (met) return language === "fr" ? "atteinte" : "met";
  const by = shown(deviation, language);
  return language === "fr" ? `manquée, à ${by} tolérances` : `missed, ${by} tolerances away`;
}

function printTargets(
  { targets, checkWorlds, settings, judged, fitted }: Diagnostics,
  { language, print, say }: Context,
): void {
  const worlds = (words: Language) => counted(checkWorlds, NOUNS.world, words);
  const { setting } = fitted;
  print("");
  print(
    say(
      judged.met
        ? {
            en: `In ${worlds("en")} more, by which nobody chose, ${setting} meets all targets`,
            fr: `Dans ${worlds("fr")} de plus, où l’on n’a rien choisi, ${setting} atteint toutes les cibles`,
          }
        : {
            en: `In ${worlds("en")} more, by which nobody chose, ${setting} does NOT meet all targets`,
            fr: `Dans ${worlds("fr")} de plus, où l’on n’a rien choisi, ${setting} n’atteint PAS toutes les cibles`,
          },
    ),
  );
  const rows = targets.map((target) => observedCells(target, target.fitted, language));
  for (const line of tableOf([observedHeader(say), ...rows])) print(`  ${line}`);
  for (const target of targets) {
    const name = targetName(target);
    const { nearest, reached, worldsNeeded } = target;
    if (!reached)
      print(
        say(
          nearest === null
            ? {
                en: `  ${name}: none of the ${counted(settings, SETTING, "en")} tried reaches it; it is undefined under all of them`,
                fr: `  ${name} : aucun des ${counted(settings, SETTING, "fr")} essayés ne l’atteint ; elle est indéfinie sous tous`,
              }
            : {
                en: `  ${name}: none of the ${counted(settings, SETTING, "en")} tried reaches it, even alone; the nearest gives ${shown(nearest.mean, "en")} (${nearest.setting}), ${shown(nearest.deviation, "en")} tolerances away`,
                fr: `  ${name} : aucun des ${counted(settings, SETTING, "fr")} essayés ne l’atteint, même seule ; le plus proche donne ${shown(nearest.mean, "fr")} (${nearest.setting}), à ${shown(nearest.deviation, "fr")} tolérances`,
              },
        ),
      );
    if (worldsNeeded !== null)
      print(
        say({
          en: `  ${name}: the error of a setting's mean is more than half the tolerance; use at least ${worldsNeeded} worlds`,
          fr: `  ${name} : l’erreur sur la moyenne d’un réglage dépasse la moitié de la tolérance ; utilisez au moins ${worldsNeeded} mondes`,
        }),
      );
  }
}

function printContradictions(
  { contradictions, targets }: Diagnostics,
  { language, print, say }: Context,
): void {
  for (const { targets: pair, setting, means, deviation } of contradictions) {
    const [a, b] = pair.map((place) => targetName(targets[place]));
    const [meanA, meanB] = means.map((mean) => shown(mean, language));
    print(
      say({
        en: `  ${a} and ${b} contradict each other here: some settings meet one or the other, but none of those tried meets both. The best compromise is ${setting}, with ${meanA} and ${meanB}, ${shown(deviation, "en")} tolerances away`,
        fr: `  ${a} et ${b} se contredisent ici : des réglages atteignent l’une ou l’autre, mais aucun de ceux essayés n’atteint les deux. Le meilleur compromis est ${setting}, avec ${meanA} et ${meanB}, à ${shown(deviation, "fr")} tolérances`,
      }),
    );
  }
}
