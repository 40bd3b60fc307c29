import { readWritten, type Written, writtenAs } from "../state/written.ts";

const KEY = "levain";

/** What was done last in this browser; undefined where nothing is kept, or nothing can be (private windows). */
export async function lastVisit(): Promise<Written | undefined> {
  try {
    const json = localStorage.getItem(KEY);
    return json === null ? undefined : await readWritten(json);
  } catch {
    return undefined;
  }
}

/** Keeps the experiment for the next visit, where the browser allows it. */
export function saveVisit(written: Written): void {
  try {
    localStorage.setItem(KEY, writtenAs(written));
  } catch {
    // Full, or not allowed: the page works without.
  }
}
