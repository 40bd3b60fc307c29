import { type Ablation, ablatable, ablatedScenarios, ablationsOf } from "../../sim/experiment/ablation.ts";
import { resized } from "../../sim/host/cli/experiment.ts";
import { quiet } from "../docs/command.ts";
import { ran, requestFor, requestOf } from "./comparison.ts";
import { rounded, single } from "./piece.ts";
import { PAIR } from "./small-pay.ts";

const METRIC = "contributions";
const SIZE = { weeks: 52, consumers: 400 };
const WORLDS = 8;

/** The command that gives the same result. */
export const ABLATE = [
  ...["compare", PAIR.id, "--ablate", "--headline", METRIC, "--replicates", String(WORLDS)],
  ...["--weeks", String(SIZE.weeks), "--consumers", String(SIZE.consumers)],
];

function found(worlds: number): Record<string, Ablation[]> {
  const [a, b] = resized(requestOf(PAIR, worlds).scenarios, SIZE, quiet("en"));
  const { worlds: results } = ran(requestFor(ablatedScenarios(a, b), [METRIC], worlds));
  // Mechanisms that drive nothing are not shown, so a new one of them changes nothing here.
  const driving = ablationsOf(results, ablatable(a, b), METRIC).filter(({ drive }) => drive > 0);
  return { [METRIC]: driving.map(({ drive, ...rest }) => ({ ...rest, drive: rounded(drive) })) };
}

/** Which mechanisms drive what small pay does to contributions. */
export const ablation = single({
  name: "ablation",
  pages: ["docs/observing.md"],
  basis: () => ({ worlds: WORLDS, ...SIZE, first: found(1) }),
  make: () => found(WORLDS),
});
