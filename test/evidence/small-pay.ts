import { reportOf } from "../../sim/experiment/experiment.ts";
import { DEFAULT_REPLICATES } from "../../sim/experiment/request.ts";
import { PAIRS } from "../../sim/model/built-in.ts";
import { type Compared, comparedIn, ran, requestOf } from "./comparison.ts";
import { single } from "./piece.ts";

export const PAIR = PAIRS.get("small-pay")!;
export const WORLDS = PAIR.replicates ?? DEFAULT_REPLICATES;

interface SmallPay {
  /** As the command prints it. */
  digest: string;
  worlds: Compared;
  /** People who do not take part in the last week, over all worlds, by scenario and reason. */
  reasons: Record<string, Record<string, number>>;
}

function found(worlds: number): SmallPay {
  const request = requestOf(PAIR, worlds);
  const { worlds: results, reasons: rows } = ran(request, true);
  const last = Math.max(...rows.map(({ week }) => week));
  const reasons: SmallPay["reasons"] = {};
  for (const { scenario, week, reason, people } of rows) {
    if (week !== last) continue;
    reasons[scenario] ??= {};
    reasons[scenario][reason] = (reasons[scenario][reason] ?? 0) + people;
  }
  const { digest } = reportOf(request, results);
  return { digest, worlds: comparedIn(request, results), reasons };
}

/** What `levain compare small-pay --reasons` finds. */
export const smallPay = single<SmallPay>({
  name: "small-pay",
  pages: ["README.md", "docs/observing.md", "docs/small-pay.svg"],
  basis: () => ({ worlds: WORLDS, first: found(1) }),
  make: () => found(WORLDS),
});
