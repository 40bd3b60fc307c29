import { expect, test } from "vitest";
import { type Levels, levelsMarks } from "../../../viz/charts/levels/marks.ts";
import { levelsNodes, levelsSentence, levelsTable } from "../../../viz/charts/levels/nodes.ts";
import { svgText } from "../../../viz/svg.ts";
import { overlapping, stickingOut, wordingIn } from "./drawing.ts";

const worlds = (from: number, step: number) => Array.from({ length: 21 }, (_, world) => from + step * world);

const levels = (letters = "AB"): Levels => {
  const arms = Array.from(letters);
  return {
    title: "Six risks and five advantages",
    subtitle: "Median and nine worlds in ten · 21 matched worlds",
    arms: arms.map((letter) => ({ letter, name: `A rather long name of a scenario ${letter}` })),
    groups: [
      {
        label: "Risks: less is better",
        domain: [0, 1],
        rows: [
          {
            label: "Risk of lost productivity in the long run",
            unit: "",
            relevant: 0.02,
            values: arms.map((_, at) => worlds(0.3 + 0.1 * at, 0.01)),
          },
          {
            label: "Risk to reputation",
            unit: "",
            relevant: 0.02,
            values: arms.map((_, at) => (at % 2 === 0 ? worlds(0.3, 0.01) : worlds(0.5, -0.01))),
          },
        ],
      },
      {
        label: "Advantages: more is better",
        rows: [
          {
            label: "Cost lowered",
            unit: "€",
            differenceUnit: "€",
            relevant: 500,
            values: arms.map((_, at) => worlds(20000 - 7123.4 * at, 100)),
          },
          { label: "Undefined", unit: "%", relevant: 1, values: arms.map(() => [Number.NaN]) },
        ],
      },
    ],
  };
};
const nodes = (data: Levels, language: "en" | "fr", width: number) =>
  levelsNodes(levelsMarks(data, wordingIn(language), width), wordingIn(language), "levels");

test.each([
  ["en", 720],
  ["fr", 320],
] as const)("draws the same text as ever in %s at %i pixels", async (language, width) => {
  await expect(svgText(nodes(levels(), language, width))).toMatchFileSnapshot(
    `levels-${language}-${width}.svg`,
  );
});

test("levels and differences are those of the worlds", () => {
  const [{ rows }] = levelsMarks(levels(), wordingIn("en")).groups;
  const [a, b] = rows[0].arms;
  expect(a.level?.median).toBeCloseTo(0.4, 12);
  expect(a.difference).toBeUndefined();
  expect(b.difference?.low).toBeCloseTo(0.1, 12);
  expect(b.said).toBe("+0.1 (+0.1 to +0.1)");
  const { from, to } = rows[0].axis;
  expect(a.x?.median).toBeCloseTo(from + 0.4 * (to - from), 6);
});

test("says only what moves the same way and enough to matter", () => {
  expect(levelsSentence(levels(), wordingIn("en"))).toBe(
    "With B, these change in the same direction in at least 19 worlds out of 20 (a count, not a verdict): Risk of lost productivity in the long run +0.1; Cost lowered -\u2060€7100.",
  );
  const still = levels();
  const [group] = still.groups;
  const [, reputation] = group.rows;
  expect(levelsSentence({ ...still, groups: [{ ...group, rows: [reputation] }] }, wordingIn("fr"))).toBe(
    "Avec B, rien ici ne change assez pour compter dans 19 mondes sur 20 (un décompte, pas un verdict).",
  );
});

test("what is undefined is said to be so", () => {
  const text = svgText(nodes(levels(), "fr", 720));
  expect(text).toContain(">indéfini<");
  expect(text).not.toMatch(/NaN|Infinity|undefined"/);
});

test.each([320, 390, 720, 1000])("nothing sticks out or overlaps at %i pixels", (width) => {
  for (const letters of ["AB", "ABCD"])
    for (const language of ["en", "fr"] as const) {
      expect(stickingOut(nodes(levels(letters), language, width))).toEqual([]);
      expect(overlapping(nodes(levels(letters), language, width))).toEqual([]);
    }
});

test("the table has every metric under every scenario", () => {
  const { header, rows } = levelsTable(levels("ABC"), wordingIn("en"));
  expect(rows).toHaveLength(4 * 3);
  for (const row of rows) expect(row).toHaveLength(header.length);
  expect(rows[7].map(({ value }) => value).slice(0, 4)).toEqual(["Cost lowered", "€", "B", 13876.6]);
  expect(rows[9].slice(3).map(({ text }) => text)).toEqual(["–", "–", "–", "–", "–", "–"]);
});
