import { readFileSync } from "node:fs";
import type { Language } from "../../sim/input/text.ts";
import { MECHANISMS, SHARED } from "../../sim/model/model.ts";
import type { ModelModule } from "../../sim/world/module.ts";
import { blocksOf, filled } from "./markdown.ts";
import { oddBlocks } from "./odd-blocks.ts";
import { inLanguage, LANGUAGES, type Page } from "./page.ts";

export const oddFile = (language: Language) => inLanguage("docs/odd.md", language);

/** The model after the ODD protocol: sentences by hand, lists and equations from declarations. */
export const ODD_PAGES: readonly Page[] = LANGUAGES.map((language) => ({
  file: oddFile(language),
  text: () => oddText(language),
}));

/** Submodels, in the order in which the page has their sections. */
const SUBMODELS: readonly ModelModule[] = [...SHARED, ...MECHANISMS];

/**
 * The page with its blocks as declarations have them. A submodel that says what it is `about` gets its section by itself.
 *
 * @throws Error that says what is missing, and where it belongs
 */
export function oddText(
  language: Language,
  page = readFileSync(oddFile(language), "utf8"),
  submodels = SUBMODELS,
): string {
  const file = oddFile(language);
  const blocks = oddBlocks(language, submodels);
  const complete = withSections(page, submodels);
  const present = blocksOf(complete);
  const problems = [
    ...Object.keys(blocks)
      .filter((name) => !present.includes(name))
      .map((name) => missingBlock(file, name, submodels)),
    ...present
      .filter((name) => !(name in blocks))
      .map((name) => `${file}: nothing is generated for <!-- ${name} --> any more; remove it`),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n\n"));
  return filled(complete, (name) => blocks[name]);
}

/** Puts the sections that are missing behind those of the submodels before them. */
function withSections(page: string, submodels: readonly ModelModule[]): string {
  return submodels.reduce((sections, { id, about }, place) => {
    const before = `<!-- /${submodels[place - 1]?.id} -->\n`;
    if (about === undefined || blocksOf(sections).includes(id)) return sections;
    return sections.replace(before, () => `${before}\n#### \`${id}\`\n\n${markers(id)}\n`);
  }, page);
}

const markers = (name: string) => `<!-- ${name} -->\n<!-- /${name} -->`;

const missingBlock = (file: string, name: string, submodels: readonly ModelModule[]) =>
  submodels.some(({ id }) => id === name)
    ? `${file} has no section for \`${name}\`. Give \`${name}\`, where it is declared in sim/, a line that says in a sentence or two what it moves and why, and run npm run docs:

  about: { en: "…", fr: "…" },`
    : `${file} lacks the block "${name}". Add where it belongs:\n\n${markers(name)}`;
