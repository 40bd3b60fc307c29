import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BLOCKS } from "./blocks.ts";
import { DECLARED } from "./declared.ts";
import { blocksOf, filled } from "./markdown.ts";
import { PAGES, withBlocks } from "./pages.ts";

const all = [...DECLARED, ...PAGES];

test.each(all)("$file is what declarations and evidence say", ({ file, text }) => {
  expect(readFileSync(file, "utf8"), `${file} is out of date: run npm run docs`).toBe(text());
});

test("every block is on some page, and no page is written twice", () => {
  const shown = new Set(
    PAGES.filter(({ file }) => file.endsWith(".md")).flatMap(({ file }) =>
      blocksOf(readFileSync(file, "utf8")),
    ),
  );
  expect(
    Object.keys(BLOCKS).filter((name) => !shown.has(name)),
    "put <!-- name --> and <!-- /name --> on a page, or take the block out of test/docs/blocks.ts",
  ).toEqual([]);
  expect(new Set(all.map(({ file }) => file)).size).toBe(all.length);
});

test("generated folders hold only what is generated", () => {
  const written = all.map(({ file }) => file);
  const found = readdirSync("docs/contracts").map((file) => `docs/contracts/${file}`);
  expect(found.filter((file) => !written.includes(file))).toEqual([]);
});

test("blocks are filled between their markers, and the rest stays", () => {
  const page = "a\n<!-- one -->\nold\n<!-- /one -->\nb\n<!-- two -->\n<!-- /two -->\n";
  expect(filled(page, (name) => `${name} $1`)).toBe(
    "a\n<!-- one -->\none $1\n<!-- /one -->\nb\n<!-- two -->\ntwo $1\n<!-- /two -->\n",
  );
});

test("a block that does not end, and an unknown one, are refused", () => {
  expect(() => filled("<!-- one -->\n", () => "")).toThrow("never closed: add a line <!-- /one -->");
  expect(() => withBlocks("docs/x.md", "<!-- none -->\n<!-- /none -->\n")).toThrow(
    "docs/x.md: nothing is generated for <!-- none -->",
  );
});
