import { dsvFormat } from "d3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvForm, csvText, PLAIN_CSV, SPREADSHEET_CSV } from "../../sim/tables/csv.ts";
import { type Cell, tableOf } from "../../sim/tables/table.ts";

const written = (form: CsvForm, header: readonly string[], ...rows: Cell[][]) =>
  [...csvText(tableOf(header, rows), form)].join("");

test("texts are quoted only where they must be", () => {
  const rows = [
    ["gini", "how unequal, from 0"],
    ["error", 'why it "failed"'],
    [" padded", "two\nlines"],
  ];
  expect(written(PLAIN_CSV, ["column", "meaning"], ...rows)).toBe(
    'column,meaning\ngini,"how unequal, from 0"\nerror,"why it ""failed"""\n" padded","two\nlines"\n',
  );
  expect(written(PLAIN_CSV, ["column", "meaning"])).toBe("column,meaning\n");
});

test("a French spreadsheet gets semicolons, decimal commas and a mark; texts keep their points", () => {
  expect(
    written(SPREADSHEET_CSV.fr, ["id", "n"], ["v0.1", -1.5], ["a;b, c", 1e-7], ["", Number.NaN], ["x", true]),
  ).toBe('\ufeffid;n\r\nv0.1;-1,5\r\n"a;b, c";1e-7\r\n;\r\nx;true\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1"])(
  "%j is text to a spreadsheet, in cells and in headers",
  (hostile) => {
    for (const form of [PLAIN_CSV, SPREADSHEET_CSV.en, SPREADSHEET_CSV.fr]) {
      const text = written(form, [hostile], [hostile]).replace(/^\ufeff/, "");
      expect(dsvFormat(form.separator).parseRows(text)).toEqual([[`'${hostile}`], [`'${hostile}`]]);
    }
  },
);

test("a negative number is no formula", () => {
  expect(written(PLAIN_CSV, ["x"], [-1.5])).toBe("x\n-1.5\n");
});

test("whatever a table holds, it comes back", () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(
      fc.constantFrom(PLAIN_CSV, SPREADSHEET_CSV.en, SPREADSHEET_CSV.fr),
      fc.array(fc.tuple(cell, cell), { minLength: 1 }),
      (form, rows) => {
        const text = written(form, ["a", "b"], ...rows).replace(/^\ufeff/, "");
        const [, ...found] = dsvFormat(form.separator).parseRows(text);
        found.forEach((cells, row) => {
          cells.forEach((read, c) => {
            const value = rows[row][c];
            if (typeof value === "string")
              expect(read.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, "")).toBe(value);
            else expect(Number(read.replace(",", "."))).toBe(value + 0 === 0 ? 0 : value);
          });
        });
      },
    ),
  );
});
