import { closeSync, existsSync, openSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Command } from "commander";
import { scenarioSchema } from "../../model.ts";
import { inputError } from "../../scenario/problems.ts";
import { mended } from "../files.ts";
import type { Context } from "./language.ts";
import { idOf } from "./sources.ts";

const SCHEMA_FILE = "scenario.schema.json";

export function addNew(program: Command, { say, print }: Context): void {
  program
    .command("new")
    .description(say({ en: "write a scenario file to start from", fr: "écrire un scénario pour commencer" }))
    .argument("<file>", say({ en: "for example my-forum.json", fr: "par exemple mon-forum.json" }))
    .action((file: string) => {
      if (file === "") throw inputError("new", file, { en: "a file name", fr: "un nom de fichier" });
      const path = file.endsWith(".json") ? file : `${file}.json`;
      if (existsSync(path))
        throw inputError("new", path, {
          en: "a file that does not exist yet",
          fr: "un fichier qui n’existe pas encore",
        });
      write(path, startingScenario(idOf(path)));
      const schema = join(dirname(path), SCHEMA_FILE);
      if (!existsSync(schema)) write(schema, scenarioSchema());
      print(
        say({
          en: `${path} written; edit it, then: levain validate ${basename(path)} and levain compare community-forum ${basename(path)}`,
          fr: `${path} écrit ; modifiez-le, puis : levain validate ${basename(path)} et levain compare community-forum ${basename(path)}`,
        }),
      );
    });
}

const startingScenario = (id: string) => ({
  $schema: `./${SCHEMA_FILE}`,
  version: 1,
  id,
  extends: "community-forum",
  title: { en: "My forum", fr: "Mon forum" },
  story: { en: "What it is about.", fr: "De quoi il s’agit." },
  population: { consumers: 1000 },
  levers: {
    rewards: { payEurosPerContribution: "0.5 * (week >= 20)" },
    support: { guidance: [{ from: 0, to: 12, value: 8 }] },
  },
});

/** Writes the file whole, or leaves none. */
function write(path: string, content: object): void {
  mended("new", path, () => {
    const file = openSync(path, "wx");
    try {
      writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
    } catch (error) {
      rmSync(path);
      throw error;
    } finally {
      closeSync(file);
    }
  });
}
