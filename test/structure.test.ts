import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

/** From the bottom up: a file may import from its own layer and from those before it. */
const LAYERS = [
  ...[
    "core",
    "input",
    "tables",
    "scenario",
    "world",
    "choice",
    "mechanisms",
    "metrics",
    "model",
    "run",
    "recorders",
  ],
  ...["design", "verdict", "experiment", "study", "calibration", "index.ts", "host"],
];
const LONGEST = 300;
/** Files that may run worlds; all others go through these. */
const RUNS_WORLDS = /^(host\/.*|run\/.*|index\.ts)$/;

const files = readdirSync("sim", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"),
);

const layerOf = (file: string) => LAYERS.indexOf(file.includes("/") ? file.split("/")[0] : file);

/** What a file imports or re-exports: paths inside sim relative to sim, others unchanged. */
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
  if (target === "run/run.ts" && !RUNS_WORLDS.test(file))
    rules.push("goes through experiment/ to run worlds");
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

/** Parts of the process that only certain host files may use; all other files go through them. */
const DOORS: readonly [what: string, use: RegExp, through: readonly string[], instead: string][] = [
  [
    "streams, variables, folder and signals of the process",
    /\bprocess\.(?!(?:pid|kill|platform|constrainedMemory)\b)\w|"(?:node:)?process"/,
    ["host/cli/main.ts", "host/files/surroundings.ts"],
    "a command has context.io",
  ],
  [
    "the disk",
    /"(?:node:)?fs(?:\/promises)?"/,
    ["host/files/disk.ts"],
    "host/files/disk.ts knows where paths begin",
  ],
  [
    "the folder of the process",
    /\bresolve\b[^\n]*"(?:node:)?path"/,
    ["host/files/surroundings.ts"],
    "resolved() of host/files/surroundings.ts",
  ],
];

const pastDoors = (file: string, source: string): string[] =>
  DOORS.filter(([, use, through]) => use.test(source) && !through.includes(file)).map(
    ([what, , , instead]) => `${file}: ${what}; ${instead}`,
  );

test("commands use nothing of the process except what they are given", () => {
  for (const file of files) expect(pastDoors(file, readFileSync(`sim/${file}`, "utf8"))).toEqual([]);
});

test.each([
  "process.stdout.write(text);",
  "const { HOME } = process.env;",
  'import { cwd } from "node:process";',
  'import { readFileSync } from "node:fs";',
  'import { readFile } from "fs/promises";',
  'import { join, resolve } from "node:path";',
])("%s is seen", (source) => {
  expect(pastDoors("host/cli/run.ts", source)).toHaveLength(1);
});

test("imports inside sim name files that exist", () => {
  for (const file of files)
    for (const target of importsOf(file, readFileSync(`sim/${file}`, "utf8")))
      if (target.endsWith(".ts")) expect(existsSync(`sim/${target}`), `${file} → ${target}`).toBe(true);
});

