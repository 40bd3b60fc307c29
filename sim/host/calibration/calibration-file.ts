import { dirname } from "node:path";
import { plainTarget } from "../../calibration/calibration.ts";
import { CALIBRATION, CALIBRATION_KEYS, MOST_TARGETS } from "../../calibration/calibration-keys.ts";
import {
  type CalibrationPlan,
  freeIn,
  type Other,
  optionsOf,
  planProblems,
} from "../../calibration/calibration-plan.ts";
import { inOrder, type NamedTable, type PlacedTarget, targetsIn } from "../../calibration/targets.ts";
import { withWritten } from "../../input/as-written.ts";
import { InputError, MOST_WORKED_OUT, type Problem } from "../../input/problems.ts";
import { byKey, isRecord } from "../../input/record.ts";
import { problemsIn } from "../../input/shape.ts";
import { resolveScenario } from "../../model/built-in.ts";
import type { NamedScenario } from "../../model/model.ts";
import type { Source } from "../../scenario/resolve.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";
import { readJson } from "../files/json-file.ts";
import { refuseOtherKind } from "../scenario/content-kind.ts";
import { asOneFile } from "../scenario/one-file.ts";
import { readPopulation } from "../scenario/people-file.ts";
import { extendedSource, homeOf, idOf } from "../scenario/scenario-file.ts";
import { readTargets } from "./target-table.ts";

/** Place of a scenario that is written inside the calibration file. */
const inside = (file: string, path: string) => `${file}#${path}`;

/**
 * Reads the calibration in a file, with the scenarios and tables that it names.
 *
 * @throws InputError with the problems of all these files
 */
export function readCalibration(file: string): CalibrationPlan {
  const raw = readJson(file);
  refuseOtherKind(raw, file, "calibration");
  const problems = problemsIn(CALIBRATION, raw);
  if (!isRecord(raw)) throw new InputError(problems, file);
  const reader = new Reader(file, problems, nameOf(raw, file));
  const source = reader.scenarioSource(raw.scenario);
  const scenario = source === undefined ? undefined : reader.resolved(source);
  const targets = reader.targets(raw.targets, "targets", "");
  const also = reader.others(raw, "also", source).sort(byId);
  const checks = reader.others(raw, "check", source).sort(byId);
  const options = problems.length === 0 ? optionsOf(raw) : undefined;
  if (source === undefined || scenario === undefined) throw new InputError(problems, file);
  const found = planProblems(
    raw.free,
    [{ path: "targets", targets, scenario }, ...[...also, ...checks].flatMap(aimOf)],
    options,
    also,
  );
  problems.push(...found.problems);
  if (problems.length > 0 || options === undefined) throw new InputError(problems, file);
  const { seed, worlds, settings, keep, waves, checkWorlds } = options;
  return {
    ...{ id: nameOf(raw, file), seed, worlds, settings, keep, waves, checkWorlds },
    ...{ scenario, written: asOneFile(source), free: freeIn(found.free, also) },
    targets: [targets, ...also.map((other) => other.targets)].flatMap((some) =>
      inOrder(some).map(plainTarget),
    ),
    also: also.flatMap(otherOf),
    checks: checks.flatMap(otherOf),
  };
}

/** Nothing depends on their order in the file. */
const byId = (a: ReadOther, b: ReadOther) => byKey([a.id, a], [b.id, b]);

const otherOf = ({ id, set, scenario, targets }: ReadOther): Other[] =>
  scenario === undefined ? [] : [{ id, set, scenario, targets: inOrder(targets).map(plainTarget) }];

const aimOf = ({ path, scenario, targets, set }: ReadOther) =>
  scenario === undefined ? [] : [{ path: `${path}.targets`, targets, scenario, set }];

const nameOf = ({ id }: Record<string, unknown>, file: string) => (typeof id === "string" ? id : idOf(file));

const namedTwice = ({ table, path }: NamedTable): Problem => ({
  path: `${path}.table`,
  value: table,
  expected: {
    en: "a table that the list names once",
    fr: "un tableau que la liste ne nomme qu’une fois",
  },
});

interface ReadOther {
  id: string;
  /** Path in the calibration. */
  path: string;
  set: Record<string, unknown>;
  scenario: NamedScenario | undefined;
  targets: PlacedTarget[];
}

/** Reads the scenarios and tables that a calibration names, and collects their problems. */
class Reader {
  private readonly home: string;
  private readonly tables = new Map<string, readonly PlacedTarget[]>();

