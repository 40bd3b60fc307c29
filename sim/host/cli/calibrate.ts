import { dirname } from "node:path";
import type { Command } from "commander";
import type { CalibrationPlan } from "../../calibration/calibration-plan.ts";
import type { Diagnostics } from "../../calibration/diagnostics.ts";
import { scenarioAt } from "../../design/placing.ts";
import { counted } from "../../input/counted.ts";
import type { NamedScenario } from "../../model/model.ts";
import { calibrate, type Progress } from "../calibration/calibrate.ts";
import { readCalibration } from "../calibration/calibration-file.ts";
import { CalibrationFolder } from "../calibration/calibration-folder.ts";
import { homeOf } from "../scenario/scenario-file.ts";
import { checkMachine } from "../workers/memory.ts";
import { Interrupted, MOST_WORKERS, WorkerPool } from "../workers/pool.ts";
import { NegativeAnswer } from "./exit-codes.ts";
import type { Context } from "./language.ts";
import { workersOption } from "./options.ts";
import { shown } from "./print.ts";
import { printDiagnostics } from "./print-calibration.ts";
import { type ProgressLine, progressLine } from "./progress-line.ts";
import { warn } from "./warnings.ts";

interface CalibrateOptions {
  out: string;
  workers?: number;
}

export function addCalibrate(program: Command, context: Context): void {
  const { say } = context;
  program
    .command("calibrate")
    .description(
      say({
        en: "find the settings of free fields that reproduce observations",
        fr: "trouver les réglages des champs libres qui reproduisent des observations",
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
        en: "folder for the results; run the same command again to resume there",
        fr: "dossier des résultats ; relancez la même commande pour reprendre",
      }),
    )
    .addOption(workersOption(context))
    .action(async (file: string, options: CalibrateOptions) => {
      const plan = readCalibration(file);
      warn([plan.scenario, ...[...plan.also, ...plan.checks].map(({ scenario }) => scenario)], context);
      const workers = Math.min(
        ...largestOf(plan).map((scenario) =>
          checkMachine({ scenarios: [scenario], replicates: MOST_WORKERS }, options.workers),
        ),
      );
      const found = await work(plan, dirname(homeOf(file)), { ...options, workers }, context);
      printDiagnostics(found, context);
      if (found.accepted === 0)
        throw new NegativeAnswer(
          say({
            en: "no setting is within all tolerances; fitted.json holds the nearest",
            fr: "aucun réglage ne respecte toutes les tolérances ; fitted.json contient le plus proche",
          }),
        );
      if (found.held === 0)
        throw new NegativeAnswer(
          say({
            en: "no accepted setting is within all tolerances in fresh worlds: more worlds would tell luck from fit; there is no ensemble",
            fr: "aucun réglage accepté ne respecte toutes les tolérances dans des mondes nouveaux : davantage de mondes distingueraient le hasard de l’ajustement ; il n’y a pas d’ensemble",
          }),
        );
    });
}

/** The scenarios that will run, with each free field at its highest in turn: it may be the number of people. */
function largestOf({ scenario, also, checks, free }: CalibrationPlan): NamedScenario[] {
  const fitted = [scenario, ...also.map((other) => other.scenario)];
  const highest = fitted.flatMap((one) => free.map((field) => scenarioAt(one, [field], [field.range[1]])));
  return [...fitted, ...checks.map((check) => check.scenario), ...highest];
}

/** Resumes the calibration in the folder, or returns its diagnostics when it is finished. */
async function work(
  plan: CalibrationPlan,
  home: string,
  { out, workers }: CalibrateOptions & { workers: number },
  context: Context,
): Promise<Diagnostics> {
  const { note, say, signal } = context;
  const folder = new CalibrationFolder(out, plan);
  try {
    if (folder.finished !== undefined) {
      note(
        say({
          en: `the calibration in ${out} is already finished; here are its results`,
          fr: `le calage dans ${out} est déjà terminé ; voici ses résultats`,
        }),
      );
      return folder.finished;
    }
    const { size } = folder.journal;
    if (folder.begun)
      note(
        say({
          en: `resuming in ${out}: ${counted(size, PIECE, "en")} done`,
          fr: `reprise dans ${out} : ${counted(size, PIECE, "fr")}`,
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
  en: ["piece of work", "pieces of work"],
  fr: ["calcul fait", "calculs faits"],
} as const;

const KEPT = {
  en: "interrupted; finished work is kept, and the same command resumes from there",
  fr: "interrompu ; le travail fait est gardé, et la même commande le reprend",
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
    return await calibrate(plan, folder, pool, home, progress.show);
  } finally {
    progress.stop();
    await pool.close();
  }
}

function calibrationProgress(context: Context): ProgressLine<Progress> {
  const { language, say } = context;
  return progressLine(context, true, ({ done, most, wave, nearest }) => {
    const tolerances = shown(nearest, language);
    return [
      say({ en: `${done} of at most ${most} settings`, fr: `${done} réglages sur ${most} au plus` }),
      say({ en: `wave ${wave}`, fr: `vague ${wave}` }),
      say(
        Number.isFinite(nearest)
          ? {
              en: `nearest is ${tolerances} tolerances away`,
              fr: `le plus proche est à ${tolerances} tolérances`,
            }
          : { en: "none measures all targets yet", fr: "aucun ne mesure encore toutes les cibles" },
      ),
    ];
  });
}
