import type { Command } from "commander";
import { scenarioSchema } from "../../model.ts";
import type { Context } from "./language.ts";

export function addSchema(program: Command, { say, print }: Context): void {
  program
    .command("schema")
    .description(
      say({ en: "print the JSON Schema of scenario files", fr: "afficher le schéma JSON des scénarios" }),
    )
    .action(() => print(JSON.stringify(scenarioSchema(), null, 2)));
}
