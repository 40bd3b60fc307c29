import { readFileSync } from "node:fs";
import { MECHANISMS, SHARED } from "../../sim/model/model.ts";
import type { Language } from "../../sim/scenario/text.ts";
import { blocksOf, filled } from "./markdown.ts";
import { oddBlocks } from "./odd-blocks.ts";
import { inLanguage, LANGUAGES, type Page } from "./page.ts";

export const oddFile = (language: Language) => inLanguage("docs/odd.md", language);

/** The model after the ODD protocol: sentences by hand, lists and equations from declarations. */
export const ODD_PAGES: readonly Page[] = LANGUAGES.map((language) => ({
  file: oddFile(language),
  text: () => oddText(language),
}));

/** Sections of submodels, in the order in which the page has them. */
const SECTION_IDS = [...SHARED, ...MECHANISMS].map(({ id }) => id);

/** @throws Error that names missing blocks, and says what to paste where */
export function oddText(language: Language, page = readFileSync(oddFile(language), "utf8")): string {
  const blocks = oddBlocks(language);
  const present = blocksOf(page);
  const missing = Object.keys(blocks).filter((name) => !present.includes(name));
  const left = present.filter((name) => !(name in blocks));
  const problems = [
    ...missing.map((name) => missingBlock(oddFile(language), name)),
    ...left.map(
      (name) => `${oddFile(language)}: nothing is generated for <!-- ${name} --> any more; remove it`,
    ),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n\n"));
  return filled(page, (name) => blocks[name]);
}

function missingBlock(file: string, name: string): string {
  const markers = `<!-- ${name} -->\n<!-- /${name} -->`;
  const place = SECTION_IDS.indexOf(name);
  if (place < 0) return `${file} lacks the block "${name}". Add where it belongs:\n\n${markers}`;
  const before =
    place === 0 ? "the heading of the submodels" : `the section of \`${SECTION_IDS[place - 1]}\``;
  return `${file} has no section for \`${name}\`. Add this after ${before}, say in a sentence or two what it changes and why, and run npm run docs:

#### \`${name}\`

…

${markers}`;
}
