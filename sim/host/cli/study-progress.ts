import { SingleBar } from "cli-progress";
import type { StudyProgress } from "../study/running.ts";
import type { Context } from "./language.ts";
import { shown } from "./print.ts";

/** Shown once a study turns out to be long. */
const PATIENCE_MS = 2000;
/** Where nobody looks at a terminal, lines follow one another that slowly. */
const LINES_EVERY_MS = 5000;

/** Says on standard error how far a study is, how fast, and for how long still. */
export function studyProgress({ language, say }: Context) {
  const bar = new SingleBar({
    format: say({
      en: "{value}/{total} runs | {rate} a second | at most {left} left",
      fr: "{value}/{total} simulations | {rate} par seconde | encore {left} au plus",
    }),
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: LINES_EVERY_MS,
  });
  const begun = performance.now();
  return {
    tell: ({ done, most }: StudyProgress) => {
      const elapsedMs = performance.now() - begun;
      if (elapsedMs < PATIENCE_MS) return;
      const perSecond = (1000 * done) / elapsedMs;
      const payload = { rate: shown(perSecond, language), left: durationOf((most - done) / perSecond) };
      // Only now is there anything to reckon the time left from.
      if (!bar.isActive) bar.start(most, done, payload);
      else {
        bar.setTotal(most);
        bar.update(done, payload);
      }
    },
    stop: () => {
      if (bar.isActive) bar.stop();
    },
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
