import { afterAll } from "vitest";
import { removeTemporaryFolders } from "./temporary-folder.ts";

// Of each file, whereas modules that files share are loaded only once.
afterAll(removeTemporaryFolders);
