import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import { EXIT } from "../../sim/host/cli/exit-codes.ts";
import { DIRECTIONS, RELEVANT } from "../../sim/host/cli/explain.ts";
import {
  METRICS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  TALLIES,
  WEEKLY_METRICS,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import { STATUS_NAMES } from "../../sim/recorders/people.ts";
import { REASONS } from "../../sim/recorders/reasons.ts";
import { unitIn } from "../../sim/scenario/units.ts";
import { calibrationFileSection, calibrationOutputSection } from "./calibration.ts";
import { code, table } from "./markdown.ts";
import { type Meanings, TRACE_EVENTS } from "./meanings.ts";
import {
  ABLATE_FR,
  ENSEMBLE_FR,
  EVENTS_FR,
  EXIT_FR,
  LIST_FR,
  MANIFEST_FR,
  PAIR_FR,
  peopleIn,
  REASONS_FR,
  REPORT_FR,
  RUNS_FR,
  SERIES_FR,
  SETTING_FR,
  TRACE_FR,
} from "./meanings-fr.ts";
import { numeral, stateTable } from "./parameters.ts";
import { studyFileSection } from "./study-file.ts";
import { studyOutputSection } from "./study-output.ts";

/** `docs/dictionary.fr.md`: in French what docs/contracts.md says in English of all that the program writes. */
export function dictionaryText(): string {
  return `${[HEAD, filesSection(), calibrationFileSection("fr"), calibrationOutputSection("fr"), studyFileSection("fr"), studyOutputSection("fr"), metricsSection(), statesSection(), jsonSection(), exitSection(), DIGEST].join("\n\n")}\n`;
}

const HEAD = `# Dictionnaire des données

Tout ce que le programme écrit : fichiers, colonnes, mesures, raisons, statuts, clés JSON. Page produite à partir des déclarations ; un test échoue quand elle s’en écarte. In English: [contracts.md](contracts.md), qui décrit aussi les fichiers de scénario. Les noms restent en anglais, comme dans les fichiers.

[Fichiers de résultats](#fichiers-de-résultats) · [Fichiers de calage](#fichiers-de-calage) · [Dossiers de calage](#dossiers-de-calage) · [Fichiers d’étude](#fichiers-détude) · [Dossiers d’étude](#dossiers-détude) · [Mesures](#mesures) · [Colonnes du monde](#colonnes-du-monde) · [JSON](#json) · [Codes de sortie](#codes-de-sortie) · [Empreinte](#empreinte)`;

const STATUS_FR: Record<(typeof STATUS_NAMES)[number], string> = {
  unaware: "n’a pas entendu parler de l’opération",
  aware: "en a entendu parler, n’y a pas encore pris part",
  active: "participe",
  lapsed: "a participé, puis est parti",
  excluded: "ne peut pas faire seul et ne trouve personne qui l’aide",
};

const keyTable = (meanings: Meanings, head: "clé" | "colonne" = "clé") =>
  table(
    [head, "sens"],
    Object.entries(meanings).map(([key, meaning]) => [code(key), meaning]),
  );

/** The columns of a file, the last line for those that are named after metrics. */
function columnTable(meanings: Meanings, others: readonly { id: string }[] = [], what = ""): string {
  const last = others.length === 0 ? [] : [[others.map(({ id }) => code(id)).join(", "), what]];
  return table(
    ["colonne", "sens"],
    [...Object.entries(meanings).map(([key, meaning]) => [code(key), meaning]), ...last],
  );
}

function filesSection(): string {
  const exits = [...EXIT_REASONS, "closed"].map(code).join(", ");
  return `## Fichiers de résultats

\`--out DIR\` écrit un nouveau dossier, qui n’apparaît qu’une fois complet. \`--format csv\` (UTF-8, virgules, une ligne d’en-tête, tous les chiffres, cellule vide pour ce qui n’est pas défini) ou \`parquet\` (valeurs nulles pour ce qui n’est pas défini). Les lignes sont triées par scénario dans l’ordre donné, réplicat, puis semaine ou personne, quel que soit l’ordre d’achèvement.

Avec \`compare --ensemble\`, chaque fichier a une colonne de plus, après \`scenario\`, et les lignes sont triées par réglage, le plus proche d’abord, avant de l’être par scénario ; le manifeste a \`ensemble\`, aux mêmes clés que le rapport, et ses scénarios sont ceux qui ont été donnés, sans réglage.

${columnTable(SETTING_FR)}

### \`runs\` : une ligne par scénario et réplicat

${columnTable(RUNS_FR, METRICS, "La mesure de ce nom, dans son unité.")}

### \`series\` : une ligne par scénario, réplicat et semaine

${columnTable(SERIES_FR, WEEKLY_METRICS, "La mesure hebdomadaire de ce nom, dans son unité.")}

### \`people\`, avec \`--people\` : une ligne par scénario, réplicat, opération et personne

${columnTable(peopleIn(exits))}

#### Statuts

Chaque personne en a un et un seul dans chaque opération.

${keyTable(STATUS_FR)}

### \`reasons\`, avec \`--reasons\` : une ligne par scénario, réplicat, semaine, opération, segment et raison

Toutes les \`ledgerEveryWeeks\` semaines et la dernière semaine, quiconque ne participe pas a exactement une raison ; une raison que personne n’a n’a pas de ligne.

${columnTable(REASONS_FR)}

#### Raisons

${table(
  ["raison", "sens"],
  Object.entries(REASONS).map(([reason, { fr }]) => [code(reason), `${fr}.`]),
)}

### \`manifest.json\`

${keyTable(MANIFEST_FR)}`;
}

function metricsSection(): string {
  const rows = METRICS.map(({ id, unit, text, direction, relevant, undefinedWhen }) => [
    code(id),
    unitIn(unit, "fr"),
    text.fr,
    DIRECTIONS[direction].fr,
    `${numeral(relevant.value, "fr")}${RELEVANT[relevant.of].fr}`,
    undefinedWhen?.fr ?? "",
  ]);
  const weekly = WEEKLY_METRICS.map(({ id, unit, text }) => [code(id), unitIn(unit, "fr"), text.fr]);
  return `## Mesures

Un nombre par monde, mesuré à la fin de l’horizon. Un verdict de *plus* ou de *moins* demande une différence moyenne au moins égale à la plus petite qui compte ; *pas de différence qui compte*, une différence plus petite.

${table(["identifiant", "unité", "définition", "orientation", "plus petite différence qui compte", "non définie quand"], rows)}

### Mesures hebdomadaires

Un nombre par monde et par semaine, après les étapes de la semaine ; \`active\` et \`aware\` comptent une personne une seule fois, quel que soit le nombre d’opérations. Les formules peuvent employer celles de la semaine précédente.

${table(["identifiant", "unité", "définition"], weekly)}`;
}

const coded = (names: readonly string[]) => names.map((name, at) => `${at} ${name}`).join(", ");

function statesSection(): string {
  return `## Colonnes du monde

Ce que voit un enregistreur de la bibliothèque : un nombre par personne, \`world.people.<column>\` ; par personne et opération, \`world.operations[i].<column>\` ; par opération, \`world.operations[i].numbers.<number>\` ; pour tous, \`world.numbers.<number>\`. Les opérations suivent l’ordre de leurs identifiants. Un enregistreur ne doit rien changer.

### Par personne

${stateTable(PERSON_COLUMNS, "fr")}

### Par personne et opération

${stateTable(OPERATION_COLUMNS, "fr")}

\`status\` vaut ${coded(STATUS_NAMES)} ; \`exitReason\` vaut ${coded(EXIT_REASONS)}.

### Par opération

${stateTable(OPERATION_NUMBERS, "fr")}

Les décomptes de la semaine sont à \`world.operations[i].week.<count>\`, ceux de l’horizon jusqu’ici à \`.total.<count>\` : ${["joiners", "leavers", ...TALLIES].map(code).join(", ")}.

### Pour le monde entier

${stateTable(WORLD_NUMBERS, "fr")}`;
}

function jsonSection(): string {
  const events = Object.entries(TRACE_EVENTS).map(([kind, { keys }]) => [
    code(kind),
    EVENTS_FR[kind as keyof typeof EVENTS_FR],
    keys.map(code).join(", "),
  ]);
  return `## JSON

### \`run --json\` et \`compare --json\`

Un objet sur une ligne ; la bibliothèque rend le même sous \`report\`. \`[]\` désigne les éléments d’une liste, \`<metric>\` l’identifiant d’une mesure.

${keyTable(REPORT_FR)}

### \`compare --ensemble --json\`

Les mêmes clés, et celles-ci. Les différences des mondes et les nombres des scénarios sont des moyennes sur les réglages.

${keyTable(ENSEMBLE_FR)}

### \`compare --ablate --json\`

${keyTable(ABLATE_FR)}

### \`trace --json\`

Une liste, dans l’ordre des scénarios donnés.

${keyTable(TRACE_FR)}

Le sens de \`kind\`, et les clés de l’événement outre \`week\`, \`operation\` et \`kind\` :

${table(["kind", "sens", "clés"], events)}

### \`scenarios --json\`

${keyTable(LIST_FR)}

### Fichiers des comparaisons toutes prêtes

${keyTable(PAIR_FR)}`;
}

function exitSection(): string {
  const rows = Object.entries(EXIT).map(([name, exit]) => [String(exit), EXIT_FR[name as keyof typeof EXIT]]);
  return `## Codes de sortie

${table(["code", "sens"], rows)}`;
}

const DIGEST = `## Empreinte

Deux simulations de même empreinte ont les mêmes chiffres. C’est le SHA-256, en hexadécimal minuscule, de tous les résultats : scénarios dans l’ordre donné, réplicats croissants, mesures, puis mesures hebdomadaires semaine après semaine. Avec un ensemble viennent d’abord tous les scénarios sous le réglage le plus proche, puis tous sous le suivant. Elle dépend des scénarios (titres et récits mis à part), de la graine, des réplicats et de la version ; non des processus, des fichiers, des mesures principales ni de la langue. Le détail des octets est dans [contracts.md](contracts.md#digest).`;
