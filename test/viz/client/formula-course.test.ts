import { expect, test } from "vitest";
import { formulaCourse } from "../../../viz/client/core.ts";

const asked = { weeks: 5, consumers: 200, totals: { active: [10, 20, 30, 40, 50] } };
const course = (source: string) => formulaCourse({ ...asked, source });

test("a formula is told in every week, as a run would have it", () => {
  expect(course("2 * (week >= 3)")).toEqual([0, 0, 0, 2, 2]);
  expect(course("consumers / 100")).toEqual([2, 2, 2, 2, 2]);
});

test("totals are those of the week before; none before the first, and none where there were no results", () => {
  expect(course("active")).toEqual([0, 10, 20, 30, 40]);
  expect(course("active + hours")).toEqual([0, 10, 20, 30, 40]);
});

test.each(["", "1 +", "nothing", "week.constructor", "x".repeat(300)])("%j has no course", (source) => {
  expect(course(source)).toEqual([]);
});
