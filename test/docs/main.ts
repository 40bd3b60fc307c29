import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Page } from "./page.ts";

const tell = (line: string) => process.stdout.write(`${line}\n`);

/**
 * The command `npm run docs`: writes what is out of date of all that declarations and kept evidence say, and tells what
 * evidence is out of date itself.
 *
 * @returns the exit code, 1 where a page could not be made
 */
export async function main(): Promise<number> {
  const { DECLARED } = await import("./declared.ts");
  let failed = writtenAnew(DECLARED);
  // Only now: these resolve scenarios, which extend the baseline that was just written.
  const [{ PAGES }, { PIECES }, { advice, staleParts }] = await Promise.all([
    import("./pages.ts"),
    import("../evidence/pieces.ts"),
    import("../evidence/store.ts"),
  ]);
  failed += writtenAnew(PAGES);
  for (const piece of PIECES) if ((await staleParts(piece)).length > 0) tell(advice(piece));
  return failed === 0 ? 0 : 1;
}

/** Writes pages that differ from their files. @returns how many could not be made */
function writtenAnew(pages: readonly Page[]): number {
  let failed = 0;
  for (const { file, text } of pages)
    try {
      const made = text();
      if (existsSync(file) && readFileSync(file, "utf8") === made) continue;
      writeFileSync(file, made);
      tell(`wrote ${file}`);
    } catch (error) {
      failed++;
      tell(error instanceof Error ? error.message : String(error));
    }
  return failed;
}
