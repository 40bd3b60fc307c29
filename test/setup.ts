import fc from "fast-check";
import { afterAll } from "vitest";
import { removeTemporaryFolders } from "./temporary-folder.ts";

// A property that gives no seed of its own looks at the same cases every time, so that it passes or fails for a reason.
fc.configureGlobal({ seed: 13 });

// Of each file, whereas modules that files share are loaded only once.
afterAll(removeTemporaryFolders);
