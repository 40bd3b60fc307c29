import { REASONS, type Reason } from "../../sim/recorders/reason-texts.ts";
import { smallPay, WORLDS } from "../evidence/small-pay.ts";
import { resultOf } from "../evidence/store.ts";
import { code, table } from "./markdown.ts";

/** Why people do not take part in the last week under small pay: people per world, the most frequent first. */
export function reasonsSummary(): string {
  const { reasons } = resultOf(smallPay);
  const scenarios = Object.keys(reasons);
  const [first] = scenarios;
  const known = [...new Set(scenarios.flatMap((scenario) => Object.keys(reasons[scenario])))];
  const ranked = known.sort((a, b) => (reasons[first][b] ?? 0) - (reasons[first][a] ?? 0));
  return table(
    ["reason", "meaning", ...scenarios.map(code)],
    ranked.map((reason) => [
      code(reason),
      REASONS[reason as Reason].en,
      ...scenarios.map((scenario) => String(Math.round((reasons[scenario][reason] ?? 0) / WORLDS))),
    ]),
  );
}
