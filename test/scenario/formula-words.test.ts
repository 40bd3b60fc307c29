import { expect, test } from "vitest";
import { parseFormula } from "../../sim/scenario/formula.ts";

/** What a formula is told; its value in week 3 if it is understood. */
function told(source: string): string | number {
  const parsed = parseFormula(source, ["week"]);
  return "formula" in parsed ? parsed.formula(() => 3) : (parsed.suggestion?.en ?? "");
}

test.each([
  ["max(0,5 * week)", "write 0.5 or 0, 5"],
  ["max(0,05 * week, 1)", "write 0.05 or 0, 05"],
  ["min(1,5 , week)", "write 1.5 or 1, 5"],
  ["max(1,000,week)", "write 1.000, 1000 or 1, 000"],
  ["max(1,5e2, week)", "write 1.5e2 or 1, 5e2"],
  ["min(0.5 * week, 1,000)", "write 1000 or 1, 000"],
  ["min(week*0.5,1,200)", "write 1200 or 1, 200"],
  ["min(1,000.5, week)", "write 1000.5 or 1, 000.5"],
  ["min(1,000,000, week)", "write 1000000 or 1, 000, 000"],
])("a comma in %s, which may be decimal, is asked about", (source, said) => {
  expect(told(source)).toBe(said);
});

test.each([
  ["max(0, 5 * week)", 15],
  ["max(0,0.5 * week)", 1.5],
  ["max(.5,1)", 1],
  ["min(5,week)", 3],
  ["max(week,2)", 3],
  ["max(0,5) + 0.5", 5.5],
  ["max(0.5,100)", 100],
  ["max(week,10,0.5)", 10],
  ["max(1, 200, 0.5)", 200],
])("a comma in %s separates", (source, value) => {
  expect(told(source)).toBe(value);
});

test.each([
  ["1,000 * week", "it may be 1 or 1000: write 1 or 1000"],
  ["1 000 * week", "write 1000 instead of 1 000"],
  ["week / 1'500", "write 1500 instead of 1'500"],
  ["5−week", "write - instead of −"],
  ["3×week", "write * instead of ×"],
  ["week÷2", "write / instead of ÷"],
  ["week ≥ 2", "write >= instead of ≥"],
  ["week ≠ 2", "write != instead of ≠"],
  ["week <> 2", "write != instead of <>"],
  ["week => 2", "write >= instead of =>"],
  ["week =< 2", "write <= instead of =<"],
  ["week = 2", "write == instead of ="],
  ["week === 2", "write == instead of ==="],
  ["week ** 2", "write ^ instead of **"],
  ["(week > 2) && (week < 9)", "write * instead of &&"],
  ["(week > 2) & (week < 9)", "write * instead of &"],
])("%s is mended as people write it", (source, said) => {
  expect(told(source)).toBe(said);
});

test("a number that would be infinite is named", () => {
  expect(parseFormula("week + 1e400", ["week"])).toMatchObject({
    expected: { en: expect.stringContaining("1e400 would be read as infinite") },
  });
});

test("a comparison in its usual signs is not taken for others", () => {
  for (const source of ["week >= 2", "week <= 2", "week == 2", "week != 2"])
    expect(told(`${source} +`)).toBe("");
});
