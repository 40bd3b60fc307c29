import { readFileSync } from "node:fs";

/** An example as a user of the package writes it. */
export function exampleIn(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/^\/\/ biome-ignore.*\n/gm, "")
    .replace("../../sim/index.ts", "levain")
    .trim();
}
