import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Language } from "../../sim/input/text.ts";
import { SCENARIOS } from "../../sim/model/built-in.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { FIELDS, MECHANISMS, SHARED } from "../../sim/model/model.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { blocksOf, written } from "./markdown.ts";
import { fieldsOf, namesField, PUBLIC, SECTIONS, wordsOf } from "./notation.ts";
import { oddFile, oddText } from "./odd.ts";
import { LANGUAGES } from "./page.ts";
import { simFiles, streamsOf } from "./streams.ts";

const ELEMENTS: Record<Language, string[]> = {
  en: [
    "Purpose and patterns",
    "Entities, state variables, and scales",
    "Process overview and scheduling",
    "Design concepts",
    "Initialization",
    "Input data",
    "Submodels",
  ],
  fr: [
    "But et motifs",
    "Entités, variables d’état et échelles",
    "Processus et ordonnancement",
    "Principes de conception",
    "Initialisation",
    "Données d’entrée",
    "Sous-modèles",
  ],
};
const CONCEPTS: Record<Language, string> = {
  en: "Basic principles, Emergence, Adaptation, Objectives, Learning, Prediction, Sensing, Interaction, Stochasticity, Collectives, Observation",
  fr: "Principes de base, Émergence, Adaptation, Objectifs, Apprentissage, Prédiction, Perception, Interaction, Stochasticité, Collectifs, Observation",
};

const inBackticks = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name);

/** What the pages may name besides fields, columns and counts. */
const OTHERS = new Set([
  "code",
  "<n>",
  "mechanisms.<id>",
  ...METRICS.map(({ id }) => id),
  ...SCENARIOS.keys(),
  ...SECTIONS.flatMap(({ equations }) => equations.flatMap(wordsOf)),
  // In prose a name alone is enough, whatever its group.
  ...leavesOf(FIELDS).map(([path]) => path.split(".").at(-1)!),
  ...MECHANISMS.map(({ id }) => id),
]);
const exists = (name: string) => PUBLIC.has(name) || OTHERS.has(name) || existsSync(name);

describe.each<Language>(["en", "fr"])("the ODD description in %s", (language) => {
  const file = oddFile(language);
  const page = readFileSync(file, "utf8");
  const prose = written(page);
  const sentences = [...SHARED, ...MECHANISMS].map(({ about }) => about?.[language] ?? "");
  /** What a section says, in equations or in backticks; nothing where it is missing, which has a test of its own. */
  const said = new Map(
    [...SHARED, ...MECHANISMS].map(({ id, equations, about }) => [
      id,
      new Set([
        ...equations.flatMap(wordsOf),
        ...inBackticks(about?.[language] ?? ""),
        ...inBackticks((prose.split(`#### \`${id}\`\n`)[1] ?? "").split(/^#/m)[0]),
      ]),
    ]),
  );

  test("has the seven elements and the eleven concepts, in their order", () => {
    const headings = [...page.matchAll(/^## (\d)\. (.*)$/gm)].map(([, place, title]) => `${place} ${title}`);
    expect(headings).toEqual(ELEMENTS[language].map((title, place) => `${place + 1} ${title}`));
    const [, concepts] = page.split(/^## 4\. .*$/m);
    const named = [...concepts.split(/^## /m)[0].matchAll(/^\*\*(.*?)\.\*\*/gm)].map(([, name]) => name);
    expect(named.join(", ")).toBe(CONCEPTS[language]);
  });

  test("has its submodels in the order of a week", () => {
    // If one is missing, the page cannot be made, and the error says what to paste.
    const sections = [...page.matchAll(/^#### `(.*)`$/gm)].map(([, id]) => id);
    const week = [...SHARED, ...MECHANISMS].map(({ id }) => id).filter((id) => sections.includes(id));
    expect(sections, `${file}: sections of submodels stand in the order of the week`).toEqual(week);
  });

  test.each(MECHANISMS)("names every field of $id in an equation or a sentence", ({ id }) => {
    const unnamed = fieldsOf(id).filter(
      (field) =>
        ![...said].some(([section, words]) => namesField(section, id, field).some((name) => words.has(name))),
    );
    expect(
      unnamed,
      `Name them in the equations of ${id}, or in backticks in its \`about\` or a sentence of its section in ${file}`,
    ).toEqual([]);
  });

  test("names nothing in its sentences that does not exist", () => {
    expect(
      inBackticks([prose, ...sentences].join("\n")).filter((name) => !exists(name)),
      file,
    ).toEqual([]);
  });
});

describe("what is missing in the ODD description", () => {
  const page = readFileSync("docs/odd.md", "utf8");
  const withoutAwareness = page.replace(/#### `awareness`\n[\s\S]*?<!-- \/awareness -->\n\n/, "");
  const about = { en: "News travels.", fr: "Les nouvelles circulent." };
  const modules = [...SHARED, ...MECHANISMS];

  test("is added where a submodel says what it is about", () => {
    const telling = modules.map((part) => (part.id === "awareness" ? { ...part, about } : part));
    const made = oddText("en", withoutAwareness, telling);
    const order = (text: string) => [...text.matchAll(/^#### .*$/gm)].map(String);
    expect(order(made)).toEqual(order(page));
    expect(made).toContain("\n\n#### `awareness`\n\n<!-- awareness -->\nNews travels.\n\n**Awareness**\n");
    expect(oddText("en", made, telling)).toBe(made);
  });

  test("is said, with what to write where", () => {
    expect(() => oddText("en", withoutAwareness)).toThrow(
      /docs\/odd.md has no section for `awareness`. Give `awareness`.*\n\n {2}about: \{ en: "…", fr: "…" \}/,
    );
    const unmarked = page.replace("<!-- signs -->", "").replace("<!-- /signs -->", "");
    expect(() => oddText("en", unmarked)).toThrow('docs/odd.md lacks the block "signs"');
    expect(() => oddText("en", `${page}<!-- gone -->\n<!-- /gone -->\n`)).toThrow(
      "docs/odd.md: nothing is generated for <!-- gone --> any more",
    );
  });
});

test("both languages have the same blocks in the same order", () => {
  const [en, fr] = LANGUAGES.map((language) => blocksOf(readFileSync(oddFile(language), "utf8")));
  expect(fr).toEqual(en);
});

test("every file that draws is found", () => {
  // The function for many people draws from a stream that it is given.
  const draws = /\.(uniform|successive)\(|(?<!function )drawLots\(/;
  const drawing = simFiles().filter((file) => draws.test(readFileSync(`sim/${file}`, "utf8")));
  expect(streamsOf().map(([file]) => file)).toEqual(drawing.filter((file) => !file.startsWith("core/")));
});
