import type { Command } from "commander";
import type { Report } from "../../experiment/experiment.ts";
import { DEFAULT_REPLICATES, type Request } from "../../experiment/request.ts";
import { InputError, inputError, printable } from "../../input/problems.ts";
import { problemsIn } from "../../input/shape.ts";
import type { Text } from "../../input/text.ts";
import type { Pair } from "../../model/built-in.ts";
import { FAMILY_METRICS, HEADLINE_METRICS } from "../../model/metric-lists.ts";
import { COMPARED } from "../../scenario/scenario-file.ts";
import { MOST_HEADLINES } from "../../verdict/compare.ts";
import { fewestWorlds } from "../../verdict/verdict.ts";
import { shellWord } from "../files/shell.ts";
import { modelOfFile } from "../own/own-file.ts";
import { ablate } from "./ablate.ts";
import { addEnsembleOptions, type EnsembleOptions, ensembleOf, underSettings } from "./ensemble.ts";
import { resized, runExperiment } from "./experiment.ts";
import { addFamilyOptions, asksFamily, type FamilyOptions, namedOrFamily } from "./family-options.ts";
import type { Context } from "./language.ts";
import { addExperimentOptions, type ExperimentOptions } from "./options.ts";
import { printDigest, printSetting } from "./print.ts";
import { printComparison } from "./print-comparison.ts";
import { printCheck, printEnsemble, printSettings } from "./print-ensemble.ts";
import { printFamily } from "./print-family.ts";
import { pairOf, parseOverrides, scenarioOf, scenariosOfPair } from "./sources.ts";
import { warn, warnOfFewWorlds, warnOfResults } from "./warnings.ts";

interface CompareOptions extends ExperimentOptions, EnsembleOptions, FamilyOptions {
  all: boolean;
  ablate: boolean;
}

export function addCompare(program: Command, context: Context): void {
  const { say, print } = context;
  const command = program
    .command("compare")
    .description(
      say({
        en: "compare scenarios or a family of systems with the first one in matched worlds, or run a ready pair",
        fr: "comparer au premier des scénarios, ou une famille de systèmes, dans des mondes appariés, ou lancer une comparaison toute prête",
      }),
    )
    .argument(
      "[scenario...]",
      say({
        en: "the baseline and other scenarios, or the id of a pair",
        fr: "la référence et d’autres scénarios, ou l’identifiant d’une comparaison",
      }),
    );
  command.option(
    "--all",
    say({
      en: "show every metric, not only the headline ones",
      fr: "afficher tous les indicateurs, pas seulement les principaux",
    }),
    false,
  );
  command.option(
    "--ablate",
    say({
      en: "switch each mechanism off in turn and rank them by how much they drive the difference",
      fr: "désactiver chaque mécanisme à tour de rôle et les classer selon leur part dans la différence",
    }),
    false,
  );
  addFamilyOptions(command, context);
  addEnsembleOptions(command, context);
  command.addHelpText("after", () => `\n${say(worldsHelp())}`);
  addExperimentOptions(command, context).action(async (named: string[], given: CompareOptions) => {
    const arms = namedOrFamily(command, named, given);
    const problems = problemsIn(COMPARED, arms, "scenarios");
    if (problems.length > 0) throw new InputError(problems);
    const overrides = parseOverrides(given.set);
    const own = await modelOfFile(given.own);
    const { format } = own.model;
    const apply = ensembleOf(given, overrides, arms);
    const pair = arms.length === 1 ? pairOf(arms[0]) : undefined;
    if (arms.length === 1 && pair === undefined) refuseSingle(arms[0]);
    const scenarios = pair
      ? scenariosOfPair(pair, overrides, format)
      : arms.map((arm) => scenarioOf(arm, overrides, format));
    const isUsual = command.getOptionValueSource("replicates") === "default";
    const options = { ...given, replicates: (isUsual && pair?.replicates) || given.replicates };
    const sized = resized(scenarios, options, context, format);
    warn(sized, context);
    const isFamily = asksFamily(given);
    const headlines = pair?.headline ?? (isFamily ? FAMILY_METRICS : HEADLINE_METRICS);
    if (options.ablate) {
      await ablate(sized, options, headlines, context, own);
      return;
    }
    const under = apply && underSettings(apply, scenarios, options, context, format);
    const all = under?.arms ?? sized;
    const applied = under && { ...under.applied, scenarios: sized };
    const { request, report } = await runExperiment(all, options, true, headlines, context, own, applied);
    warnOfFewWorlds(report, request.headlines, context);
    warnOfResults(report, context);
    if (options.json) return print(JSON.stringify(report));
    const asked = { ...request, scenarios: sized };
    if (!isFamily || options.all || under) return printReport(asked, report, pair, options.all, context);
    printFamily(asked, report, context);
    printDigest(report, context);
  });
}

