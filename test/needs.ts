import { describe, test } from "vitest";
import { NEEDS } from "./not-tried.ts";

/** Something that a test needs and not every machine has. */
export interface Need {
  isMet: boolean;
  /** What is needed, and how to get it; completes “needs …”. */
  what: string;
}

type Run = (name: string, run: () => void | Promise<void>, longestMs?: number) => void;

/**
 * `test` and `describe` for a machine that has all of this. On any other they are skipped, under a name that says why;
 * `not-tried.ts` prints it after all tests.
 */
export function needing(...needs: readonly Need[]): { test: Run; describe: Run } {
  const reason = reasonFor(needs);
  if (reason === "") return { test, describe };
  return {
    test: (name, run, longestMs) => test.skip(name + reason, run, longestMs),
    describe: (name, run) => describe.skip(name + reason, run),
  };
}

/** Why a test is skipped, as it ends its name; empty if it is not. */
export function reasonFor(needs: readonly Need[]): string {
  const missing = needs.filter(({ isMet }) => !isMet).map(({ what }) => what);
  return missing.length === 0 ? "" : NEEDS + missing.join("; ");
}
