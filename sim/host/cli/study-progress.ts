import { counted, type Noun } from "../../input/counted.ts";
import type { StudyProgress } from "../study/run-parts.ts";
import type { Context } from "./language.ts";
import { shown } from "./print.ts";
import { type ProgressLine, progressLine } from "./progress-line.ts";

const RUN: Noun = { en: ["run", "runs"], fr: ["simulation", "simulations"] };

/**
 * Shows on standard error how far a study has got, how fast it runs and how long it will still take.
 *
 * @param atMost whether there may turn out to be fewer runs
 */
export function studyProgress(context: Context, atMost: boolean): ProgressLine<StudyProgress> {
  const { language, say } = context;
  const count = (runs: number) => new Intl.NumberFormat(language).format(runs);
  return progressLine(context, atMost, ({ done, most }, perSecond) => [
    `${count(done)}/${counted(most, RUN, language)}`,
    `${Math.floor((100 * done) / most)} %`,
    ...(perSecond === undefined
      ? []
      : [`${shown(perSecond, language)} ${say({ en: "per second", fr: "par seconde" })}`]),
  ]);
}
