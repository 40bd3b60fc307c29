import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import type { Command } from "commander";
import type { CalibrationPlan } from "../../calibration/calibration-plan.ts";
import type { Diagnostics } from "../../calibration/diagnostics.ts";
import { scenarioAt } from "../../design/placing.ts";
import type { NamedScenario } from "../../model/model.ts";
import { counted } from "../../scenario/counted.ts";
import { calibrate, type Progress } from "../calibration/calibrate.ts";
import { readCalibration } from "../calibration/calibration-file.ts";
import { CalibrationFolder } from "../calibration/calibration-folder.ts";
import { checkMachine } from "../workers/memory.ts";
import { Interrupted, MOST_WORKERS, WorkerPool } from "../workers/pool.ts";
import { NegativeAnswer } from "./exit-codes.ts";
import type { Context } from "./language.ts";
import { wholeNumber } from "./options.ts";
import { shown } from "./print.ts";
import { printDiagnostics } from "./print-calibration.ts";
import { type ProgressLine, progressLine } from "./progress-line.ts";
import { warn } from "./warnings.ts";

interface CalibrateOptions {
  out: string;
  workers: number;
}

export function addCalibrate(program: Command, context: Context): void {
  const { say } = context;
  program
    .command("calibrate")
    .description(
      say({
        en: "find the settings of free fields that reproduce observations",
        fr: "trouver les réglages de champs libres qui reproduisent des observations",
      }),
    )
    .argument(
      "<file>",
      say({
        en: "JSON file with a scenario, targets and free fields",
        fr: "fichier JSON avec un scénario, des cibles et des champs libres",
      }),
    )
    .requiredOption(
      "--out <dir>",
      say({
        en: "folder for what is found; started again, the same command goes on there",
        fr: "dossier pour ce qui est trouvé ; relancée, la même commande y reprend",
      }),
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
    .action(async (file: string, options: CalibrateOptions) => {
      const plan = readCalibration(file);
      warn([plan.scenario, ...plan.checks.map(({ scenario }) => scenario)], context);
      for (const scenario of largestOf(plan))
        checkMachine({ scenarios: [scenario], replicates: options.workers }, options.workers);
      const found = await work(plan, dirname(file), options, context);
      printDiagnostics(found, context);
      if (found.accepted === 0)
        throw new NegativeAnswer(
          say({
            en: "no setting comes within all tolerances; fitted.json holds the nearest",
            fr: "aucun réglage n’atteint toutes les tolérances ; fitted.json contient le plus proche",
          }),
        );
    });
}

/** What will run, each free field at its highest in turn: it may be the number of people. */
function largestOf({ scenario, checks, free }: CalibrationPlan): NamedScenario[] {
  const highest = free.map((field) => scenarioAt(scenario, [field], [field.range[1]]));
  return [scenario, ...checks.map((check) => check.scenario), ...highest];
}

/** Goes on in the folder, or tells again what was found there. */
async function work(
  plan: CalibrationPlan,
  home: string,
  { out, workers }: CalibrateOptions,
  context: Context,
): Promise<Diagnostics> {
  const { note, say, signal } = context;
  const folder = new CalibrationFolder(out, plan);
  try {
    if (folder.finished !== undefined) {
      note(
        say({
          en: `${out} is finished; this is what was found`,
          fr: `${out} est terminé ; voici ce qui a été trouvé`,
        }),
      );
      return folder.finished;
    }
    const { size } = folder.journal;
    if (folder.begun)
      note(
        say({
          en: `going on in ${out}, where ${counted(size, PIECE, "en")} done`,
          fr: `reprise dans ${out}, où ${counted(size, PIECE, "fr")}`,
        }),
      );
    return await working(plan, folder, home, workers, signal, context);
  } catch (error) {
    if (error instanceof Interrupted) throw new Interrupted(KEPT);
    throw error;
  } finally {
    folder.close();
  }
}

const PIECE = {
  en: ["piece of work is", "pieces of work are"],
  fr: ["calcul est fait", "calculs sont faits"],
} as const;

const KEPT = {
  en: "interrupted; what was done is kept, and the same command goes on from there",
  fr: "interrompu ; ce qui était fait est gardé, et la même commande reprend de là",
};

async function working(
  plan: CalibrationPlan,
  folder: CalibrationFolder,
  home: string,
  workers: number,
  signal: AbortSignal,
  context: Context,
): Promise<Diagnostics> {
  const pool = new WorkerPool({ workers, signal, startWorker: context.io.startWorker });
  const progress = calibrationProgress(context);
  try {
    return await calibrate(plan, folder, pool, home, progress.tell);
  } finally {
    progress.stop();
    await pool.close();
  }
}

function calibrationProgress(context: Context): ProgressLine<Progress> {
  const { language, say } = context;
  return progressLine(context, true, ({ done, most, wave, nearest }) => {
    const tolerances = Number.isFinite(nearest) ? shown(nearest, language) : "–";
    return [
      say({ en: `${done}/${most} settings at most`, fr: `${done}/${most} réglages au plus` }),
      say({ en: `wave ${wave}`, fr: `vague ${wave}` }),
      say({ en: `nearest ${tolerances} tolerances`, fr: `au plus près ${tolerances} tolérances` }),
    ];
  });
}
