import { type Diagnostics, targetName } from "../../calibration/diagnostics.ts";
import type { FieldFinding } from "../../calibration/identification.ts";
import type { Observed } from "../../calibration/reach.ts";
import { counted, NOUNS, type Noun } from "../../scenario/counted.ts";
import { printable } from "../../scenario/problems.ts";
import type { Language, Text } from "../../scenario/text.ts";
import type { Context } from "./language.ts";
import { shown, tableOf } from "./print.ts";

const SETTING: Noun = { en: ["setting", "settings"], fr: ["réglage", "réglages"] };
const WAVE: Noun = { en: ["wave", "waves"], fr: ["vague", "vagues"] };

const STOPPED: Record<Diagnostics["stopped"], Text> = {
  "all-within": {
    en: "stopped because all settings kept are within tolerance",
    fr: "arrêté parce que tous les réglages gardés sont dans les tolérances",
  },
  "few-enter": {
    en: "stopped because new settings hardly came nearer",
    fr: "arrêté parce que les nouveaux réglages n’approchaient presque plus",
  },
  "waves-used": {
    en: "stopped because all waves were used; more waves might come nearer",
    fr: "arrêté parce que toutes les vagues étaient faites ; davantage pourraient approcher encore",
  },
};

/** What a calibration found: what is met, what cannot be, and what the observations do not say. */
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
        en: `${counted(refused, SETTING, "en")} could not run, and count as infinitely far`,
        fr: `${counted(refused, SETTING, "fr")} impossibles à simuler, comptés comme infiniment loin`,
      }),
    );
  print("");
  print(say(outcome(found, accepted)));
  for (const [path, value] of Object.entries(found.fitted.values)) print(`  ${path} = ${value}`);
  printTargets(found, context);
  printContradictions(found, context);
  printFields(found, context);
  for (const check of found.checks) {
    print("");
    print(
      say({
        en: `Check ${check.id}, which the fit never saw`,
        fr: `Vérification ${check.id}, que l’ajustement n’a jamais vue`,
      }),
    );
    const rows = check.targets.map((target) => [
      ...observedCells(target, target.fitted, language),
      check.settings === 0
        ? "–"
        : `${shown(target.ensemble.q05, language)} – ${shown(target.ensemble.q95, language)}`,
    ]);
    const last = say({
      en: `5–95 % of ${counted(check.settings, SETTING, "en")}`,
      fr: `5–95 % de ${counted(check.settings, SETTING, "fr")}`,
    });
    for (const line of tableOf([[...observedHeader(say), last], ...rows])) print(`  ${line}`);
  }
}

function outcome({ fitted, contradictions, targets }: Diagnostics, accepted: number): Text {
  const distance = (language: Language) => shown(fitted.distance, language);
  if (accepted > 0)
    return {
      en: `Accepted: ${counted(accepted, SETTING, "en")} within all tolerances. Fitted is the nearest, ${fitted.setting}, whose largest miss is ${distance("en")} tolerances:`,
      fr: `${counted(accepted, SETTING, "fr")} dans toutes les tolérances. Est retenu le plus proche, ${fitted.setting}, dont le plus grand écart est de ${distance("fr")} tolérances :`,
    };
  const alone = contradictions.length === 0 && targets.every(({ reached }) => reached);
  return {
    en: `Not accepted: no setting comes within all tolerances${alone ? ", though each two targets can be met together" : ""}. The nearest is ${fitted.setting}, whose largest miss is ${distance("en")} tolerances:`,
    fr: `Rien d’accepté : aucun réglage n’est dans toutes les tolérances${alone ? ", bien que les cibles prises deux à deux puissent être atteintes" : ""}. Le plus proche est ${fitted.setting}, dont le plus grand écart est de ${distance("fr")} tolérances :`,
  };
}

const observedHeader = (say: Context["say"]) => [
  say({ en: "target", fr: "cible" }),
  say({ en: "observed", fr: "observé" }),
  say({ en: "tolerance", fr: "tolérance" }),
  say({ en: "mean", fr: "moyenne" }),
  say({ en: "± error", fr: "± erreur" }),
  say({ en: "worlds below", fr: "mondes au-dessous" }),
  say({ en: "verdict", fr: "verdict" }),
];

