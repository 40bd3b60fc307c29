import { expect, test } from "vitest";
import type { Wording } from "../../viz/charts/difference-sentence.ts";
import { type Dotplot, type DotplotPanel, dotplotMarks, dotplotNodes } from "../../viz/charts/dotplot.ts";
import { svg, svgText } from "../../viz/svg.ts";

const wording = (language: "en" | "fr"): Wording => ({
  say: (text) => text[language],
  number: (value, signed) => `${signed && value > 0 ? "+" : ""}${Math.round(value * 100) / 100}`,
});

const panel = (changed: Partial<DotplotPanel> = {}): DotplotPanel => ({
  label: "Contributions made",
  unit: "contributions",
  differences: [-40, -12, 3, -12, -13, 0, Number.NaN, -11],
  relevant: 5,
  ...changed,
});

const chart = (changed: Partial<Dotplot> = {}): Dotplot => ({
  title: "Small pay against none",
  subtitle: "8 matched worlds",
  other: "B",
  panels: [panel(), panel({ label: "Gini", unit: "0–1", differences: [0.1, 0.25, 0.3], relevant: 0.02 })],
  ...changed,
});

const drawn = (data: Dotplot, language: "en" | "fr" = "en") =>
  svgText(dotplotNodes(dotplotMarks(data), wording(language), "chart"));

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
  const [marks] = dotplotMarks(chart()).panels;
  expect(marks.counts).toEqual({ higher: 1, lower: 5, equal: 1, undefined: 1 });
  expect(marks.dots.map(({ world }) => world)).toEqual([0, 4, 1, 3, 7, 5, 2]);
  expect(marks.typical?.median).toBe(-12);
});

test.each([1, 24, 200, 1000])(
  "%i dots stand at their difference, none over another, all in the panel",
  (n) => {
    const differences = cloud(n);
    const marks = dotplotMarks(chart({ panels: [panel({ differences })] }));
    const [{ dots, radius, axisY, top, zero, ticks }] = marks.panels;
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
  const marks = dotplotMarks(
    chart({ panels: [panel({ differences: [...Array(20_000).fill(1), ...cloud(20_000)] })] }),
  );
  const [{ dots, radius, top }] = marks.panels;
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

test("says in words what it shows, in both languages", () => {
  expect(drawn(chart())).toContain(
    "Contributions made [contributions]: lower with B in 5 of 8, equal in 1, undefined in 1, typically -12 (9 worlds in 10: ",
  );
  expect(drawn(chart(), "fr")).toContain(
    "plus bas avec B dans 5 sur 8, égal dans 1, indéfini dans 1, typiquement -12 (9 mondes sur 10 : de ",
  );
  expect(drawn(chart({ panels: [panel({ differences: [0, 0] })] }))).toContain(
    "equal in 2 of 2, typically 0",
  );
  expect(drawn(chart({ panels: [panel({ differences: [Number.NaN] })] }))).toContain(
    "undefined in every world",
  );
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
      other: hostile,
      panels: [panel({ label: hostile, unit: hostile })],
    }),
  );
  expect(text).not.toMatch(/<img/i);
  expect(text).not.toMatch(/[\p{Cf}\p{Cs}]/u);
  expect(text).toContain(
    "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;]]&gt;\ufffd\ufffd\ufffd",
  );
  const known = /^\/?(svg|g|title|desc|rect|line|circle|text)\b/;
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