  constructor(
    private readonly file: string,
    private readonly problems: Problem[],
    /** Id for a scenario written in place without one. */
    private readonly name: string,
  ) {
    this.home = homeOf(file);
  }

  /** Whether so many problems are known that nobody reads more. */
  private get isFull(): boolean {
    return this.problems.length >= MOST_WORKED_OUT;
  }

  scenarioSource(raw: unknown): Source | undefined {
    const where = inside(this.file, "scenario");
    if (typeof raw === "string" && raw !== "") return this.attempt(where, () => this.named(raw, where, ""));
    if (!isRecord(raw)) return undefined;
    return this.source(raw, this.name, "scenario", (base) => this.named(base, where, "extends"));
  }

  resolved(source: Source): NamedScenario | undefined {
    return this.attempt(source.where, () => resolveScenario(source));
  }

  /** Targets of a list, including those in tables. */
  targets(list: unknown, path: string, of: string): PlacedTarget[] {
    const found: PlacedTarget[] = [];
    const named = new Set<string>();
    for (const one of targetsIn(list, path)) {
      // What is left of a thousand tables is not read once it is known that they are refused.
      if (found.length > MOST_TARGETS || this.isFull) break;
      if (!("table" in one)) found.push(one);
      else if (named.has(one.table)) this.problems.push(namedTwice(one));
      else found.push(...this.tableOf(one));
      if ("table" in one) named.add(one.table);
    }
    return found.map((target) => ({ ...target, of }));
  }

  /** The targets of a table, which is read once, however many lists name it. */
  private tableOf({ table, path }: NamedTable): readonly PlacedTarget[] {
    const known = this.tables.get(table);
    if (known !== undefined) return known;
    const found = this.attempt("", () => readTargets(table, this.file, path));
    if (found !== undefined) this.tables.set(table, found);
    return found ?? [];
  }

  /** Other observations, which are fitted as well, or checked. */
  others(file: Record<string, unknown>, key: "also" | "check", source: Source | undefined): ReadOther[] {
    const list = file[key];
    return (CALIBRATION_KEYS[key].accepts(list) ? (list as unknown[]) : [])
      .filter(isRecord)
      .flatMap((raw, place): ReadOther | [] => {
        if (this.isFull) return [];
        const [path, set] = [`${key}.${place}`, isRecord(raw.set) ? raw.set : {}];
        // Any other type has been reported with the file's keys.
        const id = typeof raw.id === "string" ? raw.id : key;
        const foreign = FILE_KEYS.filter((key) => Object.hasOwn(set, key));
        this.problems.push(
          ...foreign.map((key) => ({
            path: `${path}.set.${key}`,
            expected: {
              en: `a field of the model; ${key} belongs to a file`,
              fr: `un champ du modèle ; ${key} relève d’un fichier`,
            },
          })),
        );
        const changed =
          source === undefined || foreign.length > 0
            ? undefined
            : this.source(
                withWritten({ ...set, extends: "calibrated" }, set),
                id,
                `${path}.set`,
                () => source,
              );
        const scenario = changed === undefined ? undefined : this.resolved(changed);
        return {
          id,
          path,
          set,
          scenario,
          targets: this.targets(raw.targets, `${path}.targets`, key === "also" ? id : ""),
        };
      });
  }

  /** A scenario by its name. @param path of the name in `where` */
  private named(name: string, where: string, path: string): Source {
    try {
      return extendedSource(this.home, name);
    } catch (error) {
      if (!(error instanceof InputError) || error.where !== this.home) throw error;
      throw new InputError(
        error.problems.map((problem) => ({ ...problem, path })),
        where,
      );
    }
  }

  private source(raw: object, name: string, path: string, base: Source["base"]): Source {
    const where = inside(this.file, path);
    return { raw, name, where, base, table: (table) => readPopulation(table, dirname(this.home), where) };
  }

  /** An action's result. Its problems are collected, each with its file, or its path in this file. */
  private attempt<T>(where: string, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // Names of files and folders may hold a # as well.
      const within = inside(this.file, "");
      const path = where.startsWith(within) ? where.slice(within.length) : "";
      this.problems.push(
        ...error.problems.map((problem): Problem => {
          if (error.where === where && path !== "")
            return { ...problem, path: problem.path === "" ? path : `${path}.${problem.path}` };
          return error.where === this.file ? problem : { ...problem, file: problem.file ?? error.where };
        }),
      );
      return undefined;
    }
  }
}
