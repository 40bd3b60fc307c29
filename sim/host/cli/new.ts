import { basename, dirname, join, relative } from "node:path";
import type { Command } from "commander";
import { DEFAULT_SEED } from "../../experiment/request.ts";
import { counted, NOUNS } from "../../input/counted.ts";
import { InputError, inputError } from "../../input/problems.ts";
import { scenarioSchema } from "../../model/model.ts";
import { scenarioHead } from "../../scenario/scenario-file.ts";
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from "../files/disk.ts";
import { resolved } from "../files/surroundings.ts";
import { tryWrite } from "../files/write-errors.ts";
import { peopleCsv } from "../scenario/people-template.ts";
import { idOf } from "../scenario/scenario-file.ts";
import type { Context } from "./language.ts";
import { wholeNumber } from "./options.ts";
import { scenarioOf } from "./sources.ts";

const SCHEMA_FILE = "scenario.schema.json";
/** Rows of a table that only serves as an example. */
const EXAMPLE_ROWS = 5;

interface NewOptions {
  population?: string;
  rows?: number;
  from: string;
  seed: string;
  force: boolean;
}

export function addNew(program: Command, context: Context): void {
  const { say } = context;
  program
    .command("new")
    .description(
      say({
        en: "write a starter scenario file, or a table of people",
        fr: "écrire un fichier de scénario à compléter, ou un tableau de personnes",
      }),
    )
    .argument("[file]", say({ en: "for example my-forum.json", fr: "par exemple mon-forum.json" }))
    .option(
      "--population <file.csv>",
      say({
        en: "write a table of people, one per row, for population.file",
        fr: "écrire un tableau de personnes, une par ligne, pour population.file",
      }),
    )
    .option(
      "--rows <n>",
      say({
        en: "number of people to write, unrounded (default: a few, rounded, as an example)",
        fr: "nombre de personnes à écrire, sans arrondi (par défaut : quelques-unes, arrondies, en exemple)",
      }),
      wholeNumber(1, 1_000_000),
    )
    .option(
      "--from <scenario>",
      say({ en: "scenario to draw people from", fr: "scénario d’où tirer les personnes" }),
      "baseline",
    )
    .option(
      "--seed <text>",
      say({ en: "text that determines every random draw", fr: "texte qui détermine tous les tirages" }),
      DEFAULT_SEED,
    )
    .option("--force", say({ en: "overwrite existing files", fr: "écraser les fichiers existants" }), false)
    .action((file: string | undefined, options: NewOptions) => write(file, options, context));
}

function write(file: string | undefined, options: NewOptions, context: Context): void {
  const { population: table, rows, from, force } = options;
  const { say, print } = context;
  if (file === "" || (file === undefined && table === undefined))
    throw inputError("new", file, { en: "a file name", fr: "un nom de fichier" });
  if (table === undefined && rows !== undefined)
    throw inputError("--rows", rows, {
      en: "--population FILE.csv as well",
      fr: "aussi --population FICHIER.csv",
    });
  if (table === "") throw inputError("--population", table, { en: "a file name", fr: "un nom de fichier" });
  const path = file === undefined || file.endsWith(".json") ? file : `${file}.json`;
  const csv = table === undefined || /\.(csv|tsv|txt)$/i.test(table) ? table : `${table}.csv`;
  if (!force) refuseExisting({ new: path, "--population": csv });
  if (csv !== undefined) writePeople(csv, options, context);
  if (path !== undefined) writeScenario(path, csv, force, context);
  else
    print(
      say({
        en: `Then put "population": {"file": "${csv}"} into a scenario in the same folder, or try it now: levain validate ${from}@population.file=${csv}`,
        fr: `Mettez ensuite "population": {"file": "${csv}"} dans un scénario du même dossier, ou essayez tout de suite : levain validate ${from}@population.file=${csv}`,
      }),
    );
}

function writePeople(csv: string, { rows, from, seed, force }: NewOptions, { say, print }: Context): void {
  const { scenario } = scenarioOf(from);
  const count = rows ?? EXAMPLE_ROWS;
  put(csv, "--population", peopleCsv(scenario, count, seed, rows === undefined), force);
  print(
    say({
      en: `${csv} written: ${counted(count, NOUNS.person, "en")}, one per row.
Delete the columns of traits that Levain should draw. The column segment names segments of the scenario; if it names none of them, segments are made from the table. A table may instead have one row per segment: segment, share, and columns such as freeHours.median and freeHours.spread.`,
      fr: `${csv} écrit : ${counted(count, NOUNS.person, "fr")}, une par ligne.
Supprimez les colonnes des traits que Levain doit tirer. La colonne segment nomme des segments du scénario ; si elle n’en nomme aucun, les segments sont créés d’après le tableau. Un tableau peut aussi avoir une ligne par segment : segment, share, et des colonnes comme freeHours.median et freeHours.spread.`,
    }),
  );
}

function writeScenario(path: string, csv: string | undefined, force: boolean, { say, print }: Context): void {
  const people =
    csv === undefined ? { consumers: 1000 } : { file: relative(resolved(dirname(path)), resolved(csv)) };
  put(path, "new", json(startingScenario(idOf(path), people)), force);
  const schema = join(dirname(path), SCHEMA_FILE);
  if (!existsSync(schema)) put(schema, "new", json(scenarioSchema()), false);
  print(
    say({
      en: `${path} written; edit it, then run: levain validate ${basename(path)} and levain compare community-forum ${basename(path)}`,
      fr: `${path} écrit ; modifiez-le, puis lancez : levain validate ${basename(path)} et levain compare community-forum ${basename(path)}`,
    }),
  );
}

/** @throws InputError with every file that already exists */
function refuseExisting(paths: Record<string, string | undefined>): void {
  const found = Object.entries(paths).filter(([, path]) => path !== undefined && existsSync(path));
  if (found.length === 0) return;
  throw new InputError(
    found.map(([option, path]) => ({
      path: option,
      value: path,
      expected: { en: "a file that does not exist yet", fr: "un fichier qui n’existe pas encore" },
      suggestion: { en: "choose another name, or --force", fr: "choisissez un autre nom, ou --force" },
    })),
  );
}

const startingScenario = (id: string, population: object) => ({
  $schema: `./${SCHEMA_FILE}`,
  ...scenarioHead(id, "community-forum"),
  title: { en: "My forum", fr: "Mon forum" },
  story: { en: "What it is about.", fr: "De quoi il s’agit." },
  population,
  levers: {
    rewards: { payEurosPerContribution: "0.5 * (week >= 20)" },
    support: { guidance: [{ from: 0, to: 12, value: 8 }] },
  },
});

const json = (content: object) => [`${JSON.stringify(content, null, 2)}\n`];

/** Writes the whole file, or leaves none. @param option the option that named it */
function put(path: string, option: string, parts: Iterable<string>, force: boolean): void {
  tryWrite(option, path, () => {
    const file = openSync(path, force ? "w" : "wx");
    try {
      for (const part of parts) writeFileSync(file, part);
    } catch (error) {
      rmSync(path);
      throw error;
    } finally {
      closeSync(file);
    }
  });
}
