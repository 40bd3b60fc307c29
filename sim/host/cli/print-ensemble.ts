import type { Comparison } from "../../experiment/experiment.ts";
import { metricsOf, type Request } from "../../experiment/request.ts";
import { counted, NOUNS } from "../../input/counted.ts";
import { printable } from "../../input/problems.ts";
import { unitIn } from "../../input/units.ts";
import type { AppliedEnsemble } from "../../verdict/ensemble/arms.ts";
import { DEFAULT_ENSEMBLE } from "../../verdict/ensemble/default.ts";
import type { Context } from "./language.ts";
import { shown, tableOf } from "./print.ts";

/** Prints which settings every scenario runs under. */
export function printEnsemble(
  { settings, accepted, calibration, leftOut }: AppliedEnsemble,
  { say, print }: Context,
): void {
  const of = printable(calibration);
  const cut = settings.length < accepted;
  print(
    say({
      en: `each under ${counted(settings.length, NOUNS.setting, "en")} of the calibration ${of}${cut ? `, the nearest of ${accepted} accepted` : ""}`,
      fr: `chacun sous ${counted(settings.length, NOUNS.setting, "fr")} du calage ${of}${cut ? `, les plus proches des ${accepted} acceptés` : ""}`,
    }),
  );
  if (leftOut === undefined) return;
  const fields = leftOut.join(", ");
  print(
    say({
      en: `not applied (missing from a scenario, different between them or set by you): ${fields}`,
      fr: `non appliqué (absent d’un scénario, différent entre eux ou fixé par vous) : ${fields}`,
    }),
  );
}

/** Prints how to see whether verdicts hold under other settings. */
export function printCheck({ say, print }: Context): void {
  print(
    say({
      en: `would it hold under other settings? add --ensemble ${DEFAULT_ENSEMBLE}`,
      fr: `est-ce encore vrai sous d’autres réglages ? ajoutez --ensemble ${DEFAULT_ENSEMBLE}`,
    }),
  );
}

/** Prints how the mean difference varies between settings, and where it is smallest and largest. */
export function printSettings(
  request: Request,
  { metrics }: Comparison,
  { say, print, language }: Context,
): void {
  const rows = metricsOf(request).flatMap(({ id, unit }) => {
    const { settings } = metrics[id];
    if (settings === undefined || !request.headlines.includes(id)) return [];
    const { higherIn, sameIn, lowerIn, undefinedIn, minAt, maxAt } = settings;
    return [
      [
        `${id} [${unitIn(unit, language)}]`,
        ...[settings.min, settings.median, settings.max].map((value) => shown(value, language, true)),
        ...[minAt ?? "–", maxAt ?? "–"],
        `${higherIn}/${sameIn}/${lowerIn}/${undefinedIn}`,
      ],
    ];
  });
  const header = [
    say({ en: "across settings", fr: "selon le réglage" }),
    ...[say({ en: "min.", fr: "min." }), say({ en: "median", fr: "médiane" })],
    say({ en: "max.", fr: "max." }),
    say({ en: "min. with", fr: "min. avec" }),
    say({ en: "max. with", fr: "max. avec" }),
    say({ en: "up/small/down/undefined", fr: "plus/petit/moins/indéfini" }),
  ];
  print("");
  for (const line of tableOf([header, ...rows])) print(`  ${line}`);
}
