import { VERSION } from "../declarations.ts";
import type { Parts } from "./parts.ts";
import { MOST_WORKERS } from "./protocol.ts";
import type { Shown } from "./results.ts";
import { resultsOfBytes } from "./results-bytes.ts";

/** What the page asks of the browser. */

/** Workers that run worlds: as many as processors, at most four. */
export const workersHere = (): number =>
  Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));

/** Signs of somebody at the page, before the first change. */
const INTERACTIONS = [
  "pointermove",
  "pointerdown",
  "touchstart",
  "keydown",
  "focusin",
  "wheel",
  "scroll",
  "change",
];

/** Waits until somebody is there: a page that is only looked at loads no simulation. */
export function firstInteraction(): Promise<void> {
  const heard = new AbortController();
  return new Promise((done) => {
    for (const kind of INTERACTIONS)
      addEventListener(
        kind,
        () => {
          heard.abort();
          done();
        },
        { capture: true, passive: true, signal: heard.signal },
      );
  });
}

/** Results of what the page opens with; null where they cannot be had, or are another version's. */
export async function firstPictureOf({ firstPicture }: Parts): Promise<Shown | null> {
  try {
    const inflated = (await firstPicture()).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const picture = resultsOfBytes(new Uint8Array(await new Response(inflated).arrayBuffer()));
    return picture.report?.levain === VERSION ? picture : null;
  } catch {
    return null;
  }
}