function observedCells(
  target: { metric: string; week: number | null; value: number; tolerance: number },
  seen: Observed,
  language: Language,
): string[] {
  const number = (value: number | null) => shown(value, language);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return [
    targetName(target),
    number(target.value),
    number(target.tolerance),
    number(seen.mean),
    number(seen.standardError),
    seen.quantile === null ? "–" : percent.format(seen.quantile),
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
  { targets, checkWorlds, settings }: Diagnostics,
  { language, print, say }: Context,
): void {
  print("");
  print(
    say({
      en: `In ${counted(checkWorlds, NOUNS.world, "en")} that it was not fitted in`,
      fr: `Dans ${counted(checkWorlds, NOUNS.world, "fr")} où il n’a pas été ajusté`,
    }),
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
                en: `  ${name} was reached by none of the ${counted(settings, SETTING, "en")} tried: it is undefined under all`,
                fr: `  ${name} : aucun des ${counted(settings, SETTING, "fr")} essayés ne l’atteint, elle est indéfinie sous tous`,
              }
            : {
                en: `  ${name} was reached by none of the ${counted(settings, SETTING, "en")} tried, even alone: the nearest gives ${shown(nearest.mean, "en")} (${nearest.setting}), ${shown(nearest.deviation, "en")} tolerances away`,
                fr: `  ${name} : aucun des ${counted(settings, SETTING, "fr")} essayés ne l’atteint, même seule ; le plus proche donne ${shown(nearest.mean, "fr")} (${nearest.setting}), à ${shown(nearest.deviation, "fr")} tolérances`,
              },
        ),
      );
    if (worldsNeeded !== null)
      print(
        say({
          en: `  ${name}: the error of a setting's mean is more than half the tolerance; take at least ${worldsNeeded} worlds`,
          fr: `  ${name} : l’erreur sur la moyenne d’un réglage dépasse la moitié de la tolérance ; prenez au moins ${worldsNeeded} mondes`,
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
        en: `  ${a} and ${b} contradict each other here: settings meet each alone, none that was tried meets both. The best compromise is ${setting}, with ${meanA} and ${meanB}, ${shown(deviation, "en")} tolerances away`,
        fr: `  ${a} et ${b} se contredisent ici : des réglages atteignent chacune seule, aucun de ceux essayés les deux. Le meilleur compromis est ${setting}, avec ${meanA} et ${meanB}, à ${shown(deviation, "fr")} tolérances`,
      }),
    );
  }
}

const PINNED: Record<FieldFinding["verdict"], Text> = {
  "pinned-down": { en: "pinned down", fr: "déterminé" },
  partly: { en: "partly pinned down", fr: "en partie déterminé" },
  "not-pinned-down": { en: "not pinned down", fr: "non déterminé" },
  "cannot-say": { en: "too few accepted to say", fr: "trop peu d’acceptés pour le dire" },
};
const EDGES = {
  low: { en: ", at the low edge of its range", fr: ", au bord bas de sa plage" },
  high: { en: ", at the high edge of its range", fr: ", au bord haut de sa plage" },
} as const;

function printFields({ fields, together }: Diagnostics, { language, print, say }: Context): void {
  print("");
  print(
    say({
      en: "What the targets say about the fields (accepted settings, each counting once)",
      fr: "Ce que les cibles disent des champs (réglages acceptés, comptant chacun une fois)",
    }),
  );
  const number = (value: number | null) => shown(value, language);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const rows = fields.map(({ path, range, q05, q50, q95, width, verdict, edge }) => [
    path,
    range.map(number).join(" – "),
    ...[q05, q50, q95].map(number),
    width === null ? "–" : percent.format(width),
    say(PINNED[verdict]) + (edge === null ? "" : say(EDGES[edge])),
  ]);
  const header = [
    say({ en: "field", fr: "champ" }),
    say({ en: "range", fr: "plage" }),
    ...["5 %", say({ en: "median", fr: "médiane" }), "95 %"],
    say({ en: "width", fr: "largeur" }),
    "",
  ];
  for (const line of tableOf([header, ...rows])) print(`  ${line}`);
  for (const { fields: pair, rankCorrelation } of together)
    print(
      say({
        en: `  ${pair[0]} and ${pair[1]} are known only together (rank correlation ${shown(rankCorrelation, "en")})`,
        fr: `  ${pair[0]} et ${pair[1]} ne sont connus qu’ensemble (corrélation des rangs ${shown(rankCorrelation, "fr")})`,
      }),
    );
}