test("imports of every kind are detected", () => {
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

/** The page's layers, from the bottom up. */
const PAGE_LAYERS = [
  ...["declarations.ts", "svg.ts", "text", "state", "client", "store", "charts", "components", "controls"],
  ...["views", "page.tsx", "main.ts", "single.ts"],
];
/** These run in workers or when the page is built; everything else runs in the page's main thread. */
const CORE = /^(declarations|client\/(worker|core|digest|resolve|first-picture|told))\.ts$/;
/** All that the main thread may import from the model besides types: nothing that loads a kernel, a parser or a schema. */
const LIGHT =
  /^sim\/((input|tables)\/[\w-]+|scenario\/(believable|fields|walk|unknown-field|source-paths|system-tags|option-texts)|run\/cache|metrics\/(metric|asked))\.ts$/;
/** Charts are pure; forms and layout hold signals and nodes. */
const PURE = /^(charts|text|svg|state)/;

const pageFiles = readdirSync("viz", { recursive: true, encoding: "utf8" }).filter(
  (file) => /(?<!\.d)\.tsx?$/.test(file) && !file.startsWith("vite."),
);

const pageLayerOf = (file: string) => PAGE_LAYERS.indexOf(file.split("/")[0]);

/** Every rule that an import of the page breaks. @param types whether it imports only types, which cost nothing */
function brokenInPage(file: string, target: string, types: boolean): string[] {
  const rules: string[] = [];
  const isPage = target.startsWith("viz/");
  const within = target.replace(/^viz\//, "");
  if (target.startsWith("node:")) rules.push("a page has no Node");
  if (isPage && pageLayerOf(within) > pageLayerOf(file)) rules.push("imports from a later layer");
  if (isPage && !types && CORE.test(within) && !CORE.test(file) && within !== "declarations.ts")
    rules.push("only workers run the core");
  if (target.startsWith("sim/") && !types && !CORE.test(file) && !LIGHT.test(target))
    rules.push("the main thread takes only types and declarations from the model");
  if (/^(preact|@preact)/.test(target) && !types && PURE.test(file)) rules.push("pure");
  if (target === "d3" && /^(state|client|store)/.test(file)) rules.push("d3 is for charts");
  return rules.map((rule) => `${file} → ${target}: ${rule}`);
}

/** Imports of a file of the page, by their path in the project, and whether they import only types. */
function pageImportsOf(file: string, source: string): [target: string, types: boolean][] {
  const inProject = posix.join("viz", file);
  const typesOnly = [
    ...source.matchAll(/(?:^|\n)\s*(?:import|export)\s+type\b[^;]*?from\s*["']([^"']+)["']/g),
  ];
  const types = typesOnly.flatMap(([, target]) => importsOf(inProject, `import "${target}";`));
  return importsOf(inProject, source).map((target) => {
    const at = types.indexOf(target);
    if (at >= 0) types.splice(at, 1);
    return [target, at >= 0];
  });
}

test("every file of the page belongs to a layer", () => {
  expect(pageFiles.length).toBeGreaterThan(20);
  expect(pageFiles.filter((file) => pageLayerOf(file) < 0)).toEqual([]);
});

test.each(pageFiles)("viz/%s imports only what its layer may, and is short enough to read", (file) => {
  const source = readFileSync(`viz/${file}`, "utf8");
  const found = pageImportsOf(file, source);
  expect(found.flatMap(([target, types]) => brokenInPage(file, target, types))).toEqual([]);
  expect(source.trimEnd().split("\n").length).toBeLessThanOrEqual(LONGEST);
});

/** Folders that import each other in a cycle, if any. @param arrows from folder to folder */
function circleIn(arrows: readonly (readonly [from: string, to: string])[]): string[] | undefined {
  const left = new Set(arrows.flat());
  for (let size = -1; size !== left.size; ) {
    size = left.size;
    // A folder that imports none of the rest, or is imported by none of the rest, is in no cycle.
    for (const folder of left) {
      const others = arrows.filter(([from, to]) => from !== to && left.has(from) && left.has(to));
      const isInside = others.some(([from]) => from === folder) && others.some(([, to]) => to === folder);
      if (!isInside) left.delete(folder);
    }
  }
  return left.size === 0 ? undefined : [...left];
}

test("no file of sim imports itself by way of others", () => {
  const arrows = files.flatMap((file) =>
    importsOf(file, readFileSync(`sim/${file}`, "utf8"))
      .filter((target) => files.includes(target))
      .map((target) => [file, target] as const),
  );
  expect(arrows.length).toBeGreaterThan(500);
  expect(circleIn(arrows)).toBeUndefined();
});

/** The folder of a file; a file at the top counts as its own folder. */
const pageFolderOf = (file: string) => (file.includes("/") ? posix.dirname(file) : file);

test("the page's folders, nested ones included, import in no cycle", () => {
  const arrows = pageFiles.flatMap((file) =>
    pageImportsOf(file, readFileSync(`viz/${file}`, "utf8")).flatMap(([target]) =>
      target.startsWith("viz/") ? [[pageFolderOf(file), pageFolderOf(target.slice(4))] as const] : [],
    ),
  );
  expect(arrows.length).toBeGreaterThan(100);
  expect(circleIn(arrows)).toBeUndefined();
});

test("a cycle of folders is detected, however long", () => {
  const chain = [
    ["a", "b"],
    ["b", "c"],
    ["c", "c"],
  ] as const;
  expect(circleIn(chain)).toBeUndefined();
  expect(circleIn([...chain, ["c", "a"], ["d", "a"]])).toEqual(["a", "b", "c"]);
});

test.each([
  ["state/link.ts", "viz/client/pool.ts", false],
  ["client/pool.ts", "viz/store/context.ts", true],
  ["charts/fan/marks.ts", "viz/views/App.tsx", false],
  ["charts/fan/marks.ts", "preact", false],
  ["state/history.ts", "@preact/signals", false],
  ["views/App.tsx", "viz/client/core.ts", false],
  ["views/App.tsx", "sim/model/model.ts", false],
  ["client/pool.ts", "sim/experiment/experiment.ts", false],
  ["client/worker.ts", "node:fs", false],
])("the page's rules forbid %s → %s", (file, target, types) => {
  expect(brokenInPage(file, target, types)).not.toEqual([]);
});

test.each([
  ["store/store.ts", "viz/client/pool.ts", false],
  ["client/core.ts", "sim/experiment/experiment.ts", false],
  ["client/pool.ts", "sim/experiment/experiment.ts", true],
  ["charts/fan/marks.ts", "d3", false],
  ["views/App.tsx", "viz/store/context.ts", false],
])("the page's rules allow %s → %s", (file, target, types) => {
  expect(brokenInPage(file, target, types)).toEqual([]);
});

test("imports of types are distinguished from others", () => {
  const source =
    'import type { A } from "./a.ts";\nimport { b, type C } from "./b.ts";\nexport type { D } from "d";';
  expect(pageImportsOf("views/x.tsx", source)).toEqual([
    ["viz/views/a.ts", true],
    ["viz/views/b.ts", false],
    ["d", true],
  ]);
});

test.each([
  ["scenario/fields.ts", "world/state/world.ts"],
  ["core/math.ts", "scenario/fields.ts"],
  ["world/state/world.ts", "choice/benefit.ts"],
  ["choice/benefit.ts", "mechanisms/mechanism.ts"],
  ["mechanisms/joining.ts", "mechanisms/quitting.ts"],
  ["mechanisms/joining.ts", "metrics/metric.ts"],
  ["metrics/metric.ts", "model/model.ts"],
  ["model/model.ts", "run/compile.ts"],
  ["verdict/compare.ts", "run/run.ts"],
  ["model/built-in.ts", "run/run.ts"],
  ["experiment/experiment.ts", "run/run.ts"],
  ["calibration/calibration.ts", "run/run.ts"],
  ["calibration/calibration.ts", "host/workers/pool.ts"],
  ["experiment/experiment.ts", "calibration/calibration.ts"],
  ["run/run.ts", "node:fs"],
  ["model/model.ts", "missing.ts"],
])("the rules forbid %s → %s", (file, target) => {
  expect(broken(file, target)).not.toEqual([]);
});

test.each([
  ["mechanisms/joining.ts", "mechanisms/mechanism.ts"],
  ["mechanisms/joining.ts", "choice/benefit.ts"],
  ["run/reuse.ts", "run/run.ts"],
  ["index.ts", "run/run.ts"],
  ["host/workers/worker.ts", "node:worker_threads"],
  ["core/digest.ts", "@noble/hashes/sha2.js"],
])("the rules allow %s → %s", (file, target) => {
  expect(broken(file, target)).toEqual([]);
});
