import { expect, test } from "vitest";
import { NOUNS } from "../../../sim/input/counted.ts";
import type { MetricComparison } from "../../../sim/verdict/compare.ts";
import { amount } from "../../../viz/charts/shared/wording.ts";
import { PAIRS } from "../../../viz/declarations.ts";
import { metricOf, spokenOf } from "../../../viz/text/metrics.ts";
import { RESULT } from "../../../viz/text/result.ts";
import { findingOf } from "../../../viz/text/verdict.ts";
import { preferredLanguage, spaced, wordsIn } from "../../../viz/text/words.ts";

const en = wordsIn("en");
const fr = wordsIn("fr");

test.each([
  [["fr-CA", "en"], "fr"],
  [["de", "fr"], "fr"],
  [["en-GB", "fr"], "en"],
  [["de"], "en"],
  [[], "en"],
] as const)("who prefers %j reads %s", (preferred, language) => {
  expect(preferredLanguage(preferred)).toBe(language);
});

test("numbers, shares, euros and counts stand as each language has them", () => {
  expect(en.number(-1234.5)).toBe("−1,235");
  expect(fr.number(-1234.5)).toBe("−1\u202f235");
  expect(fr.number(0.0612, true)).toBe("+0,0612");
  expect(en.quantity(0.3, "€")).toBe("€0.30");
  expect(fr.quantity(0.3, "€")).toBe("0,30\u00a0€");
  expect(en.quantity(-29_122, "€")).toBe("−\u2060€29,122");
  expect(en.quantity(1394, "€/h", true)).toBe("+\u2060€1,394/h");
  expect(fr.quantity(-29_122, "€")).toBe("−29\u202f122\u00a0€");
  expect(en.quantity(2000, "€/h")).toBe("€2,000/h");
  expect(en.quantity(0.06, "0–1 a week")).toBe("6% a week");
  expect(fr.quantity(0.06, "0–1 a week")).toBe("6\u00a0% par semaine");
  expect(en.difference(-0.061, "0–1")).toBe("−6.1\u00a0points");
  expect(en.count(1, NOUNS.matchedWorld)).toBe("1\u00a0matched world");
  expect(fr.count(0, NOUNS.week)).toBe("0\u00a0semaine");
  expect(en.number(Number.NaN)).toBe("–");
});

test.each([
  [0, "0 full-time jobs", "0 emploi à plein temps"],
  [0.154, "0.154 full-time jobs", "0,154 emploi à plein temps"],
  [1, "1 full-time job", "1 emploi à plein temps"],
  [-1, "−1 full-time job", "−1 emploi à plein temps"],
  [1.45, "1.45 full-time jobs", "1,45 emploi à plein temps"],
  [1.9999, "2 full-time jobs", "2 emplois à plein temps"],
  [2, "2 full-time jobs", "2 emplois à plein temps"],
  [Number.NaN, "– full-time jobs", "– emplois à plein temps"],
])("%d agrees with its noun", (value, english, french) => {
  expect(plain(en.quantity(value, "full-time jobs"))).toBe(english);
  expect(plain(fr.quantity(value, "full-time jobs"))).toBe(french);
  expect(plain(amount(value, fr.unit("full-time jobs"), fr))).toBe(french);
});

test("points agree as well, and what is no noun stays", () => {
  expect(plain(fr.difference(0.003, "0–1"))).toBe("+0,3 point");
  expect(plain(en.difference(0.003, "0–1"))).toBe("+0.3 points");
  expect(plain(fr.quantity(1, "h/week"))).toBe("1 h/semaine");
  expect(plain(fr.quantity(1, "people/week"))).toBe("1 personne/semaine");
});

test("French keeps a narrow space before tall signs and inside quotation marks", () => {
  expect(spaced("Pourquoi ? « Oui » : 5 % ; non !")).toBe(
    "Pourquoi\u202f? «\u202fOui\u202f»\u202f: 5\u202f%\u202f; non\u202f!",
  );
  expect(spaced("1 500 000 personnes, 12 sur 50, en 2024 300")).toBe(
    "1\u202f500\u202f000 personnes, 12 sur 50, en 2024 300",
  );
  expect(en.say({ en: "Why ?", fr: "Pourquoi ?" })).toBe("Why ?");
});

