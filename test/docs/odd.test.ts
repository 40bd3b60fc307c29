import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SCENARIOS } from "../../sim/model/built-in.ts";
import { FIELDS, MECHANISMS, METRICS, SHARED } from "../../sim/model/model.ts";
import type { Language } from "../../sim/scenario/text.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { filled, written } from "./markdown.ts";
import { fieldsOf, namesField, PUBLIC, SECTIONS, wordsOf } from "./notation.ts";
import { oddParts } from "./odd-parts.ts";
import { simFiles, streamsOf } from "./streams.ts";

const FILES = { en: "docs/odd.md", fr: "docs/odd.fr.md" } satisfies Record<Language, string>;

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

/** Whatever the pages may name besides fields, columns and counts. */
const OTHERS = new Set([
  "code",
  "<n>",
  "mechanisms.<id>",
  ...METRICS.map(({ id }) => id),
  ...SCENARIOS.keys(),
  ...SECTIONS.flatMap(({ equations }) => equations.flatMap(wordsOf)),
  // In prose a name alone is enough, in whatever group it stands.
  ...leavesOf(FIELDS).map(([path]) => path.split(".").at(-1)!),
  ...MECHANISMS.map(({ id }) => id),
]);
const exists = (name: string) => PUBLIC.has(name) || OTHERS.has(name) || existsSync(name);

describe.each<Language>(["en", "fr"])("the ODD description in %s", (language) => {
  const page = readFileSync(FILES[language], "utf8");
  const prose = written(page);

  test("holds what the declarations say", async () => {
    await expect(filled(page, oddParts(language))).toMatchFileSnapshot(`../../${FILES[language]}`);
  });

  test("has the seven elements and the eleven concepts, in their order", () => {
    const headings = [...page.matchAll(/^## (\d)\. (.*)$/gm)].map(([, place, title]) => `${place} ${title}`);
    expect(headings).toEqual(ELEMENTS[language].map((title, place) => `${place + 1} ${title}`));
    const [, concepts] = page.split(/^## 4\. .*$/m);
    const named = [...concepts.split(/^## /m)[0].matchAll(/^\*\*(.*?)\.\*\*/gm)].map(([, name]) => name);
    expect(named.join(", ")).toBe(CONCEPTS[language]);
  });

  test("has a submodel for each mechanism, in the order of a week", () => {
    const sections = [...page.matchAll(/^#### `(.*)`$/gm)].map(([, id]) => id);
    expect(sections).toEqual([...SHARED, ...MECHANISMS].map(({ id }) => id));
  });

  test.each(MECHANISMS)("names every field of $id in an equation or a sentence", ({ id }) => {
    const said = (section: string) => [
      ...SECTIONS.filter((one) => one.id === section).flatMap(({ equations }) => equations.flatMap(wordsOf)),
      ...inBackticks(prose.split(`#### \`${section}\`\n`)[1].split(/^#/m)[0]),
    ];
    const all = SECTIONS.map((section) => [section.id, new Set(said(section.id))] as const);
    const unnamed = fieldsOf(id).filter(
      (field) =>
        !all.some(([section, words]) => namesField(section, id, field).some((name) => words.has(name))),
    );
    expect(unnamed).toEqual([]);
  });

  test("names nothing in its sentences that does not exist", () => {
    expect(inBackticks(prose).filter((name) => !exists(name))).toEqual([]);
  });
});

test("both languages have the same parts", () => {
  const parts = Object.values(FILES).map((file) =>
    [...readFileSync(file, "utf8").matchAll(/^<!-- (\w.*) -->$/gm)].map(([, name]) => name),
  );
  expect(parts[0]).toEqual(parts[1]);
  expect([...parts[0]].sort()).toEqual(Object.keys(oddParts("en")).sort());
});

test("every file that draws is found", () => {
  const drawing = simFiles().filter((file) => /\.uniform\(/.test(readFileSync(`sim/${file}`, "utf8")));
  expect(streamsOf().map(([file]) => file)).toEqual(drawing.filter((file) => !file.startsWith("core/")));
});
