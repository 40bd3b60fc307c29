import { counted, type Noun } from "../../scenario/counted.ts";
import type { StudyProgress } from "../study/run-parts.ts";
import type { Context } from "./language.ts";
import { shown } from "./print.ts";
import { type ProgressLine, progressLine } from "./progress-line.ts";

const RUN: Noun = { en: ["run", "runs"], fr: ["simulation", "simulations"] };

/**
 * Says on standard error how far a study is, how fast, and for how long still.
 *
 * @param until whether runs may turn out to be fewer
 */
export function studyProgress(context: Context, until: boolean): ProgressLine<StudyProgress> {
  const { language, say } = context;
  const count = (runs: number) => new Intl.NumberFormat(language).format(runs);
  return progressLine(context, until, ({ done, most }, perSecond) => [
    `${count(done)}/${counted(most, RUN, language)}`,
    `${Math.floor((100 * done) / most)} %`,
    ...(perSecond === undefined
      ? []
      : [`${shown(perSecond, language)} ${say({ en: "a second", fr: "par seconde" })}`]),
  ]);
}
