import { type Ablation, ablatable, ablatedScenarios, ablationsOf } from "../../experiment/ablation.ts";
import { measuredBy } from "../../experiment/request.ts";
import { inputError } from "../../input/problems.ts";
import type { NamedScenario } from "../../model/model.ts";
import type { CommandModel } from "../own/own-file.ts";
import { runExperiment } from "./experiment.ts";
import type { Context } from "./language.ts";
import type { ExperimentOptions } from "./options.ts";
import { shown, tableOf } from "./print.ts";

/** Runs two scenarios with each mechanism switched off in turn, in matched worlds, and ranks what drives the difference. */
export async function ablate(
  scenarios: readonly NamedScenario[],
  options: ExperimentOptions,
  headlines: readonly string[],
  context: Context,
  own: CommandModel,
): Promise<void> {
  const [baseline, other, ...more] = scenarios;
  if (more.length > 0)
    throw inputError("--ablate", scenarios.length, { en: "two scenarios", fr: "deux scénarios" });
  const mechanisms = ablatable(baseline, other, own.model);
  const { request, worlds } = await runExperiment(
    ablatedScenarios(baseline, other, own.model),
    options,
    false,
    headlines,
    context,
    own,
  );
  const ranked = Object.fromEntries(
    request.headlines.map((metric) => [metric, ablationsOf(worlds, mechanisms, metric, measuredBy(request))]),
  );
  if (options.json)
    return context.print(
      JSON.stringify({
        baseline: baseline.id,
        scenario: other.id,
        replicates: request.replicates,
        seed: request.seed,
        ablations: ranked,
      }),
    );
  for (const [metric, ablations] of Object.entries(ranked)) printAblations(metric, ablations, context);
}

export function printAblations(
  metric: string,
  ablations: readonly Ablation[],
  { print, say, language }: Context,
): void {
  const moving = ablations.filter(({ drive }) => drive > 0);
  print(
    `${say({ en: `${metric}: B − A`, fr: `${metric} : B − A` })} ${shown(ablations[0]?.whole ?? null, language, true)}`,
  );
  if (moving.length === 0)
    print(`  ${say({ en: "no mechanism drives it", fr: "aucun mécanisme n’en est la cause" })}`);
  else
    for (const line of tableOf([
      [say({ en: "off", fr: "désactivé" }), "B − A", say({ en: "drive", fr: "effet" })],
      ...moving.map(({ mechanism, without, drive }) => [
        mechanism,
        shown(without, language, true),
        Number.isFinite(drive) ? shown(drive, language) : "∞",
      ]),
    ]))
      print(`  ${line}`);
  print("");
}
