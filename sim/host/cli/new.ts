import { basename, dirname, join, relative, sep } from "node:path";
import { type Command, Option } from "commander";
import { DEFAULT_SEED } from "../../experiment/request.ts";
import { counted, NOUNS } from "../../input/counted.ts";
import { InputError, inputError, printable } from "../../input/problems.ts";
import { scenarioSchema } from "../../model/model.ts";
import { scenarioHead } from "../../scenario/scenario-file.ts";
import { PLAIN_CSV, SPREADSHEET_CSV } from "../../tables/csv.ts";
import { existsSync } from "../files/disk.ts";
import { BESIDE, isInside } from "../files/inside.ts";
import { shellWord } from "../files/shell.ts";
import { resolved } from "../files/surroundings.ts";
import { peopleCsv } from "../scenario/people-template.ts";
import { idOf } from "../scenario/scenario-file.ts";
import type { Context } from "./language.ts";
import { newFilePath, put, refuseExisting } from "./new-file.ts";
import { wholeNumber } from "./options.ts";
import { scenarioOf } from "./sources.ts";

const SCHEMA_FILE = "scenario.schema.json";
/** Rows of a table that only serves as an example. */
const EXAMPLE_ROWS = 5;

const TABLE_FORMS = { csv: PLAIN_CSV, "csv-excel-fr": SPREADSHEET_CSV.fr };

const USUAL = { from: "baseline", seed: DEFAULT_SEED, format: "csv" } as const;

interface NewOptions {
  population?: string;
  rows?: number;
  from: string;
  seed: string;
  format: keyof typeof TABLE_FORMS;
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
      USUAL.from,
    )
    .option(
      "--seed <text>",
      say({ en: "text that determines every random draw", fr: "texte qui détermine tous les tirages" }),
      USUAL.seed,
    )
    .addOption(
      new Option(
        "--format <format>",
        say({ en: "format of the table of people", fr: "format du tableau de personnes" }),
      )
        .choices(Object.keys(TABLE_FORMS))
        .default(USUAL.format),
    )
    .option("--force", say({ en: "overwrite existing files", fr: "écraser les fichiers existants" }), false)
    .action((file: string | undefined, options: NewOptions) => write(file, options, context));
}

function write(file: string | undefined, options: NewOptions, context: Context): void {
  const { population: table, from, force } = options;
  const { say, print } = context;
  if (file === undefined && table === undefined)
    throw inputError("new", file, { en: "a file name", fr: "un nom de fichier" });
  if (table === undefined) refuseForTables(options);
  const path = file === undefined ? file : newFilePath(file, "new", /\.json$/, ".json", WHICH);
  const csv =
    table === undefined ? table : newFilePath(table, "--population", /\.(csv|tsv|txt)$/i, ".csv", WHICH);
  if (path !== undefined && csv !== undefined && !isInside(dirname(path), csv))
    throw inputError("--population", csv, BESIDE, {
      en: `for example ${join(dirname(path), basename(csv))}`,
      fr: `par exemple ${join(dirname(path), basename(csv))}`,
    });
  if (!force) refuseExisting({ new: path, "--population": csv });
  if (csv !== undefined) writePeople(csv, options, context);
  if (path !== undefined) writeScenario(path, csv, force, context);
  else if (csv !== undefined)
    print(
      say({
        en: `Then put "population": {"file": ${JSON.stringify(basename(csv))}} into a scenario in the same folder, or try it now: levain validate ${shellWord(`${from}@population.file=${csv}`)}`,
        fr: `Mettez ensuite "population": {"file": ${JSON.stringify(basename(csv))}} dans un scénario du même dossier, ou essayez tout de suite : levain validate ${shellWord(`${from}@population.file=${csv}`)}`,
      }),
    );
}

/** Options that only say how a table is written. */
function refuseForTables({ rows, from, seed, format }: NewOptions): void {
  const asked: [option: string, value: unknown, usual: unknown][] = [
    ["--rows", rows, undefined],
    ["--from", from, USUAL.from],
    ["--seed", seed, USUAL.seed],
    ["--format", format, USUAL.format],
  ];
  const found = asked.filter(([, value, usual]) => value !== usual);
  if (found.length === 0) return;
  throw new InputError(found.map(([path, value]) => ({ path, value, expected: WITH_TABLE })));
}

const WHICH = {
  en: "levain new FILE.json writes a scenario, --population FILE.csv a table of people",
  fr: "levain new FICHIER.json écrit un scénario, --population FICHIER.csv un tableau de personnes",
};
const WITH_TABLE = { en: "--population FILE.csv as well", fr: "aussi --population FICHIER.csv" };

function writePeople(csv: string, options: NewOptions, { say, print }: Context): void {
  const { rows, from, seed, format, force } = options;
  const { scenario } = scenarioOf(from);
  const count = rows ?? EXAMPLE_ROWS;
  const people = peopleCsv(scenario, count, seed, rows === undefined, TABLE_FORMS[format]);
  put(csv, "--population", people, force);
  print(
    say({
      en: `${printable(csv)} written: ${counted(count, NOUNS.person, "en")}, one per row.
Delete the columns of traits that Levain should draw. The column segment names segments of the scenario; if it names none of them, segments are made from the table. A table may instead have one row per segment: segment, share, and columns such as freeHours.median and freeHours.spread.`,
      fr: `${printable(csv)} écrit : ${counted(count, NOUNS.person, "fr")}, une par ligne.
Supprimez les colonnes des traits que Levain doit tirer. La colonne segment nomme des segments du scénario ; si elle n’en nomme aucun, les segments sont créés d’après le tableau. Un tableau peut aussi avoir une ligne par segment : segment, share, et des colonnes comme freeHours.median et freeHours.spread.`,
    }),
  );
}

function writeScenario(path: string, csv: string | undefined, force: boolean, { say, print }: Context): void {
  const people =
    csv === undefined
      ? { consumers: 1000 }
      : {
          file: relative(resolved(dirname(path)), resolved(csv))
            .split(sep)
            .join("/"),
        };
  put(path, "new", json(startingScenario(idOf(path), people)), force);
  const schema = join(dirname(path), SCHEMA_FILE);
  if (!existsSync(schema)) put(schema, "new", json(scenarioSchema()), false);
  print(
    say({
      en: `${printable(path)} written; edit it, then run: levain validate ${shellWord(path)} and levain compare community-forum ${shellWord(path)}`,
      fr: `${printable(path)} écrit ; modifiez-le, puis lancez : levain validate ${shellWord(path)} et levain compare community-forum ${shellWord(path)}`,
    }),
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
