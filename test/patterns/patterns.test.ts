import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { judged, standing } from "./judge.ts";
import { APART, PATTERNS } from "./list.ts";

/** Few, so that tests are quick: enough to contradict, not to confirm. */
const WORLDS = 6;
const page = readFileSync("docs/patterns.md", "utf8");
const rowOf = (what: string) => page.split("\n").find((line) => line.includes(`| ${what} |`));

test("an interval that lies in the band is shown, one that lies outside is not, one that does both cannot tell", () => {
  // Mean 2, standard error √(2/3)/√2 = .577 with two degrees of freedom: ± 2.48.
  const found = [1, 2, 3].map((number) => [number, 1] as const);
  const { value, low, high } = standing(found, [0, 1]);
  expect(value).toBe(2);
  expect(low).toBeCloseTo(2 - 4.3027 / Math.sqrt(3), 3);
  expect(high).toBeCloseTo(2 + 4.3027 / Math.sqrt(3), 3);
  const stands = [
    [-1, 5],
    [0, 3],
    [5, 6],
  ].map(([least, most]) => standing(found, [least, most]).stand);
  expect(stands).toEqual(["shown", "cannot tell", "not shown"]);
  // A ratio of sums: a world without anybody does not count for more than it holds.
  expect(
    standing(
      [
        [2, 1],
        [0, 0],
        [4, 2],
      ],
      [0, 1],
    ).value,
  ).toBe(2);
});

test("no fact is left out", () => {
  const sources = readFileSync("docs/sources.md", "utf8").split("## Facts")[1].split("\n## ")[0];
  const codes = [...sources.matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code);
  const known = new Set([...PATTERNS.map(({ fact }) => fact), ...Object.keys(APART)]);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});

describe.each(PATTERNS)("$fact: $what", (pattern) => {
  test("a few worlds do not contradict what the page says", () => {
    const row = rowOf(pattern.what);
    expect(row, "npm run patterns writes docs/patterns.md").toBeDefined();
    const { low, high, stand } = judged(pattern, WORLDS);
    if (row?.includes("| shown")) expect(stand, `${low} – ${high}`).not.toBe("not shown");
    if (row?.includes("| not shown")) expect(stand, `${low} – ${high}`).not.toBe("shown");
  });

  if (pattern.control !== undefined)
    test(`without it, it vanishes: ${pattern.control.what}`, () => {
      const { low, high, stand } = judged(pattern, WORLDS, pattern.control?.change);
      expect(stand, `${low} – ${high}`).not.toBe("shown");
    });
});
