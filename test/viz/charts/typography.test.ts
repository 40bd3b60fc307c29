import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, widthOf, wrapped } from "../../../viz/charts/shared/typography.ts";
import { amount, withUnit } from "../../../viz/charts/shared/wording.ts";
import { wordingIn } from "./drawing.ts";

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

test("an amount has its unit where the language puts it", () => {
  const [en, fr] = [wordingIn("en"), wordingIn("fr")];
  expect(amount(1451, "€", en)).toBe("€1451");
  expect(amount(1451, "€", en, true)).toBe("+\u2060€1451");
  expect(amount(-7, "€", en, true)).toBe("-\u2060€7");
  expect(amount(1451, "€", fr, true)).toBe("+1451\u00a0€");
  expect(amount(3, "h", en)).toBe("3\u00a0h");
  expect(amount(3, "", en)).toBe("3");
});

test("a unit is named once", () => {
  expect(withUnit("Contributions made", "contributions")).toBe("Contributions made");
  expect(withUnit("Cost", "€")).toBe("Cost [€]");
  expect(withUnit("Coordination over the horizon", "h")).toBe("Coordination over the horizon [h]");
  expect(withUnit("Fit", "")).toBe("Fit");
});
