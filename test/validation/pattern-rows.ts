import { idOf, patterns } from "../evidence/patterns.ts";
import { resultOf } from "../evidence/store.ts";
import { standing } from "../patterns/judge.ts";
import { PATTERNS } from "../patterns/list.ts";
import type { Question, Use } from "./experiment.ts";

/** A finding behind an answer. */
export interface Row {
  name: string;
  question: Question;
  use: Use;
  /** It came out, and vanished without its cause where that was tried. */
  shown: boolean;
}

/** The question that each fact of docs/patterns.md answers, and how it was used; inputs of a scenario, and what holds trivially, answer none. */
export const FACTS: Readonly<Record<string, { question: Question; use: Use } | null>> = {
  P2: { question: "inequality", use: "looked at" },
  P5: { question: "inequality", use: "tuned to" },
  E5: { question: "staying", use: "tuned to" },
  E7: { question: "staying", use: "tuned to" },
  E3: { question: "support", use: "tuned to" },
  E11: { question: "joining", use: "looked at" },
  R1: { question: "motives", use: "tuned to" },
  R2: { question: "motives", use: "tuned to" },
  R5: { question: "motives", use: "tuned to" },
  R6: { question: "motives", use: "tuned to" },
  R7: { question: "motives", use: "tuned to" },
  C5: { question: "organisation", use: "tuned to" },
  C1: { question: "organisation", use: "looked at" },
  // It holds whatever talk costs, since the forum’s talk takes less than is planned: it tests nothing of coordination.
  C2: null,
  C3: { question: "organisation", use: "tuned to" },
  F1: { question: "organisation", use: "looked at" },
  F3: { question: "support", use: "looked at" },
  F5: { question: "services", use: "looked at" },
  F8: { question: "services", use: "looked at" },
  I2: { question: "contests", use: "looked at" },
  I4: { question: "contests", use: "looked at" },
  I6: { question: "contests", use: "looked at" },
  D1: null,
  D3: null,
};

/** The patterns as findings; those that are only reported gate nothing and stand for nothing. */
export function rowsOfPatterns(): Row[] {
  const rows: Row[] = [];
  for (const pattern of PATTERNS) {
    const used = FACTS[pattern.fact];
    if (used === null || pattern.reported !== undefined) continue;
    const { found, without } = resultOf(patterns, idOf(pattern));
    const vanishes = without === undefined || standing(without, pattern.band) !== "shown";
    rows.push({
      name: pattern.fact,
      ...used,
      shown: standing(found, pattern.band) === "shown" && vanishes,
    });
  }
  return together(rows);
}

/** A fact with several rows is shown if all are. */
function together(rows: readonly Row[]): Row[] {
  const facts = [...new Set(rows.map(({ name }) => name))];
  return facts.map((fact) => {
    const of = rows.filter(({ name }) => name === fact);
    return { ...of[0], shown: of.every(({ shown }) => shown) };
  });
}
