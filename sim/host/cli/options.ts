import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_REPLICATES, DEFAULT_SEED } from "../../experiment/request.ts";
import type { FileFormat } from "../files/table-writer.ts";
import { MOST_WORKERS } from "../workers/pool.ts";
import type { Context } from "./language.ts";

/** Options that `run` and `compare` share. */
export interface ExperimentOptions {
  seed: string;
  replicates: number;
  replicate?: number;
  weeks?: number;
  consumers?: number;
  set: string[];
  workers: number;
  out?: string;
  format: FileFormat;
  people: boolean;
  reasons: boolean;
  json: boolean;
  headline?: string;
}

const collect = (value: string, before: string[]) => [...before, value];

export function wholeNumber(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`expected a whole number from ${low} to ${high}.`);
  };
}

/** `--weeks` and `--consumers`, which change the size of a scenario for a moment. */
export function addSizeOptions(command: Command, { say }: Context): Command {
  return command
    .option(
      "--weeks <n>",
      say({
        en: "weeks to simulate, instead of the scenario's",
        fr: "semaines à simuler, au lieu de celles du scénario",
      }),
      wholeNumber(1, 1040),
    )
    .option(
      "--consumers <n>",
      say({
        en: "people to simulate, instead of the scenario's",
        fr: "personnes à simuler, au lieu de celles du scénario",
      }),
      wholeNumber(1, 1_000_000),
    );
}

export function addExperimentOptions(command: Command, context: Context): Command {
  const { say } = context;
  command
    .option(
      "--seed <text>",
      say({ en: "text from which all chance comes", fr: "texte dont vient tout le hasard" }),
      DEFAULT_SEED,
    )
    .option(
      "--replicates <n>",
      say({ en: "matched worlds to run", fr: "mondes appariés à simuler" }),
      wholeNumber(1, 1_000_000),
      DEFAULT_REPLICATES,
    )
    .option(
      "--replicate <i>",
      say({
        en: "run only replicate I, with the same digits as within a larger run",
        fr: "ne simuler que la réplique I, aux mêmes chiffres que dans une série",
      }),
      wholeNumber(0, 1_000_000_000),
    );
  return addSizeOptions(command, context)
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
    .option(
      "--workers <n>",
      say({
        en: "worker threads; the digits do not depend on it",
        fr: "fils de calcul ; les chiffres n’en dépendent pas",
      }),
      wholeNumber(1, MOST_WORKERS),
      availableParallelism(),
    )
    .option(
      "--out <dir>",
      say({
        en: "write runs, series and manifest into a new folder",
        fr: "écrire runs, series et manifeste dans un nouveau dossier",
      }),
    )
    .addOption(
      new Option("--format <format>", say({ en: "of the files", fr: "des fichiers" }))
        .choices(["csv", "parquet"])
        .default("csv"),
    )
    .option(
      "--people",
      say({
        en: "also write a row per person (needs --out)",
        fr: "écrire aussi une ligne par personne (avec --out)",
      }),
      false,
    )
    .option(
      "--reasons",
      say({
        en: "also write why people do not take part (needs --out)",
        fr: "écrire aussi pourquoi on ne participe pas (avec --out)",
      }),
      false,
    )
    .option(
      "--headline <ids>",
      say({
        en: "metrics that get a verdict, at most six, separated by commas",
        fr: "mesures qui reçoivent un verdict, six au plus, séparées par des virgules",
      }),
    )
    .option(
      "--json",
      say({ en: "print one JSON object instead of text", fr: "afficher un objet JSON au lieu de texte" }),
      false,
    );
}
