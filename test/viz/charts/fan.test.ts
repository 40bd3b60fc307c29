import { expect, test } from "vitest";
import { type Fan, type FanArm, fanArm, fanDomain, fanMarks } from "../../../viz/charts/fan/marks.ts";
import { fanNodes, fanSentence, fanTable } from "../../../viz/charts/fan/nodes.ts";
import { svgText } from "../../../viz/svg.ts";
import { nodesOf, overlapping, stickingOut, wordingIn } from "./drawing.ts";

const WEEKS = 53;
/** Worlds 0 … 20 at `level` + world in every week. */
const series = (level: number) => Array.from({ length: 21 }, (_, world) => Array(WEEKS).fill(level + world));
const arm = (letter: string, level: number, name = `Scenario ${letter}`, weeks = WEEKS): FanArm =>
  fanArm({ letter, name }, series(level), weeks);

const fan = (changed: Partial<Fan> = {}): Fan => ({
  title: "People taking part",
  subtitle: "21 matched worlds, 1,000 people, 53 weeks",
  unit: "people",
  weeks: WEEKS,
  arms: [arm("A", 100), arm("B", 40)],
  events: [{ week: 12, letter: "B", label: "Pay per contribution ends, at long last, for all" }],
  ...changed,
});
const four = fan({
  arms: ["A", "B", "C", "D"].map((letter, at) => arm(letter, 30 * at, "A name that is long indeed")),
});
const nodes = (data: Fan, language: "en" | "fr", width: number) =>
  fanNodes(data, fanMarks(data, width), wordingIn(language), "fan");

test.each([
  ["en", 720],
  ["fr", 320],
] as const)("draws the same text as ever in %s at %i pixels", async (language, width) => {
  await expect(
    svgText(
      nodes(fan({ weeks: 5, arms: [arm("A", 9, undefined, 5), arm("B", 4, undefined, 5)] }), language, width),
    ),
  ).toMatchFileSnapshot(`fan-${language}-${width}.svg`);
});

test("bands hold half and eight in ten of the worlds", () => {
  const [{ weeks }] = fan().arms;
  expect(weeks).toHaveLength(WEEKS);
  expect(weeks[7]).toEqual({ week: 7, low80: 102, low50: 105, median: 110, high50: 115, high80: 118 });
});

test("up to three scenarios share a panel, four get one each with the same axes", () => {
  expect(fanMarks(fan()).panels).toHaveLength(1);
  const { panels } = fanMarks(four, 720);
  expect(panels).toHaveLength(4);
  expect(new Set(panels.map(({ y }) => JSON.stringify(y.map(({ value }) => value)))).size).toBe(1);
  for (const { bottom, top, y } of panels) {
    expect(y[0].y).toBeCloseTo(bottom, 6);
    expect(y.at(-1)?.y).toBeGreaterThanOrEqual(top - 1e-6);
  }
  expect(panels[1].left).toBeGreaterThan(panels[0].right);
  expect(fanMarks(four, 320).panels[1].left).toBe(fanMarks(four, 320).panels[0].left);
});

test("a few single worlds are drawn, the same ones when more come", () => {
  const twice = fanArm({ letter: "A", name: "" }, [...series(100), ...series(500)], WEEKS);
  const more = fan({ arms: [twice], domain: [0, 600] });
  const [few] = fanMarks(fan({ arms: [arm("A", 100)], domain: [0, 600] })).panels[0].courses;
  const [many] = fanMarks(more).panels[0].courses;
  expect(few.samples).toHaveLength(7);
  expect(many.samples).toEqual(few.samples);
});

test("each scenario has a letter at its end, and a dash of its own", () => {
  const lines = nodesOf(nodes(fan(), "en", 720)).filter(
    ({ attributes }) => attributes["stroke-width"] === 2.5,
  );
  const dashes = lines
    .filter(({ tag }) => tag === "path")
    .map(({ attributes }) => attributes["stroke-dasharray"] ?? "");
  expect(new Set(dashes).size).toBe(2);
  const [{ courses }] = fanMarks(fan({ arms: [arm("A", 100), arm("B", 100), arm("C", 100)] })).panels;
  const heights = courses.map(({ labelY }) => labelY).sort((a, b) => a - b);
  expect(heights[1] - heights[0]).toBeGreaterThan(14);
});

test("a held axis stays, and grows when it must", () => {
  expect(fanDomain(fan({ domain: [0, 500] }))).toEqual([0, 500]);
  expect(fanDomain(fan({ domain: [0, 50] }))[1]).toBeGreaterThanOrEqual(118);
});

test.each([320, 390, 720, 1000])("nothing sticks out or overlaps at %i pixels", (width) => {
  for (const data of [fan(), four])
    for (const language of ["en", "fr"] as const) {
      expect(stickingOut(nodes(data, language, width))).toEqual([]);
      expect(overlapping(nodes(data, language, width))).toEqual([]);
    }
});

test.each([1, 2, 5, 26, 53, 104, 105, 260, 1040])(
  "the last of %i weeks is labelled, and apart from others",
  (weeks) => {
    const long = (letter: string) => arm(letter, 9, undefined, weeks);
    for (const width of [320, 390, 720, 1000])
      for (const arms of [[long("A"), long("B")], ["A", "B", "C", "D"].map(long)]) {
        const data = fan({ weeks, arms, events: [] });
        for (const { x, right } of fanMarks(data, width).panels) {
          expect(x[0].week).toBe(0);
          expect(x.at(-1)?.week).toBe(weeks - 1);
          if (weeks > 1) expect(x.at(-1)?.x).toBeCloseTo(right, 6);
        }
        expect(stickingOut(nodes(data, "fr", width))).toEqual([]);
        expect(overlapping(nodes(data, "fr", width))).toEqual([]);
      }
  },
);

test("undefined weeks leave a gap and no broken number", () => {
  const broken = series(100).map((world) => world.fill(Number.NaN, 3, 6));
  const data = fan({
    arms: [fanArm({ letter: "A", name: "" }, broken, WEEKS), fanArm({ letter: "B", name: "" }, [], WEEKS)],
  });
  expect(svgText(nodes(data, "en", 720))).not.toMatch(/NaN|Infinity|undefined"/);
  expect(fanTable(data, wordingIn("en")).rows[4][1]).toEqual({ text: "–", value: null });
});

test("says in words where it ends, in both languages", () => {
  expect(fanSentence(fan(), wordingIn("en"))).toBe(
    "People taking part; in the last week: A 110 (8 worlds in 10: 102 to 118) and B 50 (8 worlds in 10: 42 to 58).",
  );
  expect(fanSentence(fan(), wordingIn("fr"))).toBe(
    "People taking part ; la dernière semaine : A 110 (8 mondes sur 10 : de 102 à 118) et B 50 (8 mondes sur 10 : de 42 à 58).",
  );
});
