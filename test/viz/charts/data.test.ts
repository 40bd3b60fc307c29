import { expect, test } from "vitest";
import { compare } from "../../../sim/index.ts";
import { resolveScenario, type ScenarioInput } from "../../../sim/model/built-in.ts";
import { ledgerRecorder, type ReasonRow, whenLastOpen } from "../../../sim/recorders/ledger.ts";
import { compile } from "../../../sim/run/compile.ts";
import { oneWorldData } from "../../../viz/charts/agents/data.ts";
import { amountsSentence, jobsData, valueData } from "../../../viz/charts/bars/data.ts";
import { differenceData } from "../../../viz/charts/dotplot/data.ts";
import { dotplotMarks } from "../../../viz/charts/dotplot/marks.ts";
import { courseChart } from "../../../viz/charts/fan/chart.ts";
import { courseData } from "../../../viz/charts/fan/data.ts";
import { needsData, risksData } from "../../../viz/charts/levels/data.ts";
import { basisOf, levelsOf, medianTotals, relevantOf, seriesOf } from "../../../viz/charts/shared/columns.ts";
import { whyData, whySentence } from "../../../viz/charts/why/data.ts";
import {
  NOBODY_THERE,
  NOBODY_YET,
  type PicturedArm,
  type Shown,
  type WorldPicture,
} from "../../../viz/client/results.ts";
import { WEEKLY_METRICS } from "../../../viz/declarations.ts";
import { nameOfId } from "../../../viz/text/ids.ts";
import { metricOf } from "../../../viz/text/metrics.ts";
import { STANDING } from "../../../viz/text/verdict.ts";
import { wordsIn } from "../../../viz/text/words.ts";

const [en, fr] = [wordsIn("en"), wordsIn("fr")];
const REPLICATES = 6;
const STEPS = [{ from: 4, to: 12, value: 2 }];
const A = {
  id: "a",
  extends: "launch-forum",
  horizonWeeks: 20,
  population: { consumers: 200 },
} satisfies ScenarioInput;
const B: ScenarioInput = { ...A, id: "b", levers: { rewards: { payEurosPerContribution: STEPS } } };

const reasons: ReasonRow[] = [];
const named = [A, B].map((input, arm) => ({ ...resolveScenario(input), letter: "AB"[arm] }));
const { report, worlds } = compare([A, B], {
  replicates: REPLICATES,
  recorderOf(scenario, replicate) {
    const found = named.find(({ id }) => id === scenario);
    if (found === undefined || replicate >= 4) return {};
    // The page calls scenarios by their letters.
    return ledgerRecorder(compile(found.letter, found.scenario), replicate, reasons, whenLastOpen);
  },
});
const forum = named[0].scenario;
const shown: Shown = {
  experiment: {
    arms: [
      { letter: "A", name: "Forum", base: A, changes: {} },
      { letter: "B", name: "Paid", base: A, changes: { "levers.rewards.payEurosPerContribution": STEPS } },
    ],
    seed: "levain",
    worlds: REPLICATES,
    headlines: ["contributions", "retention4"],
    pair: null,
  },
  done: REPLICATES,
  of: REPLICATES,
  worlds,
  report,
  stable: true,
  digest: report.digest,
  reasons,
  weeks: 20,
  consumers: 200,
  represents: 1,
  operations: Object.keys(forum.operations),
  segments: Object.keys(forum.population.segments),
  warnings: [],
};

test("differences are those of the report", () => {
  const { metrics } = report.comparisons[0];
  const { panels } = dotplotMarks(differenceData(shown, ["contributions", "costEuros"], en), en);
  panels.forEach(({ rows: [row] }, at) => {
    const { higherIn, lowerIn, equalIn, q05, q50, q95 } = metrics[["contributions", "costEuros"][at]];
    expect(row.counts).toEqual({ higher: higherIn, lower: lowerIn, equal: equalIn, undefined: 0 });
    expect(row.typical?.median).toBeCloseTo(q50 ?? Number.NaN, 9);
    expect(row.typical?.low).toBeCloseTo(q05 ?? Number.NaN, 9);
    expect(row.typical?.high).toBeCloseTo(q95 ?? Number.NaN, 9);
  });
});

