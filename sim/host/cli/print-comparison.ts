import type { Comparison, Report } from "../../experiment/experiment.ts";
import { metricsOf, type Request } from "../../experiment/request.ts";
import { unitIn } from "../../input/units.ts";
import type { Context } from "./language.ts";
import { letter, shown, tableOf } from "./print.ts";
import { verdictSentence } from "./verdict-words.ts";

/** Prints one comparison: verdicts first, then the numbers of the headline metrics, or of every metric. */
export function printComparison(
  request: Request,
  report: Report,
  comparison: Comparison,
  index: number,
  everyMetric: boolean,
  context: Context,
): void {
  const { language, say, print } = context;
  const b = letter(index + 1);
  print("");
  print(say({ en: `${b} against A`, fr: `${b} par rapport à A` }));
  const verdicts = request.headlines.length * (request.scenarios.length - 1);
  for (const id of request.headlines)
    print(`  ${verdictSentence(id, comparison.metrics[id], b, verdicts, context)}`);
  print("");
  const number = (value: number | null, signed = false) => shown(value, language, signed);
  // Those of one operation are measured only where somebody asks for them.
  const isWanted = (id: string) => [id, id.split("@")[0]].some((name) => request.headlines.includes(name));
  const wanted = metricsOf(request).filter(({ id }) => everyMetric || isWanted(id));
  const rows = wanted.map(({ id, unit }) => {
    const { q05, q50, q95, higherIn, lowerIn, equalIn, varianceReduction } = comparison.metrics[id];
    return [
      `${id} [${unitIn(unit, language)}]`,
      number(report.scenarios[0].metrics[id].q50),
      number(report.scenarios[index + 1].metrics[id].q50),
      number(q50, true),
      number(q05, true),
      number(q95, true),
      `${higherIn}/${equalIn}/${lowerIn}`,
      varianceReduction === null ? "–" : `×${number(varianceReduction)}`,
    ];
  });
  const header = [
    say({ en: "metric", fr: "indicateur" }),
    say({ en: "A median", fr: "A médiane" }),
    say({ en: `${b} median`, fr: `${b} médiane` }),
    say({ en: `${b} − A`, fr: `${b} − A` }),
    "5 %",
    "95 %",
    say({ en: "up/equal/down", fr: "plus/égal/moins" }),
    say({ en: "variance", fr: "variance" }),
  ];
  for (const line of tableOf([header, ...rows])) print(`  ${line}`);
  print(
    say({
      en:
        "  5 % and 95 % are quantiles of the worlds' differences; variance: how many times more worlds it would take without matching." +
        (everyMetric ? "" : " --all shows every metric."),
      fr:
        "  5 % et 95 % : quantiles des différences entre mondes ; variance : combien de fois plus de mondes il faudrait sans les apparier." +
        (everyMetric ? "" : " --all montre tous les indicateurs."),
    }),
  );
}
