import { type CalibrationPlan, planData, planHash } from "../../calibration/calibration-plan.ts";
import type { Diagnostics } from "../../calibration/diagnostics.ts";
import { diagnosticsProblems } from "../../calibration/diagnostics-file.ts";
import { VERSION } from "../../core/version.ts";
import { InputError } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import type { Table } from "../../tables/table.ts";
import { existsSync, rmSync } from "../files/disk.ts";
import { readJson } from "../files/json-file.ts";
import { copyBytes, hashOfFile, readFrom } from "../files/open-file.ts";
import { writeTable } from "../files/table-writer.ts";
import { refuseOther, writeWhole } from "../files/whole-file.ts";
import { Journal } from "../folder/journal.ts";
import { takeLock } from "../folder/process-lock.ts";
import { type Plan, ResumableFolder, type WorkKind } from "../folder/resumable-folder.ts";
import { sealed, sealProblems, type WrittenFile } from "./seal.ts";

const JOURNAL_FILE = "journal";
/** Written last: if it exists, the calibration is finished. */
const DIAGNOSTICS_FILE = "diagnostics.json";
const LOCK_FILE = "lock";
/** Files that are written when the work is done. */
const WRITTEN = ["settings.csv", "fitted.json", "ensemble.json", DIAGNOSTICS_FILE];
const DELETE = {
  en: `put it back, or delete ${DIAGNOSTICS_FILE}, and the calibration runs again`,
  fr: `remettez-le en place, ou supprimez ${DIAGNOSTICS_FILE}, et le calage sera refait`,
};

interface PlanFile extends Plan {
  levain: string;
  plan: Record<string, unknown>;
}

const CALIBRATION: WorkKind<PlanFile> = {
  planFile: "calibration.json",
  subfolders: [],
  leftovers: [LOCK_FILE],
  isPlan: (raw): raw is PlanFile => isRecord(raw) && typeof raw.hash === "string" && isRecord(raw.plan),
  comparable: ({ levain, plan }) => ({ levain, ...plan }),
  newOrOwn: {
    en: "a new or empty folder, or the folder of this calibration",
    fr: "un dossier nouveau ou vide, ou celui de ce calage",
  },
  another: {
    en: "another folder, because the calibration or the version of Levain has changed",
    fr: "un autre dossier, car le calage ou la version de Levain a changé",
  },
};

/** The folder of one calibration, which can be resumed after an interruption. */
export class CalibrationFolder {
  /** What an earlier process found, if it finished. */
  readonly finished: Diagnostics | undefined;
  readonly journal: Journal;
  /** Whether an earlier process has begun. */
  readonly begun: boolean;
  private readonly written: WrittenFile[] = [];
  private readonly folder: ResumableFolder<PlanFile>;
  private readonly release: () => void;

  /**
   * @throws InputError when the folder cannot be made, holds something else or another plan, or another process works
   * in it
   */
  constructor(
    readonly path: string,
    plan: CalibrationPlan,
  ) {
    this.folder = new ResumableFolder(path, CALIBRATION);
    this.folder.prepare();
    this.release = takeLock(this.folder.at(LOCK_FILE));
    try {
      const hash = planHash(plan);
      this.begun = this.folder.keepPlan({ levain: VERSION, hash, plan: planData(plan) });
      this.finished = this.finishedBefore(plan);
      // Not only after hours of work.
      for (const file of WRITTEN) refuseOther(this.folder.at(file), "--out");
      this.journal = new Journal(this.folder.at(JOURNAL_FILE), hash);
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** @throws InputError when a file of an earlier process was altered */
  private finishedBefore(plan: CalibrationPlan): Diagnostics | undefined {
    const path = this.folder.at(DIAGNOSTICS_FILE);
    if (!existsSync(path)) return undefined;
    const raw = readJson(path);
    const inShape = diagnosticsProblems(raw, plan);
    const at = (file: string) => this.folder.at(file);
    const problems = inShape.length > 0 ? inShape : sealProblems(raw as Diagnostics, at);
    if (problems.length === 0) return raw as Diagnostics;
    const [first, ...others] = problems;
    throw new InputError([{ ...first, suggestion: DELETE }, ...others], path);
  }

  writeJson(file: string, content: unknown): void {
    this.folder.writeJson(file, content);
    this.keep(file);
  }

  writeTable(file: string, table: Table): void {
    writeWhole(this.folder.at(file), (descriptor) => writeTable(descriptor, table, "csv"));
    this.keep(file);
  }

  /**
   * @param from path of a regular file
   * @param within folder in which it must still lie
   */
  copyFile(from: string, file: string, within: string): void {
    writeWhole(this.folder.at(file), (to) => readFrom(from, (open) => copyBytes(open, to), within));
    this.keep(file);
  }

  private keep(file: string): void {
    this.written.push({ file, sha256: hashOfFile(this.folder.at(file)) });
  }

  finish(diagnostics: Diagnostics): void {
    this.folder.writeJson(DIAGNOSTICS_FILE, sealed(diagnostics, this.written));
  }

  /** Releases the folder. Removes the journal if the calibration is finished, because the files then replace it. */
  close(): void {
    this.journal.close();
    if (existsSync(this.folder.at(DIAGNOSTICS_FILE))) rmSync(this.folder.at(JOURNAL_FILE), { force: true });
    this.release();
  }
}
