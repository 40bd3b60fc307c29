import fc from "fast-check";
import { expect, test } from "vitest";
import { valuesOfSteps } from "../../../viz/parts/CoursePreview.tsx";
import { withOneMore } from "../../../viz/parts/StepsEditor.tsx";

test("one step more begins where the last ends, or halves it", () => {
  expect(withOneMore([{ from: 0, to: 104, value: 2 }], 104, 0)).toEqual([
    { from: 0, to: 52, value: 2 },
    { from: 52, to: 104, value: 2 },
  ]);
  expect(withOneMore([{ from: 0, to: 20, value: 2 }], 104, 0)).toEqual([
    { from: 0, to: 20, value: 2 },
    { from: 20, to: 104, value: 2 },
  ]);
  expect(withOneMore([], 9, 5)).toEqual([{ from: 0, to: 9, value: 5 }]);
});

test("one step more changes no week of a step that lasts to the end", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 1040 }),
      fc.nat(1038),
      fc.double({ noNaN: true }),
      (weeks, start, value) => {
        const before = [{ from: Math.min(start, weeks - 2), to: weeks, value }];
        const after = withOneMore(before, weeks, 0);
        expect(after).toHaveLength(2);
        for (const { from, to } of after) expect(to).toBeGreaterThan(from);
        expect(valuesOfSteps(after, weeks, 0)).toEqual(valuesOfSteps(before, weeks, 0));
      },
    ),
  );
});

test("the first step that holds wins; outside every step stands the usual value", () => {
  const steps = [
    { from: 1, to: 3, value: 7 },
    { from: 2, to: 4, value: 9 },
  ];
  expect(valuesOfSteps(steps, 6, 1)).toEqual([1, 7, 7, 9, 1, 1]);
});
