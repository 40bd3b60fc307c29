import fc from "fast-check";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { valuesOfPeriods } from "../../../viz/charts/lever-course/data.ts";
import { CoursePreview } from "../../../viz/components/CoursePreview.tsx";
import { withAnotherPeriod } from "../../../viz/components/LeverCourseEditor.tsx";
import { WordsContext } from "../../../viz/components/use-words.ts";
import { wordsIn } from "../../../viz/text/words.ts";

test("another period begins where the last ends, or halves it", () => {
  expect(withAnotherPeriod([{ from: 0, to: 104, value: 2 }], 104, 0)).toEqual([
    { from: 0, to: 52, value: 2 },
    { from: 52, to: 104, value: 2 },
  ]);
  expect(withAnotherPeriod([{ from: 0, to: 20, value: 2 }], 104, 0)).toEqual([
    { from: 0, to: 20, value: 2 },
    { from: 20, to: 104, value: 2 },
  ]);
  expect(withAnotherPeriod([], 9, 5)).toEqual([{ from: 0, to: 9, value: 5 }]);
});

test("another period changes no week of one that lasts to the end", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 1040 }),
      fc.nat(1038),
      fc.double({ noNaN: true }),
      (weeks, start, value) => {
        const before = [{ from: Math.min(start, weeks - 2), to: weeks, value }];
        const after = withAnotherPeriod(before, weeks, 0);
        expect(after).toHaveLength(2);
        for (const { from, to } of after) expect(to).toBeGreaterThan(from);
        expect(valuesOfPeriods(after, weeks, 0)).toEqual(valuesOfPeriods(before, weeks, 0));
      },
    ),
  );
});

test.each([
  ["finite numbers", [0, 1, 1e21], undefined],
  ["no number", [0, Number.NaN, 2], "1"],
  ["no end", [0, 4, Number.POSITIVE_INFINITY], "2"],
  ["what no lever takes", [0, 4, 16, -1e22], "3"],
])("a course of %s is drawn, or why not is said", (_, values, week) => {
  const preview = h(CoursePreview, { values, unit: "€", ends: [0, 10], label: "Pay" });
  const html = renderToString(h(WordsContext.Provider, { value: wordsIn("fr"), children: preview }));
  expect(html.includes("<svg")).toBe(week === undefined);
  expect(html.includes(`Pas d’aperçu : en semaine ${week}, `.replace(" :", "\u202f:"))).toBe(
    week !== undefined,
  );
});

test("the first period that holds wins; outside every period stands the usual value", () => {
  const periods = [
    { from: 1, to: 3, value: 7 },
    { from: 2, to: 4, value: 9 },
  ];
  expect(valuesOfPeriods(periods, 6, 1)).toEqual([1, 7, 7, 9, 1, 1]);
});
