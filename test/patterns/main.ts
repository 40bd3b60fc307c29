import { measured } from "../evidence/patterns.ts";
import { intervalOf } from "./judge.ts";
import { PATTERNS } from "./list.ts";
import { cellsOf } from "./table.ts";

const USUAL_WORLDS = 10;

/**
 * A quick look at every pattern in a few worlds, for who works on a mechanism; it writes nothing.
 *
 * @param asked number of worlds
 * @returns the exit code
 */
export function main([asked]: readonly string[]): number {
  const worlds = Number(asked ?? USUAL_WORLDS);
  if (!(Number.isInteger(worlds) && worlds >= 2)) {
    process.stderr.write(`${asked}: a whole number of worlds, at least 2\n`);
    return 2;
  }
  for (const pattern of PATTERNS)
    process.stdout.write(
      `${cellsOf(
        pattern,
        measured(pattern, worlds, ({ ratios }) => intervalOf(ratios)),
      ).join(" | ")}\n`,
    );
  return 0;
}
