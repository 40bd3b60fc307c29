import { type Command, InvalidArgumentError, Option } from "commander";
import { sampledScenarios } from "../../study/sampled.ts";
import { FILE_FORMATS, type FileFormat } from "../files/table-writer.ts";
import { partBytes } from "../study/layout.ts";
import { mergeStudy } from "../study/merge.ts";
import { runParts, workersFor } from "../study/run-parts.ts";
import { isShard, lockShard, MOST_SHARDS, partsOf, type Shard, WHOLE } from "../study/shard.ts";
import { StudyFolder } from "../study/study-folder.ts";
import { checkMachine } from "../workers/memory.ts";
import { Interrupted, MOST_WORKERS, WorkerPool } from "../workers/pool.ts";
import { NegativeAnswer } from "./exit-codes.ts";
import type { Context } from "./language.ts";
import { ownOption, workersOption } from "./options.ts";
import { noteLeft, printMerged, printPlan, printShard, printStatus, warnOfFew } from "./print-study.ts";
import { studyProgress } from "./study-progress.ts";
import { addSubmit } from "./study-submit.ts";

interface RunOptions {
  workers?: number;
  shard?: Shard;
  takeOver: boolean;
  retryFailed?: boolean;
}

export function addStudy(program: Command, context: Context): void {
  const { say } = context;
  const study = program.command("study").description(
    say({
      en: "run a study: scenarios at many points, in as many worlds as you like",
      fr: "mener une étude : des scénarios en de nombreux points, dans autant de mondes que l’on veut",
    }),
  );
  addPlan(study, context);
  addRun(study, context);
  addResume(study, context);
  addStatus(study, context);
  addMerge(study, context);
  addSubmit(study, context);
}

interface PlanOptions {
  out: string;
  own?: string;
  format: FileFormat;
  weekly: boolean;
}

interface BeginOptions extends RunOptions, PlanOptions {}

interface MergeOptions extends Pick<PlanOptions, "own"> {
  format?: FileFormat;
  takeOver: boolean;
}

function addPlan(study: Command, context: Context): void {
  const { say } = context;
  const command = study.command("plan").description(
    say({
      en: "begin a study in a folder without running anything yet",
      fr: "commencer une étude dans un dossier, sans encore rien calculer",
    }),
  );
  addPlanOptions(command, context).action(async (file: string, { out, own, format, weekly }: PlanOptions) => {
    const folder = await StudyFolder.begin(out, file, { format, weekly }, own);
    warnOfFew(folder, context);
    printPlan(folder, context);
  });
}

function addRun(study: Command, context: Context): void {
  const { say } = context;
  const command = study.command("run").description(
    say({
      en: "begin a study in a folder, or resume it there",
      fr: "commencer une étude dans un dossier, ou l’y reprendre",
    }),
  );
  addRunOptions(addPlanOptions(command, context), context).action(
    async (file: string, { out, own, format, weekly, ...options }: BeginOptions) =>
      work(await StudyFolder.begin(out, file, { format, weekly }, own), options, context),
  );
}

function addPlanOptions(command: Command, context: Context): Command {
  const { say } = context;
  return command
    .argument("<study>", say({ en: "JSON file of the study", fr: "fichier JSON de l’étude" }))
    .requiredOption("--out <dir>", say({ en: "folder of the study", fr: "dossier de l’étude" }))
    .addOption(ownOption(context))
    .addOption(formatOption(context).default("parquet"))
    .option(
      "--weekly",
      say({
        en: "also keep every week of every world, in a file named series",
        fr: "garder aussi chaque semaine de chaque monde, dans un fichier nommé series",
      }),
      false,
    );
}

function addResume(study: Command, context: Context): void {
  const { say } = context;
  const command = study
    .command("resume")
    .description(
      say({
        en: "run the parts of a study that are missing or altered",
        fr: "calculer les parties d’une étude qui manquent ou sont altérées",
      }),
    )
    .argument("<dir>", say({ en: "folder of the study", fr: "dossier de l’étude" }))
    .option(
      "--retry-failed",
      say({ en: "also rerun failed runs", fr: "relancer aussi les simulations qui ont échoué" }),
      false,
    );
  addRunOptions(command.addOption(ownOption(context)), context).action(
    async (dir: string, { own, ...options }: RunOptions & Pick<PlanOptions, "own">) =>
      work(await StudyFolder.open(dir, own), options, context),
  );
}

function addStatus(study: Command, context: Context): void {
  const { say } = context;
  study
    .command("status")
    .description(
      say({
        en: "show how far a study has got and whether its parts are intact",
        fr: "indiquer où en est une étude et si ses parties sont intactes",
      }),
    )
    .argument("<dir>", say({ en: "folder of the study", fr: "dossier de l’étude" }))
    .addOption(ownOption(context))
    .action(async (dir: string, { own }: Pick<PlanOptions, "own">) =>
      printStatus(await StudyFolder.open(dir, own), context),
    );
}

