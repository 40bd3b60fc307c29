import type { Command } from "commander";
import { Option } from "commander";
import { counted, type Noun } from "../../scenario/counted.ts";
import { InputError, inputError, type Problem } from "../../scenario/problems.ts";
import type { Text } from "../../scenario/text.ts";
import { absentParts, isMerged } from "../study/merge.ts";
import { MOST_SHARDS } from "../study/shard.ts";
import { rangesOf, type ShardStates, shardStates } from "../study/shard-states.ts";
import { StudyFolder } from "../study/study-folder.ts";
import { submitStudy, waitForJobs } from "../study/submission.ts";
import { Interrupted } from "../workers/pool.ts";
import type { Context } from "./language.ts";
import { wholeNumber } from "./options.ts";

interface SubmitOptions {
  engine: "slurm";
  array?: number;
  wait: boolean;
}

/** @param study the command that this becomes a part of */
export function addSubmit(study: Command, context: Context): void {
  const { say } = context;
  study
    .command("submit")
    .description(
      say({
        en: "run the missing shards of a study on a cluster, then merge",
        fr: "faire tourner sur une grappe les tranches qui manquent à une étude, puis réunir le tout",
      }),
    )
    .argument("<dir>", say({ en: "folder of the study", fr: "dossier de l’étude" }))
    .argument(
      "[options...]",
      say({
        en: "after --, options for every job, such as --time=1:00:00",
        fr: "après --, options de chaque travail, par exemple --time=1:00:00",
      }),
    )
    .addOption(
      new Option("--engine <engine>", say({ en: "that queues the jobs", fr: "qui met les travaux en file" }))
        .choices(["slurm"])
        .makeOptionMandatory(),
    )
    .option(
      "--array <n>",
      say({
        en: "shards, each a task of an array job (else as before, or one for each part and 100 at most)",
        fr: "tranches, chacune une tâche d’un tableau de travaux (sinon comme avant, ou une par partie et 100 au plus)",
      }),
      wholeNumber(1, MOST_SHARDS),
    )
    .option("--wait", say({ en: "until all is merged", fr: "attendre que tout soit réuni" }), false)
    .action(async (dir: string, options: string[], { array, wait }: SubmitOptions) => {
      checkOptions(options);
      const here = StudyFolder.open(dir);
      const command = context.io.program;
      const { states, ...jobs } = await submitStudy(here, { array, sbatch: options, command });
      tellStates(states, context);
      tellJobs(jobs, states, context);
      if (!wait || jobs.merge === undefined) return;
      await waited(here, states.of, context);
      context.print(say({ en: "all is merged", fr: "tout est réuni" }));
    });
}

/** What submit says to sbatch itself. */
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

/** @throws InputError with every option that is none, or not the user's to give */
function checkOptions(options: readonly string[]): void {
  const problems = options.flatMap((option): Problem[] => {
    const name = /^--([a-z][a-z0-9-]*)(=.*)?$/s.exec(option)?.[1];
    if (name === undefined) return [{ path: "", value: option, expected: OPTION }];
    // Slurm takes the beginning of a name for the whole.
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
  fr: "une option de sbatch que submit ne donne pas lui-même",
};

const SHARD: Noun = { en: ["shard", "shards"], fr: ["tranche", "tranches"] };
const JOB: Noun = {
  en: ["job waits or runs", "jobs wait or run"],
  fr: ["travail attend ou tourne", "travaux attendent ou tournent"],
};

function tellStates(
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

function tellJobs(
  jobs: { array?: string; merge?: string },
  { missing }: ShardStates,
  { print, say }: Context,
): void {
  const { array, merge } = jobs;
  if (merge === undefined)
    print(
      say({ en: "all is merged; nothing is left to do", fr: "tout est réuni ; il ne reste rien à faire" }),
    );
  if (array !== undefined)
    print(
      say({
        en: `submitted ${counted(missing.length, SHARD, "en")} (${rangesOf(missing)}) as job ${array}`,
        fr: `travail ${array} : ${counted(missing.length, SHARD, "fr")} (${rangesOf(missing)})`,
      }),
    );
  if (merge !== undefined)
    print(
      say({
        en: `submitted the merge, after all others, as job ${merge}`,
        fr: `travail ${merge} : la réunion, après tous les autres`,
      }),
    );
}

/** @throws InputError when shards are missing all the same, or the merge has failed; Interrupted */
async function waited(here: StudyFolder, of: number, { note, say, signal }: Context): Promise<void> {
  try {
    await waitForJobs(here, signal, (left) =>
      note(say({ en: counted(left, JOB, "en"), fr: counted(left, JOB, "fr") })),
    );
  } catch (error) {
    if (error instanceof Interrupted) throw new Interrupted(GOING_ON);
    throw error;
  }
  const { missing } = shardStates(of, absentParts(here), new Set());
  if (missing.length > 0)
    throw inputError(
      "",
      here.path,
      {
        en: `all shards complete; missing ${rangesOf(missing)}`,
        fr: `toutes les tranches complètes ; manquent ${rangesOf(missing)}`,
      },
      {
        en: "the files in slurm/ there say why; submit again for those",
        fr: "les fichiers de slurm/ là-bas disent pourquoi ; soumettez à nouveau pour celles-là",
      },
    );
  if (!isMerged(here))
    throw inputError(
      "",
      here.path,
      { en: "merged results; the merge has failed", fr: "des résultats réunis ; leur réunion a échoué" },
      { en: "slurm/merge-*.log there says why", fr: "slurm/merge-*.log là-bas dit pourquoi" },
    );
}

const GOING_ON: Text = {
  en: "interrupted; the jobs go on, and the same command waits for them again",
  fr: "interrompu ; les travaux continuent, et la même commande les attend à nouveau",
};
