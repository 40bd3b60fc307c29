import type { Command } from "commander";
import { describeProblems, InputError } from "../../scenario/problems.ts";
import type { Context } from "./language.ts";
import { pairOf, scenarioOf, scenariosOfPair } from "./sources.ts";

export function addValidate(program: Command, { say, print, language }: Context): void {
  program
    .command("validate")
    .description(
      say({
        en: "check scenario files and list every problem",
        fr: "vérifier des scénarios et lister tous les problèmes",
      }),
    )
    .argument(
      "<file...>",
      say({ en: "files, or ids of built-in scenarios and pairs", fr: "fichiers, ou identifiants intégrés" }),
    )
    .action((files: string[]) => {
      const problems = files.flatMap((file) => {
        const found = problemsIn(file);
        if (found === undefined) print(`${file}: ${say({ en: "valid", fr: "valide" })}`);
        return found ?? [];
      });
      if (problems.length > 0)
        throw new ListedProblems(
          problems.map((error) => describeProblems(error.problems, language, error.where)).join("\n"),
        );
    });
}

/** Problems of several files, already in words. */
export class ListedProblems extends Error {}

function problemsIn(file: string): InputError[] | undefined {
  try {
    const pair = pairOf(file);
    if (pair) scenariosOfPair(pair, []);
    else scenarioOf(file);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return [error];
    throw error;
  }
}
