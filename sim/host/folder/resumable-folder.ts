import { join } from "node:path";
import { VERSION } from "../../core/version.ts";
import { InputError, inputError, type Problem } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { changedSince } from "../../input/versions.ts";
import { differences } from "../../scenario/difference.ts";
import { existsSync, readdirSync } from "../files/disk.ts";
import { readJson } from "../files/json-file.ts";
import { makeFolder, makeOwnFolder } from "../files/make-folder.ts";
import { ownPartialName, PARTIAL, refuseLink, writeWholeText } from "../files/whole-file.ts";
import { tryWrite } from "../files/write-errors.ts";

/** The plan of the work in a folder, as in its file. */
export interface Plan {
  /** SHA-256 of everything that the results depend on: equal hashes mean equal bytes. */
  hash: string;
}

/** A kind of work that can be resumed after an interruption. */
export interface WorkKind<P extends Plan> {
  planFile: string;
  /** Folders that are made together with the plan. */
  subfolders: readonly string[];
  /** Files that may remain from a process that was killed before it wrote the plan. */
  leftovers: readonly string[];
  isPlan: (raw: unknown) => raw is P;
  /** What the results depend on, by the paths that users know. */
  comparable: (plan: P) => object;
  /** What is expected instead of a folder that is not empty but has no plan. */
  newOrOwn: Text;
  /** What is expected instead of a folder that has another plan. */
  another: Text;
}

/**
 * A folder in which work can be resumed. The plan is written first, and every later process must have the same plan.
 * Each file is written completely or not at all.
 */
export class ResumableFolder<P extends Plan> {
  constructor(
    readonly path: string,
    private readonly kind: WorkKind<P>,
  ) {}

  /** The path of something in the folder. */
  at(...names: readonly string[]): string {
    return join(this.path, ...names);
  }

  /** Makes the folder. @throws InputError when it cannot be made, or holds something else */
  prepare(): void {
    makeFolder(this.path);
    const { planFile, subfolders, leftovers, newOrOwn } = this.kind;
    const isOwn = (file: string) =>
      file === planFile ||
      (file.startsWith(`${planFile}.`) && file.endsWith(PARTIAL)) ||
      subfolders.includes(file) ||
      leftovers.includes(file);
    const files = tryWrite("--out", this.path, () => readdirSync(this.path));
    if (files.includes(planFile) || files.every(isOwn)) return;
    throw inputError("--out", this.path, newOrOwn, {
      en: "choose another name",
      fr: "choisissez un autre nom",
    });
  }

  /** The plan in the folder; undefined if there is none. @throws InputError when it is not JSON */
  plan(): P | undefined {
    const where = this.at(this.kind.planFile);
    const raw = existsSync(where) ? readJson(where) : undefined;
    return this.kind.isPlan(raw) ? raw : undefined;
  }

  /**
   * Writes the plan, unless it exists already.
   *
   * @returns whether it existed
   * @throws InputError with the differences, when the folder has another plan
   */
  keepPlan(plan: P): boolean {
    const { planFile, subfolders } = this.kind;
    for (const name of subfolders) refuseLink(this.at(name), "--out");
    if (existsSync(this.at(planFile))) {
      this.refuseOther(plan);
      return true;
    }
    for (const name of subfolders) makeOwnFolder(this.at(name));
    // Several processes may start at once with the same plan.
    this.writeJson(planFile, plan, ownPartialName(this.at(planFile)));
    return false;
  }

  writeJson(file: string, content: unknown, partial?: string): void {
    writeWholeText(this.at(file), `${JSON.stringify(content, null, 2)}\n`, partial);
  }

  private refuseOther(plan: P): void {
    const { comparable, another, planFile } = this.kind;
    const before = this.plan();
    if (before?.hash === plan.hash) return;
    throw new InputError(
      [
        ...changes(before === undefined ? {} : comparable(before), comparable(plan)),
        { path: "", value: this.path, expected: another },
      ],
      this.at(planFile),
    );
  }
}

/** At most this many changes are listed. */
const MOST_LISTED = 10;

/** What has changed since work began, as problems of the new plan. */
function changes(before: object, now: object): Problem[] {
  const plain = JSON.parse(JSON.stringify(now)) as object;
  return differences(before, plain)
    .slice(0, MOST_LISTED)
    .map(({ path, before, after }) => ({
      path,
      value: after ?? null,
      expected: {
        en: `${before === undefined ? "nothing" : shownValue(before)}, as when work in this folder began`,
        fr: `${before === undefined ? "rien" : shownValue(before)}, comme au début du travail dans ce dossier`,
      },
      ...(path === VERSION_KEY ? withChanges(before) : {}),
    }));
}

/** Where a plan has the version that began the work. */
const VERSION_KEY = "levain";

function withChanges(before: unknown): { suggestion?: Text } {
  const changed = typeof before === "string" ? changedSince(before, VERSION) : null;
  return changed === null ? {} : { suggestion: changed };
}

function shownValue(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
