import type { Command } from "commander";
import { printableJson } from "../../input/problems.ts";
import { sourcesIn } from "../../model/systems/systems.ts";
import { scenarioHead } from "../../scenario/scenario-file.ts";
import { withPlainPeople } from "../../world/people/own-people.ts";
import type { Context } from "./language.ts";
import { scenarioOf, sourceOf } from "./sources.ts";

export function addShow(program: Command, { say, print }: Context): void {
  program
    .command("show")
    .description(
      say({
        en: "print a scenario with all its values, and on what they rest",
        fr: "afficher un scénario avec toutes ses valeurs et ce sur quoi elles reposent",
      }),
    )
    .argument(
      "<scenario>",
      say({ en: "id or file, with overrides", fr: "identifiant ou fichier, avec modifications" }),
    )
    .action((arm: string) => {
      const { id, scenario } = scenarioOf(arm);
      const sources = sourcesIn(sourceOf(arm), scenario);
      print(
        printableJson(
          JSON.stringify(
            {
              ...scenarioHead(id, null),
              ...(sources.length > 0 && { sources }),
              ...scenario,
              population: withPlainPeople(scenario.population),
            },
            null,
            2,
          ),
        ),
      );
    });
}
