import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, widthOf, wrapped } from "../../viz/charts/words.ts";

const sizes = fc.integer({ min: 10, max: 20 });
const widths = fc.integer({ min: 60, max: 1000 });

test("what is cut fits, and begins as it began", () => {
  fc.assert(
    fc.property(fc.string(), widths, sizes, fc.boolean(), (text, width, size, bold) => {
      const short = cut(text, width, size, bold);
      expect(widthOf(short, size, bold)).toBeLessThanOrEqual(width);
      if (short !== text) expect(text.startsWith(short.slice(0, -1))).toBe(true);
    }),
  );
});

test("lines fit, are no more than asked for, and hold every word that has room", () => {
  const words = fc.array(fc.stringMatching(/^[a-zà-ü]{1,6}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, widths, sizes, fc.integer({ min: 1, max: 40 }), (given, width, size, most) => {
      const lines = wrapped(given.join(" "), width, size, false, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(widthOf(line, size)).toBeLessThanOrEqual(width);
      if (most >= given.length && width >= 100) expect(lines.join(" ")).toBe(given.join(" "));
    }),
  );
});

test("nothing is no line, and a word that is too long is cut", () => {
  expect(wrapped("", 100, 12)).toEqual([]);
  expect(wrapped("internationalisation", 60, 12)[0]).toMatch(/^interna?\w*…$/);
  expect(cut("anything", 0, 12)).toBe("…");
});
