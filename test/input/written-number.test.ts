import fc from "fast-check";
import { expect, test } from "vitest";
import { readWrittenNumber } from "../../sim/input/written-number.ts";

test.each<[text: string, value: number, mark?: string]>([
  ["12", 12],
  ["-12.5", -12.5, "."],
  [" 12,5 ", 12.5, ","],
  [".5", 0.5, "."],
  ["5.", 5, "."],
  ["0,234", 0.234, ","],
  ["1234,567", 1234.567, ","],
  ["1,2345", 1.2345, ","],
  ["1.234e3", 1234, "."],
  ["1 000", 1000],
  ["1\u00a0234\u00a0567,5", 1_234_567.5, ","],
  ["1\u202f000", 1000],
  ["1\u2009000.25", 1000.25, "."],
  ["1'000", 1000],
  ["1’234’567.8", 1_234_567.8, "."],
  ["1.234.567", 1_234_567, ","],
  ["1,234,567", 1_234_567, "."],
  ["1,234.5", 1234.5, "."],
  ["1.234,567", 1234.567, ","],
  ["12.345.678,9", 12_345_678.9, ","],
  ["−5", -5],
  ["１２，５", 12.5, ","],
  ["0,00", 0, ","],
  ["０．０", 0, "."],
  ["0e5", 0],
  ["5e-324", 5e-324],
  ["－３", -3],
])("%j is one number", (text, value, mark) => {
  const read = readWrittenNumber(text);
  expect([read?.value, read?.mark, read?.grouped]).toEqual([value, mark, undefined]);
});

test.each([
  ["1,000", 1, 1000],
  ["1.234", 1.234, 1234],
  ["-12,345", -12.345, -12_345],
  ["１，０００", 1, 1000],
])("%j is one of two numbers", (text, value, grouped) => {
  expect(readWrittenNumber(text)).toMatchObject({ value, grouped });
});

test.each([
  ...["", "x", "NaN", "Infinity", "0x10", "1e", "e5", "--1", "+-1", ".", ",", "1,,2", "1.2.3", "1,23,456"],
  ...["12,34.5", "1 00", "0 123", "1 234 56", "1 234'567", "1.234,567.8", "1 000e3", "12 %", "50%", "€5"],
  ...["1e-400", "-1,5e-400", "１e-400", "1e400", "-1e400", `0.${"0".repeat(400)}1`, "9".repeat(400)],
  ...["1/2", "½", "10²", "1_000", "1,234,", "1-2", "١٢"],
])("%j is no number", (text) => {
  expect(readWrittenNumber(text)).toBe(undefined);
});

test("a number that a program wrote is read to the last digit, unless it could be a thousand times as large", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const text of [String(value), String(value).replace(".", ",")])
        expect(Object.is(readWrittenNumber(text)?.value, value === 0 ? Number(text) : value)).toBe(true);
    }),
  );
});
