import { readFileSync } from "node:fs";
import { MECHANISMS, SHARED } from "../../sim/model/model.ts";
import type { Language } from "../../sim/scenario/text.ts";
import { filled, partsOf } from "./markdown.ts";
import { oddParts } from "./odd-parts.ts";
import { inLanguage, LANGUAGES, type Page } from "./page.ts";

export const oddFile = (language: Language) => inLanguage("docs/odd.md", language);

/** The model after the ODD protocol: sentences by hand, lists and equations from declarations. */
export const ODD_PAGES: readonly Page[] = LANGUAGES.map((language) => ({
  file: oddFile(language),
  text: () => oddText(language),
}));

/** Sections of submodels, in the order in which the page has them. */
const SECTION_IDS = [...SHARED, ...MECHANISMS].map(({ id }) => id);

/** @throws Error that says which part is missing, and what to paste where */
export function oddText(language: Language, page = readFileSync(oddFile(language), "utf8")): string {
  const parts = oddParts(language);
  const present = partsOf(page);
  const missing = Object.keys(parts).filter((name) => !present.includes(name));
  const left = present.filter((name) => !(name in parts));
  const problems = [
    ...missing.map((name) => missingPart(oddFile(language), name)),
    ...left.map(
      (name) => `${oddFile(language)}: nothing is generated for <!-- ${name} --> any more; remove it`,
    ),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n\n"));
  return filled(page, (name) => parts[name]);
}

function missingPart(file: string, name: string): string {
  const markers = `<!-- ${name} -->\n<!-- /${name} -->`;
  const place = SECTION_IDS.indexOf(name);
  if (place < 0) return `${file} lacks the part "${name}". Add where it belongs:\n\n${markers}`;
  const before =
    place === 0 ? "the heading of the submodels" : `the section of \`${SECTION_IDS[place - 1]}\``;
  return `${file} has no section for \`${name}\`. Add this after ${before}, say in a sentence or two what it moves and why, and run npm run docs:

#### \`${name}\`

…

${markers}`;
}
