import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const versions: Record<string, string> = { ...dependencies, ...devDependencies };
const [, section] = readFileSync("CONTRIBUTING.md", "utf8").split("## Dependencies\n");

test("CONTRIBUTING says what every package is for, and names no other", () => {
  const named = [...section.matchAll(/^- `([^`]+)`: \S+/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(versions).sort());
});

test.each(Object.entries(versions))("the version of %s is exact: %s", (_, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
