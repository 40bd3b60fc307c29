import { VERSION } from "../../core/version.ts";
import type { Report } from "../../experiment/experiment.ts";
import { printable } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { changedSince } from "../../input/versions.ts";
import type { NamedScenario } from "../../model/model.ts";
import { warningsOf } from "../../run/warnings.ts";
import type { AppliedEnsemble } from "../../verdict/ensemble/arms.ts";
import { DEFAULT_ENSEMBLE, followsForum, isDefault } from "../../verdict/ensemble/default.ts";
import { FEWEST_FOR_INTERVAL } from "../../verdict/interval.ts";
import type { Context } from "./language.ts";

/** Warns on standard error of what a scenario allows but hardly intends. */
export function warn(scenarios: readonly NamedScenario[], { note, language }: Context): void {
  const label = { en: "warning: ", fr: "attention : " }[language];
  for (const scenario of scenarios)
    for (const text of warningsOf(scenario)) note(printable(label + text[language]));
}

/** Warns of what makes results unreliable, once they are there. */
export function warnOfResults({ warnings = [] }: Report, { note, language }: Context): void {
  const label = { en: "warning: ", fr: "attention : " }[language];
  for (const text of warnings) note(printable(label + text[language]));
}

/** Warns when the settings of an ensemble were fitted for another scenario than the baseline, or by another version. */
export function warnOfFit(applied: AppliedEnsemble, { note, language }: Context): void {
  const label = { en: "warning: ", fr: "attention : " }[language];
  for (const text of [...scenarioWarning(applied), ...versionWarning(applied)])
    note(printable(label + text[language]));
}

/** Warns where the intervals of headline means rest on too few worlds. */
export function warnOfFewWorlds(
  { comparisons, replicates }: Report,
  headlines: readonly string[],
  { note, language, say }: Context,
): void {
  const few = headlines.filter((id) =>
    comparisons.some(({ metrics: { [id]: one } }) => {
      const defined = one.of - one.undefinedIn;
      return defined > 1 && defined < FEWEST_FOR_INTERVAL;
    }),
  );
  if (few.length === 0) return;
  const which = replicates < FEWEST_FOR_INTERVAL ? "" : ` (${few.join(", ")})`;
  const label = { en: "warning: ", fr: "attention : " }[language];
  const text = say({
    en: `with fewer than ${FEWEST_FOR_INTERVAL} worlds${which}, the 95 % intervals of mean differences (ci95 in the JSON) may miss the truth more often than they say`,
    fr: `avec moins de ${FEWEST_FOR_INTERVAL} mondes${which}, les intervalles à 95 % des différences moyennes (ci95 dans le JSON) peuvent manquer la vérité plus souvent qu’ils ne le disent`,
  });
  note(printable(label + text));
}

function scenarioWarning(applied: AppliedEnsemble): Text[] {
  const { fitted, calibration, scenario, scenarios } = applied;
  const [baseline] = scenarios;
  const { id } = baseline;
  if (isDefault(applied)) return followsForum(baseline, applied) ? [] : [elsewhere(id)];
  if (fitted) return [];
  const changed = id === scenario;
  return [
    {
      en: changed
        ? `the settings of ${calibration} were fitted for ${scenario} with other values than it has here`
        : `the settings of ${calibration} were fitted for ${scenario}, not for ${id}`,
      fr: changed
        ? `les réglages de ${calibration} ont été calés pour ${scenario} avec d’autres valeurs qu’ici`
        : `les réglages de ${calibration} ont été calés pour ${scenario}, pas pour ${id}`,
    },
  ];
}

/** Of the ensemble that ships, where it is not at home. */
const elsewhere = (id: string): Text => ({
  en: `the settings of “${DEFAULT_ENSEMBLE}” were fitted to forums, and ${id} has other values of what they set: they show what a verdict depends on, not what is likely here`,
  fr: `les réglages de « ${DEFAULT_ENSEMBLE} » ont été calés sur des forums, et ${id} a d’autres valeurs pour ce qu’ils fixent : ils montrent de quoi dépend un verdict, non ce qui est probable ici`,
});

/** Another version may be another model, in which the settings need not reproduce the observations. */
function versionWarning({ levain, calibration }: AppliedEnsemble): Text[] {
  const changed = changedSince(levain, VERSION);
  if (changed === null) return [];
  return [
    {
      en: `the settings of ${calibration} were fitted by levain ${levain}; ${changed.en}. Calibrate again to see whether they still hold`,
      fr: `les réglages de ${calibration} ont été calés par levain ${levain} ; ${changed.fr}. Refaites le calage pour savoir s’ils restent valables`,
    },
  ];
}
