import { expect, test } from "vitest";
import { digestOf } from "../../../sim/experiment/experiment.ts";
import { CHART_SECTIONS, RESULT_CHARTS } from "../../../viz/charts/registry.ts";
import type { DrawnChart, PageChart } from "../../../viz/charts/shared/chart.ts";
import { prepare, Runner } from "../../../viz/client/core.ts";
import { type Answer, isAnswered } from "../../../viz/client/protocol.ts";
import type { Shown } from "../../../viz/client/results.ts";
import { addArm, experimentOfPair, setEverywhere, setValue, setWorlds } from "../../../viz/state/edits.ts";
import { svgText } from "../../../viz/svg.ts";
import { type Words, wordsIn } from "../../../viz/text/words.ts";
import { stickingOut } from "./drawing.ts";

const WORLDS = 6;

function given<T extends object>(answer: Answer<T>): T {
  if (!isAnswered(answer)) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

/** What workers would give of a small comparison of three scenarios, and one of its worlds. */
function resultsOfThree() {
  const pair = setWorlds(experimentOfPair("small-pay", "en"), WORLDS);
  const few = setEverywhere(setEverywhere(pair, "population.consumers", 80), "horizonWeeks", 12);
  const experiment = setValue(addArm(few, "Guided"), "C", "levers.support.guidance", [
    { from: 2, to: 8, value: 20 },
  ]);
  const { request, keys: _keys, ...facts } = given(prepare(experiment));
  const runner = new Runner();
  runner.take(request);
  const chunk = { arms: experiment.arms.map((_, arm) => arm), firstReplicate: 0, replicates: WORLDS };
  const worlds = given(runner.run(chunk));
  const report = given(runner.report(worlds, WORLDS, digestOf(worlds, WORLDS)));
  const { digest } = report;
  const reasons = given(runner.reasons(chunk));
  const counts = { done: WORLDS, of: WORLDS, stable: true };
  const shown: Shown = { ...facts, ...counts, experiment, worlds, report, digest, reasons };
  return { shown, picture: given(runner.picture(0)) };
}

const { shown, picture } = resultsOfThree();
const charts = [...RESULT_CHARTS, ...CHART_SECTIONS.flatMap((section) => section.charts)];

/** A chart for whatever can be chosen above it. */
function drawn(chart: PageChart, words: Words): DrawnChart[] {
  const axes = {};
  if (chart.of === "headlines")
    return [chart.draw(shown, words, { metrics: shown.experiment.headlines, axes })];
  if (chart.of === "world") return [chart.draw(shown, words, { picture, week: picture.weeks - 1 })];
  const choices = chart.choices?.(shown, words);
  const asked = choices?.options.map(({ id }) => ({ choice: id, axes })) ?? [{ axes }];
  if (choices !== undefined) expect(choices.options.map(({ id }) => id)).toContain(choices.usual);
  return asked.map((about) => {
    const one = chart.draw(shown, words, about);
    if (one === undefined) throw new Error(`${chart.id} has nothing to draw, though all results are there`);
    return one;
  });
}

test("sections and charts have ids of their own, and every section a title in both languages", () => {
  const ids = [...CHART_SECTIONS, ...charts].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { title, charts } of CHART_SECTIONS) {
    expect(charts.length).toBeGreaterThan(0);
    expect(title.en).not.toBe("");
    expect(title.fr).not.toBe(title.en);
  }
});

test.each(charts)("$id is a picture, a table and a sentence, in both languages", (chart) => {
  const [english, french] = (["en", "fr"] as const).map((language) => drawn(chart, wordsIn(language)));
  for (const { title, sentence, draw, table } of [...english, ...french]) {
    expect(title).not.toBe("");
    expect(sentence).toMatch(/\.$/);
    for (const width of [320, 720]) {
      const picture = draw(width, chart.id);
      expect(svgText(picture)).not.toMatch(/NaN|Infinity|undefined"|\[object/);
      expect(stickingOut(picture)).toEqual([]);
    }
    const { header, rows } = table();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(header.length);
  }
  english.forEach(({ title, sentence }, at) => {
    expect(french[at].title).not.toBe(title);
    expect(french[at].sentence).not.toBe(sentence);
  });
});

const ofResults = charts.filter((chart) => chart.of === "results");

test.each(ofResults)("$id says what it waits for, if it needs more than the first results", (chart) => {
  const early = chart.draw({ ...shown, reasons: null }, wordsIn("en"), { axes: {} });
  expect(early === undefined).toBe(chart.missing !== undefined);
});
