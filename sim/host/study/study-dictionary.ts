import { csvFormatRows } from "d3";
import { FIELDS, METRICS, WEEKLY_METRICS } from "../../model/model.ts";
import type { Text } from "../../scenario/text.ts";
import { leavesIn, matchingPaths } from "../../scenario/walk.ts";
import type { StudyPlan } from "../../study/study-plan.ts";
import { runsColumns, SERIES_COLUMNS } from "./part-rows.ts";

/** What a column says: where it comes from is `design`, `result`, or what a varied field's default rests on. */
interface Entry {
  unit: string;
  text: Text;
  status: string;
}

const design = (en: string, fr: string, unit = ""): Entry => ({ unit, text: { en, fr }, status: "design" });

/** Columns that neither a metric nor a field names. */
export const OWN_COLUMNS: Readonly<Record<string, Entry>> = {
  point: design("Number of the design's point, from 0.", "Numéro du point du plan, à partir de 0."),
  scenario: design(
    "Id of the scenario; the first of the study is the baseline.",
    "Identifiant du scénario ; le premier de l’étude est la référence.",
  ),
  replicate: design(
    "Number of the world's people and luck, from 0; the same number is the same world at every point and in every scenario.",
    "Numéro des personnes et du hasard du monde, à partir de 0 ; le même numéro désigne le même monde en tout point et dans tout scénario.",
  ),
  week: design("Week of the horizon, from 0.", "Semaine de l’horizon, à partir de 0.", "weeks"),
  error: {
    unit: "",
    text: {
      en: "Why the run failed, in which case it has no metrics; empty for all others.",
      fr: "Pourquoi la simulation a échoué, auquel cas elle n’a pas de mesures ; vide pour toutes les autres.",
    },
    status: "result",
  },
};

/** `dictionary.csv`: a row for every column of the merged files. */
export function dictionaryText(plan: StudyPlan, weekly: boolean): string {
  const runs = new Map<string, Entry>([
    ...Object.entries(OWN_COLUMNS),
    ...METRICS.map((metric) => [metric.id, resultOf(metric)] as const),
    ...plan.paths.map((path) => [path, fieldEntry(plan, path)] as const),
  ]);
  const series = new Map([
    ...Object.entries(OWN_COLUMNS),
    ...WEEKLY_METRICS.map((metric) => [metric.id, resultOf(metric)] as const),
  ]);
  const rows = [
    ...runsColumns(plan).map(({ name, type }) => rowOf("runs", name, type, runs)),
    ...(weekly ? SERIES_COLUMNS.map(({ name, type }) => rowOf("series", name, type, series)) : []),
  ];
  return `${csvFormatRows([HEAD, ...rows])}\n`;
}

const HEAD = ["file", "column", "type", "unit", "meaning", "sens", "status"];

function rowOf(file: string, column: string, type: string, entries: ReadonlyMap<string, Entry>): string[] {
  const entry = entries.get(column);
  if (entry === undefined) throw new Error(`${column}: a column without a meaning`);
  return [file, column, type, entry.unit, entry.text.en, entry.text.fr, entry.status];
}

function resultOf({ unit, text, undefinedWhen }: { unit: string; text: Text; undefinedWhen?: Text }): Entry {
  const empty = undefinedWhen && {
    en: `${text.en} Undefined when ${undefinedWhen.en}.`,
    fr: `${text.fr} Indéfinie quand ${undefinedWhen.fr}.`,
  };
  return { unit, text: empty ?? text, status: "result" };
}

/** A path with stars stands for several fields that are declared once. */
function fieldEntry({ study, standing, scenarios }: StudyPlan, path: string): Entry {
  const leaves = leavesIn(FIELDS, study.scenarios[0].scenario);
  const [found] = matchingPaths(
    path,
    leaves.map((leaf) => leaf.path),
  );
  const field = leaves.find((leaf) => leaf.path === found)?.field;
  if (field === undefined) throw new Error(`${path}: a path without a field`);
  const { unit, text, status } = field.kind === "override" ? field.of : field;
  if (!standing) return { unit, text, status };
  const varied = {
    en: `${text.en} Empty for ${scenarios[0]}, which runs as it stands.`,
    fr: `${text.fr} Vide pour ${scenarios[0]}, qui tourne tel quel.`,
  };
  return { unit, text: varied, status };
}
