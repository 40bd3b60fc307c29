import { expect, test } from "vitest";
import { type Agents, agentsMarks, STATES } from "../../../viz/charts/agents/marks.ts";
import { agentsNodes, agentsSentence, agentsTable } from "../../../viz/charts/agents/nodes.ts";
import { svgText } from "../../../viz/svg.ts";
import { overlapping, stickingOut, wordingIn } from "./drawing.ts";

/** People in turn in each segment, and in turn in each state. */
const agents = (people: number, segments = ["ordinary", "lead-user", "distant"]): Agents => ({
  title: "World 3, week 80",
  subtitle: `Each mark is a person · ${people} people`,
  segments,
  sizes: segments.map((_, code) => Math.ceil((people - code) / segments.length)),
  segment: Array.from({ length: people }, (_, person) => person % segments.length),
  spot: Array.from({ length: people }, (_, person) => Math.floor(person / segments.length)),
  arms: ["A", "B"].map((letter, at) => ({
    letter,
    name: `Scenario ${letter}`,
    state: Array.from({ length: people }, (_, person) => (person + at) % STATES.length),
  })),
});
const nodes = (data: Agents, language: "en" | "fr", width: number) =>
  agentsNodes(agentsMarks(data, width), wordingIn(language), "agents");
/** Where shapes begin, in the order of people within a state. */
const starts = (path: string) =>
  [...path.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test.each([
  ["en", 720],
  ["fr", 320],
] as const)("draws the same text as ever in %s at %i pixels", async (language, width) => {
  await expect(svgText(nodes(agents(40), language, width))).toMatchFileSnapshot(
    `agents-${language}-${width}.svg`,
  );
});

test("everybody is drawn once under each scenario, inside its panel", () => {
  const { panels, panelWidth, height } = agentsMarks(agents(1000), 720);
  for (const { paths, counts, left, top } of panels) {
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
    for (const [x, y] of paths.flatMap(starts)) {
      expect(x).toBeGreaterThanOrEqual(left - 1);
      expect(x).toBeLessThanOrEqual(left + panelWidth + 1);
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y).toBeLessThanOrEqual(height);
    }
    expect(paths.map((path) => starts(path).length > 160)).toEqual([true, true, true, true, true, true]);
  }
});

test("a person has the same place under every scenario", () => {
  const data = agents(300);
  const same = { ...data, arms: data.arms.map((arm) => ({ ...arm, state: data.arms[0].state })) };
  const [a, b] = agentsMarks(same, 720).panels;
  const shift = b.left - a.left;
  a.paths.forEach((path, state) => {
    const there = starts(b.paths[state]);
    starts(path).forEach(([x, y], at) => {
      expect(there[at][0]).toBeCloseTo(x + shift, 0);
      expect(there[at][1]).toBe(y);
    });
  });
});

test("says in words how many take part and have stopped, in both languages", () => {
  expect(agentsSentence(agentsMarks(agents(60)), wordingIn("en"))).toBe(
    "World 3, week 80: under A 10 take part and 10 have stopped and under B 10 take part and 10 have stopped.",
  );
  expect(agentsSentence(agentsMarks(agents(60)), wordingIn("fr"))).toContain(
    "sous B 10 participent et 10 ne participent plus.",
  );
});

test("the table counts people by group and state", () => {
  const { rows } = agentsTable(agents(30, ["all"]), wordingIn("en"));
  expect(rows.map((row) => row.map(({ value }) => value))).toEqual(
    [
      "has not heard of it",
      "knows of it",
      "takes part",
      "has stopped taking part",
      "is excluded",
      "has left the public: nobody is there now",
    ].map((state) => ["all", state, 5, 5]),
  );
});

/** As in French, where the name of a small disc goes below those beside it. */
const LONG: Agents = {
  ...agents(1000, ["personnes éloignées du numérique", "utilisateurs pionniers", "personnes ordinaires"]),
  sizes: [240, 50, 710],
  segment: Array.from({ length: 1000 }, (_, person) => (person < 240 ? 0 : person < 290 ? 1 : 2)),
  spot: Array.from({ length: 1000 }, (_, person) => person - (person < 240 ? 0 : person < 290 ? 240 : 290)),
};

test.each([320, 390, 720, 1000])("nothing sticks out or overlaps at %i pixels", (width) => {
  const many = ["one", "two", "three", "four", "five", "six"];
  for (const data of [agents(1000), agents(3, ["a segment with quite a long name"]), agents(60, many), LONG])
    for (const language of ["en", "fr"] as const) {
      expect(stickingOut(nodes(data, language, width))).toEqual([]);
      if (data.segments.length < 6) expect(overlapping(nodes(data, language, width))).toEqual([]);
    }
});

test("places whose people are gone are not among a group's people", () => {
  const { segments, panels } = agentsMarks(agents(60, ["all"]));
  expect(segments[0].people).toBe(50);
  expect(panels[0].counts).toEqual([10, 10, 10, 10, 10, 10]);
});
