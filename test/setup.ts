import fc from "fast-check";
import { afterAll, describe, test } from "vitest";
import { removeTemporaryFolders } from "./temporary-folder.ts";

/**
 * Properties see the same cases in every run, so that a failure appears to the person who caused it.
 * `LEVAIN_TEST_SEED=7 npx vitest run …` tries other cases.
 */
fc.configureGlobal({ seed: Number(process.env.LEVAIN_TEST_SEED ?? 20_260_101) });

// Here it runs for each test file; shared modules are loaded only once.
afterAll(removeTemporaryFolders);

// Cases that are computed can come out as none, and their test would vanish without a word.
for (const kind of [test, describe]) {
  if (kind.each.name === "eachOfSome") continue; // Files share a process.
  const each = kind.each as (...cases: unknown[]) => unknown;
  const eachOfSome = function (this: unknown, ...cases: unknown[]) {
    if (Array.isArray(cases[0]) && cases.length === 1 && cases[0].length === 0)
      throw new Error(`${kind === test ? "test" : "describe"}.each got no cases, so nothing would be tested`);
    return each.apply(this, cases);
  };
  Object.defineProperty(kind, "each", { value: eachOfSome, configurable: true, writable: true });
}
