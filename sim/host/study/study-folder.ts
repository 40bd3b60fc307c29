import { basename, dirname, join, relative, sep } from "node:path";
import { textHash } from "../../core/digest.ts";
import { VERSION } from "../../core/version.ts";
import type { Scenario } from "../../model/model.ts";
import { InputError, inputError } from "../../scenario/problems.ts";
import { isRecord } from "../../scenario/record.ts";
import { type StudyPlan, studyPlan } from "../../study/study-plan.ts";
import { sealed } from "../../world/people/own-people.ts";
import { changes, makeFolder } from "../files/begun.ts";
import { existsSync, mkdirSync, readdirSync, realpathSync } from "../files/disk.ts";
import { type FileFormat, mended } from "../files/files.ts";
import { readJson } from "../files/json-file.ts";
import { resolved } from "../files/surroundings.ts";
import { ownPartial, writeWholeText } from "../files/whole-file.ts";
import { fileSource, isFile } from "../scenario/scenario-file.ts";
import { type Layout, layoutOf, pointsOfPart } from "./layout.ts";
import { type Part, readPart, writePart } from "./part-file.ts";

const PLAN_FILE = "plan.json";
const PARTS = "parts";
const LOCKS = "locks";

/** What is chosen when a study begins, and holds for all that follows. */
export interface Output {
  format: FileFormat;
  /** Whether each week of each world is kept. */
  weekly: boolean;
}

/** A folder in which a study runs, in one process or many, and goes on after whatever stopped it. */
export class StudyFolder {
  /** SHA-256 of all that parts depend on: equal hashes, equal bytes. */
  readonly hash: string;

  private constructor(
    readonly path: string,
    readonly plan: StudyPlan,
    readonly layout: Layout,
    readonly output: Output,
  ) {
    this.hash = textHash(JSON.stringify(dataOf(plan, layout, output)));
  }

  /**
   * Begins a study, or finds it begun.
   *
   * @param file of the study
   * @throws InputError when the folder holds something else, or another study, or cannot be made
   */
  static begin(path: string, file: string, output: Output): StudyFolder {
    const plan = studyPlan(fileSource(file));
    const folder = new StudyFolder(path, plan, layoutOf(plan, output.weekly), output);
    makeFolder(path);
    if (existsSync(join(path, PLAN_FILE))) folder.refuseOtherPlan(readJson(join(path, PLAN_FILE)));
    else {
      refuseOthers(path);
      folder.writePlan(file);
    }
    return folder;
  }

  /** The study that was begun in a folder. @throws InputError when there is none, or its files have changed */
  static open(path: string): StudyFolder {
    const where = join(path, PLAN_FILE);
    if (!existsSync(where)) throw noStudy(path);
    const begun = readJson(where);
    if (!isBegun(begun)) throw noStudy(path);
    const file = resolved(realpathSync(path), begun.file);
    if (!isFile(file)) throw noFile(file);
    const plan = studyPlan(fileSource(file));
    const folder = new StudyFolder(path, plan, layoutOf(plan, begun.output.weekly), begun.output);
    folder.refuseOtherPlan(begun);
    return folder;
  }

  /** @returns what a part has, or what is the matter with it */
  readPart(number: number): Part | "missing" | "broken" {
    const part = readPart(this.partPath(number), this.saltOf(number));
    return typeof part === "string" || this.asksFor(number, part) ? part : "broken";
  }

  writePart(part: number, content: Part): void {
    writePart(this.partPath(part), content, this.saltOf(part));
  }

  lockPath(name: string): string {
    return join(this.path, LOCKS, `${name}.lock`);
  }

  /** Names of all locks, held or left behind. */
  lockNames(): string[] {
    const locks = join(this.path, LOCKS);
    const files = mended("--out", locks, () => (existsSync(locks) ? readdirSync(locks) : []));
    return files.filter((file) => file.endsWith(".lock")).map((file) => file.slice(0, -".lock".length));
  }

  private partPath(part: number): string {
    return join(this.path, PARTS, `${String(part).padStart(8, "0")}.part`);
  }

  /** Whether there is what the study asks for: whoever has the folder can make up a part with a right checksum. */
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