test("a difference has the verdict that the page gives it elsewhere, once all worlds are there", () => {
  const verdictsOf = (of: Shown, words = en) =>
    differenceData(of, ["contributions", "costEuros"], words).panels.map(({ rows: [row] }) => row.verdict);
  const { contributions, costEuros } = report.comparisons[0].metrics;
  const said = [contributions, costEuros].map(({ verdict }) => STANDING[verdict ?? "no-value"]);
  expect(verdictsOf(shown)).toEqual(said.map(({ en }) => en));
  expect(verdictsOf(shown, fr)).toEqual(said.map(({ fr }) => fr));
  expect(verdictsOf({ ...shown, stable: false })).toEqual([undefined, undefined]);
});

test("a headline of one operation is drawn as the report has it", () => {
  const headlines = ["active", "retention4@forum", "hours@forum"];
  const { report, worlds } = compare([A, B], { replicates: REPLICATES, headlines });
  const asked: Shown = { ...shown, worlds, report, experiment: { ...shown.experiment, headlines } };
  const { panels } = dotplotMarks(differenceData(asked, headlines, en), en);
  panels.forEach(({ rows: [row] }, at) => {
    const { higherIn, q50 } = report.comparisons[0].metrics[headlines[at]];
    expect(row.counts.higher).toBe(higherIn);
    expect(row.typical?.median).toBeCloseTo((at === 1 ? 100 : 1) * (q50 ?? Number.NaN), 9);
  });
  expect(metricOf("hours@forum").label.fr).toBe("Heures données, forum");
});

test("the course of one operation is that of its worlds; a scenario without it is not drawn", () => {
  const headlines = ["active@call", "contributions"];
  const call = { form: "one-off", startWeek: 2, weeks: 6 } as const;
  const C: ScenarioInput = { ...A, id: "c", operations: { call } };
  const { report, worlds } = compare([A, C], { replicates: REPLICATES, headlines });
  const experiment = { ...shown.experiment, headlines };
  const asked: Shown = { ...shown, worlds, report, experiment, operations: ["call", "forum"] };
  const { arms, title } = courseData(asked, "active@call", fr);
  expect(title).toBe("Personnes actives, call, semaine par semaine");
  expect(arms.map(({ letter }) => letter)).toEqual(["B"]);
  const oneOff = seriesOf(asked, 1, "activeOneOff");
  expect(Math.max(...oneOff[0])).toBeGreaterThan(0);
  expect(Array.from(arms[0].samples[0])).toEqual(Array.from(oneOff[0]));
  const choices = courseChart.choices?.(asked, en);
  expect(choices?.usual).toBe("active@call");
  expect(choices?.options.map(({ id }) => id)).toEqual([
    ...WEEKLY_METRICS.map(({ id }) => id),
    "active@call",
  ]);
  expect(courseChart.choices?.({ ...asked, operations: ["forum"] }, en)?.usual).toBe("active");
  const drawn = courseChart.draw(asked, en, { choice: "active@call", axes: {} });
  expect(JSON.stringify(drawn?.draw(600, "course"))).not.toContain("NaN");
});

test("shares are percentages, and their differences points", () => {
  const [{ unit, rows, relevant }] = differenceData(shown, ["retention4"], fr).panels;
  expect(unit).toBe("points");
  const metric = metricOf("retention4");
  const [a, b] = [levelsOf(shown, 0, metric), levelsOf(shown, 1, metric)];
  expect(Math.max(...a)).toBeGreaterThan(1);
  expect(Array.from(rows[0].differences)).toEqual(Array.from(b, (value, world) => value - a[world]));
  const { q50 } = report.scenarios[0].metrics.retention4;
  expect(relevant).toBeGreaterThan(0);
  expect(relevantOf(shown, metric)).toBe(relevant);
  expect([...a].sort((x, y) => x - y)[2]).toBeLessThanOrEqual(100 * (q50 ?? 0) + 1e-9);
});

