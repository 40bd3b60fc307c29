import { expect, test } from "vitest";
import { parseFormula } from "../../sim/scenario/formula.ts";

/** What a formula gives in weeks 0 to 4. */
function weeksOf(source: string): number[] {
  const read = parseFormula(source, ["week"]);
  if (!("formula" in read)) throw new Error(read.expected.en);
  return [0, 1, 2, 3, 4].map((week) => read.formula(() => week));
}

test.each([
  ["1 < 2 < 3", [1, 1, 1, 1, 1]],
  ["3 > 2 > 2", [0, 0, 0, 0, 0]],
  // As one comparison after the other this would be 1 in every week, since 0 and 1 are both below 2.
  ["1 <= week < 2", [0, 1, 0, 0, 0]],
  ["3 > week >= 1 > 0", [0, 1, 1, 0, 0]],
  ["(1 <= week) < 2", [1, 1, 1, 1, 1]],
])("comparisons in a chain must all hold: %s", (source, weeks) => expect(weeksOf(source)).toEqual(weeks));
