import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../command.ts";

const DIST = ["levain.js", "worker.js", "index.js", "third-party-notices.txt", "page/index.html"];
const BUILT = [...DIST, "single/levain.html", "types/sim/index.d.ts"].map((name) => `dist/${name}`);

const START = "sim/host/cli/start.js";

/** A clone without packages, whose command prints a word once it is built. */
function clone(): (name: string) => string {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  for (const name of [START, ".ci/build"]) cpSync(name, at(name), { recursive: true });
  for (const name of ["viz", "scenarios"]) mkdirSync(at(name));
  for (const name of ["package-lock.json", "vite.config.ts", "tsconfig.json", "tsconfig.build.json"])
    writeFileSync(at(name), "{}");
  writeFileSync(at("package.json"), '{ "type": "module" }');
  return at;
}

function build(at: (name: string) => string): void {
  for (const name of BUILT) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), name.endsWith("levain.js") ? 'console.log("runs");' : "");
  }
}

const run = (at: (name: string) => string, LC_ALL = "C") =>
  spawnSync(process.execPath, [at(START)], { encoding: "utf8", env: { ...process.env, LC_ALL } });

test("a clone that can build nothing yet says what it lacks, in both languages", () => {
  const at = clone();
  expect(run(at)).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("run npm ci") });
  expect(run(at, "fr_FR.UTF-8").stderr).toContain("lancez npm ci");
});

test("what is built runs without a word, until a source is newer", () => {
  const at = clone();
  build(at);
  expect(run(at)).toMatchObject({ status: 0, stdout: "runs\n", stderr: "" });
  const later = Date.now() / 1000 + 60;
  writeFileSync(at("sim/new.ts"), "");
  utimesSync(at("sim/new.ts"), later, later);
  expect(run(at)).toMatchObject({ status: 1, stdout: "" });
});

test("a package looks for no sources", () => {
  const at = clone();
  build(at);
  for (const name of ["viz", "scenarios", ".ci"]) rmSync(at(name), { recursive: true });
  expect(run(at)).toMatchObject({ status: 0, stdout: "runs\n", stderr: "" });
});

test("packages that build are installed whatever NODE_ENV says, and nothing builds while they are", () => {
  const env = { ...process.env, NODE_ENV: "production", npm_config_include: "", npm_config_omit: "" };
  const included = execFileSync("npm", ["config", "get", "include"], { encoding: "utf8", env });
  expect(included.trim()).toBe("dev");
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(scripts).toMatchObject({ prestart: "node .ci/build/build.js", pretest: "node .ci/build/build.js" });
  expect(scripts.prepack).toContain("npm run build");
  for (const hook of ["prepare", "install", "postinstall"]) expect(scripts).not.toHaveProperty(hook);
});
