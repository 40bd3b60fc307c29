import type { Command } from "commander";
import { Option } from "commander";
import { counted, type Noun } from "../../input/counted.ts";
import { InputError, inputError, type Problem } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { absentParts } from "../study/merge.ts";
import { isMerged } from "../study/merged-files.ts";
import { MOST_SHARDS } from "../study/shard.ts";
import { rangesOf, type ShardStates, shardStates } from "../study/shard-states.ts";
import { StudyFolder } from "../study/study-folder.ts";
import { submitStudy, waitForJobs } from "../study/submission.ts";
import { Interrupted } from "../workers/pool.ts";
import type { Context } from "./language.ts";
import { ownOption, wholeNumber } from "./options.ts";

interface SubmitOptions {
  engine: "slurm";
  array?: number;
  own?: string;
  wait: boolean;
}

/** @param study the parent command */
export function addSubmit(study: Command, context: Context): void {
  const { say } = context;
  study
    .command("submit")
    .description(
      say({
        en: "run the missing shards of a study on a cluster, then merge",
        fr: "calculer sur une grappe les tranches qui manquent à une étude, puis tout réunir",
      }),
    )
    .argument("<dir>", say({ en: "folder of the study", fr: "dossier de l’étude" }))
    .argument(
      "[options...]",
      say({
        en: "sbatch options for every job, after --, such as --time=1:00:00",
        fr: "options de sbatch pour chaque travail, après --, par exemple --time=1:00:00",
      }),
    )
    .addOption(
      new Option(
        "--engine <engine>",
        say({ en: "system that queues the jobs", fr: "système qui met les travaux en file" }),
      )
        .choices(["slurm"])
        .makeOptionMandatory(),
    )
    .option(
      "--array <n>",
      say({
        en: "number of shards, each a task of an array job (default: as before, or one per part and at most 100)",
        fr: "nombre de tranches, chacune une tâche d’un tableau de travaux (par défaut : comme avant, ou une par partie et 100 au plus)",
      }),
      wholeNumber(1, MOST_SHARDS),
    )
    .addOption(ownOption(context))
    .option(
      "--wait",
      say({ en: "wait until everything is merged", fr: "attendre que tout soit réuni" }),
      false,
    )
    .action(async (dir: string, options: string[], { array, own, wait }: SubmitOptions) => {
      checkOptions(options);
      const here = await StudyFolder.open(dir, own);
      const command = context.io.program;
      const { states, ...jobs } = await submitStudy(here, { array, sbatch: options, command });
      printStates(states, context);
      printJobs(jobs, states, context);
      if (!wait || jobs.merge === undefined) return;
      await waitUntilMerged(here, states.of, context);
      context.print(say({ en: "everything is merged", fr: "tout est réuni" }));
    });
}

/** Options that submit itself passes to sbatch. */
const OWN_OPTIONS = [
  "array",
  "chdir",
  "dependency",
  "help",
  "job-name",
  "output",
  "parsable",
  "usage",
  "wait",
  "wrap",
];

/** @throws InputError with every word that is not an option, and every option that the user may not set */
function checkOptions(options: readonly string[]): void {
  const problems = options.flatMap((option): Problem[] => {
    const name = /^--([a-z][a-z0-9-]*)(=.*)?$/s.exec(option)?.[1];
    if (name === undefined) return [{ path: "", value: option, expected: OPTION }];
    // Slurm accepts abbreviated option names.
    const own = OWN_OPTIONS.find((known) => known.startsWith(name));
    return own === undefined ? [] : [{ path: "", value: option, expected: OTHER_OPTION }];
  });
  if (problems.length > 0) throw new InputError(problems);
}

const OPTION: Text = {
  en: "an option of sbatch, written --name=value",
  fr: "une option de sbatch, écrite --nom=valeur",
};

const OTHER_OPTION: Text = {
  en: "an option of sbatch that submit does not set itself",
  fr: "une option de sbatch que submit ne fixe pas lui-même",
};

const SHARD: Noun = { en: ["shard", "shards"], fr: ["tranche", "tranches"] };
const JOB: Noun = {
  en: ["job waiting or running", "jobs waiting or running"],
  fr: ["travail en attente ou en cours", "travaux en attente ou en cours"],
};

function printStates(
  { of, complete, underWay, missing }: ShardStates,
  { language, print, say }: Context,
): void {
  const listed = (shards: readonly number[]) =>
    shards.length === 0 ? say({ en: "none", fr: "aucune" }) : rangesOf(shards);
  print(
    say({
      en: `${counted(of, SHARD, language)}: complete ${listed(complete)}; under way ${listed(underWay)}; missing ${listed(missing)}`,
      fr: `${counted(of, SHARD, language)} : complètes ${listed(complete)} ; en cours ${listed(underWay)} ; manquantes ${listed(missing)}`,
    }),
  );
}

function printJobs(
  jobs: { array?: string; merge?: string },
  { missing }: ShardStates,
  { print, say }: Context,
): void {
  const { array, merge } = jobs;
  if (merge === undefined)
    print(
      say({
        en: "everything is merged; nothing is left to do",
        fr: "tout est réuni ; il ne reste rien à faire",
      }),
    );
  if (array !== undefined)
    print(
      say({
        en: `submitted ${counted(missing.length, SHARD, "en")} (${rangesOf(missing)}) as job ${array}`,
        fr: `soumis ${counted(missing.length, SHARD, "fr")} (${rangesOf(missing)}), travail ${array}`,
      }),
    );
  if (merge !== undefined)
    print(
      say({
        en: `submitted the merge as job ${merge}, after all others`,
        fr: `soumis la réunion, travail ${merge}, après tous les autres`,
      }),
    );
}

/** @throws InputError when shards are still missing or the merge has failed; Interrupted */
async function waitUntilMerged(here: StudyFolder, of: number, { note, say, signal }: Context): Promise<void> {
  try {
    await waitForJobs(here, signal, (left) =>
      note(say({ en: counted(left, JOB, "en"), fr: counted(left, JOB, "fr") })),
    );
  } catch (error) {
    if (error instanceof Interrupted) throw new Interrupted(JOBS_CONTINUE);
    throw error;
  }
  const { missing } = shardStates(of, absentParts(here), new Set());
  if (missing.length > 0)
    throw inputError(
      "",
      here.path,
      {
        en: `all shards complete; ${rangesOf(missing)} missing`,
        fr: `toutes les tranches complètes ; manquantes : ${rangesOf(missing)}`,
      },
      {
        en: "see why in the files of its folder slurm/, then submit again",
        fr: "voyez pourquoi dans les fichiers de son dossier slurm/, puis soumettez à nouveau",
      },
    );
  if (!isMerged(here))
    throw inputError(
      "",
      here.path,
      { en: "merged results; the merge has failed", fr: "des résultats réunis ; la réunion a échoué" },
      { en: "see why in its slurm/merge-*.log", fr: "voyez pourquoi dans son slurm/merge-*.log" },
    );
}

const JOBS_CONTINUE: Text = {
  en: "interrupted; the jobs continue, and the same command waits for them again",
  fr: "interrompu ; les travaux continuent, et la même commande les attend à nouveau",
};
