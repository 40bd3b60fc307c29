import type { DSVRowArray } from "d3";
import { shown } from "../../sim/host/cli/print.ts";
import type { Pair } from "../../sim/library.ts";
import { relevantDifference } from "../../sim/metrics/metric.ts";
import { METRICS, type Scenario } from "../../sim/model.ts";
import { dotplotMarks, dotplotNodes } from "../../viz/charts/dotplot.ts";
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
      label: metric.text.en.replace(/\.$/, ""),
      unit: metric.unit,
      differences: after.map((value, world) => value - before[world]),
      relevant: relevantDifference(metric, population.consumers, mean),
    };
  });
  const number = (value: number) => shown(value, "en");
  const chart = dotplotMarks({
    title: pair.title.en,
    subtitle: `A: ${a.resolved.title.en} · B: ${b.resolved.title.en} · ${options.replicates} matched worlds, ${number(population.consumers)} people, ${horizonWeeks} weeks`,
    other: "B",
    panels,
  });
  const wording = {
    say: ({ en }: { en: string }) => en,
    number: (value: number, signed: boolean) => shown(value, "en", signed),
  };
  return svgText(dotplotNodes(chart, wording, pair.id));
}