/** Prints what is compared, under which settings, and each comparison with its verdicts. @param pair that was asked for */
export function printReport(
  request: Request,
  report: Report,
  pair: Pair | undefined,
  everyMetric: boolean,
  context: Context,
): void {
  const { print, language } = context;
  const { ensemble } = request;
  if (pair) print(`${printable(pair.title[language])}\n${printable(pair.question[language])}\n`);
  printSetting(request, context);
  if (ensemble) printEnsemble(ensemble, context);
  report.comparisons.forEach((comparison, index) => {
    printComparison(request, report, comparison, index, everyMetric, context);
    if (ensemble) printSettings(request, comparison, context);
  });
  printDigest(report, context);
  if (ensemble === undefined) printCheck(context);
}

/** How many worlds verdicts need at least; most comparisons need more. */
function worldsHelp(): Text {
  const [one, six, twelve] = [1, MOST_HEADLINES, 2 * MOST_HEADLINES].map(
    (verdicts) => fewestWorlds(verdicts).direction,
  );
  const same = fewestWorlds(MOST_HEADLINES).same;
  return {
    en: `All verdicts of a comparison share one chance of being wrong, so more headline metrics need more worlds. To say
higher or lower, one verdict needs at least ${one} worlds that all differ the same way, ${MOST_HEADLINES} verdicts at least ${six},
${MOST_HEADLINES} on each of two scenarios at least ${twelve}; usually more: worlds disagree, or differ by unequal amounts. To say that no difference matters, ${MOST_HEADLINES} verdicts need at
least ${same}. The default of ${DEFAULT_REPLICATES} settles many questions of direction.`,
    fr: `Tous les verdicts d’une comparaison se partagent un même risque d’erreur : plus il y a d’indicateurs principaux,
plus il faut de mondes. Pour dire « plus élevé » ou « plus bas », un seul verdict demande au moins ${one} mondes qui
diffèrent tous dans le même sens, ${MOST_HEADLINES} verdicts au moins ${six}, ${MOST_HEADLINES} pour chacun de deux scénarios au moins ${twelve} ; d’ordinaire
davantage : des mondes se contredisent, ou diffèrent de façon inégale. Pour dire qu’aucune différence ne compte, ${MOST_HEADLINES} verdicts en demandent au moins ${same}.
Les ${DEFAULT_REPLICATES} par défaut suffisent souvent à dire dans quel sens va la différence.`,
  };
}

function refuseSingle(arm: string): never {
  scenarioOf(arm);
  const [one, other] = [arm, `${arm}@levers.support.guidance=8`].map(shellWord);
  throw inputError(
    "compare",
    arm,
    {
      en: "two scenarios or more, or the id of a pair",
      fr: "deux scénarios ou plus, ou l’identifiant d’une comparaison",
    },
    {
      en: `for example: levain compare ${one} ${other}`,
      fr: `par exemple : levain compare ${one} ${other}`,
    },
  );
}
