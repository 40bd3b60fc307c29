import { expect, test } from "vitest";
import {
  type Dotplot,
  type DotplotPanel,
  type DotplotRow,
  dotplotMarks,
} from "../../../viz/charts/dotplot/marks.ts";
import { dotplotNodes, dotplotTable } from "../../../viz/charts/dotplot/nodes.ts";
import { svg, svgText } from "../../../viz/svg.ts";
import { nodesOf, overlapping, stickingOut, wordingIn } from "./drawing.ts";

const panel = ({
  differences = [-40, -12, 3, -12, -13, 0, Number.NaN, -11],
  other = "B",
  ...changed
}: Partial<DotplotPanel & DotplotRow> = {}): DotplotPanel => ({
  label: "Contributions made",
  unit: "contributions",
  relevant: 5,
  rows: [{ other, differences }],
  ...changed,
});

const chart = (changed: Partial<Dotplot> = {}): Dotplot => ({
  title: "Small pay against none",
  subtitle: "8 matched worlds",
  panels: [panel(), panel({ label: "Gini", unit: "0–1", differences: [0.1, 0.25, 0.3], relevant: 0.02 })],
  ...changed,
});

const marksOf = (data: Dotplot, width?: number) => dotplotMarks(data, wordingIn("en"), width);
const nodes = (data: Dotplot, language: "en" | "fr" = "en", width?: number) =>
  dotplotNodes(dotplotMarks(data, wordingIn(language), width), wordingIn(language), "chart");
const drawn = (...given: Parameters<typeof nodes>) => svgText(nodes(...given));

/** A fixed cloud of numbers, many of them alike. */
const cloud = (worlds: number) =>
  Array.from({ length: worlds }, (_, world) => Math.round(((world * 7919) % 1000) / 7) - 60);

test("draws the same text as ever", async () => {
  await expect(drawn(chart())).toMatchFileSnapshot("dotplot.svg");
});

test("leaves its data alone", () => {
  const data = chart();
  const before = structuredClone(data);
  drawn(data);
  expect(data).toEqual(before);
});

test("counts worlds, the undefined ones apart", () => {
  const [marks] = marksOf(chart()).panels[0].rows;
  expect(marks.counts).toEqual({ higher: 1, lower: 5, equal: 1, undefined: 1 });
  expect(marks.dots.map(({ world }) => world)).toEqual([0, 4, 1, 3, 7, 5, 2]);
  expect(marks.typical?.median).toBe(-12);
});

test.each([1, 24, 200, 1000])(
  "%i dots stand at their difference, none over another, all in the panel",
  (n) => {
    const differences = cloud(n);
    const marks = marksOf(chart({ panels: [panel({ differences })] }));
    const [{ rows, top, zero, ticks }] = marks.panels;
    const [{ dots, radius, axisY }] = rows;
    expect(dots).toHaveLength(n);
    const perUnit = (ticks[1].x - ticks[0].x) / (ticks[1].value - ticks[0].value);
    for (const dot of dots) {
      expect(dot.difference).toBe(differences[dot.world]);
      expect(dot.x).toBeCloseTo(zero + perUnit * dot.difference, 6);
      expect(dot.y + radius).toBeLessThanOrEqual(axisY);
      expect(dot.y - radius).toBeGreaterThan(top + 40);
      expect(dot.x - radius).toBeGreaterThanOrEqual(0);
      expect(dot.x + radius).toBeLessThanOrEqual(marks.width);
    }
    const gaps = dots.flatMap((a, i) => dots.slice(0, i).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
    expect(gaps.reduce((least, gap) => Math.min(least, gap), 2 * radius)).toBeGreaterThan(2 * radius - 1e-6);
  },
);

test("worlds beyond all room stay inside the panel", () => {
  const differences = [...Array(20_000).fill(1), ...cloud(20_000)];
  const [{ rows, top }] = marksOf(chart({ panels: [panel({ differences })] })).panels;
  const [{ dots, radius }] = rows;
  expect(
    dots.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY) - radius,
  ).toBeGreaterThan(top + 40);
});

