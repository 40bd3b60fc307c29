import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

/** From the ground up: a file may import from its own layer and from those before it. */
const LAYERS = [
  ...["core", "scenario", "world", "choice", "mechanisms", "metrics"],
  ...[
    "version.ts",
    "model.ts",
    "compile.ts",
    "cache.ts",
    "keys.ts",
    "memory.ts",
    "run.ts",
    "reuse.ts",
    "recorders",
    "summary.ts",
    "compare.ts",
    "ensemble",
    "request.ts",
  ],
  ...["experiment.ts", "ablation.ts", "library.ts", "study", "index.ts", "host"],
];
const LONGEST = 300;
/** Who may run worlds; everybody else goes through these. */
const RUNS_WORLDS = /^(host\/.*|reuse\.ts|index\.ts)$/;

const files = readdirSync("sim", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"),
);

const layerOf = (file: string) => LAYERS.indexOf(file.includes("/") ? file.split("/")[0] : file);

/** What a file imports or passes on: paths inside sim as files of sim, others as they stand. */
function importsOf(file: string, source: string): string[] {
  const statement =
    /(?:^|\n)\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']|\brequire\(\s*["']([^"']+)["']/g;
  return [...source.matchAll(statement)].map((match) => {
    const target = match.slice(1).find((part) => part !== undefined) ?? "";
    return target.startsWith(".") ? posix.join(posix.dirname(file), target) : target;
  });
}

/** Every rule that an import breaks. */
function broken(file: string, target: string): string[] {
  const rules: string[] = [];
  const inside = files.includes(target);
  const host = file.startsWith("host/");
  if (target.startsWith("node:") && !host) rules.push("only sim/host may use Node");
  if (inside && layerOf(target) > layerOf(file)) rules.push("imports from a later layer");
  if (inside && file.startsWith("mechanisms/") && target.startsWith("mechanisms/"))
    if (target !== "mechanisms/mechanism.ts") rules.push("mechanisms do not know each other");
  if (target === "run.ts" && !RUNS_WORLDS.test(file)) rules.push("goes through experiment.ts to run worlds");
  if (!inside && target.endsWith(".ts")) rules.push("imports a file that is not in sim");
  return rules.map((rule) => `${file} → ${target}: ${rule}`);
}

test("every file belongs to a layer", () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
});

test.each(files)("sim/%s imports only what its layer may", (file) => {
  const source = readFileSync(`sim/${file}`, "utf8");
  expect(importsOf(file, source).flatMap((target) => broken(file, target))).toEqual([]);
});

test.each(files)("sim/%s is short enough to read", (file) => {
  const lines = readFileSync(`sim/${file}`, "utf8").trimEnd().split("\n").length;
  expect(lines).toBeLessThanOrEqual(LONGEST);
});

test("imports inside sim name files that exist", () => {
  for (const file of files)
    for (const target of importsOf(file, readFileSync(`sim/${file}`, "utf8")))
      if (target.endsWith(".ts")) expect(existsSync(`sim/${target}`), `${file} → ${target}`).toBe(true);
});

test("imports of every kind are seen", () => {
  const source = [
    'import a from "./a.ts";',
    'import type { B } from "../core/b.ts";',
    'import {\n  c,\n  type D,\n} from "./c.ts";',
    'export { e } from "./e.ts";',
    'export * from "./f.ts";',
    'import "./g.ts";',
    'const h = await import("./h.ts");',
    'import { i } from "node:fs";',
    'const text = "import nothing from here";',
  ].join("\n");
  expect(importsOf("world/x.ts", source)).toEqual([
    "world/a.ts",
    "core/b.ts",
    "world/c.ts",
    "world/e.ts",
    "world/f.ts",
    "world/g.ts",
    "world/h.ts",
    "node:fs",
  ]);
});

test.each([
  ["scenario/fields.ts", "world/world.ts"],
  ["core/math.ts", "scenario/fields.ts"],
  ["world/world.ts", "choice/benefit.ts"],
  ["choice/benefit.ts", "mechanisms/mechanism.ts"],
  ["mechanisms/joining.ts", "mechanisms/quitting.ts"],
  ["mechanisms/joining.ts", "metrics/metric.ts"],
  ["metrics/metric.ts", "model.ts"],
  ["model.ts", "compile.ts"],
  ["compare.ts", "run.ts"],
  ["library.ts", "run.ts"],
  ["experiment.ts", "run.ts"],
  ["study/calibration.ts", "run.ts"],
  ["study/calibration.ts", "host/pool.ts"],
  ["experiment.ts", "study/calibration.ts"],
  ["run.ts", "node:fs"],
  ["model.ts", "missing.ts"],
])("the rules forbid %s → %s", (file, target) => {
  expect(broken(file, target)).not.toEqual([]);
});

test.each([
  ["mechanisms/joining.ts", "mechanisms/mechanism.ts"],
  ["mechanisms/joining.ts", "choice/benefit.ts"],
  ["reuse.ts", "run.ts"],
  ["index.ts", "run.ts"],
  ["host/worker.ts", "node:worker_threads"],
  ["core/digest.ts", "@noble/hashes/sha2.js"],
])("the rules allow %s → %s", (file, target) => {
  expect(broken(file, target)).toEqual([]);
});
