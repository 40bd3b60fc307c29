import { commitOf } from "./commit.ts";
import { commandStart, comparing } from "./figures/command.ts";
import { dormant } from "./figures/dormant.ts";
import { bytesPerPerson, fullModel, people, twoWorkers } from "./figures/full-model.ts";
import { ownMechanismRate } from "./figures/own.ts";
import { table } from "./table.ts";

/** One line of the table: what is measured, and what came out. */
interface Figure {
  what: string;
  aim: string;
  measure: () => string | Promise<string>;
}

const MILLION = 1_000_000;

/** The ten figures, each measured by itself. */
const FIGURES: readonly Figure[] = [
  { what: "full model, 1,000 people, ns per agent-week", aim: "", measure: () => fullModel(1000) },
  { what: "full model, 100,000 people, ns per agent-week", aim: "", measure: () => fullModel(100_000) },
  { what: "full model, 1,000,000 people, ns per agent-week", aim: "", measure: () => fullModel(MILLION) },
  { what: "two workers to one, times", aim: "≥ 1.9", measure: () => twoWorkers(1000) },
  {
    what: "people and ties at 1,000 and 1,000,000, µs per person",
    aim: "≤ 2",
    measure: () => `${people(1000)} and ${people(MILLION)}`,
  },
  { what: "own mechanism alone, M agent-weeks/s", aim: "", measure: ownMechanismRate },
  { what: "a million people, 0.3 % active, 104 weeks", aim: "≤ 6 s, ≤ 700 MB", measure: dormant },
  { what: "levain compare small-pay, s by the clock", aim: "≤ 1.2", measure: comparing },
  { what: "start of the command, ms by the clock", aim: "≤ 150", measure: commandStart },
  { what: "bytes per person", aim: "", measure: bytesPerPerson },
];

export const FIGURE_COUNT = FIGURES.length;

/** @param only numbers of figures, from 1 */
export async function figuresTable(only: readonly number[]): Promise<string> {
  const rows: string[][] = [];
  for (const number of only) {
    const { what, aim, measure } = FIGURES[number - 1];
    rows.push([`${number}. ${what}`, await measure(), aim]);
  }
  return table(`Commit ${commitOf(".")}, Node ${process.versions.node}`, ["figure", "measured", "aim"], rows);
}
