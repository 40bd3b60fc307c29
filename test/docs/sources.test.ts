import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { CITED_TEXTS, CITED_WORKS, sectionsIn } from "../../sim/scenario/cited.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";

const page = readFileSync("docs/sources.md", "utf8");
/** First cells of all tables. */
const entries = new Set([...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, entry]) => entry));

/** What a source names: facts, texts and their sections, publications. `§4.1–4.2` names two sections. */
function namedIn(source: string): string[] {
  if (entries.has(source)) return [source];
  return source.split(/[,;] /).flatMap(sectionsIn);
}

const missing = (source: string) => namedIn(source).filter((name) => !entries.has(name));

const cited = leavesOf(FIELDS).flatMap(([path, { source }]): [string, string][] =>
  source === undefined ? [] : [[path, source]],
);
const bySource = new Map(cited.map(([path, source]) => [source, path]));

test.each([...bySource])("docs/sources.md has %s, cited by %s", (source) => {
  expect(missing(source)).toEqual([]);
});

test("a source without an entry is found", () => {
  expect(missing("R6, Z99")).toEqual(["Z99"]);
  expect(missing("marketing §4.1–9.9")).toEqual(["marketing §9.9"]);
  expect(missing("Nobody 1900")).toEqual(["Nobody 1900"]);
  expect(missing("numerique; marketing §9.8")).toEqual(["marketing §9.8"]);
});

/** First cells of the tables under a heading. */
const under = (heading: string): string[] =>
  [
    ...page
      .split(`\n## ${heading}\n`)[1]
      .split("\n## ")[0]
      .matchAll(/^\| `([^`]+)` \|/gm),
  ].map(([, entry]) => entry);

test("a scenario's file may cite each text, section, fact and work of the page, and nothing else", () => {
  expect([...CITED_TEXTS].sort()).toEqual(under("French source texts").sort());
  const works = [...under("Facts"), ...under("Methods and forms")];
  expect([...CITED_WORKS]).toEqual(works.filter((entry) => entry !== "no base found"));
});

const PAGES = [
  "README.md",
  ...["model", "observing", "odd", "odd.fr", "limits", "limits.fr"].map((name) => `docs/${name}.md`),
];

test("facts named in texts have an entry", () => {
  const texts = [
    ...leavesOf(FIELDS).map(([, { text }]) => text.en),
    ...METRICS.map(({ text }) => text.en),
    ...[...SCENARIOS.keys()].flatMap((id) => {
      const { story, provenance } = resolveScenario(id).scenario;
      return [story.en, provenance.en];
    }),
    ...PAGES.map((file) => readFileSync(file, "utf8")),
  ].join("\n");
  const codes = [...texts.matchAll(/\b[A-Z]\d{1,2}\b/g)].map(([code]) => code);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !entries.has(code))).toEqual([]);
});

test("every fact has its source and one of the four confidences", () => {
  const facts = page.split("\n").filter((line) => /^\| `[A-Z]\d+` \|/.test(line));
  expect(facts.length).toBeGreaterThan(0);
  for (const fact of facts)
    expect(fact).toMatch(/^\| `[A-Z]\d+` \| [^|]{20,} \| [^|]{5,} \| [^|]*\b(S2?|C|M)\b[^|]* \|$/);
});
