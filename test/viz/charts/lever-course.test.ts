import { expect, test } from "vitest";
import type { LeverCourse } from "../../../viz/charts/lever-course/data.ts";
import { leverCourseNodes, leverCourseSentence } from "../../../viz/charts/lever-course/nodes.ts";
import { svgText } from "../../../viz/svg.ts";
import { nodesOf, stickingOut, wordingIn } from "./drawing.ts";

const course = (...arms: LeverCourse["arms"]): LeverCourse => ({
  title: "Pay per contribution",
  unit: "€",
  range: [0, 10],
  arms,
});
const periods = { letter: "B", values: [0, 0, 2, 2, 2, 0.5] };
const constant = { letter: "A", values: [0, 0, 0, 0, 0, 0] };
const nodes = (data: LeverCourse, width = 260) => leverCourseNodes(data, wordingIn("fr"), width, "lever");

test("draws the same text as ever", async () => {
  await expect(svgText(nodes(course(constant, periods)))).toMatchFileSnapshot("lever-course.svg");
});

test("holds each week's value until the next", () => {
  const [path] = nodesOf(nodes(course(periods))).filter(({ tag }) => tag === "path");
  const points = [...String(path.attributes.d).matchAll(/[ML]([\d.]+),([\d.]+)/g)];
  const heights = points.map(([, , y]) => Number(y));
  expect(new Set(heights).size).toBe(3);
  expect(Math.min(...heights)).toBeLessThan(heights[0]);
  expect(heights.at(-1)).toBeLessThan(heights[0]);
});

test("says when it changes, in both languages, and how often where that is too much", () => {
  expect(leverCourseSentence(course(constant, periods), wordingIn("en"))).toBe(
    "A: 0 €. B: 0 €, 2 € from week 2, 0.5 € from week 5.",
  );
  expect(leverCourseSentence(course({ ...periods, letter: "" }), wordingIn("fr"))).toBe(
    "0 €, 2 € dès la semaine 2, 0.5 € dès la semaine 5.",
  );
  const many = { letter: "B", values: Array.from({ length: 20 }, (_, week) => week) };
  expect(leverCourseSentence(course(many), wordingIn("en"))).toBe("B: 0 €, changes in 19 weeks.");
});

test.each([
  ["nothing", []],
  ["no number", [Number.NaN, Number.NaN]],
  ["one week", [3]],
  ["a constant 0", [0, 0]],
])("draws %s", (_, values) => {
  expect(svgText(nodes(course({ letter: "B", values })))).not.toMatch(/NaN|Infinity|undefined/);
});

test("a number too long for the axis stands as a power of ten", () => {
  const chart = nodes(course({ letter: "", values: [0, 3e9, 1.5e21, 2e300] }));
  const said = nodesOf(chart).filter(({ tag }) => tag === "text");
  expect(said.map(({ children }) => children.join(""))).toContain("2 × 10³⁰⁰");
  expect(stickingOut(chart)).toEqual([]);
  expect(
    leverCourseSentence(course({ letter: "", values: [9_999_999, 3e9, -1.5e21] }), wordingIn("en")),
  ).toBe("9999999 €, 3 × 10⁹ € from week 1, -1.5 × 10²¹ € from week 2.");
});

test("nothing sticks out", () => {
  for (const width of [240, 320, 720])
    expect(stickingOut(nodes(course(constant, periods), width))).toEqual([]);
});
