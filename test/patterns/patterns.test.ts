import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "../../sim/index.ts";
import { idOf, patterns } from "../evidence/patterns.ts";
import { resultOf } from "../evidence/store.ts";
import { tradeOffId, tradeOffs } from "../evidence/trade-offs.ts";
import { EXPERIMENTS } from "../validation/list.ts";
import { intervalOf, shownBy, standing } from "./judge.ts";
import { APART, PATTERNS } from "./list.ts";
import { type Pattern, rewards, together } from "./pattern.ts";
import { pullsApart, TRADE_OFFS, togetherAt, tradeOffsOf } from "./trade-offs.ts";

test("the interval is that of leaving out one world after the other", () => {
  // Mean 2, standard error √(2/3)/√2 = .577 with two degrees of freedom: ± 2.48.
  const { value, low, high } = intervalOf([1, 2, 3].map((number) => [number, 1]));
  expect(value).toBe(2);
  expect(low).toBeCloseTo(2 - 4.3027 / Math.sqrt(3), 3);
  expect(high).toBeCloseTo(2 + 4.3027 / Math.sqrt(3), 3);
  // A ratio of sums: a world without anybody does not count for more than it holds.
  expect(
    intervalOf([
      [2, 1],
      [0, 0],
      [4, 2],
    ]).value,
  ).toBe(2);
});

test("an interval that lies in the band is shown, one that lies outside is not, one that does both cannot tell", () => {
  const stands = [
    [-1, 5],
    [0, 3],
    [5, 6],
  ].map(([least, most]) => standing({ value: 2, low: -0.5, high: 4.5 }, [least, most]));
  expect(stands).toEqual(["shown", "cannot tell", "not shown"]);
});

test("no fact is left out", () => {
  const sources = readFileSync("docs/sources.md", "utf8").split("## Facts")[1].split("\n## ")[0];
  const codes = [...sources.matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code);
  const tried = EXPERIMENTS.flatMap(({ source }) => source.match(/\b[A-Z]\d+\b/g) ?? []);
  const known = new Set([...PATTERNS.map(({ fact }) => fact), ...Object.keys(APART), ...tried]);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});

test("every row that gates and is not shown has its cause", () => {
  const others = PATTERNS.filter(({ stands, reported }) => stands !== undefined && reported === undefined);
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(({ note }) => !/^(mechanism|parameter|fact): /.test(note ?? ""))).toEqual([]);
  // A row that is shown has not been lost.
  expect(PATTERNS.filter(({ stands, lastShown }) => stands === undefined && lastShown !== undefined)).toEqual(
    [],
  );
});

test("a badge that nobody heeds is no badge, so that the arm with one differs by the badge alone", () => {
  const badge = PATTERNS.find(({ fact }) => fact === "R5")!;
  const [unheeded, heeded] = badge.arms;
  const weeks = (arm: ScenarioInput) => shownBy({ ...badge, arms: [{ ...arm, horizonWeeks: 26 }] }, 1).weeks;
  const without = weeks(together(unheeded, rewards({ badgeThreshold: 0 })));
  expect(weeks(unheeded)).toBe(without);
  expect(weeks(heeded)).not.toBe(without);
});

/** Worlds are not run here: evidence has them, and test/evidence holds it against the model of today. */
describe.each(PATTERNS)("$fact: $what", (pattern) => {
  const kept = () => resultOf(patterns, idOf(pattern));

  test(`is ${pattern.stands ?? "shown"}`, () => {
    const { found } = kept();
    const { low, high } = found;
    expect(standing(found, pattern.band), `${low} – ${high}`).toBe(pattern.stands ?? "shown");
    if (pattern.stands === "not shown") expect(pattern.note, "says why").toBeDefined();
  });

  if (pattern.control !== undefined)
    test(`without it, it vanishes: ${pattern.control.what}`, () => {
      const without = kept().without!;
      expect(standing(without, pattern.band), `${without.low} – ${without.high}`).toBe("not shown");
    });
});

test("a trade-off names a row that is there", () => {
  const [one, other] = PATTERNS;
  const by = { parameter: "contributing.loafing", factors: [1], why: "" };
  const { fact, what } = other;
  const [found] = tradeOffsOf([{ ...one, against: [{ fact, what, ...by }] }, other]);
  expect([found.one.what, found.other.what]).toEqual([one.what, other.what]);
  expect(() => tradeOffsOf([{ ...one, against: [{ fact, what: "nothing", ...by }] }])).toThrow(
    `no row ${fact}: nothing`,
  );
});

test.each(TRADE_OFFS)("$parameter still moves $one.fact against $other.fact", (tradeOff) => {
  expect(pullsApart(resultOf(tradeOffs, tradeOffId(tradeOff)), tradeOff)).toBe(true);
});

test("rows pull apart if each fails at its own end, and hold together where neither fails", () => {
  const [tradeOff] = TRADE_OFFS;
  const within = ([least, most]: Pattern["band"]) => ({ value: least, low: least, high: most });
  const out = { value: -9, low: -9, high: -9 };
  const [one, other] = [within(tradeOff.one.band), within(tradeOff.other.band)];
  const ends = [
    { factor: 0.5, one, other: out },
    { factor: 2, one: out, other },
  ];
  expect(pullsApart(ends, tradeOff)).toBe(true);
  expect(togetherAt(ends, tradeOff)).toEqual([]);
  expect(togetherAt([ends[0], { factor: 1, one, other }, ends[1]], tradeOff)).toEqual([1]);
  for (const same of [ends[0], ends[1], { factor: 2, one, other }, { factor: 2, one: out, other: out }])
    expect(pullsApart([ends[0], same], tradeOff)).toBe(same === ends[1]);
});