test("the course is every world's own series, with the weeks in which a lever jumps", () => {
  const { arms, events, weeks } = courseData(shown, "active", en);
  const m = WEEKLY_METRICS.findIndex(({ id }) => id === "active");
  expect(arms[1].samples).toHaveLength(REPLICATES);
  expect(Array.from(arms[1].samples[2])).toEqual(
    Array.from(
      { length: weeks },
      (_, week) => worlds[1].series[(2 * WEEKLY_METRICS.length + m) * weeks + week],
    ),
  );
  expect(events).toEqual([
    { week: 4, letter: "B", label: "Pay per contribution: 2" },
    { week: 12, letter: "B", label: "Pay per contribution ends" },
  ]);
  expect(() => courseData(shown, "nothing", en)).toThrow("no weekly metric nothing");
});

test("what is created is what goes somewhere, in the means that are drawn", () => {
  const [created, ...parts] = valueData(shown, en).facets[0].rows;
  created.bars.forEach(({ value }, arm) => {
    const sum = parts.reduce((all, { bars }) => all + bars[arm].value, 0);
    expect(sum).toBeCloseTo(value, 6);
    expect(value).toBeGreaterThan(0);
  });
  expect(valueData(shown, en).facets[1].rows[0].away).toBe(true);
});

test("the six risks, five advantages and the legal risk apart", () => {
  const { groups } = risksData(shown, en);
  expect(groups.map(({ rows }) => rows.length)).toEqual([6, 5, 1]);
  for (const { values } of groups.flatMap(({ rows }) => rows)) expect(values[0]).toHaveLength(REPLICATES);
  expect(needsData(shown, fr).groups[0].rows.map(({ label }) => label)).toContain("Personnes exclues");
  expect(jobsData(shown, en).facets.map(({ rows }) => rows.length)).toEqual([5, 3]);
});

test("median totals are taken over the worlds, week by week", () => {
  const totals = medianTotals(shown, 0);
  const worlds = seriesOf(shown, 0, "active");
  expect(Object.keys(totals)).toEqual(WEEKLY_METRICS.map(({ id }) => id));
  expect(totals.active).toHaveLength(shown.weeks);
  totals.active.forEach((middle, week) => {
    const below = worlds.filter((world) => world[week] < middle).length;
    const above = worlds.filter((world) => world[week] > middle).length;
    expect(Math.max(below, above)).toBeLessThanOrEqual(worlds.length / 2);
  });
});

test("reasons are people per world in the last week, all of them", () => {
  const data = whyData(shown, en);
  const last = reasons.filter(({ week, scenario }) => week === 19 && scenario === "B");
  const people = last.reduce((sum, row) => sum + row.people, 0) / 4;
  const drawn = data?.facets.flatMap(({ rows }) => rows).reduce((sum, { bars }) => sum + bars[1].value, 0);
  expect(drawn).toBeCloseTo(people, 9);
  expect(data?.facets.map(({ label }) => label)).toEqual(shown.segments.map((id) => en.say(nameOfId(id))));
  expect(whyData({ ...shown, reasons: null }, en)).toBeUndefined();
  expect(whyData(shown, en, "no such operation")?.facets[0].rows).toEqual([]);
});

test("reasons of the first worlds are said to be of these", () => {
  const saidOf = (of: number, words = en) => whyData({ ...shown, of }, words)?.subtitle.replace(/\s/g, " ");
  expect(saidOf(50)).toContain("mean of the first 4 of the 50 worlds");
  expect(saidOf(50, fr)).toContain("moyenne sur les 4 premiers des 50 mondes");
  expect(saidOf(4)).toMatch(/mean of 4 worlds$/);
});

test("reasons say of which week they are", () => {
  const saidIn = (weeks: readonly number[], words = en) => {
    const rows = reasons.map((row, at) => ({ ...row, week: weeks[at % weeks.length] }));
    return whyData({ ...shown, reasons: rows }, words)?.subtitle.replace(/\s/g, " ");
  };
  expect(saidIn([19])).toContain("People per world in the last week, by group");
  expect(saidIn([11])).toContain("in week 11, the last in which the operation was open, by group");
  expect(saidIn([11], fr)).toContain("la semaine 11, la dernière où l’opération était ouverte, par groupe");
  expect(saidIn([11, 19])).toContain("in the last week in which each operation was open");
});

