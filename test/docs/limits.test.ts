import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FIELDS } from "../../sim/model/model.ts";
import type { Language } from "../../sim/scenario/text.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { assumptionsText } from "./assumptions.ts";
import { dictionaryText } from "./dictionary.ts";
import { FACTS, factsIn, isToBeVaried, listedFacts } from "./facts.ts";
import { analogueTable } from "./limits.ts";
import { filled, written } from "./markdown.ts";

const FILES: Record<Language, { assumptions: string; limits: string }> = {
  en: { assumptions: "docs/assumptions.md", limits: "docs/limits.md" },
  fr: { assumptions: "docs/assumptions.fr.md", limits: "docs/limits.fr.md" },
};
/** About a page and a half, tables apart. */
const MOST_WORDS = 750;

describe.each<Language>(["en", "fr"])("in %s", (language) => {
  const { assumptions, limits } = FILES[language];

  test("the assumptions are those of the declarations", async () => {
    await expect(assumptionsText(language)).toMatchFileSnapshot(`../../${assumptions}`);
  });

  test("the limits list the figures that are analogues", async () => {
    const page = filled(readFileSync(limits, "utf8"), { analogues: analogueTable(language) });
    await expect(page).toMatchFileSnapshot(`../../${limits}`);
  });

  test("the limits stay short", () => {
    expect(written(readFileSync(limits, "utf8")).split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS);
  });

  test("every doubtful default is among the assumptions", () => {
    const doubtful = leavesOf(FIELDS).filter(([, leaf]) => leaf.kind !== "override" && isToBeVaried(leaf));
    expect(doubtful.length).toBeGreaterThan(200);
    const page = assumptionsText(language);
    expect(doubtful.filter(([path]) => !page.includes(`| \`${path}\` |`))).toEqual([]);
  });
});

test("the French dictionary is what the declarations say", async () => {
  await expect(dictionaryText()).toMatchFileSnapshot("../../docs/dictionary.fr.md");
});

test("it is said of every fact what it was measured on", () => {
  expect(Object.keys(FACTS).sort()).toEqual(listedFacts().sort());
});

test("facts are found in sources", () => {
  expect(factsIn("R6, C2; marketing §4.1")).toEqual(["R6", "C2"]);
});
