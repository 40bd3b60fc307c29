import type { Language } from "../../../sim/input/text.ts";
import { calibrationFileSection, calibrationOutputSection } from "../calibration.ts";
import { anchorOf } from "../markdown.ts";
import { inLanguage, LANGUAGES, type Page, saying } from "../page.ts";
import { studyFileSection } from "../study-file.ts";
import { studyOutputSection } from "../study-output.ts";
import { commandSections, exitSection } from "./command-line.ts";
import { DECLARATIONS, type Declarations } from "./declarations.ts";
import { fieldSections, statusWords } from "./fields.ts";
import { digestSection, jsonSection } from "./json.ts";
import { leverSection } from "./levers.ts";
import { couplings, mechanismSection } from "./mechanisms.ts";
import { columnSection, metricSection } from "./metrics.ts";
import { resultsFileSection } from "./results-files.ts";
import { scenarioFileSection } from "./scenario-files.ts";

/** Sections of each page, below its head. */
const SECTIONS = {
  "fields.md": (declared, language) => [
    ...fieldSections(declared.fields, language),
    leverSection(declared.formulaNames, language),
    mechanismSection(declared.mechanisms, language),
    ...couplings(declared.modules, language),
  ],
  "metrics.md": (declared, language) => [
    metricSection(declared, language),
    columnSection(declared, language),
  ],
  "files.md": (declared, language) => [
    scenarioFileSection(language),
    resultsFileSection(declared, language),
    calibrationFileSection(language),
    calibrationOutputSection(language),
    studyFileSection(language),
    studyOutputSection(language),
    jsonSection(language),
    digestSection(language),
  ],
  "command-line.md": (declared, language) => [
    ...commandSections(language),
    exitSection(declared.exitCodes, language),
  ],
} satisfies Record<string, (declared: Declarations, language: Language) => string[]>;

type Name = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Name[];

export const CONTRACT_PAGES: readonly Page[] = LANGUAGES.flatMap((language) =>
  NAMES.map((name) => ({
    file: `docs/contracts/${inLanguage(name, language)}`,
    text: () => contractText(name, language),
  })),
);

/** All pages of a language as one text. */
export const contractsText = (language: Language, declared: Declarations = DECLARATIONS) =>
  NAMES.map((name) => contractText(name, language, declared)).join("\n");

function contractText(name: Name, language: Language, declared: Declarations = DECLARATIONS): string {
  const sections = SECTIONS[name](declared, language);
  const headings = sections.flatMap((section) =>
    [...section.matchAll(/^## (.*)$/gm)].map(([, title]) => title),
  );
  return `${[headOf(name, language), contentsOf(headings), ...sections].join("\n\n")}\n`;
}

function headOf(name: Name, language: Language): string {
  const { title, about } = HEADS[name](language);
  const index = `../${inLanguage("contracts.md", language)}`;
  const other = inLanguage(name, language === "en" ? "fr" : "en");
  const generated = saying(language)(
    `Part of the [contracts](${index}). Generated from the declarations in \`sim/\` by \`npm run docs\`. En français : [${other}](${other}).`,
    `Fait partie des [contrats](${index}). Produit par \`npm run docs\` à partir des déclarations de \`sim/\`. Les noms restent en anglais, comme dans les fichiers. In English: [${other}](${other}).`,
  );
  return `# ${title}\n\n${about}\n\n${generated}`;
}

const contentsOf = (headings: readonly string[]) =>
  headings.map((heading) => `[${heading}](#${anchorOf(heading)})`).join(" · ");

type Head = Record<"title" | "about", string>;

const HEADS: Record<Name, (language: Language) => Head> = {
  "fields.md": (language) => {
    const say = saying(language);
    return {
      title: say("Fields", "Champs"),
      about: say(
        `Everything that a scenario can set. \`<id>\` is the id of a record, which the scenario chooses; \`<n>\` is a place in a list, from 0. The status says what a default rests on: ${statusWords("en")}. [sources.md](../sources.md) lists the sources; [files.md](files.md#scenario-files) describes a scenario file.`,
        `Tout ce qu’un scénario peut fixer. \`<id>\` est l’identifiant d’un enregistrement, que le scénario choisit ; \`<n>\` est une place dans une liste, à partir de 0. Le statut dit sur quoi repose une valeur par défaut : ${statusWords("fr")}. [sources.md](../sources.md) (en anglais) énumère les sources ; [files.fr.md](files.fr.md#fichiers-de-scénario) décrit un fichier de scénario.`,
      ),
    };
  },
  "metrics.md": (language) => {
    const say = saying(language);
    return {
      title: say("Metrics and columns", "Indicateurs et colonnes"),
      about: say(
        "What is measured in a world, when the horizon ends and week by week, and what a recorder finds in it.",
        "Ce que l’on mesure dans un monde, à la fin de l’horizon et semaine après semaine, et ce qu’un enregistreur y trouve.",
      ),
    };
  },
  "files.md": (language) => {
    const say = saying(language);
    return {
      title: say("Files", "Fichiers"),
      about: say(
        "What the program reads and writes: every file with its keys and columns.",
        "Ce que le programme lit et écrit : chaque fichier avec ses clés et ses colonnes.",
      ),
    };
  },
  "command-line.md": (language) => {
    const say = saying(language);
    return {
      title: say("Command line", "Ligne de commande"),
      about: say(
        "Every command with its arguments and options. Each also takes `--help`, and `--lang en` or `--lang fr`. A `<scenario>` is the id of a built-in one or a file, with overrides after `@`: `baseline@horizonWeeks=52@levers.rewards.recognition=0.5`. Paths may hold an `@` too: the longest beginning that names a file is the file.",
        "Chaque commande, avec ses arguments et ses options. Toutes prennent aussi `--help`, et `--lang en` ou `--lang fr`. Un `<scenario>` est l’identifiant d’un scénario livré ou un fichier, avec des modifications après `@` : `baseline@horizonWeeks=52@levers.rewards.recognition=0.5`. Les chemins peuvent aussi contenir un `@` : le plus long début qui nomme un fichier est le fichier.",
      ),
    };
  },
};