  private writePlan(file: string): void {
    mended("--out", this.path, () => {
      for (const folder of [PARTS, LOCKS]) mkdirSync(join(this.path, folder), { recursive: true });
    });
    // Through no link: the folder may be opened by another of its names.
    const real = join(realpathSync(dirname(file)), basename(file));
    const from = relative(realpathSync(this.path), real).split(sep).join("/");
    const { plan, layout, output } = this;
    const content = { hash: this.hash, file: from, output, study: dataOf(plan, layout, output) };
    // Shards may begin at once, each with the same.
    const where = join(this.path, PLAN_FILE);
    writeWholeText(where, `${JSON.stringify(content, null, 2)}\n`, ownPartial(where));
  }

  /** Tells what was changed since the study began. */
  private refuseOtherPlan(begun: unknown): void {
    if (isBegun(begun) && begun.hash === this.hash) return;
    const { plan, layout, output } = this;
    const before = isRecord(begun) && isRecord(begun.study) ? begun.study : {};
    throw new InputError(
      [...changes(before, dataOf(plan, layout, output)), { path: "", value: this.path, expected: ANOTHER }],
      join(this.path, PLAN_FILE),
    );
  }
}

const ANOTHER = {
  en: "another folder for another study or version of Levain",
  fr: "un autre dossier pour une autre étude ou une autre version de Levain",
};

/** More points of a list are known by their hash: a plan is not to be larger than its study. */
const MOST_POINTS_TOLD = 1000;

/** What lies where, each point once: in a list the points, else the fields with their values. */
function designOf({ design, factors }: StudyPlan["study"]) {
  if (design.type !== "list")
    return { design, vary: Object.fromEntries(factors.map(({ path, ...rest }) => [path, rest])) };
  const { type, points } = design;
  if (points.length <= MOST_POINTS_TOLD) return { design };
  return { design: { type, count: points.length, sha256: textHash(JSON.stringify(points)) } };
}

/** All that parts depend on, as plain data. Scenarios and factors by name, so that a change can be told by its path. */
function dataOf({ study, points, scenarios }: StudyPlan, { pointsPerPart }: Layout, { weekly }: Output) {
  const { id, seed, baseline, factors, replicates } = study;
  return {
    levain: VERSION,
    ...{ id, seed, baseline, replicates },
    order: scenarios,
    scenarios: Object.fromEntries(
      study.scenarios.map((named) => [named.id, resultsDependOn(named.scenario)]),
    ),
    paths: factors.map(({ path }) => path),
    ...designOf(study),
    ...{ points, pointsPerPart, weekly },
  };
}

/** A scenario without its texts, people by their hash. */
function resultsDependOn(scenario: Scenario): object {
  const { title: _title, story: _story, provenance: _provenance, ...rest } = scenario;
  return { ...rest, population: sealed(scenario.population) };
}

const noFile = (file: string) =>
  inputError(
    "",
    file,
    {
      en: "the study file with which this folder was begun",
      fr: "le fichier d’étude avec lequel ce dossier a été commencé",
    },
    {
      en: "put it back, or move it along with the folder: what runs is held against it",
      fr: "remettez-le, ou déplacez-le avec le dossier : ce qui tourne est comparé à lui",
    },
  );

interface Begun {
  hash: string;
  file: string;
  output: Output;
}

function isBegun(raw: unknown): raw is Begun {
  if (!isRecord(raw) || !isRecord(raw.output)) return false;
  const { format, weekly } = raw.output;
  const output = ["csv", "parquet"].includes(format as string) && typeof weekly === "boolean";
  return output && typeof raw.hash === "string" && typeof raw.file === "string";
}

/** A folder without a plan must be empty, but for what a process leaves that was killed at its start. */
function refuseOthers(folder: string): void {
  const files = mended("--out", folder, () => readdirSync(folder));
  const isOwn = (file: string) => [PARTS, LOCKS].includes(file) || file.startsWith(PLAN_FILE);
  if (files.every(isOwn)) return;
  throw inputError(
    "--out",
    folder,
    {
      en: "a new or empty folder, or one in which this study has begun",
      fr: "un dossier nouveau ou vide, ou bien celui où cette étude a commencé",
    },
    { en: "choose another name", fr: "choisissez un autre nom" },
  );
}

const noStudy = (path: string) =>
  inputError(
    "",
    path,
    { en: "a folder in which a study has begun", fr: "un dossier où une étude a commencé" },
    {
      en: "levain study run STUDY --out DIR begins one",
      fr: "levain study run ÉTUDE --out DOSSIER en commence une",
    },
  );
