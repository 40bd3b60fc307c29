import { readFileSync } from "node:fs";
import { bundle } from "./bundle.ts";
import { ENGINES, missingPackages } from "./engines.ts";
import { temporaryFolder } from "./processes.ts";
import { runIn } from "./run.ts";
import { conclude, type Digests, HEADER, judge, type Verdict } from "./verdict.ts";

const GOLDEN = new URL("../golden/digests.json", import.meta.url);
const WIDTHS = [24, 14, 6, 11, 7, 15];

const print = (line: string) => process.stdout.write(`${line}\n`);
const printRow = (cells: readonly string[]) =>
  print(`| ${cells.map((cell, index) => cell.padEnd(WIDTHS[index])).join(" | ")} |`);

/**
 * Runs the cases in every engine that is here and compares digests: with those kept, or, for cases of which none is
 * kept, with those of the Node that runs this.
 */
export async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== "--missing");
  if (unknown !== undefined) {
    process.stderr.write(`${unknown}: the only option is --missing\n`);
    return 2;
  }
  if (args.includes("--missing")) {
    print(missingPackages().join(" "));
    return 0;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  const golden: Digests = JSON.parse(readFileSync(GOLDEN, "utf8"));
  const bundled = temporaryFolder();
  await bundle(bundled);

  printRow(HEADER);
  printRow(WIDTHS.map((width) => "-".repeat(width)));
  let expected = golden;
  const verdicts: Verdict[] = [];
  for (const engine of ENGINES) {
    const outcome = await runIn(engine, bundled);
    if (expected === golden && outcome.state === "ran")
      expected = { ...outcome.threads[0].found.digests, ...golden };
    const verdict = judge(engine, outcome, expected);
    verdict.rows.forEach(printRow);
    verdicts.push(verdict);
  }
  const cases = Object.keys(expected).length;
  const { summary, exitCode } = conclude(verdicts, cases, process.env.LEVAIN_ENGINES === "required");
  for (const line of ["", ...verdicts.flatMap(({ remarks }) => remarks), summary]) print(line);
  return exitCode;
}
