import { clearLine, cursorTo } from "node:readline";
import type { Language } from "../../scenario/text.ts";
import type { Context } from "./language.ts";

/** Shown once work turns out to be long. */
const PATIENCE_MS = 2000;
/** A terminal's line is written anew that often at most; elsewhere lines follow one another that slowly. */
const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;
/** Pieces may differ a hundredfold in their work, so that only the last minute tells how fast it goes. */
const WINDOW_MS = 60_000;
const LOOK_EVERY_MS = 1000;
const USUAL_COLUMNS = 80;

export interface Done {
  done: number;
  /** All that there is to do, at most. */
  most: number;
}

interface Pace {
  perSecond: number;
  secondsLeft: number;
}

export interface ProgressLine<T extends Done> {
  tell: (told: T) => void;
  stop: () => void;
}

/**
 * Says how far some work is: on a terminal in one line that is written anew, elsewhere, and where the cursor cannot
 * move, in a line every few seconds. It ends with the time left, once that is known and until all is done.
 *
 * @param atMost whether there may turn out to be less to do
 * @param parts of the line before that; how much is done in a second is absent as long as the time left is
 */
export function progressLine<T extends Done>(
  { io, language, say }: Pick<Context, "io" | "language" | "say">,
  atMost: boolean,
  parts: (told: T, perSecond: number | undefined) => readonly string[],
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
      // The last column stays free: some terminals begin a new line there.
      stream.write(line.slice(0, (stream.columns || USUAL_COLUMNS) - 1));
    } else stream.write(`${line}\n`);
    written = line;
    writtenAt = now;
  };
  return {
    tell(told) {
      const now = performance.now();
      const pace = paceAt(told, now, now < showFrom);
      // Nobody waits any more for what is all done before it was spoken of.
      if (stopped || now < showFrom || (written === "" && told.done >= told.most)) return;
      unwritten = () => [...parts(told, pace?.perSecond), ...(pace === undefined ? [] : [leftOf(pace)])];
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

/** How fast work goes. What is told while it starts only moves the start: a resumed work's first part takes no time. */
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
