import { parseArgs } from "node:util";
import { didYouMean } from "../../sim/input/suggestions.ts";
import { measured, measuredMoved } from "../evidence/patterns.ts";
import { intervalOf, type Shown, standing } from "./judge.ts";
import { PATTERNS } from "./list.ts";
import type { Pattern } from "./pattern.ts";
import { COLUMNS, cellsOf, intervalText } from "./table.ts";

const USAGE = `npm run patterns -- [fact...] [--half] [--worlds N]

A quick look at every pattern, or at those of some facts, in a few worlds (10); it writes nothing.
--half also shows each with its parameter at half of its value and at one and a half times it, and takes more than twice as long.
`;
const OPTIONS = {
  half: { type: "boolean", default: false },
  worlds: { type: "string", default: "10" },
} as const;
const FACTORS = [0.5, 1.5];

const judged = ({ ratios }: Pick<Shown, "ratios">) => intervalOf(ratios);

/** @returns the exit code: 2 for a wrong call */
export function main(args: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    const worlds = Number(values.worlds);
    if (!(Number.isInteger(worlds) && worlds >= 2))
      throw new TypeError(`--worlds ${values.worlds}: a whole number of worlds, at least 2`);
    const asked = patternsOf(positionals);
    const halved = FACTORS.map((factor) => `with ${factor} × its parameter`);
    process.stdout.write(`${[...COLUMNS, ...(values.half ? halved : [])].join(" | ")}\n`);
    for (const pattern of asked) {
      const cells = cellsOf(pattern, measured(pattern, worlds, judged));
      if (values.half) cells.push(...FACTORS.map((factor) => movedText(pattern, worlds, factor)));
      process.stdout.write(`${cells.join(" | ")}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n${USAGE}`);
    return 2;
  }
}

function patternsOf(facts: readonly string[]): readonly Pattern[] {
  const known = [...new Set(PATTERNS.map(({ fact }) => fact))];
  const unknown = facts.find((fact) => !known.includes(fact));
  if (unknown !== undefined)
    throw new TypeError(`${unknown}: ${didYouMean(unknown, known)?.en ?? `known: ${known.join(", ")}`}`);
  return facts.length === 0 ? PATTERNS : PATTERNS.filter(({ fact }) => facts.includes(fact));
}

function movedText(pattern: Pattern, worlds: number, factor: number): string {
  const found = measuredMoved(pattern, worlds, pattern.parameter, factor, judged);
  return `${factor} × ${pattern.parameter}: ${intervalText(found)}, ${standing(found, pattern.band)}`;
}
