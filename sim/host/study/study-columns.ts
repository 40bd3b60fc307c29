import { matchingPaths } from "../../input/paths.ts";
import type { Language, Text } from "../../input/text.ts";
import { COUNTS, type Metric, type WeeklyMetric } from "../../metrics/metric.ts";
import { leavesIn } from "../../scenario/walk.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import { type Column, type Table, tableOf } from "../../tables/table.ts";

/** A column of the merged files, with its entry in the dictionary. */
export interface StudyColumn extends Column {
  unit: string;
  text: Text;
  /** `design`, `result`, or the status of a varied field's default. */
  status: string;
}

const design = (name: string, type: Column["type"], en: string, fr: string, unit = ""): StudyColumn => ({
  ...{ name, type, unit, text: { en, fr } },
  status: "design",
});

/** Columns that are neither metrics nor varied fields. */
export const OWN_COLUMNS = {
  point: design(
    "point",
    "whole",
    "Number of the point in the design, from 0.",
    "Numéro du point dans le plan, à partir de 0.",
  ),
  scenario: design(
    "scenario",
    "text",
    "Id of the scenario; the first of the study is the baseline.",
    "Identifiant du scénario ; le premier de l’étude est la référence.",
  ),
  replicate: design(
    "replicate",
    "whole",
    "Number of the matched world, from 0: the same number means the same people and luck at every point and in every scenario.",
    "Numéro du monde apparié, à partir de 0 : un même numéro désigne les mêmes personnes et le même hasard en tout point et dans tout scénario.",
  ),
  week: design(
    "week",
    "whole",
    "Week of the horizon, from 0.",
    "Semaine de l’horizon, à partir de 0.",
    "weeks",
  ),
  error: {
    ...design(
      "error",
      "text",
      "Why the run failed; failed runs have no metrics. Empty for all others.",
      "Pourquoi la simulation a échoué ; elle n’a alors pas d’indicateurs. Vide pour toutes les autres.",
    ),
    status: "result",
  },
};

/** Columns of `runs`. */
export function runsColumns(plan: StudyPlan): StudyColumn[] {
  const { point, scenario, replicate, error } = OWN_COLUMNS;
  const varied = plan.paths.map((path, f) => variedColumn(plan, path, f));
  return [point, scenario, replicate, ...varied, error, ...plan.model.metrics.map(resultColumn)];
}

/** Columns of `series`. */
export function seriesColumns({ model }: StudyPlan): StudyColumn[] {
  const { point, scenario, replicate, week } = OWN_COLUMNS;
  return [point, scenario, replicate, week, ...model.weekly.map(resultColumn)];
}

/** `dictionary.csv`: a row per column of the merged files. */
export function dictionaryOf(plan: StudyPlan, weekly: boolean): Table {
  const rowsOf = (file: string, columns: readonly StudyColumn[]) =>
    columns.map(({ name, type, unit, text, status }) => [file, name, type, unit, text.en, text.fr, status]);
  return tableOf(
    ["file", "column", "type", "unit", "meaning", "sens", "status"],
    [...rowsOf("runs", runsColumns(plan)), ...(weekly ? rowsOf("series", seriesColumns(plan)) : [])],
  );
}

/** What it is, of whom, and when it is undefined. */
function resultColumn(metric: WeeklyMetric | Metric): StudyColumn {
  const { id, unit, text } = metric;
  const counts = "counts" in metric && metric.counts ? COUNTS[metric.counts] : undefined;
  const undefinedWhen = "undefinedWhen" in metric ? metric.undefinedWhen : undefined;
  const meaning = (language: Language, when: string) =>
    [text[language], counts?.[language], undefinedWhen && `${when} ${undefinedWhen[language]}.`]
      .filter(Boolean)
      .join(" ");
  const said = { en: meaning("en", "Undefined when"), fr: meaning("fr", "Indéfinie quand") };
  return { name: id, type: "number", unit, text: said, status: "result" };
}

/** A path with stars stands for several fields with one declaration. */
function variedColumn(plan: StudyPlan, path: string, f: number): StudyColumn {
  const { study, standing, scenarios, model } = plan;
  const leaves = leavesIn(model.format.fields, study.scenarios[0].scenario);
  const [found] = matchingPaths(
    path,
    leaves.map((leaf) => leaf.path),
  );
  const field = leaves.find((leaf) => leaf.path === found)?.field;
  if (field === undefined) throw new Error(`${path}: a path without a field`);
  const { unit, text, status } = field.kind === "override" ? field.of : field;
  const varied = {
    en: `${text.en} Empty for ${scenarios[0]}, which runs unchanged.`,
    fr: `${text.fr} Vide pour ${scenarios[0]}, qui tourne tel quel.`,
  };
  return { name: path, type: typeOfVaried(plan, f), unit, text: standing ? varied : text, status };
}

/** The type of a field's values; text if they are of several types. */
export function typeOfVaried({ study }: StudyPlan, f: number): Column["type"] {
  const factor = study.factors[f];
  if (!("values" in factor)) return "number";
  const kinds = new Set(factor.values.map((value) => typeof value));
  if (kinds.size > 1 || kinds.has("string")) return "text";
  return kinds.has("boolean") ? "flag" : "number";
}
