import { shown } from "../../sim/host/cli/print.ts";
import { relevantDifference } from "../../sim/metrics/metric.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { publicAtStart } from "../../sim/world/people/represents.ts";
import { dotplotMarks } from "../../viz/charts/dotplot/marks.ts";
import { dotplotNodes } from "../../viz/charts/dotplot/nodes.ts";
import { svgText } from "../../viz/svg.ts";
import { requestOf } from "../evidence/comparison.ts";
import { PAIR, smallPay, WORLDS } from "../evidence/small-pay.ts";
import { resultOf } from "../evidence/store.ts";

/** Dotplot of contributions and active people under small pay, as evidence has them. */
export function smallPayChart(): string {
  const [a, b] = requestOf(PAIR, WORLDS).scenarios;
  const { worlds } = resultOf(smallPay);
  const { horizonWeeks, population } = a.scenario;
  const panels = ["contributions", "active"].map((id) => {
    const metric = METRICS.find((one) => one.id === id)!;
    const of = (scenario: string) => worlds[scenario][id].map((value) => value ?? Number.NaN);
    const [before, after] = [of(a.id), of(b.id)];
    const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
    return {
      label: metric.label.en,
      unit: metric.unit,
      relevant: relevantDifference(metric, publicAtStart(population), mean),
      rows: [{ other: "B", differences: after.map((value, world) => value - before[world]) }],
    };
  });
  const number = (value: number) => shown(value, "en");
  const wording = {
    say: ({ en }: { en: string }) => en,
    number: (value: number, signed: boolean) => shown(value, "en", signed),
  };
  const data = {
    title: PAIR.title.en,
    subtitle: `${WORLDS} matched worlds, ${number(population.consumers)} people, ${horizonWeeks} weeks`,
    arms: [
      { letter: "A", name: a.scenario.title.en },
      { letter: "B", name: b.scenario.title.en },
    ],
    panels,
  };
  return svgText(dotplotNodes(dotplotMarks(data, wording), wording, PAIR.id));
}
