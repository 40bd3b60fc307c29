import { expect, test } from "vitest";
import { type Bars, barsMarks } from "../../../viz/charts/bars/marks.ts";
import { barsNodes, barsTable } from "../../../viz/charts/bars/nodes.ts";
import { svgText } from "../../../viz/svg.ts";
import { nodesOf, overlapping, stickingOut, wordingIn } from "./drawing.ts";

const bars = (letters = "AB", shared = false): Bars => ({
  title: "Who creates value, who gets it",
  subtitle: "Means, which add up; thin lines: nine worlds in ten · 50 matched worlds",
  arms: Array.from(letters, (letter) => ({ letter, name: `A rather long name of a scenario ${letter}` })),
  shared,
  facets: ["What people create, and where it goes", "What it costs"].map((label, facet) => ({
    label,
    unit: "€",
    rows: [
      {
        label: "Value created",
        level: "total",
        bars: Array.from(letters, (_, at) => ({ value: 1000 - 100 * at, low: 800, high: 1200 })),
      },
      {
        label: "Value kept by the organisation after everything else is paid",
        level: "part",
        away: facet === 1,
        bars: Array.from(letters, (_, at) => ({ value: 250 * at - (facet === 0 ? 300 : 0) })),
      },
    ],
  })),
});
const nodes = (data: Bars, width: number) =>
  barsNodes(barsMarks(data, wordingIn("en"), width), "In words.", "bars");

test.each([720, 320])("draws the same text as ever at %i pixels", async (width) => {
  await expect(svgText(nodes(bars(), width))).toMatchFileSnapshot(`bars-${width}.svg`);
});

test("bars begin at zero and are as long as their amounts", () => {
  for (const { zero, rows } of barsMarks(bars(), wordingIn("en")).facets) {
    const [total, part] = rows;
    const perUnit = (total.bars[0].to - zero) / 1000;
    expect(total.bars[0].from).toBeCloseTo(zero, 6);
    expect(total.bars[1].to - zero).toBeCloseTo(900 * perUnit, 6);
    expect(part.bars[1].to - part.bars[1].from).toBeCloseTo(
      (part.bars[1].text === "-50" ? 50 : 250) * perUnit,
      6,
    );
    for (const { from, to } of part.bars)
      expect(Math.min(Math.abs(from - zero), Math.abs(to - zero))).toBeLessThan(1e-6);
  }
});

test("what is taken away goes to the left and keeps its sign in the table", () => {
  const [, costs] = barsMarks(bars(), wordingIn("en")).facets;
  expect(costs.rows[1].bars[1].from).toBeLessThan(costs.zero);
  expect(costs.rows[1].bars[1].text).toBe("-250");
  const { header, rows } = barsTable(bars(), wordingIn("en"));
  expect(header).toEqual(["Group", "Amount", "Unit", "A", "B", "B − A"]);
  expect(rows[3].map(({ value }) => value).slice(3)).toEqual([0, 250, 250]);
});

test("facets that share an axis have the same scale and stand side by side where there is room", () => {
  const [first, second] = barsMarks(bars("AB", true), wordingIn("en"), 720).facets;
  expect(second.top).toBe(first.top);
  const length = ({ rows }: typeof first) => rows[0].bars[0].to - rows[0].bars[0].from;
  expect(length(first)).toBeCloseTo(length(second), 6);
  const [above, below] = barsMarks(bars("AB", true), wordingIn("en"), 320).facets;
  expect(below.top).toBeGreaterThan(above.bottom);
});

test("the baseline is told by its outline, others by their letters", () => {
  const rects = nodesOf(nodes(bars(), 720)).filter(
    ({ tag, attributes }) => tag === "rect" && "x" in attributes,
  );
  expect(rects.filter(({ attributes }) => attributes.stroke === "#595959")).toHaveLength(rects.length / 2);
});

test.each([320, 390, 720, 1000])("nothing sticks out or overlaps at %i pixels", (width) => {
  for (const data of [bars(), bars("ABCD"), bars("ABC", true)]) {
    expect(stickingOut(nodes(data, width))).toEqual([]);
    expect(overlapping(nodes(data, width))).toEqual([]);
  }
});

test("nothing at all is still a chart", () => {
  const nothing = { ...bars(), facets: [{ label: "Nobody", unit: "", rows: [] }] };
  expect(svgText(nodes(nothing, 320))).not.toMatch(/NaN|Infinity|undefined/);
  const zeros = {
    ...bars(),
    facets: [
      {
        label: "Zero",
        unit: "",
        rows: [{ label: "0", level: "part" as const, bars: [{ value: 0 }, { value: 0 }] }],
      },
    ],
  };
  expect(svgText(nodes(zeros, 320))).not.toMatch(/NaN|Infinity|undefined/);
});
