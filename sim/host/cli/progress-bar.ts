import { SingleBar } from "cli-progress";
import type { Output } from "./io.ts";

/** Shown once work turns out to be long. */
const PATIENCE_MS = 2000;
/** Where nobody looks at a terminal, lines follow one another that slowly. */
const LINES_EVERY_MS = 5000;

export interface Progress {
  /** @param payload what the format names, by its words */
  tell: (done: number, total: number, payload?: object) => void;
  stop: () => void;
}

/** A line that says how far some work is. @param format `cli-progress`'s */
export function progressBar(stream: Output, format: string): Progress {
  const bar = new SingleBar({
    format,
    stream,
    noTTYOutput: true,
    notTTYSchedule: LINES_EVERY_MS,
  });
  const begun = performance.now();
  let stopped = false;
  return {
    tell: (done, total, payload = {}) => {
      // A late word would begin the line anew, whose clock keeps the program alive for ever.
      if (stopped || performance.now() - begun < PATIENCE_MS) return;
      // Only now is there anything to reckon the time left from.
      if (!bar.isActive) bar.start(total, done, payload);
      else {
        bar.setTotal(total);
        bar.update(done, payload);
      }
    },
    stop: () => {
      stopped = true;
      if (bar.isActive) bar.stop();
    },
  };
}
