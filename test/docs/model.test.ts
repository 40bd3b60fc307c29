import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MECHANISMS } from "../../sim/model.ts";

const page = readFileSync("docs/model.md", "utf8");
const [week, chance] = ["## A week", "## Chance"].map((title) => sectionOf(page, title));

/** From a heading to the next one of its level. */
function sectionOf(text: string, title: string): string {
  const [, after] = text.split(`${title}\n`);
  return after.split(/\n## /)[0];
}

const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

test("docs/model.md has a section for each mechanism, in the order of a week", () => {
  const headings = [...week.matchAll(/^### (.*)$/gm)].flatMap(([, heading]) => named(heading));
  expect(headings).toEqual(MECHANISMS.map(({ id }) => id));
});

test("each section of docs/model.md says what off means", () => {
  const sections = week.split(/^### /m).slice(1);
  expect(sections.filter((section) => !section.includes("*Off*"))).toEqual([]);
});

test("docs/model.md names every stream of chance, and none besides", () => {
  const sources = readdirSync("sim", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(`sim/${file}`, "utf8"));
  const streams = sources.flatMap((source) =>
    [
      ...source.matchAll(
        /(?:stream\(|normals\(draws, |(?:heard|refused|left|invited): )\s*["`]([^"`]+)["`]/g,
      ),
    ].map(([, name]) => name.replace(/\$\{(\w+)\}/, "<$1>")),
  );
  expect(named(chance).sort()).toEqual([...new Set(streams)].sort());
});
