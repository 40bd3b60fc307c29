import { compare } from "../../sim/index.ts";
import { PAIRS, type Pair } from "../../sim/model/built-in.ts";
import type { Verdict } from "../../sim/verdict/compare.ts";
import { code, table } from "./markdown.ts";

/** Enough to see what is plain, few enough to run all pairs while tests wait. */
const WORLDS = 16;

const ORDER: readonly [Verdict, string][] = [
  ["higher", "higher"],
  ["lower", "lower"],
  ["same", "no difference that matters"],
  ["cannot-tell", "cannot tell"],
];

/** Every ready pair with its question and its verdicts in a few matched worlds. */
export function pairsTable(): string {
  const rows = [...PAIRS.values()].map((pair) => [code(pair.id), pair.question.en, verdictsOf(pair)]);
  return table(["pair", "question", `B against A in ${WORLDS} matched worlds`], rows);
}

function verdictsOf({ baseline, others, headline }: Pair): string {
  const { report } = compare([baseline, ...others], { replicates: WORLDS, headlines: headline });
  const [{ metrics }] = report.comparisons;
  return ORDER.flatMap(([verdict, words]) => {
    const ids = headline.filter((id) => metrics[id].verdict === verdict);
    return ids.length === 0 ? [] : [`${words}: ${ids.join(", ")}`];
  }).join("; ");
}
