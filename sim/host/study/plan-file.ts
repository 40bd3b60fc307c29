import { textHash } from "../../core/digest.ts";
import { VERSION } from "../../core/version.ts";
import { isRecord } from "../../input/record.ts";
import type { Scenario } from "../../model/model.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import { withPeopleAsHash } from "../../world/people/own-people.ts";
import { FILE_FORMATS, type FileFormat } from "../files/table-writer.ts";
import type { Plan, WorkKind } from "../folder/resumable-folder.ts";
import type { OwnFile } from "../own/own-file.ts";
import type { Layout } from "./layout.ts";

/** Choices made when a study begins; later commands cannot change them. */
export interface Output {
  format: FileFormat;
  /** Whether series are kept: every week of every world. */
  weekly: boolean;
}

export interface PlanFile extends Plan {
  /** Path of the study's file, relative to the folder. */
  file: string;
  output: Output;
  /** Path of the user's own parts, relative to the folder, if there are any. */
  own?: string;
  study: object;
}

export const PARTS = "parts";
export const LOCKS = "locks";

export const STUDY: WorkKind<PlanFile> = {
  planFile: "plan.json",
  subfolders: [PARTS, LOCKS],
  leftovers: [],
  isPlan: (raw): raw is PlanFile =>
    isRecord(raw) &&
    typeof raw.hash === "string" &&
    typeof raw.file === "string" &&
    isOutput(raw.output) &&
    (raw.own === undefined || typeof raw.own === "string") &&
    isRecord(raw.study),
  comparable: ({ study }) => study,
  newOrOwn: {
    en: "a new or empty folder, or the folder of this study",
    fr: "un dossier nouveau ou vide, ou celui de cette étude",
  },
  another: {
    en: "another folder, because the study or the version of Levain has changed",
    fr: "un autre dossier, car l’étude ou la version de Levain a changé",
  },
};

const isOutput = (raw: unknown): raw is Output =>
  isRecord(raw) &&
  (FILE_FORMATS as readonly unknown[]).includes(raw.format) &&
  typeof raw.weekly === "boolean";

/** Everything that parts depend on, as plain data. Scenarios and factors are keyed by name, so that a change has a path. */
export function studyData(
  { study, points, scenarios }: StudyPlan,
  { pointsPerPart }: Layout,
  { weekly }: Output,
  own: OwnFile | undefined,
): object {
  const { id, seed, baseline, factors, replicates, metrics } = study;
  return {
    levain: VERSION,
    ...(own && { own: own.sha256 }),
    ...{ id, seed, baseline, replicates },
    ...(metrics && { metrics }),
    order: scenarios,
    scenarios: Object.fromEntries(
      study.scenarios.map((named) => [named.id, resultsDependOn(named.scenario)]),
    ),
    paths: factors.map(({ path }) => path),
    ...designOf(study),
    ...{ points, pointsPerPart, weekly },
  };
}

/** Longer lists of points are replaced by their hash: a plan should not be larger than its study. */
const MOST_POINTS_LISTED = 1000;

/** The design: its points if they are listed, otherwise the fields with their values or ranges. */
function designOf({ design, factors }: StudyPlan["study"]) {
  if (design.type !== "list")
    return { design, vary: Object.fromEntries(factors.map(({ path, ...rest }) => [path, rest])) };
  const { type, points } = design;
  if (points.length <= MOST_POINTS_LISTED) return { design };
  return { design: { type, count: points.length, sha256: textHash(JSON.stringify(points)) } };
}

/** A scenario without its texts, and with a hash in place of its people. */
function resultsDependOn(scenario: Scenario): object {
  const { title: _title, story: _story, provenance: _provenance, ...rest } = scenario;
  return { ...rest, population: withPeopleAsHash(scenario.population) };
}
