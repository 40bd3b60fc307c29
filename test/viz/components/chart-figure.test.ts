import { h } from "preact";
import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { numberCell, textCell } from "../../../viz/charts/shared/table.ts";
import { ChartFigure } from "../../../viz/components/ChartFigure.tsx";
import { DataTable } from "../../../viz/components/DataTable.tsx";
import { vnodeOf } from "../../../viz/components/svg-vnode.ts";
import { svg, svgText } from "../../../viz/svg.ts";

const hostile = "<img src=x onerror=alert(1)>";
const drawn = svg(
  "svg",
  { width: 720, height: 100, "aria-labelledby": "x-title" },
  svg("title", { id: "x-title" }, hostile),
  svg("circle", { class: "dot", "data-world": 4, "stroke-width": 2 }),
);
const table = { header: ["World", hostile], rows: [[numberCell(4, String), textCell(hostile)]] };
const chart = () =>
  h(ChartFigure, {
    id: "x",
    title: hostile,
    sentence: `${hostile} in words.`,
    draw: () => drawn,
    table: () => table,
    provenance: { version: "0.1.0", seed: "s", digest: null, line: "" },
    onWorld: () => {},
  });

test("mounts the very nodes that files have", () => {
  const mounted = render(vnodeOf(drawn));
  for (const part of [
    "<circle",
    'class="dot"',
    'data-world="4"',
    'stroke-width="2"',
    'aria-labelledby="x-title"',
  ]) {
    expect(mounted).toContain(part);
    expect(svgText(drawn)).toContain(part);
  }
});

test("shows the chart first, with a switch, files and the sentence; nothing is injected, nothing is styled inline", () => {
  const text = render(chart());
  expect(text).toMatch(/aria-pressed="true"[^>]*>Chart</);
  expect(text).toMatch(/aria-pressed="false"[^>]*>Table</);
  for (const format of ["SVG", "PNG", "CSV"]) expect(text).toContain(`>${format}</button>`);
  expect(text).toContain("in words.</figcaption>");
  expect(text).not.toContain("<img");
  expect(text).not.toContain("style=");
});

test("the table names its rows and columns, and each world can be watched from it", () => {
  const onRow = { label: (value: string | number) => `watch ${value}`, act: () => {} };
  const text = render(h(DataTable, { table, caption: "Numbers", onRow }));
  expect(text).toContain('<th scope="col">World</th>');
  expect(text).toMatch(/<th scope="row"><button [^>]*aria-label="watch 4"[^>]*>4<\/button>/);
  expect(text).not.toContain("<img");
  expect(render(h(DataTable, { table, caption: "Numbers" }))).toContain('<th scope="row">4</th>');
});

test("marks that stand for worlds are one stop of the keyboard, which says how to move", () => {
  const text = render(chart());
  expect(text.match(/tabindex="0"/gi)).toHaveLength(1);
  expect(text).toMatch(
    /role="application"[^>]*aria-label="[^"]*move with the arrow keys, watch a world with Enter"/,
  );
  expect(text).toContain('aria-live="polite"');
});
