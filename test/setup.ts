import fc from "fast-check";
import { afterAll } from "vitest";
import { removeTemporaryFolders } from "./temporary-folder.ts";

/**
 * Properties see the same cases in every run, so that a failure appears to the person who caused it.
 * `LEVAIN_TEST_SEED=7 npx vitest run …` tries other cases.
 */
fc.configureGlobal({ seed: Number(process.env.LEVAIN_TEST_SEED ?? 20_260_101) });

// Here it runs for each test file; shared modules are loaded only once.
afterAll(removeTemporaryFolders);
