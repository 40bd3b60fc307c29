import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { needing, reasonFor } from "./needs.ts";
import { notTried } from "./not-tried.ts";

const here = { isMet: true, what: "a computer" };
const [moon, mars] = ["the moon", "Mars"].map((what) => ({ isMet: false, what }));

test("what a machine lacks is why a test is skipped, and nothing else is", () => {
  expect(needing(here)).toEqual({ test, describe });
  expect(reasonFor([here])).toBe("");
  expect(reasonFor([here, moon, mars])).toBe(" — needs the moon; Mars");
});

test("after all tests each reason is said once, with what it left out", () => {
  const skipped = (fullName: string, note?: string) => ({
    fullName,
    result: () => ({ state: "skipped", note }),
  });
  const all = [
    skipped("rovers — needs Mars > drive"),
    skipped("rovers — needs Mars > stop"),
    skipped("the page opens", "a browser"),
    skipped("left out by a filter"),
  ];
  const module = { children: { allTests: (state: string) => (state === "skipped" ? all : []) } };
  expect([...notTried([module as never])]).toEqual([
    ["Mars", ["rovers", "rovers"]],
    ["a browser", ["the page opens"]],
  ]);
});

test("no test is skipped in another way", () => {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" });
  const other = files.filter(
    (file) =>
      file.endsWith(".test.ts") &&
      /\b(test|describe)\.(skipIf|runIf|skip)\b/.test(readFileSync(`test/${file}`, "utf8")),
  );
  expect(other).toEqual([]);
});