const comparison = (over: Partial<MetricComparison>): MetricComparison => ({
  meanDifference: 4,
  ci95: [3, 5],
  q05: -1,
  q50: 4,
  q95: 9,
  higherIn: 43,
  lowerIn: 6,
  equalIn: 1,
  undefinedIn: 0,
  of: 50,
  varianceReduction: 2,
  verdict: "higher",
  worldsNeeded: null,
  ...over,
});
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const asked = { metric: "active", baseline: "A", other: "B", stable: true };

test.each<[Partial<MetricComparison>, boolean, string, string]>([
  [
    {},
    true,
    "B has more people active at the end than A in 43 of 50 matched worlds; typically +4 people (−1 to +9).",
    "B compte plus de personnes actives à la fin que A dans 43 mondes appariés sur 50 ; écart médian : +4 personnes (de −1 à +9).",
  ],
  [
    { higherIn: 6, lowerIn: 43, verdict: "lower" },
    true,
    "B has fewer people active at the end than A in 43 of 50",
    "B compte moins de personnes actives à la fin que A dans 43 mondes appariés sur 50",
  ],
  [{}, false, "So far, B has more people", "Pour l’instant, B compte plus de personnes"],
  [{ verdict: "cannot-tell" }, true, "We cannot tell: B has more", "On ne peut pas trancher : B compte plus"],
  [
    { verdict: "higher-perhaps-too-little" },
    true,
    "than A in 43 of 50 matched worlds, perhaps too little to matter; typically",
    "que A dans 43 mondes appariés sur 50, peut-être trop peu pour que cela compte ; écart médian",
  ],
  [
    { higherIn: 0, lowerIn: 0, equalIn: 50, verdict: "cannot-tell" },
    true,
    "in 50 of 50 matched worlds; a rare difference could have been missed.",
    "dans 50 mondes appariés sur 50 ; une différence rare a pu échapper.",
  ],
  [
    { verdict: "same" },
    true,
    "(higher in 43 and lower in 6 of 50 matched worlds); typically",
    "(en hausse dans 43 mondes appariés, en baisse dans 6, sur 50) ; écart médian",
  ],
  [
    { higherIn: 0, lowerIn: 0, equalIn: 50 },
    true,
    "is the same with B as with A in 50 of 50 matched worlds.",
    "est identique avec B et avec A dans 50 mondes appariés sur 50.",
  ],
  [
    { undefinedIn: 50, q50: null },
    true,
    "has no value in these scenarios",
    "n’a pas de valeur dans ces scénarios",
  ],
])("a finding with %j, settled %s, is a sentence in both languages", (over, stable, english, french) => {
  expect(plain(findingOf({ ...asked, stable }, comparison(over), en))).toContain(english);
  expect(plain(findingOf({ ...asked, stable }, comparison(over), fr))).toContain(french);
});

test("a difference of percentages is in points, with its unit said once", () => {
  const sentence = findingOf(
    { ...asked, metric: "retention13" },
    comparison({ q05: -0.1, q50: -0.06, q95: -0.03, higherIn: 0, lowerIn: 50, verdict: "lower" }),
    en,
  );
  expect(plain(sentence)).toContain("typically −6 points (−10 to −3)");
});

test("every measure that a ready comparison asks about is spoken of in words of its own", () => {
  for (const { headline } of Object.values(PAIRS))
    for (const id of headline) expect(spokenOf(id).more.en).not.toContain(metricOf(id).label.en);
});

test("a metric that loses its verdict is named, in both languages", () => {
  const said = RESULT.displaced("6", "Cost");
  expect(said.en).toBe("6 at most: “Cost” no longer has a verdict.");
  expect(said.fr.replace(/\s/g, " ")).toBe("6 au plus : « Cost » n’a plus de verdict.");
});
