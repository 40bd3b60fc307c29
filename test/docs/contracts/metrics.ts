import { EXIT_REASONS } from "../../../sim/choice/leaving.ts";
import { DIRECTIONS, RELEVANT } from "../../../sim/host/cli/explain.ts";
import type { Language } from "../../../sim/input/text.ts";
import { unitIn } from "../../../sim/input/units.ts";
import { COUNTS } from "../../../sim/metrics/metric.ts";
import { STATUS_NAMES } from "../../../sim/recorders/people.ts";
import { leavesOf } from "../../../sim/scenario/walk.ts";
import type { Column } from "../../../sim/world/module.ts";
import { TRAIT_COLUMNS } from "../../../sim/world/people/traits.ts";
import { code, table } from "../markdown.ts";
import { numeral, saying } from "../page.ts";
import { heads } from "../words.ts";
import type { Declarations } from "./declarations.ts";

export function metricSection(
  { metrics, weeklyMetrics, headlines }: Declarations,
  language: Language,
): string {
  const say = saying(language);
  const rows = metrics.map(({ id, unit, text, counts, direction, relevant, undefinedWhen }) => [
    code(id),
    unitIn(unit, language),
    counts ? `${text[language]} ${COUNTS[counts][language]}` : text[language],
    DIRECTIONS[direction][language],
    `${numeral(relevant.value, language)}${RELEVANT[relevant.of][language]}`,
    undefinedWhen?.[language] ?? "",
  ]);
  const weekly = weeklyMetrics.map(({ id, unit, text }) => [
    code(id),
    unitIn(unit, language),
    text[language],
  ]);
  const ofAll = weeklyMetrics.flatMap(({ id, perOperation }) => (perOperation ? [] : [code(id)])).join(", ");
  const usual = headlines.map(code).join(", ");
  const whole = metrics.flatMap(({ id, perOperation }) => (perOperation ? [] : [code(id)])).join(", ");
  return `## ${say("Metrics", "Indicateurs")}

${say(
  `One number per world, measured when the horizon ends. A verdict of *higher* or *lower* is about the mean difference: by enough to matter if it surely is at least the smallest relevant one, *no difference that matters* if it surely is smaller; [observing.md](../observing.md#matched-worlds-and-verdicts) has the rule. Without \`--headline\`, and outside ready pairs, the verdicts are on ${usual}.`,
  `Un nombre par monde, mesuré à la fin de l’horizon. Un verdict de *plus* ou de *moins* porte sur la différence moyenne : assez pour compter si elle est sûrement au moins égale à la plus petite qui compte ; *pas de différence qui compte*, si elle est sûrement plus petite ; la règle est dans [observing.md](../observing.md#matched-worlds-and-verdicts) (en anglais). Sans \`--headline\`, et hors des comparaisons toutes prêtes, les verdicts portent sur ${usual}.`,
)}

${say(
  `A metric may be asked of one operation, as \`everActive@forum\`: the same number as if the world had no other operation. Headlines of the command line, of the page, of ready pairs and of the library, targets of calibrations and studies may name such metrics; \`--by-operation\` adds all of them to tables and JSON. They follow the metrics of the whole, and enter the digest only where they are asked for. Only of the whole world are ${whole}.`,
  `Un indicateur peut se demander pour une seule opération, comme \`everActive@forum\` : le même nombre que si le monde n’avait aucune autre opération. Les indicateurs principaux de la ligne de commande, de la page, des comparaisons toutes prêtes et de la bibliothèque, les cibles des calibrations et les études peuvent en nommer ; \`--by-operation\` les ajoute tous aux tableaux et au JSON. Ils viennent après les indicateurs de l’ensemble, et n’entrent dans l’empreinte que là où ils sont demandés. Ne portent que sur le monde entier : ${whole}.`,
)}

${table(heads(["id", "unit", "definition", "direction", "relevant", "undefined"], language), rows)}

## ${say("Weekly metrics", "Indicateurs hebdomadaires")}

${say(
  "One number per world and week, after the week's steps; `active` and `aware` count a person once, whatever the number of operations. Formulas may use last week's.",
  "Un nombre par monde et par semaine, après les étapes de la semaine ; `active` et `aware` comptent une personne une seule fois, quel que soit le nombre d’opérations. Les formules peuvent employer celles de la semaine précédente.",
)}

