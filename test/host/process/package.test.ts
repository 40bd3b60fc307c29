import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { METRICS, runStudy, simulate } from "../../../sim/index.ts";

/** Another project, into which the package is built, packed and installed. */
const project = mkdtempSync(join(tmpdir(), "levain-package-"));
const npm = (folder: string, ...words: string[]) =>
  execFileSync("npm", [...words, "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
  }).trim();
const node = (...words: string[]) => execFileSync("node", words, { cwd: project, encoding: "utf8" });

beforeAll(() => {
  const tarball = npm(".", "pack", "--pack-destination", project);
  writeFileSync(join(project, "package.json"), '{ "name": "other", "private": true, "type": "module" }');
  npm(project, "install", "--prefer-offline", `./${tarball}`);
}, 180_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** A study with a user's own metric, in TypeScript that is also valid JavaScript. */
const PROGRAM = `
import { METRICS, runStudy, simulate } from "levain";
const forum = { id: "forum", extends: "launch-forum", horizonWeeks: 8, population: { consumers: 50 } };
const own = { metrics: [{ id: "everybody", measure: (world) => world.size }] };
const study = { scenarios: [forum], vary: { "levers.support.guidance": { values: [0, 9] } }, replicates: 1 };
const rows = [...runStudy(study, { own }).rows].map(({ metrics }) => metrics);
console.log(JSON.stringify({ rows, digest: simulate(forum, { replicates: 1 }).report.digest, metrics: METRICS.length }));
`;

test("its library runs a study with a user's own metric, with the same digits as this one", () => {
  writeFileSync(join(project, "study.js"), PROGRAM);
  const said = JSON.parse(node("study.js"));
  const forum = { id: "forum", extends: "launch-forum", horizonWeeks: 8, population: { consumers: 50 } };
  const study = {
    scenarios: [forum],
    vary: { "levers.support.guidance": { values: [0, 9] } },
    replicates: 1,
  };
  const rows = [...runStudy(study).rows].map(({ metrics }) => ({ ...metrics, everybody: 50 }));
  expect(said).toEqual(
    JSON.parse(
      JSON.stringify({
        rows,
        digest: simulate(forum, { replicates: 1 }).report.digest,
        metrics: METRICS.length,
      }),
    ),
  );
});

test("its command runs", () => {
  const command = join(project, "node_modules", ".bin", "levain");
  const told = execFileSync(command, ["scenarios"], { cwd: project, encoding: "utf8" });
  expect(told).toContain("launch-forum");
  expect(JSON.parse(node(command, "schema", "study")).title).toBe("Levain study");
});

const STRICT = ["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes"];

/** What the compiler says of a program in the other project; nothing where it is sound. */
function checked(name: string, program: string): string {
  writeFileSync(join(project, name), program);
  const options = ["--noEmit", ...STRICT, "--module", "nodenext", "--target", "es2023", "--types", "", name];
  try {
    const compiler = resolve("node_modules", ".bin", "tsc");
    return execFileSync(compiler, options, { cwd: project, encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

const CONSOLE = "declare const console: { log(text: string): void };\n";

test("its types accept a correct program and refuse a wrong one", () => {
  const typed = PROGRAM.replace("const own =", "const own: Own =").replace(
    "{ METRICS,",
    "{ type Own, METRICS,",
  );
  expect(checked("sound.ts", CONSOLE + typed)).toBe("");
  const wrong =
    'import { runStudy } from "levain";\nrunStudy({ scenarios: [], vary: { x: { values: [{}] } } });\n';
  expect(checked("wrong.ts", wrong)).toMatch(/wrong\.ts.*error TS/);
});

test("the documented own parts compile where every index is checked, and a misspelled name does not", () => {
  const example = readFileSync("test/docs/library-example.ts", "utf8").replace(
    "../../sim/index.ts",
    "levain",
  );
  expect(checked("example.ts", CONSOLE + example)).toBe("");
  const misspelled = example.replace("people.newslettersRead[person]!++", "people.newsletterRead[person]!++");
  expect(checked("misspelled.ts", CONSOLE + misspelled)).toMatch(/misspelled\.ts.*newsletterRead/);
  const traits = `import type { OwnMetric } from "levain";
export const skilled: OwnMetric = {
  id: "skilled",
  measure: ({ traits, people, week }) => traits.skill.digital[0]! + traits.segment[0]! + people.awareOf[0]! + week,
};`;
  expect(checked("traits.ts", traits)).toBe("");
});

const inPackage = (...names: string[]) => join(project, "node_modules", "levain", ...names);

/** An import of built code, which stands on lines of its own, or of types. */
const IMPORT =
  /^(?:import|export|\}).*\bfrom ["']([^"']+)["'];$|^import ["']([^"']+)["'];$|\bimport\(["']([^"']+)["']\)/gm;

test("it declares no package, since its files import none, and runs nothing when it is installed", () => {
  const { scripts, ...manifest } = JSON.parse(readFileSync(inPackage("package.json"), "utf8"));
  expect(Object.keys(manifest)).not.toContain("dependencies");
  const hooks = [
    "preinstall",
    "install",
    "postinstall",
    "prepublish",
    "preprepare",
    "prepare",
    "postprepare",
  ];
  expect(Object.keys(scripts).filter((name) => hooks.includes(name))).toEqual([]);
  const files = readdirSync(inPackage(), { recursive: true, encoding: "utf8" });
  const code = files.filter((name) => /\.(js|d\.ts)$/.test(name) && !name.includes("page"));
  expect(code.length).toBeGreaterThan(50);
  for (const name of code) {
    const text = readFileSync(inPackage(name), "utf8");
    for (const found of text.matchAll(IMPORT)) expect(found.slice(1).join(""), name).toMatch(/^(node:|\.)/);
  }
  expect(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
    "levain",
  ]);
});

test.each(["dist/third-party-notices.txt", "dist/page/third-party-notices.txt", "dist/single/levain.html"])(
  "%s has the notices of the code in it, as the lock file has its packages",
  (name) => {
    const text = readFileSync(inPackage(name), "utf8");
    const notices = name.endsWith(".html")
      ? (/id="notices">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "")
      : text;
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
    const listed = [...notices.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) (\d\S*) \(.*\)$/gm)];
    const places: Record<string, { version: string }> = packages;
    for (const [line, id, version] of listed)
      expect(places[`node_modules/${id}`]?.version ?? version, line).toBe(version);
    const names = listed.map(([, id]) => id);
    const own =
      name.includes("page") || name.includes("single") ? ["preact", "@preact/signals"] : ["commander"];
    for (const id of ["@noble/hashes", "mathjs", "seedrandom", "comlink", "d3-array", ...own])
      expect(names).toContain(id);
    for (const id of ["vite", "vitest", "typescript"]) expect(names).not.toContain(id);
    expect(notices).toContain("THE SOFTWARE IS PROVIDED");
    expect(notices).toContain("Apache License");
  },
);
