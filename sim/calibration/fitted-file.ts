import { scenarioWith } from "../design/placing.ts";
import { withValues } from "../input/paths.ts";
import { inKeyOrder } from "../input/record.ts";
import type { Text } from "../input/text.ts";
import { LONGEST_ID } from "../input/values.ts";
import { hashOf } from "../run/compile.ts";
import { scenarioHead } from "../scenario/scenario-file.ts";
import { ACCEPTED } from "./calibration.ts";
import type { CalibrationPlan } from "./calibration-plan.ts";
import { type Diagnostics, targetName } from "./diagnostics.ts";

const LONGEST_TITLE = 200;
const LONGEST_PROVENANCE = 2000;

/** The calibrated scenario, with the fitted setting, as a scenario file. */
export function fittedFile(plan: CalibrationPlan, found: Diagnostics): Record<string, unknown> {
  // Like the plan, the file does not depend on the order in which the scenario was written.
  const {
    extends: base,
    title: _title,
    provenance: _provenance,
    ...written
  } = inKeyOrder(plan.written) as Record<string, unknown>;
  const { title, provenance } = plan.scenario.scenario;
  return {
    ...scenarioHead(`${plan.id.slice(0, LONGEST_ID - "-fitted".length)}-fitted`, base as string | null),
    title: {
      en: cut(`${title.en || plan.scenario.id}, fitted by ${plan.id}`, LONGEST_TITLE),
      fr: cut(`${title.fr || plan.scenario.id}, calé par ${plan.id}`, LONGEST_TITLE),
    },
    provenance: {
      en: cut([fittedTo(plan, found).en, provenance.en].join(" ").trim(), LONGEST_PROVENANCE),
      fr: cut([fittedTo(plan, found).fr, provenance.fr].join(" ").trim(), LONGEST_PROVENANCE),
    },
    ...withValues(written, Object.entries(found.fitted.values)),
  };
}

/** Hash of the scenario in the fitted file. */
export function fittedHash({ scenario }: CalibrationPlan, { fitted }: Diagnostics): string {
  return hashOf(scenarioWith(scenario, Object.entries(fitted.values)).scenario);
}

function fittedTo({ id, seed, targets, worlds }: CalibrationPlan, found: Diagnostics): Text {
  const { fitted, settings, levain } = found;
  const fields = Object.keys(fitted.values).join(", ");
  const aims = targets
    .slice(0, 10)
    .map((target) => `${targetName(target)} ${target.value} ± ${target.tolerance}`)
    .join(", ");
  const more = targets.length > 10 ? ", …" : "";
  const size = fitted.distance === null ? "" : String(Number(fitted.distance.toPrecision(3)));
  const missed =
    fitted.distance === null
      ? { en: "a target has no value in any world", fr: "une cible n’a de valeur dans aucun monde" }
      : { en: `largest miss ${size} tolerances`, fr: `plus grand écart ${size} tolérances` };
  return {
    en: `${fields} fitted to ${aims}${more} by levain calibrate ${levain} (calibration ${id}, seed “${seed}”, setting ${fitted.setting} of ${settings}, ${worlds} worlds): ${missed.en}${fitted.accepted ? "" : `, more than ${ACCEPTED}: NOT accepted, only the nearest found`}.`,
    fr: `${fields} calés sur ${aims}${more} par levain calibrate ${levain} (calage ${id}, graine « ${seed} », réglage ${fitted.setting} sur ${settings}, ${worlds} mondes) : ${missed.fr}${fitted.accepted ? "" : `, plus de ${ACCEPTED} : NON accepté, seulement le plus proche trouvé`}.`,
  };
}

const cut = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
