import { readFileSync, writeFileSync } from "node:fs";
import { patternTable } from "./table.ts";

const PAGE = "docs/patterns.md";
const WORLDS = 60;

/** Runs every pattern, prints its row, and writes the table into {@link PAGE} unless another number of worlds is asked. */
export function main([asked]: readonly string[]): number {
  const worlds = Number(asked ?? WORLDS);
  if (!(Number.isInteger(worlds) && worlds >= 2)) {
    process.stderr.write(`${asked}: a whole number of worlds, at least 2\n`);
    return 2;
  }
  const found = patternTable(worlds, (line) => process.stdout.write(`${line}\n`));
  if (worlds !== WORLDS) return 0;
  const page = readFileSync(PAGE, "utf8");
  const [before, , after] = page.split(/<!-- \/?patterns -->/);
  writeFileSync(PAGE, `${before}<!-- patterns -->\n${found}\n<!-- /patterns -->${after}`);
  return 0;
}
