import { execFileSync } from "node:child_process";
import type { TestProject } from "vitest/node";

const build = () => execFileSync(process.execPath, [".ci/build/build.js"], { stdio: "inherit" });

/** Rebuilds when needed, so that tests of the build never meet an old one. */
export default function setup(project: TestProject): void {
  build();
  project.onTestsRerun(async () => {
    build();
  });
}
