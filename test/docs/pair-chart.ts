import type { DSVRowArray } from "d3";
import { shown } from "../../sim/host/cli/print.ts";
import { relevantDifference } from "../../sim/metrics/metric.ts";
import type { Pair } from "../../sim/model/built-in.ts";
import { METRICS, type Scenario } from "../../sim/model/model.ts";
import { dotplotMarks } from "../../viz/charts/dotplot/marks.ts";
import { dotplotNodes } from "../../viz/charts/dotplot/nodes.ts";
import { svgText } from "../../viz/svg.ts";

/** What this chart reads of a manifest. */
interface Manifest {
  options: { replicates: number; seed: string };
  scenarios: { id: string; resolved: Scenario }[];
}

/** Dotplot of a pair's contributions and active people, from the files that `compare --out` writes. */
export function chartOf(pair: Pair, runs: DSVRowArray, { options, scenarios: [a, b] }: Manifest): string {
  const { horizonWeeks, population } = a.resolved;
  const panels = ["contributions", "active"].map((id) => {
    const metric = METRICS.find((one) => one.id === id)!;
    const of = (scenario: string) =>
      runs.filter((run) => run.scenario === scenario).map((run) => Number(run[id]));
    const [before, after] = [of(a.id), of(b.id)];
    const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
    return {
      label: metric.label.en,
      unit: metric.unit,
      relevant: relevantDifference(metric, population.consumers, mean),
      rows: [{ other: "B", differences: after.map((value, world) => value - before[world]) }],
    };
  });
  const number = (value: number) => shown(value, "en");
  const wording = {
    say: ({ en }: { en: string }) => en,
    number: (value: number, signed: boolean) => shown(value, "en", signed),
  };
  const data = {
    title: pair.title.en,
    subtitle: `${options.replicates} matched worlds, ${number(population.consumers)} people, ${horizonWeeks} weeks`,
    arms: [
      { letter: "A", name: a.resolved.title.en },
      { letter: "B", name: b.resolved.title.en },
    ],
    panels,
  };
  return svgText(dotplotNodes(dotplotMarks(data, wording), wording, pair.id));
}
