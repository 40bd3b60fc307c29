import { Argument, type Command } from "commander";
import { calibrationSchema } from "../../calibration/calibration-keys.ts";
import { scenarioSchema } from "../../model/model.ts";
import { studySchema } from "../../study/study-keys.ts";
import type { Context } from "./language.ts";

const SCHEMAS = { scenario: scenarioSchema, calibration: calibrationSchema, study: studySchema };

export function addSchema(program: Command, { say, print }: Context): void {
  const kind = new Argument("[kind]", say({ en: "kind of file", fr: "sorte de fichier" }))
    .choices(Object.keys(SCHEMAS))
    .default("scenario");
  program
    .command("schema")
    .description(
      say({
        en: "print the JSON Schema of scenario, calibration or study files",
        fr: "afficher le schéma JSON des fichiers de scénario, de calage ou d’étude",
      }),
    )
    .addArgument(kind)
    .action((of: keyof typeof SCHEMAS) => print(JSON.stringify(SCHEMAS[of](), null, 2)));
}
