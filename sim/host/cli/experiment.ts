import { basename, join } from "node:path";
import { VERSION } from "../../core/version.ts";
import { digestOfStreams, type Report, reportOf, type Worlds } from "../../experiment/experiment.ts";
import {
  askedOf,
  checkRequest,
  measuredBy,
  metricsOf,
  type Request,
  resultBytes,
} from "../../experiment/request.ts";
import { counted, NOUNS } from "../../input/counted.ts";
import { InputError } from "../../input/problems.ts";
import { FORMAT, type NamedScenario, type Scenario } from "../../model/model.ts";
import { hashOf } from "../../run/compile.ts";
import { everybody } from "../../run/memory.ts";
import { differences } from "../../scenario/difference.ts";
import { completedScenario, type Format } from "../../scenario/resolve.ts";
import type { AppliedEnsemble } from "../../verdict/ensemble/arms.ts";
import { withFirstPeople, withPlainPeople } from "../../world/people/own-people.ts";
import { tryWrite } from "../files/write-errors.ts";
import type { KeptResults } from "../folder/kept-results.ts";
import { peopleTable, reasonsTable, runsTable, seriesTable } from "../folder/result-tables.ts";
import { ResultsFolder } from "../folder/results-folder.ts";
import type { CommandModel, OwnFile } from "../own/own-file.ts";
import { MOST_CHUNK_BYTES, replicateBytes } from "../workers/chunks.ts";
import { checkMachine } from "../workers/memory.ts";
import { type PoolOptions, type PoolResult, runInPool } from "../workers/pool.ts";
import type { Context } from "./language.ts";
import { type ExperimentOptions, USUAL_FORMAT } from "./options.ts";
import { progressLine } from "./progress-line.ts";

/**
 * The scenarios resized to `--weeks` and `--consumers`, with a note when that changes them. Starting members keep their
 * share of the population; lists of thresholds and people are cut.
 *
 * @throws InputError when a scenario is invalid at that size
 */
