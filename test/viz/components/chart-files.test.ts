import { csvParse } from "d3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { numberCell, textCell } from "../../../viz/charts/shared/table.ts";
import { csvOf, type Provenance, withProvenance } from "../../../viz/components/chart-files.ts";
import { svg, svgText } from "../../../viz/svg.ts";

const provenance: Provenance = {
  version: "0.1.0",
  seed: "levain",
  digest: "7ef3",
  line: "Levain 0.1.0 · seed “levain” · 50 matched worlds · digest 7ef3",
};

test("numbers stay numbers, undefined ones are empty, and every row says where it comes from", () => {
  const text = csvOf(
    {
      header: ["World", "B − A [€]"],
      rows: [
        [numberCell(0, String), numberCell(-1234.5678, () => "−1,235")],
        [numberCell(1, String), numberCell(Number.NaN, String)],
      ],
    },
    provenance,
    "en",
  );
  expect(text).toBe(
    "\ufeffWorld,B − A [€],levain,seed,digest\r\n0,-1234.5678,0.1.0,levain,7ef3\r\n1,,0.1.0,levain,7ef3\r\n",
  );
});

test("on a French page the file is for a French spreadsheet", () => {
  const table = {
    header: ["Monde", "B − A [€]"],
    rows: [[numberCell(0, String), numberCell(-1234.5, String)]],
  };
  expect(csvOf(table, provenance, "fr")).toBe(
    "\ufeffMonde;B − A [€];levain;seed;digest\r\n0;-1234,5;0.1.0;levain;7ef3\r\n",
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("%j is text to a spreadsheet", (hostile) => {
  const seeded = { ...provenance, seed: hostile };
  const text = csvOf({ header: ["name"], rows: [[textCell(hostile)]] }, seeded, "en");
  const [row] = csvParse(text.slice(1));
  expect(row.name).toBe(`'${hostile}`);
  expect(row.seed).toBe(`'${hostile}`);
});

test("whatever a text holds, it comes back, and begins no formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const table = { header: ["name"], rows: [[textCell(text)]] };
      const [row] = csvParse(csvOf(table, provenance, "en").slice(1));
      expect(row.name?.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, "")).toBe(text);
      expect(row.name).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test("the chart in a file carries its origin in sight and as data, and is otherwise the same", () => {
  const chart = svg("svg", { width: 400, height: 100, viewBox: "0 0 400 100" }, svg("title", {}, "Chart"));
  const text = svgText(withProvenance(chart, { ...provenance, seed: "</metadata><script>" }));
  expect(text).toContain("digest 7ef3</text>");
  expect(text).toContain('viewBox="0 0 400 124"');
  expect(text).not.toContain("<script>");
  expect(text).toContain("<title>Chart</title>");
  expect(withProvenance(chart, provenance).children[0]).toEqual(
    svg("metadata", {}, '{"levain":"0.1.0","seed":"levain","digest":"7ef3"}'),
  );
});
