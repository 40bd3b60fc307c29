import { type Diagnostics, targetName } from "../../calibration/diagnostics.ts";
import { counted, NOUNS, type Noun } from "../../input/counted.ts";
import type { Language } from "../../input/text.ts";
import type { Context } from "./language.ts";
import { shown } from "./print.ts";

/** At most this many settings that miss are named. */
const MOST_NAMED = 5;

/** Which of the accepted settings hold in fresh worlds, and so are in the ensemble. */
export function printConfirmation(found: Diagnostics, { print, say }: Context): void {
  const { accepted, held, missed, checkWorlds, targets } = found;
  // The fits that the project keeps are older than this check.
  if (accepted === 0 || missed === undefined) return;
  const worlds = (language: Language) => counted(checkWorlds, NOUNS.world, language);
  print(
    say(
      missed.length === 0
        ? {
            en: `In ${worlds("en")} that were not used in the fit, all ${accepted} are within all tolerances too: the ensemble holds them.`,
            fr: `Dans ${worlds("fr")} qui n’ont pas servi à l’ajustement, les ${accepted} sont aussi dans toutes les tolérances : l’ensemble les contient.`,
          }
        : {
            en: `In ${worlds("en")} that were not used in the fit, ${held} of ${accepted} are within all tolerances too: the ensemble holds only these. Left out:`,
            fr: `Dans ${worlds("fr")} qui n’ont pas servi à l’ajustement, ${held} sur ${accepted} sont aussi dans toutes les tolérances : l’ensemble ne contient que ceux-là. Écartés :`,
          },
    ),
  );
  for (const { setting, target, deviation } of missed.slice(0, MOST_NAMED)) {
    const name = targetName(targets[target]);
    const [en, fr] = [shown(deviation, "en"), shown(deviation, "fr")];
    print(
      say(
        deviation === null
          ? { en: `  ${setting}: ${name} is undefined`, fr: `  ${setting} : ${name} est indéfinie` }
          : {
              en: `  ${setting}: ${name} is ${en} tolerances away`,
              fr: `  ${setting} : ${name} est à ${fr} tolérances`,
            },
      ),
    );
  }
  const more = missed.length - MOST_NAMED;
  if (more > 0)
    print(
      say({
        en: `  and ${counted(more, OTHER, "en")}`,
        fr: `  et ${counted(more, OTHER, "fr")}`,
      }),
    );
}

const OTHER: Noun = { en: ["other", "others"], fr: ["autre", "autres"] };
