import { fileURLToPath } from "node:url";

/** The built bench, which starts itself in processes and threads of their own. */
export const BENCH = fileURLToPath(new URL("./bench.js", import.meta.url));
