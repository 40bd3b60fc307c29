import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_REPLICATES, DEFAULT_SEED } from "../../experiment/request.ts";
import { FILE_FORMATS, type FileFormat } from "../files/table-writer.ts";
import { MOST_WORKERS } from "../workers/pool.ts";
import type { Context } from "./language.ts";

/** Format of files, unless another one is asked for. */
export const USUAL_FORMAT: FileFormat = "csv";

/** Options that `run` and `compare` share. */
export interface ExperimentOptions {
  seed: string;
  replicates: number;
  replicate?: number;
  weeks?: number;
  consumers?: number;
  set: string[];
  workers?: number;
  out?: string;
  format: FileFormat;
  people: boolean;
  reasons: boolean;
  json: boolean;
  own?: string;
  headline?: string;
  byOperation: boolean;
}

/** Adds to one list, since copying it for each of many values would take long. */
export function collect(value: string, before: string[]): string[] {
  before.push(value);
  return before;
}

export function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`expected a whole number from ${low} to ${high}.`);
  };
}

/** `--weeks` and `--consumers`, which change the size of a scenario for this run only. */
export function addSizeOptions(command: Command, { say }: Context): Command {
  return command
    .option(
      "--weeks <n>",
      say({
        en: "number of weeks, instead of the scenario's",
        fr: "nombre de semaines, au lieu de celui du scénario",
      }),
      wholeNumber(1, 1040),
    )
    .option(
      "--consumers <n>",
      say({
        en: "number of people, instead of the scenario's",
        fr: "nombre de personnes, au lieu de celui du scénario",
      }),
      wholeNumber(1, 1_000_000),
    );
}

/** `--workers`; undefined stands for as many as the machine has processors and memory for. */
export const workersOption = ({ say }: Pick<Context, "say">): Option =>
  new Option(
    "--workers <n>",
    say({
      en: "worker threads; results do not depend on their number",
      fr: "fils de calcul ; les résultats ne dépendent pas de leur nombre",
    }),
  )
    .argParser(wholeNumber(1, MOST_WORKERS))
    .default(
      undefined,
      say({
        en: "as many as processors, fewer where memory is short",
        fr: "autant que de processeurs, moins si la mémoire manque",
      }),
    );

/** `--own`, which adds the user's own metrics and mechanisms to the model. */
export const ownOption = ({ say }: Context): Option =>
  new Option(
    "--own <file.mjs>",
    say({
      en: "your own metrics and mechanisms, exported by a JavaScript module",
      fr: "vos propres indicateurs et mécanismes, exportés par un module JavaScript",
    }),
  );

export function addExperimentOptions(command: Command, context: Context): Command {
  const { say } = context;
  command
    .option(
      "--seed <text>",
      say({ en: "text that determines every random draw", fr: "texte qui détermine tous les tirages" }),
      DEFAULT_SEED,
    )
    .option(
      "--replicates <n>",
      say({ en: "number of matched worlds", fr: "nombre de mondes appariés" }),
      wholeNumber(1, 1_000_000),
      DEFAULT_REPLICATES,
    )
    .option(
      "--replicate <i>",
      say({
        en: "run only replicate I; its results are the same as in a larger run",
        fr: "ne simuler que la réplique I ; ses résultats sont les mêmes que dans une série",
      }),
      wholeNumber(0, 1_000_000_000),
    );
  return addSizeOptions(command, context)
    .addOption(ownOption(context))
    .addOption(
      new Option(
        "--set <path=value>",
        say({
          en: "set a field in every scenario (repeatable)",
          fr: "fixer un champ dans tous les scénarios (répétable)",
        }),
      )
        .argParser(collect)
        .default([], say({ en: "none", fr: "aucun" })),
    )
    .addOption(workersOption(context))
    .option(
      "--out <dir>",
      say({
        en: "write runs, series and a manifest into a new folder",
        fr: "écrire runs, series et un manifeste dans un nouveau dossier",
      }),
    )
    .addOption(
      new Option("--format <format>", say({ en: "format of the files", fr: "format des fichiers" }))
        .choices(FILE_FORMATS)
        .default(USUAL_FORMAT),
    )
    .option(
      "--people",
      say({
        en: "also write a row per person (needs --out)",
        fr: "écrire aussi une ligne par personne (exige --out)",
      }),
      false,
    )
    .option(
      "--reasons",
      say({
        en: "also write why people do not take part (needs --out)",
        fr: "écrire aussi pourquoi les gens ne participent pas (exige --out)",
      }),
      false,
    )
    .option(
      "--headline <ids>",
      say({
        en: "metrics that get a verdict: at most six, separated by commas; of one operation as everActive@forum",
        fr: "indicateurs qui reçoivent un verdict : six au plus, séparés par des virgules ; d’une seule opération sous la forme everActive@forum",
      }),
    )
    .option(
      "--by-operation",
      say({
        en: "also measure each operation alone, as everActive@forum, at the end and week by week",
        fr: "mesurer aussi chaque opération seule, comme everActive@forum, à la fin et semaine par semaine",
      }),
      false,
    )
    .option(
      "--json",
      say({ en: "print one JSON object instead of text", fr: "afficher un objet JSON au lieu de texte" }),
      false,
    );
}
