import type { Command } from "commander";
import { describeProblems, InputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import { resolveScenario } from "../../model/built-in.ts";
import type { NamedScenario } from "../../model/model.ts";
import { studyPlan } from "../../study/study-plan.ts";
import { fileSource, isFile } from "../scenario/scenario-file.ts";
import type { Context } from "./language.ts";
import { pairOf, scenarioOf, scenariosOfPair } from "./sources.ts";
import { warn } from "./warnings.ts";

export function addValidate(program: Command, context: Context): void {
  const { say, print, language } = context;
  program
    .command("validate")
    .description(
      say({
        en: "list every problem in scenarios and studies",
        fr: "lister tous les problèmes de scénarios et d’études",
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

function scenariosIn(file: string): NamedScenario[] | InputError {
  try {
    const found = scenariosInFile(file);
    if (found !== undefined) return found;
    const pair = pairOf(file);
    return pair ? scenariosOfPair(pair, []) : [scenarioOf(file)];
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/**
 * The scenarios of a file that has this name and is JSON: those of a study, which alone has the key `scenarios`, or the
 * only one. Other files, such as tables of people, are reported by `scenarioOf`.
 */
function scenariosInFile(file: string): NamedScenario[] | undefined {
  if (!/\.json$/i.test(file) || !isFile(file)) return undefined;
  const source = fileSource(file);
  const isStudy = isRecord(source.raw) && "scenarios" in source.raw;
  return isStudy ? [...studyPlan(source).study.scenarios] : [resolveScenario(source)];
}
