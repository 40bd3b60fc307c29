import type { Command } from "commander";
import { FAMILY_METRICS, HEADLINE_METRICS } from "../../model/metric-lists.ts";
import { modelOfFile } from "../own/own-file.ts";
import { resized, runExperiment } from "./experiment.ts";
import { addFamilyOptions, asksFamily, type FamilyOptions, namedOrFamily } from "./family-options.ts";
import type { Context } from "./language.ts";
import { addExperimentOptions, type ExperimentOptions } from "./options.ts";
import { printDigest, printSetting, printSummaries } from "./print.ts";
import { printFamily } from "./print-family.ts";
import { parseOverrides, scenarioOf } from "./sources.ts";
import { warn, warnOfResults } from "./warnings.ts";

interface RunOptions extends ExperimentOptions, FamilyOptions {
  all: boolean;
}

export function addRun(program: Command, context: Context): void {
  const { say, print } = context;
  const command = program
    .command("run")
    .description(
      say({ en: "run scenarios and summarise each", fr: "simuler des scénarios et résumer chacun d’eux" }),
    )
    .argument(
      "[scenario...]",
      say({
        en: "id or file, with overrides: forum@levers.support.guidance=8",
        fr: "identifiant ou fichier, avec modifications : forum@levers.support.guidance=8",
      }),
    );
  command.option("--all", say({ en: "all systems", fr: "tous les systèmes" }), false);
  addFamilyOptions(command, context);
  addExperimentOptions(command, context).action(async (named: string[], options: RunOptions) => {
    const arms = namedOrFamily(command, named, options, options.all);
    const overrides = parseOverrides(options.set);
    const own = await modelOfFile(options.own);
    const { format } = own.model;
    const scenarios = resized(
      arms.map((arm) => scenarioOf(arm, overrides, format)),
      options,
      context,
      format,
    );
    warn(scenarios, context);
    const isFamily = options.all || asksFamily(options);
    const { request, report } = await runExperiment(
      scenarios,
      options,
      false,
      isFamily ? FAMILY_METRICS : HEADLINE_METRICS,
      context,
      own,
    );
    warnOfResults(report, context);
    if (options.json) return print(JSON.stringify(report));
    if (isFamily) printFamily(request, report, context);
    else {
      printSetting(request, context);
      printSummaries(request, report, context);
    }
    printDigest(report, context);
  });
}
