import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

/** What the build is made from. Folders count with all their content; their own time shows when a file was removed. */
const SOURCES = [
  ...["sim", "viz", "scenarios", "package.json", "package-lock.json"],
  ...["vite.config.ts", "tsconfig.json", "tsconfig.build.json"],
];
/** One product of each stage of the build. */
const BUILT = ["levain.js", "worker.js", "index.js", "page/index.html", "types/sim/index.d.ts"];

const modifiedMs = (path: string) => statSync(path).mtimeMs;

function newestMs(path: string): number {
  if (!statSync(path).isDirectory()) return modifiedMs(path);
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
  return Math.max(modifiedMs(path), ...inside.map((file) => modifiedMs(join(path, file))));
}

function isStale(): boolean {
  const built = BUILT.map((file) => join("dist", file));
  return !built.every(existsSync) || Math.max(...SOURCES.map(newestMs)) > Math.min(...built.map(modifiedMs));
}

function build(): void {
  if (isStale())
    execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}

/** Rebuilds when needed, so that tests of the build never meet an old one. */
export default function setup(project: TestProject): void {
  build();
  project.onTestsRerun(async () => build());
}
