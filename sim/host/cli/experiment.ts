import { availableParallelism } from "node:os";
import { SingleBar } from "cli-progress";
import { type Command, InvalidArgumentError, Option } from "commander";
import { hashOf } from "../../compile.ts";
import { type Report, reportOf, type Worlds } from "../../experiment.ts";
import { FORMAT, METRICS, type NamedScenario, type Scenario } from "../../model.ts";
import { checkRequest, DEFAULT_REPLICATES, DEFAULT_SEED, type Request } from "../../request.ts";
import { differences } from "../../scenario/difference.ts";
import { InputError } from "../../scenario/problems.ts";
import { completedScenario } from "../../scenario/resolve.ts";
import { VERSION } from "../../version.ts";
import { type FileFormat, ResultsFolder } from "../files.ts";
import { type PoolResult, runInPool } from "../pool.ts";
import { peopleTable, reasonsTable, runsTable, seriesTable } from "../tables.ts";
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

export function addExperimentOptions(command: Command, { say }: Context): Command {
  return command
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
    )
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
    )
    .option(
      "--set <path=value>",
      say({
        en: "set a field in every scenario (repeatable)",
        fr: "fixer un champ dans tous les scénarios (répétable)",
      }),
      collect,
      [],
    )
    .option(
      "--workers <n>",
      say({
        en: "worker threads; the digits do not depend on it",
        fr: "fils de calcul ; les chiffres n’en dépendent pas",
      }),
      wholeNumber(1, 256),
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

/**
 * The scenarios at the size of `--weeks` and `--consumers`, said aloud when it is not their own. Starting members
 * keep their share of the population, given thresholds are cut.
 *
 * @throws InputError when a scenario does not hold together at that size
 */
export function resized(
  scenarios: readonly NamedScenario[],
  { weeks, consumers }: Pick<ExperimentOptions, "weeks" | "consumers">,
  { note, say }: Context,
): NamedScenario[] {
  return scenarios.map(({ id, scenario }) => {
    const { horizonWeeks, population } = scenario;
    if (weeks !== undefined && weeks !== horizonWeeks)
      note(
        say({
          en: `${id}: ${weeks} weeks instead of ${horizonWeeks}`,
          fr: `${id} : ${weeks} semaines au lieu de ${horizonWeeks}`,
        }),
      );
    if (consumers !== undefined && consumers !== population.consumers)
      note(
        say({
          en: `${id}: ${consumers} people instead of ${population.consumers}`,
          fr: `${id} : ${consumers} personnes au lieu de ${population.consumers}`,
        }),
      );
    const people = consumers ?? population.consumers;
    const share = people / population.consumers;
    const resizedScenario: Scenario = {
      ...scenario,
      horizonWeeks: weeks ?? horizonWeeks,
      population: {
        ...population,
        consumers: people,
        thresholds: population.thresholds?.slice(0, people) ?? null,
      },
      operations: Object.fromEntries(
        Object.entries(scenario.operations).map(([name, operation]) => [
          name,
          { ...operation, startingMembers: Math.round(operation.startingMembers * share) },
        ]),
      ),
    };
    return { id, scenario: completedScenario<Scenario>({ ...resizedScenario }, FORMAT, id) };
  });
}

/**
 * Runs an experiment with workers, writes its files if asked, and returns its report.
 *
 * @param headlines metrics that get a verdict, unless `--headline` names others
 */
export async function runExperiment(
  scenarios: readonly NamedScenario[],
  options: ExperimentOptions,
  compared: boolean,
  headlines: readonly string[],
  context: Context,
): Promise<{ request: Request; report: Report; worlds: Worlds[] }> {
  requireFolder(options);
  const request: Request = {
    scenarios,
    seed: options.seed,
    firstReplicate: options.replicate ?? 0,
    replicates: options.replicate === undefined ? options.replicates : 1,
    banned: [],
    headlines: options.headline?.split(",").map((id) => id.trim()) ?? headlines,
    compared,
  };
  checkRequest(request);
  if (options.people) checkPeople(request);
  const folder = options.out === undefined ? undefined : new ResultsFolder(options.out);
  try {
    const result = await runWithProgress(request, options, context);
    const report = reportOf(request, result.worlds);
    if (folder !== undefined) writeResults(folder, request, result, report, options);
    return { request, report, worlds: result.worlds };
  } catch (error) {
    folder?.discard();
    throw error;
  }
}

function requireFolder({ people, reasons, out }: ExperimentOptions): void {
  if (out !== undefined) return;
  const problems = [people && "--people", reasons && "--reasons"].filter((option) => option !== false);
  if (problems.length === 0) return;
  throw new InputError(
    problems.map((path) => ({
      path,
      expected: { en: "a folder for the file", fr: "un dossier pour le fichier" },
      suggestion: { en: "add --out DIR", fr: "ajoutez --out DOSSIER" },
    })),
  );
}

/** Rows of people are kept until the end, so their number is limited. */
const MOST_PEOPLE_ROWS = 10_000_000;

function checkPeople({ scenarios, replicates }: Request): void {
  const rows = scenarios.reduce(
    (sum, { scenario }) =>
      sum + replicates * scenario.population.consumers * Object.keys(scenario.operations).length,
    0,
  );
  if (rows <= MOST_PEOPLE_ROWS) return;
  throw new InputError([
    {
      path: "--people",
      value: rows,
      expected: {
        en: `at most ${MOST_PEOPLE_ROWS} rows of people`,
        fr: `au plus ${MOST_PEOPLE_ROWS} lignes de personnes`,
      },
      suggestion: { en: "fewer replicates or consumers", fr: "moins de répliques ou de personnes" },
    },
  ]);
}

/** Shown once a run turns out to be long. */
const PATIENCE_MS = 2000;

async function runWithProgress(
  request: Request,
  { workers, people, reasons }: ExperimentOptions,
  { signal, say }: Context,
): Promise<PoolResult> {
  const bar = new SingleBar({
    format: say({
      en: "{value}/{total} replicates | {percentage} % | {eta_formatted} left",
      fr: "{value}/{total} répliques | {percentage} % | encore {eta_formatted}",
    }),
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  let done = 0;
  const timer = setTimeout(() => bar.start(request.replicates, done), PATIENCE_MS);
  try {
    return await runInPool(request, {
      workers,
      people,
      reasons,
      signal,
      onProgress: (finished) => {
        done = finished;
        if (bar.isActive) bar.update(done);
      },
    });
  } finally {
    clearTimeout(timer);
    if (bar.isActive) bar.stop();
  }
}

function writeResults(
  folder: ResultsFolder,
  request: Request,
  { worlds, people, reasons }: PoolResult,
  report: Report,
  { format }: ExperimentOptions,
): void {
  folder.addTable(runsTable(request, worlds), format);
  folder.addTable(seriesTable(request, worlds), format);
  if (people.length > 0) folder.addTable(peopleTable(request, people), format);
  if (reasons.length > 0) folder.addTable(reasonsTable(request, reasons), format);
  const [baseline] = request.scenarios;
  folder.addJson("manifest.json", {
    levain: VERSION,
    digest: report.digest,
    options: {
      seed: request.seed,
      firstReplicate: request.firstReplicate,
      replicates: request.replicates,
      headlines: request.headlines,
      compared: request.compared,
      format,
    },
    files: folder.written,
    metrics: Object.fromEntries(METRICS.map(({ id, unit }) => [id, unit])),
    scenarios: request.scenarios.map(({ id, scenario }) => ({
      id,
      hash: hashOf(scenario),
      differsFromFirst: differences(baseline.scenario, scenario),
      resolved: scenario,
    })),
  });
  folder.finish();
}
