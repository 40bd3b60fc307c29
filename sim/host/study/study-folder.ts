import { basename, dirname, join, relative, sep } from "node:path";
import { textHash } from "../../core/digest.ts";
import { InputError, inputError, printable } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import type { Source } from "../../scenario/resolve.ts";
import { type StudyPlan, studyPlan } from "../../study/study-plan.ts";
import { existsSync, readdirSync, realpathSync } from "../files/disk.ts";
import { isInside } from "../files/inside.ts";
import { shellWord } from "../files/shell.ts";
import { resolved } from "../files/surroundings.ts";
import { tryWrite } from "../files/write-errors.ts";
import { ResumableFolder } from "../folder/resumable-folder.ts";
import { modelOfFile, type OwnFile } from "../own/own-file.ts";
import { refuseOtherKind } from "../scenario/content-kind.ts";
import { fileSource, isFile } from "../scenario/scenario-file.ts";
import { type Layout, layoutOf, pointsOfPart } from "./layout.ts";
import { type Part, readPart, writePart } from "./part-file.ts";
import { LOCKS, type Output, PARTS, type PlanFile, STUDY, studyData } from "./plan-file.ts";

/** A folder in which a study runs, in one or many processes; it can be resumed after an interruption. */
export class StudyFolder {
  /** SHA-256 of everything that parts depend on: equal hashes mean equal bytes. */
  readonly hash: string;
  private readonly data: object;
  private readonly folder: ResumableFolder<PlanFile>;

  private constructor(
    readonly path: string,
    readonly plan: StudyPlan,
    readonly layout: Layout,
    readonly output: Output,
    /** The user's own parts, if there are any. */
    readonly own: OwnFile | undefined,
  ) {
    this.folder = new ResumableFolder(path, STUDY);
    this.data = studyData(plan, layout, output, own);
    this.hash = textHash(JSON.stringify(this.data));
  }

  /**
   * Begins a study, or opens it if it has begun already.
   *
   * @param file of the study
   * @param ownFile of the user's own parts, if any
   * @throws InputError when the folder holds something else, or another study, or cannot be made
   */
  static async begin(path: string, file: string, output: Output, ownFile?: string): Promise<StudyFolder> {
    const { model, own } = await modelOfFile(ownFile);
    const source = fileSource(file);
    refuseOtherKind(source.raw, file, "study");
    const plan = studyPlan(source, model);
    const study = new StudyFolder(path, plan, layoutOf(plan, output.weekly), output, own);
    study.folder.prepare();
    study.keepPlan(relativeTo(path, file), own && relativeTo(path, own.file));
    return study;
  }

  /**
   * Opens the study in a folder.
   *
   * @param ownFile of the user's own parts. A folder may come from a stranger, so code runs only where the user names it
   * @throws InputError when there is no study, its files have changed, or it has own parts and none are named
   */
  static async open(path: string, ownFile?: string): Promise<StudyFolder> {
    const folder = new ResumableFolder(path, STUDY);
    const begun = folder.plan();
    if (begun === undefined) throw noStudy(path);
    const file = resolved(realpathSync(path), begun.file);
    if (!isFile(file)) throw noFile(file);
    if (begun.own !== undefined && ownFile === undefined) throw noOwnFile(path, begun.own);
    const { model, own } = await modelOfFile(ownFile);
    const source = fileSource(file);
    try {
      const plan = studyPlan(source, model);
      const study = new StudyFolder(path, plan, layoutOf(plan, begun.output.weekly), begun.output, own);
      study.keepPlan(begun.file, begun.own);
      return study;
    } catch (error) {
      if (!(error instanceof InputError) || isItsStudy(path, begun, source)) throw error;
      throw otherFile(path, file, own);
    }
  }

  /** What follows a command that opens this study again, ready to be pasted. */
  get pasted(): string {
    const { path, own } = this;
    return shellWord(path) + (own === undefined ? "" : ` --own ${shellWord(own.file)}`);
  }

  /** @returns the part, or why there is none */
  readPart(number: number): Part | "missing" | "broken" {
    const part = readPart(this.partPath(number), this.saltOf(number), {
      metrics: this.plan.model.metrics.length,
      weekly: this.plan.model.weekly.length,
    });
    return typeof part === "string" || this.asksFor(number, part) ? part : "broken";
  }

