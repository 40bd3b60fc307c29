import type { Command } from "commander";
import { differences } from "../../scenario/difference.ts";
import { printable } from "../../scenario/problems.ts";
import type { Context } from "./language.ts";
import { scenarioOf } from "./sources.ts";

export function addDiff(program: Command, { say, print }: Context): void {
  program
    .command("diff")
    .description(
      say({
        en: "list the values in which two scenarios differ",
        fr: "lister les valeurs qui distinguent deux scénarios",
      }),
    )
    .argument("<a>", say({ en: "id or file, with overrides", fr: "identifiant ou fichier, avec réglages" }))
    .argument("<b>", say({ en: "the other one", fr: "l’autre" }))
    .action((a: string, b: string) => {
      const found = differences(scenarioOf(a).scenario, scenarioOf(b).scenario);
      for (const { path, before, after } of found)
        print(printable(`${path}: ${JSON.stringify(before) ?? "–"} → ${JSON.stringify(after) ?? "–"}`));
      if (found.length === 0) print(say({ en: "no difference", fr: "aucune différence" }));
    });
}
