import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Page } from "./page.ts";

const tell = (line: string) => process.stdout.write(`${line}\n`);

/**
 * The command `npm run docs`: updates all pages from declarations and kept evidence, and reports evidence that is out of
 * date itself.
 *
 * @returns the exit code: 1 if a page could not be made
 */
export async function main(): Promise<number> {
  const problems = new Set<string>();
  const { DECLARED } = await import("./declared.ts");
  bringUpToDate(DECLARED, problems);
  // Only now: these resolve scenarios, which extend the baseline that was just written.
  const { PAGES } = await import("./pages.ts");
  bringUpToDate(PAGES, problems);
  for (const problem of problems) tell(problem);
  if (problems.size > 0) return 1;
  const { PIECES } = await import("../evidence/pieces.ts");
  const { advice, staleParts } = await import("../evidence/store.ts");
  for (const piece of PIECES) if ((await staleParts(piece)).length > 0) tell(advice(piece));
  return 0;
}

/** Writes pages that differ from their files. @param problems receives why pages could not be made */
function bringUpToDate(pages: readonly Page[], problems: Set<string>): void {
  for (const { file, text } of pages)
    try {
      const made = text();
      if (existsSync(file) && readFileSync(file, "utf8") === made) continue;
      writeFileSync(file, made);
      tell(`wrote ${file}`);
    } catch (error) {
      problems.add(error instanceof Error ? error.message : String(error));
    }
}
