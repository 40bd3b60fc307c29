import { expect, test } from "vitest";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import { isSameWork, ratioWithSpread } from "./against.ts";
import { benchForum, paramsOf, WEEKS } from "./forum.ts";
import { checkShare, merged, WORKLOADS, workload } from "./workloads.ts";

/** Share of people enrolled in a mean week of the bench's forum. */
function shareIn(people: number, worlds: number, ...parts: object[]): number {
  const params = paramsOf(benchForum(people, ...parts));
  let enrolled = 0;
  for (let world = 0; world < worlds; world++)
    run(params, populate(params, "bench", world), {
      step: (at) => {
        enrolled += at.enrolled;
      },
    });
  return enrolled / (people * worlds * WEEKS);
}

test("the bench's workload has not drifted: a tenth or a little more take part, few people or many", () => {
  for (const [people, worlds] of [
    [1000, 10],
    [10_000, 1],
  ])
    expect(() => checkShare("forum", shareIn(people, worlds))).not.toThrow();
});

test("a workload in which too few or too many take part is refused, and says so", () => {
  const shy = shareIn(1000, 2, { joining: { entryLongTerm: 2 } });
  expect(() => checkShare("forum", shy)).toThrow(/drifted: \d\.\d % of the people take part/);
  expect(() => checkShare("forum", 0.14)).toThrow(/14\.0 %/);
  expect(() => checkShare("forum", Number.NaN)).toThrow(/drifted/);
});

test("each workload is a scenario of today, with as many hours of staff per person in a larger public", () => {
  for (const name of WORKLOADS) expect(() => paramsOf(workload(name, 500))).not.toThrow();
  const hours = (people: number) =>
    (workload("forum", people) as { levers: { support: { guidance: number } } }).levers.support.guidance;
  expect(hours(100_000)).toBe(100 * hours(1000));
});

test("parts are laid over each other; lists and numbers replace what is below", () => {
  expect(merged({ a: { b: 1, c: [1] } }, { a: { c: [2] } }, { a: { d: null } })).toEqual({
    a: { b: 1, c: [2], d: null },
  });
});

test("builds in which shares differ by more than a point, or much where few take part, did other work", () => {
  expect(isSameWork(0.108, 0.117)).toBe(true);
  expect(isSameWork(0.108, 0.119)).toBe(false);
  expect(isSameWork(0.004, 0.0045)).toBe(true);
  expect(isSameWork(0.004, 0.008)).toBe(false);
});

test("a ratio is a median with the middle four fifths of what was measured", () => {
  expect(ratioWithSpread([3, 1, 2, 5, 4, 6, 7, 8, 9, 10, 11])).toBe("6.00 (2.00–10.00)");
});
