import { didYouMean } from "../../sim/input/suggestions.ts";
import { tried } from "../evidence/validation.ts";
import { outcomeOf } from "./judge.ts";
import { EXPERIMENTS } from "./list.ts";
import { RESULT_COLUMNS, resultCells } from "./table.ts";

const USAGE = `npm run validation -- [id...] [--worlds N]   a quick look at experiments in a few worlds (10); writes nothing
`;

/** @returns the exit code */
export function main(args: readonly string[]): number {
  const at = args.indexOf("--worlds");
  const worlds = at < 0 ? 10 : Number(args[at + 1]);
  const ids = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  const known = EXPERIMENTS.map(({ id }) => id);
  const problems = ids
    .filter((id) => !known.includes(id))
    .map((id) => `${id}: ${didYouMean(id, known)?.en ?? `known: ${known.join(", ")}`}`);
  if (!(Number.isInteger(worlds) && worlds >= 2))
    problems.push(`--worlds ${args[at + 1] ?? "N"}: a whole number of worlds, at least 2`);
  if (problems.length > 0) {
    process.stderr.write(`${problems.join("\n")}\n${USAGE}`);
    return 2;
  }
  process.stdout.write(`${RESULT_COLUMNS.join(" | ")}\n`);
  for (const experiment of EXPERIMENTS) {
    if (ids.length > 0 && !ids.includes(experiment.id)) continue;
    const found = tried(experiment, worlds, (shown) => outcomeOf(experiment.expected, shown));
    process.stdout.write(`${resultCells(experiment, found, worlds).join(" | ")}\n`);
  }
  return 0;
}