test("what rounding leaves of nothing is nothing", () => {
  const [free] = shown.worlds;
  const { facets } = valueData({ ...shown, worlds: [free, free] }, en);
  const paid = facets[1].rows.find(({ label }) => label.startsWith("Paid to people"));
  expect(paid?.bars.map(({ value, low, high }) => [value, low, high])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  const nearly = {
    ...shown,
    worlds: [free, { ...free, metrics: free.metrics.map((value) => value * (1 + 2e-15)) }],
  };
  expect(amountsSentence(valueData(nearly, en), en)).toContain("With B, nothing changes.");
});

test("sentences are in both languages and hold no broken number", () => {
  for (const words of [en, fr]) {
    const why = whyData(shown, words);
    const said = [
      amountsSentence(valueData(shown, words), words),
      amountsSentence(jobsData(shown, words), words),
      why === undefined ? "" : whySentence(why, words),
      basisOf({ ...shown, done: 3 }, words),
    ];
    for (const sentence of said) expect(sentence).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(said[3]).toContain(words.language === "fr" ? "provisoire" : "preliminary");
    expect(said[2]).toContain(
      words.language === "fr" ? "Dans le scénario A, la raison" : "Under A, the most common reason",
    );
  }
});

/** A picture of one scenario; all are of one group, and stay, where nothing else is said. */
function pictureOf(
  { places, weeks, ...more }: Partial<WorldPicture> & Record<"places" | "weeks", number>,
  arm: Partial<PicturedArm> & Pick<PicturedArm, "status">,
): WorldPicture {
  const person = Uint32Array.from({ length: weeks * places }, (_, cell) => cell % places);
  return {
    ...{ replicate: 2, weeks, places, of: places, segments: ["all"] },
    ...{ person, segment: new Uint8Array(weeks * places) },
    arms: [{ letter: "A", operations: ["one"], places, ...arm }],
    ...more,
  };
}

test("a person in several operations is shown in the most active one", () => {
  const status = Uint8Array.from([
    0, 1, 3, 4, /* week 1 */ 0, 2, 3, 4, /* second operation */ 1, 0, 4, 0, 0, 3, 2, 1,
  ]);
  const picture = pictureOf({ weeks: 2, places: 4 }, { operations: ["one", "two"], status });
  const at = (week: number) => Array.from(oneWorldData(picture, { A: "Forum" }, week, en).arms[0].state);
  expect(at(0)).toEqual([1, 1, 3, 4]);
  expect(at(1)).toEqual([0, 2, 2, 4]);
});

test("in a living public places change hands, and each person stands among their own group", () => {
  const [here, gone] = [1, NOBODY_THERE];
  // The second person leaves and is replaced by one of another group; a third place is taken for the first time.
  const picture = pictureOf(
    {
      weeks: 3,
      places: 3,
      segments: ["ordinary", "distant"],
      person: Uint32Array.from([0, 1, 0, /* week 1 */ 0, 1, 0, /* week 2 */ 0, 2, 3]),
      segment: Uint8Array.from([0, 0, NOBODY_YET, 0, 0, NOBODY_YET, 0, 1, 0]),
    },
    { status: Uint8Array.from([here, here, gone, here, gone, gone, here, here, here]) },
  );
  const week = (week: number) => oneWorldData(picture, { A: "Forum" }, week, en);
  const shown = [0, 1, 2]
    .map(week)
    .map(({ arms, segment, spot }) => [arms[0].state, segment, spot].map((of) => Array.from(of)));
  expect(shown).toEqual([
    [
      [here, here],
      [0, 0],
      [0, 1],
    ],
    [
      [here, gone],
      [0, 0],
      [0, 1],
    ],
    [
      [here, here, here],
      [0, 1, 0],
      [0, 0, 1],
    ],
  ]);
  expect(week(2).sizes).toEqual([2, 1]);
  expect(week(0).subtitle).toMatch(/ 2.people$/);
  expect(week(1).subtitle).toMatch(/ 1.person$/);
  expect(week(2).subtitle).toMatch(/ 3.people now, 2 of whom came after week 0$/);
  expect(oneWorldData(picture, {}, 2, fr, 50).subtitle).toContain("Chaque marque représente 50 personnes");
});
