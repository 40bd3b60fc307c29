import fc from "fast-check";
import { afterAll } from "vitest";
import { removeTemporaryFolders } from "./temporary-folder.ts";

/**
 * Properties are tried on the same cases in every run, so that a failure is found by whoever caused it.
 * `LEVAIN_TEST_SEED=7 npx vitest run …` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.LEVAIN_TEST_SEED ?? 20_260_101) });

// Of each file, whereas modules that files share are loaded only once.
afterAll(removeTemporaryFolders);
