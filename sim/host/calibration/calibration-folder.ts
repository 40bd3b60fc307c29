import { join } from "node:path";
import { type CalibrationPlan, planData, planHash } from "../../calibration/calibration-plan.ts";
import type { Diagnostics } from "../../calibration/diagnostics.ts";
import { VERSION } from "../../core/version.ts";
import { InputError, inputError, type Problem } from "../../scenario/problems.ts";
import { isRecord } from "../../scenario/record.ts";
import { changes, makeFolder } from "../files/begun.ts";
import { existsSync, readdirSync, rmSync } from "../files/disk.ts";
import { mended } from "../files/files.ts";
import { Journal } from "../files/journal.ts";
import { readJson } from "../files/json-file.ts";
import { takeLock } from "../files/process-lock.ts";
import { PARTIAL, writeWholeText } from "../files/whole-file.ts";

const PLAN_FILE = "calibration.json";
const JOURNAL_FILE = "journal";
/** Written last: where it is, nothing is left to do. */
const DIAGNOSTICS_FILE = "diagnostics.json";
const LOCK_FILE = "lock";

/** A folder in which one calibration works, and goes on after whatever stopped it. */
export class CalibrationFolder {
  /** What an earlier process found, if it came to the end. */
  readonly finished: Diagnostics | undefined;
  readonly journal: Journal;
  /** Whether an earlier process has begun. */
  readonly begun: boolean;
  private readonly release: () => void;

  /**
   * @throws InputError when the folder holds something else, or another plan, or another process works in it, or it
   * cannot be made
   */
  constructor(
    readonly path: string,
    plan: CalibrationPlan,
  ) {
    makeFolder(path);
    refuseOthers(path);
    this.release = takeLock(join(path, LOCK_FILE));
    try {
      const hash = planHash(plan);
      this.begun = existsSync(this.at(PLAN_FILE));
      if (this.begun) refuseOtherPlan(path, plan);
      else this.writeJson(PLAN_FILE, { levain: VERSION, hash, plan: planData(plan) });
      const done = existsSync(this.at(DIAGNOSTICS_FILE)) ? readJson(this.at(DIAGNOSTICS_FILE)) : undefined;
      this.finished = isRecord(done) && done.planHash === hash ? (done as unknown as Diagnostics) : undefined;
      this.journal = new Journal(this.at(JOURNAL_FILE), hash);
    } catch (error) {
      this.release();
      throw error;
    }
  }

  writeJson(file: string, content: unknown): void {
    this.write(file, `${JSON.stringify(content, null, 2)}\n`);
  }

  /** Writes a file that is there as a whole or not at all. */
  write(file: string, text: string): void {
    writeWholeText(this.at(file), text);
  }

  finish(diagnostics: Diagnostics): void {
    this.writeJson(DIAGNOSTICS_FILE, diagnostics);
  }

  /** Lets other processes in. What the journal held stands in the files once all is done. */
  close(): void {
    this.journal.close();
    if (existsSync(this.at(DIAGNOSTICS_FILE))) rmSync(this.at(JOURNAL_FILE), { force: true });
    this.release();
  }

  private at(file: string): string {
    return join(this.path, file);
  }
}

/** A folder without a plan must be empty, but for what a process leaves that was killed at its start. */
function refuseOthers(folder: string): void {
  const files = mended("--out", folder, () => readdirSync(folder));
  const foreign = files.filter((file) => file !== LOCK_FILE && file !== PLAN_FILE + PARTIAL);
  if (foreign.length === 0 || files.includes(PLAN_FILE)) return;
  throw inputError(
    "--out",
    folder,
    {
      en: "a new or empty folder, or one in which this calibration has begun",
      fr: "un dossier nouveau ou vide, ou bien celui où ce calage a commencé",
    },
    { en: "choose another name", fr: "choisissez un autre nom" },
  );
}

function refuseOtherPlan(folder: string, plan: CalibrationPlan): void {
  const where = join(folder, PLAN_FILE);
  const before = readJson(where);
  if (isRecord(before) && before.hash === planHash(plan)) return;
  const { levain, plan: begun } = isRecord(before) ? before : {};
  const told = { levain: VERSION, plan: planData(plan) };
  const problems = changes({ levain, plan: begun }, told).map(
    (problem): Problem => ({ ...problem, path: problem.path.replace(/^plan\./, "") }),
  );
  throw new InputError([...problems, { path: "--out", value: folder, expected: ANOTHER }], where);
}

const ANOTHER = {
  en: "another folder for another calibration or version of Levain",
  fr: "un autre dossier pour un autre calage ou une autre version de Levain",
};
