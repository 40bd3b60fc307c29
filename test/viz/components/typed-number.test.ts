import fc from "fast-check";
import { expect, test } from "vitest";
import { asTyped, fromTyped } from "../../../viz/components/typed-number.ts";

test.each([
  ["en", "1,000", 1000, 1],
  ["en", "1.000", 1, 1000],
  ["fr", "1.000", 1000, 1],
  ["fr", "1,000", 1, 1000],
] as const)("in %s, %s is %d and not %d, which is said", (language, text, value, other) => {
  expect(fromTyped(text, "", language)).toEqual({ value, other, isToSay: true });
});

test.each([
  ["en", "12.5", 12.5, false],
  ["en", "12,5", 12.5, true],
  ["fr", "12,5", 12.5, false],
  ["fr", "12.5", 12.5, true],
  ["fr", "1 000", 1000, true],
  ["fr", "1\u202f234,5", 1234.5, true],
  ["en", "1,234.5", 1234.5, true],
  ["en", "1.234,5", 1234.5, true],
  ["en", "1'000", 1000, true],
  ["en", "−3", -3, false],
  ["fr", "1.234.567", 1_234_567, true],
] as const)("in %s, %s can only be %d; whether that is said: %s", (language, text, value, isToSay) => {
  expect(fromTyped(text, "", language)).toEqual({ value, isToSay });
});

test("a field takes the sign of its own unit, and refuses others", () => {
  expect(fromTyped("12,5 %", "0–1", "fr")?.value).toBe(0.125);
  expect(fromTyped("12.5", "0–1 a week", "en")?.value).toBe(0.125);
  expect(fromTyped("3,50 €", "€", "fr")?.value).toBe(3.5);
  expect(fromTyped("€3.50", "€ per hour", "en")?.value).toBe(3.5);
  for (const [text, unit] of [
    ["50 %", "h/week"],
    ["50%", "€"],
    ["5 €", "0–1"],
    ["5 €", ""],
    ["1,23,456", ""],
    ["", ""],
    ["ten", ""],
    ["1e-400", ""],
    ["1e400", ""],
  ])
    expect(fromTyped(text, unit, "en"), text).toBe(undefined);
});

test("what stands in a field is read back as the same number, in both languages", () => {
  const values = fc.oneof(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.integer());
  fc.assert(
    fc.property(values, fc.constantFrom("en", "fr"), fc.constantFrom("", "0–1"), (any, language, unit) => {
      const value = Number(any.toPrecision(10));
      const read = fromTyped(asTyped(value, unit, { language }), unit, language);
      expect(read?.value).toBeCloseTo(value, 12 - Math.ceil(Math.log10(Math.abs(value) + 1)));
    }),
  );
});
