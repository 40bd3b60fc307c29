import { counted, type Noun } from "../../scenario/counted.ts";
import type { StudyProgress } from "../study/running.ts";
import type { Context } from "./language.ts";
import { shown } from "./print.ts";
import { progressBar } from "./progress-bar.ts";

/** Points may differ a hundredfold in their work, so that only the last minute tells how fast it goes. */
const WINDOW_MS = 60_000;
const LOOK_EVERY_MS = 1000;
const RUN: Noun = { en: ["run", "runs"], fr: ["simulation", "simulations"] };

/**
 * Says on standard error how far a study is, how fast, and for how long still.
 *
 * @param until whether runs may turn out to be fewer
 */
export function studyProgress({ io, language, say }: Context, until: boolean) {
  const about = say({ en: "about {left} left", fr: "encore {left} environ" });
  const most = say({ en: "at most about {left} left", fr: "encore {left} environ, au plus" });
  const bar = progressBar(
    io.stderr,
    `{told} | {rate} ${say({ en: "a second", fr: "par seconde" })} | ${until ? most : about}`,
  );
  const seen = [{ at: performance.now(), done: 0 }];
  const count = (runs: number) => new Intl.NumberFormat(language).format(runs);
  return {
    tell: ({ done, most }: StudyProgress) => {
      const now = performance.now();
      const [from] = seen;
      const perSecond = (1000 * (done - from.done)) / (now - from.at);
      if (now - seen[seen.length - 1].at >= LOOK_EVERY_MS) seen.push({ at: now, done });
      if (now - from.at > WINDOW_MS) seen.shift();
      bar.tell(done, most, {
        told: `${count(done)}/${counted(most, RUN, language)}`,
        rate: shown(perSecond, language),
        left: durationOf((most - done) / perSecond),
      });
    },
    stop: bar.stop,
  };
}

/** Seconds as `2 d 03 h`, `1 h 05 min`, `4 min 10 s` or `8 s`. */
export function durationOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const [minutes, hours, days] = [60, 3600, 86_400].map((unit) => Math.floor(whole / unit));
  if (days > 0) return `${days} d ${two(hours % 24)} h`;
  if (hours > 0) return `${hours} h ${two(minutes % 60)} min`;
  return minutes > 0 ? `${minutes} min ${two(whole % 60)} s` : `${whole} s`;
}
