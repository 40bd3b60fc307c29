import { PAIRS, type Pair } from "../../sim/model/built-in.ts";
import type { Verdict } from "../../sim/verdict/verdict.ts";
import { reportOfKept, requestOf } from "../evidence/comparison.ts";
import { PAIR_WORLDS, pairs } from "../evidence/pairs.ts";
import { resultOf } from "../evidence/store.ts";
import { code, table } from "./markdown.ts";

const ORDER: readonly [Verdict, string][] = [
  ["higher", "higher"],
  ["lower", "lower"],
  ["higher-perhaps-too-little", "higher, perhaps too little to matter"],
  ["lower-perhaps-too-little", "lower, perhaps too little to matter"],
  ["same", "no difference that matters"],
  ["cannot-tell", "cannot tell"],
];

/** Every ready pair with its question and its verdicts in a few matched worlds. */
export function pairsTable(): string {
  const rows = [...PAIRS.values()].map((pair) => [code(pair.id), pair.question.en, verdictsOf(pair)]);
  return table(["pair", "question", `B against A in ${PAIR_WORLDS} matched worlds`], rows);
}

function verdictsOf(pair: Pair): string {
  const report = reportOfKept(requestOf(pair, PAIR_WORLDS), resultOf(pairs, pair.id));
  const [{ metrics }] = report.comparisons;
  return ORDER.flatMap(([verdict, words]) => {
    const ids = pair.headline.filter((id) => metrics[id].verdict === verdict);
    return ids.length === 0 ? [] : [`${words}: ${ids.join(", ")}`];
  }).join("; ");
}
