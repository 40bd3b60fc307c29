import { readdirSync, readFileSync } from "node:fs";
import { galleryFile } from "../systems/gallery.ts";
import { trustFile } from "../validation/trust.ts";
import { picture } from "./architecture/picture.ts";
import { roomsToday } from "./architecture/rooms.ts";
import { ASSUMPTION_PAGES } from "./assumptions.ts";
import { BLOCKS } from "./blocks.ts";
import { CONTRACT_PAGES } from "./contracts/pages.ts";
import { defaultEnsembleFile } from "./default-ensemble.ts";
import { blocksOf, filled } from "./markdown.ts";
import { ODD_PAGES } from "./odd.ts";
import { languageOf, type Page } from "./page.ts";
import { smallPayChart } from "./pair-chart.ts";

const GENERATED: readonly Page[] = [
  ...CONTRACT_PAGES,
  ...ASSUMPTION_PAGES,
  ...ODD_PAGES,
  { file: "scenarios/fits/default.ensemble.json", text: defaultEnsembleFile },
  { file: "docs/small-pay.svg", text: smallPayChart },
  { file: "viz/trust.json", text: trustFile },
  { file: "viz/systems.json", text: galleryFile },
  { file: "docs/architecture.svg", text: () => picture(roomsToday()) },
];

/** Pages that are written by hand, except for blocks between markers. */
const MARKED: readonly Page[] = ["README.md", ...readdirSync("docs").map((file) => `docs/${file}`)]
  .filter((file) => file.endsWith(".md") && !GENERATED.some((page) => page.file === file))
  .filter((file) => blocksOf(readFileSync(file, "utf8")).length > 0)
  .map((file) => ({ file, text: () => withBlocks(file, readFileSync(file, "utf8")) }));

/** Everything that `npm run docs` writes after the pages that follow from declarations alone. */
export const PAGES: readonly Page[] = [...GENERATED, ...MARKED];

/** @throws Error for a marker of an unknown block */
export function withBlocks(file: string, markdown: string): string {
  return filled(markdown, (name) => {
    const block = BLOCKS[name];
    if (block === undefined)
      throw new Error(
        `${file}: nothing is generated for <!-- ${name} -->; test/docs/blocks.ts lists the blocks`,
      );
    return block(languageOf(file));
  });
}
