import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";

test("properties have a seed, and the same cases each time", () => {
  const cases = () => fc.sample(fc.integer(), 5);
  expect(fc.readConfigureGlobal().seed).toEqual(expect.any(Number));
  expect(cases()).toEqual(cases());
});

/** Calls that run properties with their own seed. */
const ownSeeds = (source: string) =>
  (source.match(/fc\.(assert|check|sample)\([\s\S]*?^\s*\);$/gm) ?? []).filter((call) =>
    /\bseed: *[\d.-]+ *[,}]/.test(call),
  );

test("no property has its own seed, which LEVAIN_TEST_SEED could not change", () => {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  expect(files.filter((file) => ownSeeds(readFileSync(`test/${file}`, "utf8")).length > 0)).toEqual([]);
  const call = (options: string) => `  fc.assert(\n    fc.property(any, () => {}),\n    ${options},\n  );\n`;
  expect(ownSeeds(call("{ seed: 7, numRuns: 3 }") + call("{ numRuns: 3 }"))).toHaveLength(1);
});
