import { clearLine, cursorTo } from "node:readline";
import type { Language } from "../../input/text.ts";
import type { Context } from "./language.ts";

/** Work shorter than this shows no progress. */
const PATIENCE_MS = 2000;
/** Shortest time between redraws of a terminal's line, and between lines elsewhere. */
const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;
/** Pieces of work may differ a hundredfold, so only the last minute counts towards the speed. */
const WINDOW_MS = 60_000;
const LOOK_EVERY_MS = 1000;
const USUAL_COLUMNS = 80;

export interface Done {
  done: number;
  /** At most this much is to be done in all. */
  most: number;
}

interface Pace {
  perSecond: number;
  secondsLeft: number;
}

export interface ProgressLine<T extends Done> {
  show: (progress: T) => void;
  stop: () => void;
}

/**
 * Shows the progress of some work: on a terminal as one line that is redrawn; elsewhere, and where the cursor cannot
 * move, as a line every few seconds. The line ends with the time left, while that is known.
 *
 * @param atMost whether less may remain to be done than `most` says
 * @param parts of the line before the time left; `perSecond` is absent while the time left is unknown
 */
export function progressLine<T extends Done>(
  { io, language, say }: Pick<Context, "io" | "language" | "say">,
  atMost: boolean,
  parts: (progress: T, perSecond: number | undefined) => readonly string[],
): ProgressLine<T> {
  const stream = io.stderr;
  const redraws = stream.isTTY === true && io.env.TERM !== "dumb";
  const paceAt = pacer();
  const leftOf = ({ secondsLeft }: Pace) => {
    const time = durationOf(secondsLeft, language);
    return atMost
      ? say({ en: `at most about ${time} left`, fr: `encore ${time} environ, au plus` })
      : say({ en: `about ${time} left`, fr: `encore ${time} environ` });
  };
  const showFrom = performance.now() + PATIENCE_MS;
  let written = "";
  let writtenAt = Number.NEGATIVE_INFINITY;
  let unwritten: (() => readonly string[]) | undefined;
  let stopped = false;
  const write = (now: number) => {
    const line = unwritten?.().join(" | ") ?? written;
    if (line === written) return;
    if (redraws) {
      cursorTo(stream, 0);
      clearLine(stream, 1);
      // Leave the last column free: some terminals begin a new line there.
      stream.write(line.slice(0, (stream.columns || USUAL_COLUMNS) - 1));
    } else stream.write(`${line}\n`);
    written = line;
    writtenAt = now;
  };
  return {
    show(progress) {
      const now = performance.now();
      const pace = paceAt(progress, now, now < showFrom);
      // Work that ends before its first line needs none.
      if (stopped || now < showFrom || (written === "" && progress.done >= progress.most)) return;
      unwritten = () => [...parts(progress, pace?.perSecond), ...(pace === undefined ? [] : [leftOf(pace)])];
      if (now - writtenAt >= (redraws ? REDRAW_EVERY_MS : LINE_EVERY_MS)) write(now);
    },
    stop() {
      if (stopped) return;
      stopped = true;
      write(performance.now());
      if (redraws && written !== "") stream.write("\n");
    },
  };
}

/** Measures speed. Reports made while work starts only move the start: what is already done when work resumes took no time. */
function pacer() {
  const seen = [{ at: performance.now(), done: 0 }];
  return ({ done, most }: Done, now: number, starting: boolean): Pace | undefined => {
    if (starting) seen.pop();
    if (starting || now - seen[seen.length - 1].at >= LOOK_EVERY_MS) seen.push({ at: now, done });
    while (seen.length > 2 && now - seen[0].at > WINDOW_MS) seen.shift();
    const seconds = (now - seen[0].at) / 1000;
    const perSecond = (done - seen[0].done) / seconds;
    if (1000 * seconds < LOOK_EVERY_MS || perSecond <= 0 || done >= most) return undefined;
    return { perSecond, secondsLeft: (most - done) / perSecond };
  };
}

/** Seconds as `2 d 03 h`, `1 h 05 min`, `4 min 10 s` or `8 s`. */
function durationOf(seconds: number, language: Language): string {
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const [minutes, hours, days] = [60, 3600, 86_400].map((unit) => Math.floor(whole / unit));
  if (days > 0) return `${days} ${language === "fr" ? "j" : "d"} ${two(hours % 24)} h`;
  if (hours > 0) return `${hours} h ${two(minutes % 60)} min`;
  return minutes > 0 ? `${minutes} min ${two(whole % 60)} s` : `${whole} s`;
}
