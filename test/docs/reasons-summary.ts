import { type DSVRowArray, rollup, sum } from "d3";
import { REASONS, type Reason } from "../../sim/recorders/reasons.ts";
import { code, table } from "./markdown.ts";

/** Why people do not take part in the last week: people per world, most first. @param rows of `reasons` */
export function reasonsSummary(rows: DSVRowArray): string {
  const last = String(Math.max(...rows.map(({ week }) => Number(week))));
  const ending = rows.filter(({ week }) => week === last);
  const worlds = new Set(ending.map(({ replicate }) => replicate)).size;
  const scenarios = [...new Set(ending.map(({ scenario }) => scenario))];
  const people = rollup(
    ending,
    (of) => sum(of, (row) => Number(row.people)) / worlds,
    ({ reason }) => reason,
    ({ scenario }) => scenario,
  );
  const [first] = scenarios;
  const ranked = [...people].sort(([, a], [, b]) => (b.get(first) ?? 0) - (a.get(first) ?? 0));
  return table(
    ["reason", "meaning", ...scenarios.map(code)],
    ranked.map(([reason, mean]) => [
      code(reason),
      REASONS[reason as Reason].en,
      ...scenarios.map((scenario) => String(Math.round(mean.get(scenario) ?? 0))),
    ]),
  );
}