export function resized(
  scenarios: readonly NamedScenario[],
  { weeks, consumers }: Pick<ExperimentOptions, "weeks" | "consumers">,
  { note, say }: Context,
  format: Format = FORMAT,
): NamedScenario[] {
  return scenarios.map(({ id, scenario }) => {
    const { horizonWeeks, population } = scenario;
    if (weeks !== undefined && weeks !== horizonWeeks)
      note(
        say({
          en: `${id}: ${counted(weeks, NOUNS.week, "en")} instead of ${horizonWeeks}`,
          fr: `${id} : ${counted(weeks, NOUNS.week, "fr")} au lieu de ${horizonWeeks}`,
        }),
      );
    if (consumers !== undefined && consumers !== population.consumers)
      note(
        say({
          en: `${id}: ${counted(consumers, NOUNS.person, "en")} instead of ${population.consumers}`,
          fr: `${id} : ${counted(consumers, NOUNS.person, "fr")} au lieu de ${population.consumers}`,
        }),
      );
    const people = consumers ?? population.consumers;
    const share = people / population.consumers;
    const resizedScenario: Scenario = {
      ...scenario,
      horizonWeeks: weeks ?? horizonWeeks,
      population: {
        ...withFirstPeople(population, people),
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
    return { id, scenario: completedScenario<Scenario>({ ...resizedScenario }, format, id) };
  });
}

/**
 * Runs an experiment in workers, writes its files if asked, and returns its report.
 *
 * @param scenarios the arms; with an ensemble, each scenario under each setting, setting by setting
 * @param command the model, and the file of own parts that it has
 * @param headlines metrics that get a verdict, unless `--headline` names others
 */
export async function runExperiment(
  scenarios: readonly NamedScenario[],
  options: ExperimentOptions,
  compared: boolean,
  headlines: readonly string[],
  context: Context,
  { own, model }: CommandModel,
  ensemble?: AppliedEnsemble,
): Promise<{ request: Request; report: Report; worlds: Worlds[] }> {
  requireFolder(options);
  const named = options.headline?.split(",").map((id) => id.trim()) ?? headlines;
  const request: Request = {
    scenarios,
    seed: options.seed,
    firstReplicate: options.replicate ?? 0,
    replicates: options.replicate === undefined ? options.replicates : 1,
    banned: [],
    headlines: named,
    compared,
    ...(ensemble && { ensemble }),
    model,
    ...askedOf(named, scenarios, options.byOperation, model),
  };
  checkRequest(request, Number.POSITIVE_INFINITY, options.out === undefined);
  const workers = workersFor(request, options);
  if (options.out === undefined) {
    const { worlds } = await runWithProgress(request, { ...options, workers }, own, context);
    return { request, report: reportOf(request, worlds), worlds };
  }
  const folder = new ResultsFolder(options.out);
  let kept: KeptResults | undefined;
  try {
    kept = folder.keepResults(request);
    const file = join(options.out, `series.${options.format}`);
    const take: PoolOptions["take"] = (...result) => tryWrite("--out", file, () => kept?.add(...result));
    const { worlds } = await runWithProgress(request, { ...options, workers }, own, context, take);
    const { length } = measuredBy(request).weekly;
    const numbersOf = (arm: number) => length * request.scenarios[arm].scenario.horizonWeeks;
    const series = (arm: number) => (kept as KeptResults).series(arm);
    const report = reportOf(request, worlds, digestOfStreams(worlds, request.replicates, series, numbersOf));
    writeResults(folder, request, worlds, kept, report, options, own);
    return { request, report, worlds };
  } catch (error) {
    folder.discard();
    throw error;
  } finally {
    kept?.close();
  }
}

/** How many workers fit; results are held twice while they are joined. */
function workersFor(request: Request, { workers, out, people, reasons }: ExperimentOptions): number {
  if (people) checkPeople(request);
  const bytes = 2 * request.replicates * resultBytes(request, out === undefined);
  // One replicate alone may give more than a chunk should. Rows of people count with their world.
  const chunkBytes = Math.max(MOST_CHUNK_BYTES, replicateBytes(request, { people: false, reasons }));
  return checkMachine(
    {
      ...request,
      people,
      resultBytes: (count) => bytes + count * chunkBytes,
      fewerResults:
        out === undefined
          ? {
              en: "--out DIR writes weekly results as they come; or fewer --replicates",
              fr: "--out DOSSIER écrit les résultats hebdomadaires au fur et à mesure ; ou moins de --replicates",
            }
          : { en: "fewer --replicates", fr: "moins de --replicates" },
      takesConsumers: true,
    },
    workers,
  );
}

function requireFolder({ people, reasons, format, out }: ExperimentOptions): void {
  if (out !== undefined) return;
  const asked = [people && "--people", reasons && "--reasons", format !== USUAL_FORMAT && "--format"];
  const problems = asked.filter((option) => option !== false);
  if (problems.length === 0) return;
  throw new InputError(
    problems.map((path) => ({
      path,
      expected: { en: "a folder to write the file into", fr: "un dossier où écrire le fichier" },
      suggestion: { en: "add --out DIR", fr: "ajoutez --out DOSSIER" },
    })),
  );
}

/** Longer tables are for studies. */
const MOST_PEOPLE_ROWS = 4_000_000;

function checkPeople({ scenarios, replicates }: Request): void {
  const rows = scenarios.reduce(
    (sum, { scenario }) => sum + replicates * everybody(scenario) * Object.keys(scenario.operations).length,
    0,
  );
  if (rows <= MOST_PEOPLE_ROWS) return;
  throw new InputError([
    {
      path: "--people",
      value: rows,
      expected: {
        en: `at most ${MOST_PEOPLE_ROWS} rows of people`,
        fr: `au plus ${MOST_PEOPLE_ROWS} lignes dans le tableau des personnes`,
      },
      suggestion: { en: "fewer replicates or consumers", fr: "moins de répliques ou de personnes" },
    },
  ]);
}

async function runWithProgress(
  request: Request,
  { workers, people, reasons }: Pick<ExperimentOptions, "people" | "reasons"> & { workers: number },
  own: OwnFile | undefined,
  context: Context,
  take?: PoolOptions["take"],
): Promise<PoolResult> {
  const { io, signal, say } = context;
  const line = progressLine(context, false, ({ done, most }) => [
    say({ en: `${done}/${most} replicates`, fr: `${done}/${most} répliques` }),
    `${Math.floor((100 * done) / most)} %`,
  ]);
  const onProgress = (done: number) => line.show({ done, most: request.replicates });
  try {
    return await runInPool(request, {
      workers,
      people,
      reasons,
      signal,
      onProgress,
      ...(take && { take }),
      startWorker: io.startWorker,
      own: own?.source,
    });
  } finally {
    line.stop();
  }
}

function writeResults(
  folder: ResultsFolder,
  request: Request,
  worlds: readonly Worlds[],
  kept: KeptResults,
  report: Report,
  { format, people, reasons }: ExperimentOptions,
  own: OwnFile | undefined,
): void {
  folder.addTable("runs", runsTable(request, worlds), format);
  folder.addTable(
    "series",
    seriesTable(request, (arm) => kept.series(arm)),
    format,
  );
  if (people)
    folder.addTable(
      "people",
      peopleTable(request, (arm) => kept.people(arm)),
      format,
    );
  if (reasons)
    folder.addTable(
      "reasons",
      reasonsTable(request, (arm) => kept.reasons(arm)),
      format,
    );
  const scenarios = request.ensemble?.scenarios ?? request.scenarios;
  const [baseline] = scenarios;
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
    ...(own && { own: { file: basename(own.file), sha256: own.sha256 } }),
    files: folder.tables,
    metrics: Object.fromEntries(metricsOf(request).map(({ id, unit }) => [id, unit])),
    ...(report.ensemble && { ensemble: report.ensemble }),
    scenarios: scenarios.map(({ id, scenario }) => ({
      id,
      hash: hashOf(scenario),
      differsFromFirst: differences(baseline.scenario, scenario),
      resolved: { ...scenario, population: withPlainPeople(scenario.population) },
    })),
  });
  folder.finish();
}
