import { expect, test } from "vitest";
import { LONGEST_LABEL } from "../../sim/metrics/metric.ts";
import { METRICS, WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";

const labelled = [...METRICS, ...WEEKLY_METRICS.map((metric) => ({ ...metric, id: `${metric.id} by week` }))];

test.each(labelled)("$id has a short label in both languages", ({ label }) => {
  for (const text of [label.en, label.fr]) {
    expect(text.trim()).toBe(text);
    expect(text.length).toBeGreaterThan(2);
    expect(Array.from(text).length).toBeLessThanOrEqual(LONGEST_LABEL);
    expect(text).not.toMatch(/\.$/);
  }
});

test.each(["en", "fr"] as const)("no two metrics are called the same in %s", (language) => {
  for (const metrics of [METRICS, WEEKLY_METRICS]) {
    const labels = metrics.map(({ label }) => label[language]);
    expect(labels.filter((label, at) => labels.indexOf(label) < at)).toEqual([]);
  }
});

test("what is read as a percentage is a share", () => {
  const percent = METRICS.filter((metric) => metric.percent);
  expect(percent.length).toBeGreaterThan(10);
  expect(percent.filter(({ unit }) => unit !== "0–1")).toEqual([]);
});
