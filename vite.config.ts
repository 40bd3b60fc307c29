import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { Packages } from "./.ci/build/notices.ts";
import NotTried from "./test/not-tried.ts";

/** Longest that a test or what prepares one may take, unless it says otherwise. */
const LONGEST_MS = 60_000;

const TESTS = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `test/${file}`);

/** Files that replace modules, for which modules are loaded anew. */
const APART = TESTS.filter((file) => /\bvi\.(do)?mock\(/.test(readFileSync(file, "utf8")));

/** Those that start the built command, and workers of it. */
const PROCESS = ["test/host/process/*.test.ts"];

/** Those of the built page in a real browser, once the others leave it the processors. */
const BROWSER = ["test/browser/*.test.ts"];

/** Those that start a Slurm, at the very end: they wait for what others would slow down. */
const SLURM = ["test/slurm/cluster.test.ts"];

const BUILD = "test/build.ts";

const packages = new Packages();

/**
 * Builds the command line, its worker and the library, dependencies included, so that they start fast. The
 * page has a configuration of its own, in viz/.
 */
export default defineConfig(({ command }) => ({
  plugins: [
    // A rebuilt command must run where a package manager has already linked to it.
    packages.collector(),
    packages.writer(),
    { name: "levain-command", writeBundle: () => chmodSync("dist/levain.js", 0o755) },
  ],
  // Texts that are parsed when they are needed start faster than code of the same size.
  json: { stringify: true, namedExports: false },
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist",
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        levain: "sim/host/cli/main.ts",
        worker: "sim/host/workers/worker.ts",
        index: "sim/index.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[hash].js" },
    },
  },
  ssr: command === "build" ? { noExternal: true } : {},
  test: {
    testTimeout: LONGEST_MS,
    hookTimeout: LONGEST_MS,
    expect: { requireAssertions: true },
    setupFiles: "test/setup.ts",
    reporters: ["default", new NotTried()],
    // Else one processor is kept free, which is half of two.
    maxWorkers: "100%",
    // Modules are loaded once for all files of a project.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "sources",
          include: ["test/**/*.test.ts"],
          exclude: [...APART, ...PROCESS, ...BROWSER, ...SLURM],
        },
      },
      { extends: true, test: { name: "apart", include: APART, isolate: true } },
      { extends: true, test: { name: "process", include: PROCESS, globalSetup: BUILD } },
      {
        extends: true,
        test: {
          name: "browser",
          include: BROWSER,
          globalSetup: [BUILD, "test/browser/setup.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: "slurm", include: SLURM, globalSetup: BUILD, sequence: { groupOrder: 2 } },
      },
    ],
  },
}));