function addMerge(study: Command, context: Context): void {
  const { say } = context;
  study
    .command("merge")
    .description(
      say({
        en: "combine the parts of a study into one file",
        fr: "réunir les parties d’une étude en un fichier",
      }),
    )
    .argument("<dir>", say({ en: "folder of the study", fr: "dossier de l’étude" }))
    .addOption(formatOption(context))
    .addOption(ownOption(context))
    .addOption(takeOverOption(context))
    .action(async (dir: string, { format, own, takeOver }: MergeOptions) => {
      const folder = await StudyFolder.open(dir, own);
      merge(folder, format ?? folder.output.format, context, takeOver);
    });
}

const formatOption = ({ say }: Context) =>
  new Option(
    "--format <format>",
    say({ en: "format of the merged files", fr: "format des fichiers réunis" }),
  ).choices(FILE_FORMATS);

const takeOverOption = ({ say }: Context) =>
  new Option(
    "--take-over",
    say({
      en: "take over the lock of a process that died on another computer or in another container",
      fr: "prendre le verrou d’un processus mort sur un autre ordinateur ou dans un autre conteneur",
    }),
  ).default(false);

function addRunOptions(command: Command, context: Context): Command {
  const { say } = context;
  return command
    .addOption(workersOption(context))
    .option(
      "--shard <i/n>",
      say({
        en: "run only shard I of N, counted from 1; `merge` combines them",
        fr: "ne calculer que la tranche I sur N, à partir de 1 ; `merge` les réunit",
      }),
      shardOf,
    )
    .addOption(takeOverOption(context));
}

function shardOf(text: string): Shard {
  const match = /^(\d{1,7})\/(\d{1,7})$/.exec(text);
  const shard = { place: Number(match?.[1]), of: Number(match?.[2]) };
  if (isShard(shard)) return shard;
  throw new InvalidArgumentError(`expected I/N, from 1/N to N/N, N at most ${MOST_SHARDS}.`);
}

/** Runs the parts that a shard lacks, then merges the study unless it is split into shards. */
async function work(folder: StudyFolder, options: RunOptions, context: Context): Promise<void> {
  const { shard = WHOLE, takeOver, retryFailed = false } = options;
  const workers = workersOf(folder, options.workers);
  const release = lockShard(folder, shard, takeOver);
  try {
    const own = partsOf(shard, folder.layout.parts);
    const left = own.filter((part) => isLeft(folder, part, retryFailed));
    noteLeft(own.length - left.length, left.length, context);
    if (left.length > 0) await run(folder, left, workers, context);
    if (options.shard === undefined) merge(folder, folder.output.format, context, takeOver);
    else printShard(folder, shard, own.length, context);
  } catch (error) {
    if (error instanceof Interrupted) throw new Interrupted(KEPT);
    throw error;
  } finally {
    release();
  }
}

function merge(folder: StudyFolder, format: FileFormat, context: Context, takeOver: boolean): void {
  context.endAtOnce();
  const merged = mergeStudy(folder, format, takeOver);
  printMerged(folder, merged, context);
  if (merged.failed === merged.runs) throw new NegativeAnswer(context.say(ALL_FAILED));
}

const ALL_FAILED = {
  en: "every run failed; the column error says why",
  fr: "toutes les simulations ont échoué ; la colonne error dit pourquoi",
};

function isLeft(folder: StudyFolder, part: number, retryFailed: boolean): boolean {
  const found = folder.readPart(part);
  return typeof found === "string" || (retryFailed && found.failures.length > 0);
}

/** How many workers fit, by what scenarios at some sample points need. */
function workersOf({ plan, layout, output }: StudyFolder, asked: number | undefined): number {
  const part = partBytes(plan, layout, output.weekly);
  // A part more than there are workers is under way, and is held twice while its pieces are joined.
  const resultBytes = (workers: number) => (workers + 2) * part;
  return Math.min(
    ...sampledScenarios(plan).map((scenario) =>
      checkMachine(
        {
          scenarios: [{ id: plan.id, scenario }],
          replicates: MOST_WORKERS,
          resultBytes,
          fewerResults: {
            en: "fewer replicates, or no --weekly",
            fr: "moins de répliques, ou sans --weekly",
          },
        },
        asked,
      ),
    ),
    MOST_WORKERS,
  );
}

async function run(folder: StudyFolder, parts: readonly number[], asked: number, context: Context) {
  const { study } = folder.plan;
  warnOfFew(folder, context);
  const workers = workersFor(folder, parts.length, asked);
  const pool = new WorkerPool({
    workers,
    signal: context.signal,
    startWorker: context.io.startWorker,
    study: { study, weekly: folder.output.weekly },
    own: folder.own?.source,
  });
  const progress = studyProgress(context, "until" in folder.plan.replicates);
  try {
    await runParts(folder, parts, pool, workers, progress.show);
    await pool.settle();
  } finally {
    progress.stop();
    await pool.close();
  }
}

const KEPT = {
  en: "interrupted; finished parts are kept, and the same command resumes from there",
  fr: "interrompu ; les parties finies sont gardées, et la même commande reprend la suite",
};
