import type { Language, Text } from "../../../sim/input/text.ts";
import { code, table } from "../markdown.ts";
import { saying } from "../page.ts";
import { heads } from "../words.ts";
import { MEANINGS } from "./all-meanings.ts";
import type { Declarations } from "./declarations.ts";
import { keyTable } from "./key-table.ts";

const STATUSES: Readonly<Record<string, Text>> = {
  unaware: { en: "has not heard of the operation", fr: "n’a pas entendu parler de l’opération" },
  aware: {
    en: "has heard of it but not taken part yet",
    fr: "en a entendu parler mais n’y a pas encore pris part",
  },
  enrolled: { en: "takes part: has joined and not left", fr: "participe : est entré et n’est pas reparti" },
  lapsed: { en: "has taken part and left", fr: "a participé, puis est parti" },
  excluded: {
    en: "cannot do it alone and finds nobody to help",
    fr: "ne peut pas faire seul et ne trouve personne pour l’aider",
  },
};

/** What `--out` writes. */
export function resultsFileSection(
  { metrics, weeklyMetrics, reasons }: Declarations,
  language: Language,
): string {
  const say = saying(language);
  const of = MEANINGS[language];
  const said = (texts: Readonly<Record<string, Text>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, `${text[language]}.`]));
  /** The last line is for columns that are named after metrics. */
  const columns = (
    meanings: Readonly<Record<string, string>>,
    others: readonly { id: string }[],
    what: string,
  ) =>
    table(heads(["column", "meaning"], language), [
      ...Object.entries(meanings).map(([name, meaning]) => [code(name), meaning]),
      [others.map(({ id }) => code(id)).join(", "), what],
    ]);
  return `## ${say("Results files", "Fichiers de résultats")}

${say(
  "`--out DIR` writes a new folder, which appears when it is complete. Its files are `--format csv` (UTF-8, comma, one header line, full digits, empty cells for undefined), `csv-excel-fr` (the same for a French spreadsheet: semicolons, decimal commas, and the mark by which it knows UTF-8) or `parquet` (nulls for undefined). In CSV, text that a spreadsheet would run as a formula, from `=`, `+`, `-` or `@` on, begins with an apostrophe. Rows are sorted by scenario in the given order, by replicate, then by week or person, no matter which worker finished first.",
  "`--out DOSSIER` écrit un nouveau dossier, qui n’apparaît qu’une fois complet, avec des fichiers en `--format csv` (UTF-8, virgules, une ligne d’en-tête, tous les chiffres, cellule vide pour ce qui n’est pas défini), `csv-excel-fr` (de même pour un tableur français : points-virgules, virgules décimales, et la marque à laquelle il reconnaît l’UTF-8) ou `parquet` (valeurs nulles pour ce qui n’est pas défini). En CSV, un texte qu’un tableur exécuterait comme une formule, commençant par `=`, `+`, `-` ou `@`, est précédé d’une apostrophe. Les lignes sont triées par scénario dans l’ordre donné, par réplicat, puis par semaine ou personne, quel que soit l’ordre d’achèvement.",
)}

${say(
  "With `compare --ensemble` every file has one more column, after `scenario`, and rows are sorted first by setting, the nearest first, then by scenario. The manifest has `ensemble`, with the keys of the [report](#compare---ensemble---json), and the scenarios as given, without any setting.",
  "Avec `compare --ensemble`, chaque fichier a une colonne de plus, après `scenario`, et les lignes sont triées d’abord par réglage, le plus proche en premier, puis par scénario. Le manifeste a `ensemble`, avec les mêmes clés que le [rapport](#compare---ensemble---json), et les scénarios tels que donnés, sans réglage.",
)}

${keyTable(of.setting, language, "column")}

### ${say("`runs`: a row per scenario and replicate", "`runs` : une ligne par scénario et réplicat")}

${columns(of.runs, metrics, say("The metric of that name, in its unit.", "L’indicateur de ce nom, dans son unité."))}

### ${say("`series`: a row per scenario, replicate and week", "`series` : une ligne par scénario, réplicat et semaine")}

${columns(of.series, weeklyMetrics, say("The weekly metric of that name, in its unit.", "L’indicateur hebdomadaire de ce nom, dans son unité."))}

### ${say("`people`, with `--people`: a row per scenario, replicate, operation and person", "`people`, avec `--people` : une ligne par scénario, réplicat, opération et personne")}

${say(
  "A row is a simulated person, for however many real ones they stand; the other files count real people.",
  "Une ligne est une personne simulée, quel que soit le nombre de personnes réelles qu’elle représente ; les autres fichiers comptent des personnes réelles.",
)}

${keyTable(of.people, language, "column")}

#### ${say("Statuses", "Statuts")}

${say("Every person has exactly one status in each operation.", "Chaque personne a un statut et un seul dans chaque opération.")}

${keyTable(said(STATUSES), language)}

### ${say("`reasons`, with `--reasons`: a row per scenario, replicate, week, operation, segment and reason", "`reasons`, avec `--reasons` : une ligne par scénario, réplicat, semaine, opération, segment et raison")}

${say(
  "Every `ledgerEveryWeeks` weeks and in the last week, everybody who does not take part has exactly one reason; a reason that nobody has has no row.",
  "Toutes les `ledgerEveryWeeks` semaines et la dernière semaine, quiconque ne participe pas a exactement une raison ; une raison que personne n’a n’a pas de ligne.",
)}

${keyTable(of.reasons, language, "column")}

#### ${say("Reasons", "Raisons")}

${say(
  "[observing.md](../observing.md#the-why-ledger) explains how they are found.",
  "[observing.md](../observing.md#the-why-ledger) (en anglais) explique comment on les trouve.",
)}

${keyTable(said(reasons), language, "reason")}

### \`manifest.json\`

${keyTable(of.manifest, language)}`;
}
