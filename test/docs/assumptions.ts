import type { Language, Text } from "../../sim/input/text.ts";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { FIELDS, MECHANISMS, SHARED } from "../../sim/model/model.ts";
import { believableOf } from "../../sim/scenario/believable.ts";
import type { Leaf, Status } from "../../sim/scenario/field.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { believableSection } from "./believable.ts";
import { believableIn } from "./contracts/leaf-words.ts";
import { isFromAnalogue, isToBeVaried } from "./facts.ts";
import { anchorOf, code, table } from "./markdown.ts";
import { movedBy } from "./notation.ts";
import { colon, inLanguage, LANGUAGES, type Page } from "./page.ts";
import { heads, STATUS_MEANINGS, statusOf } from "./words.ts";

/** Every number that users of the results should doubt. */
export const ASSUMPTION_PAGES: readonly Page[] = LANGUAGES.map((language) => ({
  file: inLanguage("docs/assumptions.md", language),
  text: () => assumptionsText(language),
}));

function assumptionsText(language: Language): string {
  const say = (text: Text) => text[language];
  const sections = GROUPS.flatMap((id) => {
    const leaves = ALL.filter(([path, leaf]) => path.split(".")[0] === id && isToBeVaried(leaf));
    if (leaves.length === 0) return [];
    const fields = `${inLanguage("contracts/fields.md", language)}#${anchorOf(id)}`;
    const heading = `## ${code(id)}${colon(language)}${say(titleOf(id))}`;
    return [heading, `[${say(WHAT_THEY_ARE)}](${fields})`, assumptionTable(leaves, language)];
  });
  return `${[say(HEAD), countTable(language), say(READING), believableSection(language), ...sections, say(SCENARIO_HEAD), provenances(language)].join("\n\n")}\n`;
}

const ALL = leavesOf(FIELDS).filter(([, { kind }]) => kind !== "override" && kind !== "text");
/** Mechanisms in the order of a week, then what they share, then people, operations and levers. */
const GROUPS = [
  ...new Set([...MECHANISMS.map(({ id }) => id), ...SHARED.map(({ id }) => id), ...Object.keys(FIELDS)]),
];

const WHAT_THEY_ARE: Text = {
  en: "Meaning, default, unit, range and source",
  fr: "Sens, valeur par défaut, unité, plage et source",
};
const OPERATIONS: Text = { en: "What an operation is", fr: "Ce qu’est une opération" };

function titleOf(id: string): Text {
  const mechanism = MECHANISMS.find((one) => one.id === id);
  return mechanism?.title ?? (id === "operations" ? OPERATIONS : FIELDS[id].text);
}

const HEAD: Text = {
  en: `# Assumptions

Every parameter whose default is a belief, or rests on a figure measured on something else. Generated from the declarations by \`npm run docs\`. En français : [assumptions.fr.md](assumptions.fr.md).

All parameters by what their default rests on:`,
  fr: `# Hypothèses

Tous les paramètres dont la valeur par défaut est une conviction, ou repose sur un chiffre mesuré ailleurs. Page produite par \`npm run docs\` à partir des déclarations. In English: [assumptions.md](assumptions.md).

Tous les paramètres, selon ce qui fonde leur valeur par défaut :`,
};

const READING: Text = {
  en: `The tables below list parameters with status *assumption*, and those from *literature* or *data* that were measured on an analogue, marked as such; the facts are in [limits.md](limits.md#which-figures-are-analogues). *Moves* names the left side of the [equations](odd.md#7-submodels) in which the parameter occurs: what it moves first, not how much. Where it is empty, the parameter builds the world or enters a metric. The ranges among the [fields](contracts/fields.md) are what the program accepts, not what anybody knows to be true; [below](#believable-ranges) is what one would believe. To see whether a conclusion depends on a parameter, vary it in all scenarios at once: \`levain compare small-pay --set benefit.paidNormLoss=0\`; \`--ablate\` ranks whole mechanisms.`,
  fr: `Les tableaux suivants énumèrent les paramètres de statut *hypothèse*, et ceux de *littérature* ou de *données* mesurés sur un cas analogue, signalés comme tels ; les faits sont dans [limits.fr.md](limits.fr.md#quels-chiffres-sont-des-analogues). *Agit sur* nomme ce qui figure à gauche des [équations](odd.fr.md#7-sous-modèles) où le paramètre apparaît : ce qu’il change d’abord, non de combien. Si la case est vide, le paramètre sert à construire le monde ou entre dans un indicateur. Les plages données parmi les [champs](contracts/fields.fr.md) sont ce que le programme accepte, non ce que l’on sait vrai ; ce que l’on croirait est [plus bas](#fourchettes-vraisemblables). Pour voir si une conclusion dépend d’un paramètre, faites-le varier dans tous les scénarios à la fois : \`levain compare small-pay --set benefit.paidNormLoss=0\` ; \`--ablate\` classe des mécanismes entiers.`,
};

const SCENARIO_HEAD: Text = {
  en: "## Built-in scenarios\n\nWhere the numbers that a scenario sets itself come from:",
  fr: "## Scénarios livrés\n\nD’où viennent les nombres que chaque scénario fixe lui-même :",
};

function countTable(language: Language): string {
  const kinds = Object.keys(STATUS_MEANINGS) as Status[];
  const rows = kinds.map((status) => {
    const found = ALL.filter(([, leaf]) => leaf.status === status);
    const analogues = found.filter(([, leaf]) => isFromAnalogue(leaf)).length;
    return [
      statusOf({ status }, language),
      String(found.length),
      analogues === 0 ? "" : String(analogues),
      STATUS_MEANINGS[status][language],
    ];
  });
  return table(heads(["status", "parameters", "of analogues", "meaning"], language), rows);
}

const ANALOGUE: Text = { en: "analogue", fr: "analogue" };

function assumptionTable(leaves: readonly [path: string, leaf: Leaf][], language: Language): string {
  const rows = leaves.map(([path, leaf]) => [
    code(path),
    statusOf(leaf, language) + (isFromAnalogue(leaf) ? ` (${ANALOGUE[language]})` : ""),
    believableIn(leaf, language),
    believableOf(leaf)?.why[language] ?? "",
    movedBy(path).map(code).join(", "),
  ]);
  return table(heads(["parameter", "status", "believable", "why", "moves"], language), rows);
}

function provenances(language: Language): string {
  const rows = [...SCENARIOS.keys()].map((id) => [
    code(id),
    resolveScenario(id).scenario.provenance[language],
  ]);
  return table(heads(["scenario", "provenance"], language), rows);
}
