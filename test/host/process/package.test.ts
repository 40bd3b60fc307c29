import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
const forum = { id: "forum", extends: "community-forum", horizonWeeks: 8, population: { consumers: 50 } };
const own = { metrics: [{ id: "everybody", measure: (world) => world.size }] };
const study = { scenarios: [forum], vary: { "levers.support.guidance": { values: [0, 9] } }, replicates: 1 };
const rows = [...runStudy(study, { own }).rows].map(({ metrics }) => metrics);
console.log(JSON.stringify({ rows, digest: simulate(forum, { replicates: 1 }).report.digest, metrics: METRICS.length }));
`;

test("its library runs a study with a user's own metric, with the same digits as this one", () => {
  writeFileSync(join(project, "study.js"), PROGRAM);
  const said = JSON.parse(node("study.js"));
  const forum = { id: "forum", extends: "community-forum", horizonWeeks: 8, population: { consumers: 50 } };
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
  expect(told).toContain("community-forum");
  expect(JSON.parse(node(command, "schema", "study")).title).toBe("Levain study");
});

test("its types accept a correct program and refuse a wrong one", () => {
  const compiler = resolve("node_modules", ".bin", "tsc");
  const checked = (name: string, program: string) => {
    writeFileSync(join(project, name), program);
    const strict = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023"];
    try {
      return execFileSync(compiler, [...strict, "--types", "", name], { cwd: project, encoding: "utf8" });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  const typed = PROGRAM.replace("const own =", "const own: Own =").replace(
    "{ METRICS,",
    "{ type Own, METRICS,",
  );
  expect(checked("sound.ts", `declare const console: { log(text: string): void };\n${typed}`)).toBe("");
  const wrong =
    'import { runStudy } from "levain";\nrunStudy({ scenarios: [], vary: { x: { values: [{}] } } });\n';
  expect(checked("wrong.ts", wrong)).toMatch(/wrong\.ts.*error TS/);
});
