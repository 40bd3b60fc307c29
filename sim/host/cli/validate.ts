import type { Command } from "commander";
import { describeProblems, InputError } from "../../input/problems.ts";
import { builtIn, SCENARIOS } from "../../model/built-in.ts";
import type { NamedScenario } from "../../model/model.ts";
import { checkedScenario, scenariosInFile } from "./file-kinds.ts";
import type { Context } from "./language.ts";
import { pairOf, scenarioOf, scenariosOfPair } from "./sources.ts";
import { warn } from "./warnings.ts";

export function addValidate(program: Command, context: Context): void {
  const { say, print, language } = context;
  program
    .command("validate")
    .description(
      say({
        en: "list every problem in scenarios, studies, calibrations and ensembles",
        fr: "lister tous les problèmes de scénarios, d’études, de calages et d’ensembles",
      }),
    )
    .argument(
      "<file...>",
      say({
        en: "files, or ids of built-in scenarios and pairs",
        fr: "fichiers, ou identifiants de scénarios et de comparaisons intégrés",
      }),
    )
    .action((files: string[]) => {
      const problems = files.flatMap((file) => {
        const found = scenariosIn(file);
        if (found instanceof InputError) return [found];
        print(say({ en: `${file}: valid`, fr: `${file} : valide` }));
        warn(found, context);
        return [];
      });
      if (problems.length > 0)
        throw new ListedProblems(
          problems.map((error) => describeProblems(error.problems, language, error.where)).join("\n"),
        );
    });
}

/** Problems of several files, already described. */
export class ListedProblems extends Error {}

function scenariosIn(file: string): readonly NamedScenario[] | InputError {
  try {
    const found = scenariosInFile(file);
    if (found !== undefined) return found;
    const pair = pairOf(file);
    if (pair) return scenariosOfPair(pair, []);
    return [SCENARIOS.has(file) ? checkedScenario(builtIn(file), true) : scenarioOf(file)];
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
