import type { Found } from "./cases.ts";
import { adviceOn, type Engine } from "./engines.ts";
import type { Outcome } from "./outcome.ts";

export type Digests = Readonly<Record<string, string>>;

export interface Verdict {
  state: "equal" | "differs" | "failed" | "missing";
  rows: string[][];
  /** What is to be said below the table. */
  remarks: string[];
}

export const HEADER = ["engine", "version", "thread", "same digits", "seconds", "M agent-weeks/s"];

/**
 * Judges an engine.
 *
 * @param expected the digest of every case
 */
export function judge(engine: Engine, outcome: Outcome, expected: Digests): Verdict {
  const { name } = engine;
  if (outcome.state === "missing")
    return {
      state: "missing",
      rows: [[name, "", "", "not run", "", ""]],
      remarks: [`NOT RUN: ${name}: ${outcome.why}`, `  get it: ${adviceOn(engine)}`],
    };
  if (outcome.state === "failed")
    return {
      state: "failed",
      rows: [[name, "", "", "FAILED", "", ""]],
      remarks: [`FAILED: ${name}: ${outcome.why}`],
    };
  const rows: string[][] = [];
  const remarks: string[] = [];
  for (const { thread, found } of outcome.threads) {
    const different = differences(found.digests, expected);
    rows.push([name, outcome.version, thread, different.length > 0 ? "NO" : "yes", ...measures(found)]);
    remarks.push(...different.map((difference) => `DIFFERS: ${name}, ${thread}: ${difference}`));
  }
  return { state: remarks.length > 0 ? "differs" : "equal", rows, remarks };
}

const measures = ({ seconds, speed }: Found): string[] => [seconds.toFixed(1), speed.toFixed(2)];

/** Cases in which digests are not those expected, either way round. */
function differences(digests: Digests, expected: Digests): string[] {
  const cases = [...new Set([...Object.keys(expected), ...Object.keys(digests)])];
  return cases
    .filter((id) => digests[id] !== expected[id])
    .map((id) => `${id} is ${digests[id] ?? "absent"}, expected ${expected[id] ?? "nothing"}`);
}

/**
 * Sums up.
 *
 * @param cases how many each engine ran
 * @param required whether every engine has to be there
 */
export function conclude(
  verdicts: readonly Verdict[],
  cases: number,
  required: boolean,
): { summary: string; exitCode: number } {
  const count = (state: Verdict["state"]) => verdicts.filter((verdict) => verdict.state === state).length;
  const [wrong, missing] = [count("differs") + count("failed"), count("missing")];
  const parts = [`${count("equal")} engines have the same digits in ${cases} cases`];
  if (wrong > 0) parts.push(`${wrong} FAILED`);
  if (missing > 0)
    parts.push(`${missing} NOT RUN${required ? ", which LEVAIN_ENGINES=required forbids" : ""}`);
  return { summary: parts.join(", "), exitCode: wrong > 0 || (required && missing > 0) ? 1 : 0 };
}
