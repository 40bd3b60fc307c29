import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FIELDS } from "../../sim/model/model.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { FACTS, factsIn, isToBeVaried, listedFacts } from "./facts.ts";
import { written } from "./markdown.ts";
import { inLanguage, LANGUAGES } from "./page.ts";

/** About a page and a half, without tables. */
const MOST_WORDS = 750;

describe.each(LANGUAGES)("in %s", (language) => {
  test("the limits stay short", () => {
    expect(
      written(readFileSync(inLanguage("docs/limits.md", language), "utf8")).split(/\s+/).length,
    ).toBeLessThanOrEqual(MOST_WORDS);
  });

  test("every doubtful default is among the assumptions", () => {
    const doubtful = leavesOf(FIELDS).filter(([, leaf]) => leaf.kind !== "override" && isToBeVaried(leaf));
    expect(doubtful.length).toBeGreaterThan(200);
    const page = readFileSync(inLanguage("docs/assumptions.md", language), "utf8");
    expect(doubtful.filter(([path]) => !page.includes(`| \`${path}\` |`))).toEqual([]);
  });
});

test("every fact says what it was measured on", () => {
  expect(Object.keys(FACTS).sort()).toEqual(listedFacts().sort());
});

test("facts are found in sources", () => {
  expect(factsIn("R6, C2; marketing §4.1")).toEqual(["R6", "C2"]);
});