${say(
  `Whatever is asked of one operation is measured week by week as well, under the same name, where it is in this table: \`active@forum\` is then a column of tables of weeks, a choice of the page's course, and a target with a \`week\`; \`--by-operation\` adds all. Undefined (null) for a scenario without the operation. Formulas do not see them. Only of the whole world are ${ofAll}.`,
  `Ce qui est demandé pour une seule opération se mesure aussi semaine par semaine, sous le même nom, s’il figure dans ce tableau : \`active@forum\` est alors une colonne des tableaux hebdomadaires, un choix de l’évolution sur la page, et une cible avec \`week\` ; \`--by-operation\` les ajoute tous. Indéfini (null) pour un scénario sans cette opération. Les formules ne les voient pas. Ne portent que sur le monde entier : ${ofAll}.`,
)}

${table(heads(["id", "unit", "definition"], language), weekly)}`;
}

export function columnSection(declared: Declarations, language: Language): string {
  const { personColumns, operationColumns, operationNumbers, worldNumbers, tallies } = declared;
  const say = saying(language);
  const counts = ["joiners", "leavers", ...tallies].map(code).join(", ");
  return `## ${say("Columns of the world", "Colonnes du monde")}

${say(
  "What a recorder of the library sees: a number per person, `world.people.<column>`; per person and operation, `world.operations[i].<column>`; per operation, `world.operations[i].numbers.<number>`; and for the whole world, `world.numbers.<number>`. Operations are in the order of their ids. A recorder must not change anything.",
  "Ce que voit un enregistreur de la bibliothèque : un nombre par personne, `world.people.<colonne>` ; par personne et opération, `world.operations[i].<colonne>` ; par opération, `world.operations[i].numbers.<nombre>` ; et pour le monde entier, `world.numbers.<nombre>`. Les opérations suivent l’ordre de leurs identifiants. Un enregistreur ne doit rien changer.",
)}

### ${say("Per person", "Par personne")}

${columnTable("column", personColumns, language)}

### ${say("Per person and operation", "Par personne et opération")}

${columnTable("column", operationColumns, language)}

${say(
  `\`status\` is ${coded(STATUS_NAMES)}; \`exitReason\` is ${coded(EXIT_REASONS)}.`,
  `\`status\` vaut ${coded(STATUS_NAMES)} ; \`exitReason\` vaut ${coded(EXIT_REASONS)}.`,
)}

### ${say("Per operation", "Par opération")}

${columnTable("number", operationNumbers, language)}

${say(
  `Counts of the week are at \`world.operations[i].week.<count>\`, those of the horizon so far at \`.total.<count>\`: ${counts}.`,
  `Les décomptes de la semaine sont à \`world.operations[i].week.<décompte>\`, ceux de l’horizon jusqu’ici à \`.total.<décompte>\` : ${counts}.`,
)}

### ${say("For the whole world", "Pour le monde entier")}

${columnTable("number", worldNumbers, language)}

### ${say("Traits", "Traits")}

${say(
  "What people are, at `world.traits.<trait>[person]`: drawn or given once, before the first week, for everybody who will ever arrive. Nothing may change them. `segment` is the segment's place in the scenario's list, from 0; `logVigour` the natural logarithm of `vigour`.",
  "Ce que sont les personnes, à `world.traits.<trait>[personne]` : tiré ou donné une fois, avant la première semaine, pour toutes celles qui arriveront un jour. Rien ne doit les modifier. `segment` est le rang du segment dans la liste du scénario, à partir de 0 ; `logVigour`, le logarithme naturel de `vigour`.",
)}

${traitTable(language)}`;
}

function traitTable(language: Language): string {
  const rows = leavesOf(TRAIT_COLUMNS).map(([path, { unit, text }]) => [
    code(path),
    unitIn(unit, language),
    text[language],
  ]);
  return table(heads(["column", "unit", "meaning"], language), rows);
}

function columnTable(
  head: "column" | "number",
  columns: Readonly<Record<string, Column>>,
  language: Language,
): string {
  const rows = Object.entries(columns).map(([name, column]) => [
    code(name),
    unitIn(column.unit, language),
    numeral(column.start, language),
    column[language],
  ]);
  return table(heads([head, "unit", "start", "meaning"], language), rows);
}

const coded = (names: readonly string[]) => names.map((name, at) => `${at} ${name}`).join(", ");
