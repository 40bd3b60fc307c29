import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { anchorOf } from "./markdown.ts";

const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** Anchors of a page's headings. */
function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.*)$/gm);
  return new Set([...headings].map(([, heading]) => anchorOf(heading)));
}

/** Links of a page that lead nowhere. */
function broken(page: string, markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => {
    if (/^\w+:/.test(link)) return false;
    const [file, anchor] = link.split("#");
    const target = file === "" ? page : posix.join(posix.dirname(page), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(target, "utf8")).has(anchor);
  });
}

test.each(PAGES)("links of %s lead somewhere", (page) => {
  expect(broken(page, readFileSync(page, "utf8"))).toEqual([]);
});

test("a link that leads nowhere is found", () => {
  expect(broken("docs/odd.md", "[a](gone.md) [b](limits.md#gone) [c](limits.md#limits)")).toEqual([
    "gone.md",
    "limits.md#gone",
  ]);
});

test("files that the way of a lever, a draw, a metric and a study row name exist", () => {
  const named = readFileSync("docs/architecture.md", "utf8").matchAll(/`([\w-]+\/[\w/-]*(?:\.ts|\/))`/g);
  const paths = [...named].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(path) && !existsSync(`sim/${path}`))).toEqual([]);
});
