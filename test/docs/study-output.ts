import { OWN_COLUMNS } from "../../sim/host/study/study-columns.ts";
import type { Language, Text } from "../../sim/input/text.ts";
import { meaningTable, WORDS } from "./calibration.ts";

/** Keys of a study's `manifest.json`. */
export const STUDY_MANIFEST_KEYS = {
  levain: { en: "Version of the program.", fr: "Version du programme." },
  study: { en: "Id of the study.", fr: "Identifiant de l’étude." },
  planHash: {
    en: "SHA-256 of the version and of all that the study's parts depend on.",
    fr: "SHA-256 de la version et de tout ce dont dépendent les parties de l’étude.",
  },
  seed: { en: "Text from which all chance comes.", fr: "Texte dont vient tout le hasard." },
  scenarios: {
    en: "Ids of the scenarios of a point, the baseline first.",
    fr: "Identifiants des scénarios d’un point, la référence d’abord.",
  },
  paths: {
    en: "Paths that vary, each a column of `runs`.",
    fr: "Chemins qui varient, chacun une colonne de `runs`.",
  },
  points: { en: "Points of the design.", fr: "Points du plan." },
  "replicates.fixed": {
    en: "Worlds per point and scenario. With a number of worlds that depends on what they show, `replicates` has `until` and `max` as the study file, and `looks`, the counts at which it checks.",
    fr: "Mondes par point et scénario. Avec un nombre de mondes qui dépend de ce qu’ils montrent, `replicates` a `until` et `max` comme le fichier d’étude, et `looks`, les nombres de mondes auxquels on vérifie.",
  },
  parts: { en: "Parts that were merged.", fr: "Parties qui ont été réunies." },
  runs: { en: "Rows of `runs`.", fr: "Lignes de `runs`." },
  failed: { en: "Rows of `runs` that failed.", fr: "Lignes de `runs` qui ont échoué." },
  imprecisePoints: {
    en: "Points at which `max` worlds were too few to know the difference as well as `until` asks; 0 with a fixed number of worlds.",
    fr: "Points où `max` mondes n’ont pas suffi à connaître la différence aussi bien que `until` le demande ; 0 avec un nombre fixe de mondes.",
  },
  "files[]": {
    en: "One per merged file, `dictionary.csv` last.",
    fr: "Un élément par fichier réuni, `dictionary.csv` en dernier.",
  },
  "files[].file": { en: "Its name.", fr: "Son nom." },
  "files[].rows": { en: "Its rows.", fr: "Ses lignes." },
  "files[].sha256": { en: "SHA-256 of its bytes.", fr: "SHA-256 de ses octets." },
};

/** Columns of `dictionary.csv`. */
export const DICTIONARY_COLUMNS = {
  file: { en: "`runs` or `series`.", fr: "`runs` ou `series`." },
  column: { en: "Name of the column.", fr: "Nom de la colonne." },
  type: {
    en: "`text`, `whole` (INT32), `number` (DOUBLE) or `flag` (BOOLEAN).",
    fr: "`text`, `whole` (INT32), `number` (DOUBLE) ou `flag` (BOOLEAN).",
  },
  unit: { en: "Unit.", fr: "Unité." },
  meaning: { en: "Meaning, in English.", fr: "Sens, en anglais." },
  sens: { en: "Meaning, in French.", fr: "Sens, en français." },
  status: {
    en: "`design`, `result` or, for a field that varies, what its default rests on.",
    fr: "`design` (plan), `result` (résultat) ou, pour un champ qui varie, ce sur quoi repose son défaut.",
  },
};

const columns = (names: readonly (keyof typeof OWN_COLUMNS)[]): Record<string, Text> =>
  Object.fromEntries(names.map((name) => [name, OWN_COLUMNS[name].text]));

/** What a study writes. */
export function studyOutputSection(language: Language): string {
  const say = (en: string, fr: string) => ({ en, fr })[language];
  return `## ${say("Study folders", "Dossiers d’étude")}

${say(
  "`study run FILE --out DIR` works in a folder: `plan.json`, written first, is what the study began with; `parts/` holds what has run, in a file of its own format for some consecutive points; `locks/` names the processes that work there. Merged files have the same bytes however the study ran. Rows are sorted by point, scenario in the study's order, replicate, then week; undefined values are null, in CSV an empty cell.",
  "`study run FICHIER --out DOSSIER` travaille dans un dossier : `plan.json`, écrit en premier, décrit l’étude telle qu’elle a commencé ; `parts/` contient ce qui a tourné, dans un fichier d’un format propre pour quelques points consécutifs ; `locks/` nomme les processus qui y travaillent. Les fichiers réunis ont les mêmes octets, quelle que soit la façon dont l’étude a tourné. Les lignes sont triées par point, scénario dans l’ordre de l’étude, réplicat, puis semaine ; une valeur non définie est nulle, en CSV une cellule vide.",
)}

### \`runs.parquet\`, \`runs.csv\`

${say("After `replicate` comes a column per field that varies, named by its path, and null where the baseline runs unchanged; after `error` one per metric.", "Après `replicate`, une colonne par champ qui varie, nommée par son chemin, et nulle là où la référence tourne sans changement ; après `error`, une par indicateur.")}

${meaningTable(columns(["point", "scenario", "replicate", "error"]), language, WORDS.column)}

### \`series.parquet\`, \`series.csv\`

${say("With `--weekly`; after these columns comes one per weekly metric. Runs that failed have no rows.", "Avec `--weekly` ; après ces colonnes, une par indicateur hebdomadaire. Les simulations qui ont échoué n’ont pas de lignes.")}

${meaningTable(columns(["point", "scenario", "replicate", "week"]), language, WORDS.column)}

### \`dictionary.csv\`

${say("For spreadsheets: UTF-8 with a mark at its beginning; with `--format csv-excel-fr`, semicolons.", "Pour les tableurs : en UTF-8, avec une marque au début ; avec `--format csv-excel-fr`, des points-virgules.")}

${meaningTable(DICTIONARY_COLUMNS, language, WORDS.column)}

### \`manifest.json\` ${say("of a study", "d’une étude")}

${meaningTable(STUDY_MANIFEST_KEYS, language)}`;
}