  writePart(part: number, content: Part): void {
    writePart(this.partPath(part), content, this.saltOf(part));
  }

  lockPath(name: string): string {
    return this.folder.at(LOCKS, `${name}.lock`);
  }

  /** Names of all locks, whether held or abandoned. */
  lockNames(): string[] {
    const locks = this.folder.at(LOCKS);
    const files = tryWrite("--out", locks, () => (existsSync(locks) ? readdirSync(locks) : []));
    return files.filter((file) => file.endsWith(".lock")).map((file) => file.slice(0, -".lock".length));
  }

  private keepPlan(file: string, own: string | undefined): void {
    const { hash, output, data } = this;
    this.folder.keepPlan({ hash, file, output, ...(own !== undefined && { own }), study: data });
  }

  private partPath(part: number): string {
    return this.folder.at(PARTS, `${String(part).padStart(8, "0")}.part`);
  }

  /** Whether a part has the shape that the study needs; a correct checksum is not enough, as it can be forged. */
  private asksFor(number: number, { replicates, metrics, weeks }: Part): boolean {
    const { plan, layout, output } = this;
    const counts = "fixed" in plan.replicates ? [plan.replicates.fixed] : plan.replicates.looks;
    const worlds = replicates.reduce((sum, count) => sum + count, 0);
    return (
      replicates.length === pointsOfPart(layout, plan.points, number).length &&
      replicates.every((count) => counts.includes(count)) &&
      metrics[0].length === worlds * plan.scenarios.length &&
      (weeks !== undefined) === output.weekly
    );
  }

  private saltOf(part: number): string {
    return `${this.hash} ${part}\n`;
  }
}

/** The path of a file relative to a folder. Links are resolved, since the folder may be opened under another name. */
function relativeTo(folder: string, file: string): string {
  const real = join(realpathSync(dirname(file)), basename(file));
  return relative(realpathSync(folder), real).split(sep).join("/");
}

/**
 * Whether a file surely is the one that a study began with, so that what it holds may be shown. The folder may come from
 * a stranger, and name any file of this computer.
 */
function isItsStudy(path: string, { study }: PlanFile, { raw, where, name }: Source): boolean {
  const folder = realpathSync(path);
  const isNear = dirname(realpathSync(where)) === dirname(folder) || isInside(folder, where);
  if (!isNear || !isRecord(raw) || !Array.isArray(raw.scenarios)) return false;
  return (raw.id ?? name) === (study as { id?: unknown }).id;
}

const otherFile = (path: string, file: string, own: OwnFile | undefined) =>
  inputError(
    "",
    file,
    {
      en: "the study file with which work in this folder began, under the same version; what it holds is not shown here, since only the folder names it",
      fr: "le fichier d’étude avec lequel le travail a commencé dans ce dossier, sous la même version ; son contenu n’est pas montré, car seul le dossier le nomme",
    },
    asTyped(`${shellWord(file)} --out ${shellWord(path)}${own ? ` --own ${shellWord(own.file)}` : ""}`),
  );

const asTyped = (words: string) => ({
  en: `if it is yours, levain study run ${words} lists what differs`,
  fr: `s’il est à vous, levain study run ${words} liste ce qui diffère`,
});

const BACK = {
  en: "put it back, or move it together with the folder: every command compares the two",
  fr: "remettez-le en place, ou déplacez-le avec le dossier : chaque commande compare les deux",
};

const noFile = (file: string) =>
  inputError("", file, { en: "the study file of this folder", fr: "le fichier d’étude de ce dossier" }, BACK);

function noOwnFile(path: string, file: string) {
  const add = printable(`--own ${shellWord(join(path, file))}`);
  return inputError(
    "--own",
    undefined,
    {
      en: "the file of the study's own parts: its code runs only if you name it",
      fr: "le fichier des éléments propres à l’étude : son code ne s’exécute que si vous le nommez",
    },
    {
      en: `if you trust this code, add ${add}`,
      fr: `si vous faites confiance à ce code, ajoutez ${add}`,
    },
  );
}

const noStudy = (path: string) =>
  inputError(
    "",
    path,
    { en: "the folder of a study", fr: "le dossier d’une étude" },
    {
      en: "levain study run STUDY --out DIR starts one",
      fr: "levain study run ÉTUDE --out DOSSIER en commence une",
    },
  );