test.each([
  ["nothing", []],
  ["nothing defined", [Number.NaN, Number.NaN]],
  ["no difference", [0, 0, 0]],
  ["one world", [4]],
])("draws %s", (_, differences) => {
  const text = drawn(chart({ panels: [panel({ differences, relevant: 0 })] }));
  expect(text).not.toMatch(/NaN|undefined"|Infinity/);
});

test("a first look has 20 dots, spread evenly from the lowest world to the highest, and counts all worlds", () => {
  const differences = cloud(50);
  const short = dotplotMarks(
    chart({ panels: [panel({ differences })], isShort: true }),
    wordingIn("en"),
    360,
  );
  const [{ dots, counts, sentence, typical }] = short.panels[0].rows;
  const [whole] = marksOf(chart({ panels: [panel({ differences })] }), 360).panels[0].rows;
  expect(dots).toHaveLength(20);
  expect(new Set(dots.map(({ world }) => world)).size).toBe(20);
  for (const { world, difference } of dots) expect(difference).toBe(differences[world]);
  const ranks = dots.map(({ world }) => whole.dots.findIndex((dot) => dot.world === world));
  for (const [at, rank] of ranks.slice(1).entries()) expect([2, 3]).toContain(rank - ranks[at]);
  expect([counts, typical, sentence]).toEqual([whole.counts, whole.typical, []]);
  expect(short.isSampled).toBe(true);
  expect(svgText(dotplotNodes(short, wordingIn("fr"), "chart"))).toContain("20 mondes affichés");
});

test.each([0, 1, 20])("a first look at %i worlds shows each of them", (n) => {
  const marks = marksOf(chart({ panels: [panel({ differences: cloud(n) })], isShort: true }), 360);
  expect(marks.panels[0].rows[0].dots).toHaveLength(n);
  expect(marks.isSampled).toBe(false);
});

test("says in words what it shows, in both languages", () => {
  expect(drawn(chart())).toContain(
    "Contributions made: B below A in 5 of 8 worlds, equal in 1, undefined in 1, typically -12\u00a0contributions (9 worlds in 10: ",
  );
  expect(drawn(chart(), "fr")).toContain(
    "B au-dessous de A dans 5 mondes sur 8, égal dans 1, indéfini dans 1, écart médian : -12\u00a0contributions (9 mondes sur 10 : de ",
  );
  expect(drawn(chart({ panels: [panel({ differences: [0, 0] })] }))).toContain(
    "B equal to A in 2 of 2 worlds.",
  );
  expect(drawn(chart({ panels: [panel({ differences: [Number.NaN] })] }))).toContain(
    "undefined in every world",
  );
});

test("counts have no words of verdicts, and the verdict comes first", () => {
  const rows = [{ other: "B", differences: [1, 1, 2], verdict: "no difference that matters" }];
  const text = drawn(chart({ panels: [panel({ label: "Cost", rows })] }));
  expect(text).toContain("Cost: no difference that matters — B above A in 3 of 3 worlds, typically");
  expect(text).toContain("B above A: 3 ▶");
  expect(text).not.toMatch(/higher|lower/);
});

test("a single world is singular", () => {
  const one = (differences: number[], language: "en" | "fr") =>
    drawn(chart({ panels: [panel({ differences })] }), language);
  expect(one([4], "en")).toContain("B above A in 1 of 1 world,");
  expect(one([4, 0, 0], "fr")).toContain("B au-dessus de A dans 1 monde sur 3,");
});

test("names itself for screen readers, under ids of its own", () => {
  const text = drawn(chart());
  expect(text).toMatch(/^<svg [^>]*role="img" aria-labelledby="chart-title chart-desc"/);
  expect(text).toContain('<title id="chart-title">Small pay against none</title>');
  expect(text).toContain('<desc id="chart-desc">8 matched worlds. Contributions');
});

test("hostile text stays text", () => {
  const hostile = `<img src=x onerror="alert('1')">&]]>\u0000\u202e\ud800`;
  const text = drawn(
    chart({
      title: hostile,
      subtitle: hostile,
      arms: [{ letter: "A", name: hostile }],
      panels: [panel({ label: hostile, unit: hostile, other: hostile })],
    }),
  );
  expect(text).not.toMatch(/<img/i);
  expect(text).not.toMatch(/[\p{Cf}\p{Cs}]/u);
  expect(text).toContain(
    "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;]]&gt;\ufffd\ufffd\ufffd",
  );
  const known = /^\/?(svg|g|title|desc|rect|line|circle|path|text)\b/;
  for (const [, tag] of text.matchAll(/<([^>]*)/g)) expect(tag).toMatch(known);
});

test("hostile values of attributes stay values", () => {
  expect(svgText(svg("text", { "data-name": '"><script>' }))).toBe(
    '<text data-name="&quot;&gt;&lt;script&gt;"/>\n',
  );
});

test("text that is too long for the chart is cut, and whole in the title", () => {
  const title = "Pay ".repeat(60).trim();
  const text = drawn(chart({ title }));
  expect(text).toContain(`<title id="chart-title">${title}</title>`);
  expect(text).toMatch(/font-weight="600">Pay [^<]{20,80}…<\/text>/);
});

const several = (changed: Partial<DotplotPanel> = {}): Dotplot =>
  chart({
    subtitle: "30 matched worlds, 1,000 people, 104 weeks",
    arms: ["A", "B", "C", "D"].map((letter) => ({
      letter,
      name: `A rather long name of a scenario ${letter}`,
    })),
    panels: [
      {
        ...panel({ label: "Share of those who still contribute after half a year" }),
        rows: ["B", "C", "D"].map((other, at) => ({ other, differences: cloud(30).map((d) => d + 40 * at) })),
        ...changed,
      },
    ],
  });

test("up to three others stand as rows over one axis, each in words", async () => {
  const [{ rows, zero, domain, ticks }] = marksOf(several()).panels;
  expect(rows.map(({ other }) => other)).toEqual(["B", "C", "D"]);
  const perUnit = (ticks[1].x - ticks[0].x) / (ticks[1].value - ticks[0].value);
  for (const { dots } of rows)
    for (const { difference, x } of dots) expect(x).toBeCloseTo(zero + perUnit * difference, 6);
  expect(domain[0]).toBeLessThanOrEqual(-60);
  await expect(drawn(several(), "fr", 390)).toMatchFileSnapshot("dotplot-several.svg");
});

test("a held axis stays, grows when it must, and never shrinks", () => {
  const domainOf = (domain: [number, number], differences: number[]) =>
    marksOf(chart({ panels: [panel({ domain, differences })] })).panels[0].domain;
  expect(domainOf([-100, 50], [-3, 4])).toEqual([-100, 50]);
  const [low, high] = domainOf([-100, 50], [-3, 180]);
  expect(low).toBeLessThanOrEqual(-100);
  expect(high).toBeGreaterThanOrEqual(180);
});

test("each dot says which world it is, and those below zero are hollow", () => {
  const dots = nodesOf(nodes(chart({ panels: [panel()] }))).filter(
    ({ attributes }) => "data-world" in attributes,
  );
  expect(dots.map(({ attributes }) => attributes["data-world"])).toEqual([0, 4, 1, 3, 7, 5, 2]);
  const hollow = dots.filter(({ attributes }) => attributes.fill === "#ffffff");
  expect(hollow.map(({ attributes }) => attributes["data-world"])).toEqual([0, 4, 1, 3, 7]);
});

test.each([320, 390, 720, 1000])("nothing sticks out or overlaps at %i pixels", (width) => {
  for (const data of [chart(), several()])
    for (const language of ["en", "fr"] as const) {
      expect(stickingOut(nodes(data, language, width))).toEqual([]);
      expect(overlapping(nodes(data, language, width))).toEqual([]);
    }
});

test("the table has a row per world with the very numbers", () => {
  const { header, rows } = dotplotTable(chart(), wordingIn("fr"));
  expect(header).toEqual(["Monde", "Contributions made, B − A", "Gini [0–1], B − A"]);
  expect(rows).toHaveLength(8);
  expect(rows[1].map(({ value }) => value)).toEqual([1, -12, 0.25]);
  expect(rows[6].map(({ text }) => text)).toEqual(["6", "–", "–"]);
});

test("worlds that are all equal stand beside each other, large enough to be seen", () => {
  const [{ rows }] = marksOf(chart({ panels: [panel({ differences: Array(50).fill(0) })] })).panels;
  const [{ dots, radius }] = rows;
  expect(radius).toBeGreaterThanOrEqual(3);
  expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(50);
  expect(Math.max(...dots.map(({ x }) => x)) - Math.min(...dots.map(({ x }) => x))).toBeLessThanOrEqual(60);
});
