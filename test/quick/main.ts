import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { areasIn, areasOf, filesOf, SLOW } from "./areas.ts";

/** Always tested: where files may lie, and what they may use. */
const ALWAYS = ["structure", "purity"];

const ELSEWHERE = ["a browser", "Slurm", "the built command in processes of its own"];

const tell = (line: string) => process.stdout.write(`${line}\n`);

/** Runs a program of a dependency. @returns whether it succeeded */
function passes(what: string, program: string, ...args: readonly string[]): boolean {
  tell(`— ${what}`);
  return spawnSync(join("node_modules", ".bin", program), args, { stdio: "inherit" }).status === 0;
}

/** Existing files that differ from the last commit, new ones included. */
function changedFiles(): string[] {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).split("\0");
  const paths = [
    ...git("diff", "--name-only", "--relative", "-z", "HEAD"),
    ...git("ls-files", "--others", "--exclude-standard", "-z"),
  ];
  return paths.filter((path) => path !== "" && existsSync(path));
}

/** @param changed files from the root */
function isInStyle(changed: readonly string[]): boolean {
  if (changed.length === 0) return true;
  const found = passes("style", "biome", "check", "--no-errors-on-unmatched", ...changed);
  if (!found) tell("This fixes most of it: npx biome check --write .");
  return found;
}

/** Checks types, the style of changed files, then these tests, and stops at the first failure. */
function isSound(changed: readonly string[], files: readonly string[]): boolean {
  return (
    passes("types", "tsc") &&
    isInStyle(changed) &&
    passes("tests", "vitest", "run", "--project", "sources", "--project", "apart", ...files)
  );
}

/**
 * Runs checks that take half a minute at most.
 *
 * @param asked areas; if none, those that mirror what has changed
 * @returns the exit code
 */
export function main(asked: readonly string[]): number {
  const begun = performance.now();
  const inside = readdirSync("test", { recursive: true, encoding: "utf8" });
  const files = inside.map((file) => `test/${file.replaceAll("\\", "/")}`);
  const areas = areasIn(files);
  const wanted = asked.map((area) => area.replace(/^test\/|\/$|\.test\.ts$/g, ""));
  const unknown = wanted.filter((area) => !areas.includes(area));
  if (unknown.length > 0) {
    tell(`No such area: ${unknown.join(", ")}. Areas: ${areas.join(", ")}`);
    return 2;
  }
  const changed = changedFiles();
  const chosen = wanted.length > 0 ? wanted : areasOf(changed, areas);
  if (chosen.length === 0) tell(`No changed file has an area. Areas: ${areas.join(", ")}`);
  const sound = isSound(changed, filesOf([...ALWAYS, ...chosen], files));
  const seconds = Math.round((performance.now() - begun) / 1000);
  tell(`${sound ? "passed" : "FAILED"} in ${seconds} s: ${chosen.join(", ") || ALWAYS.join(", ")}`);
  const slow = SLOW.filter((area) => !chosen.includes(area));
  tell(`left out: ${[...slow, ...ELSEWHERE].join(", ")}; npm test runs everything`);
  return sound ? 0 : 1;
}
