import { chmodSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Test files that replace modules, or watch their functions. */
const APART = [
  "test/docs/*.test.ts",
  "test/purity.test.ts",
  "test/run/matched.test.ts",
  "test/host/*.test.ts",
];

/** Those of the built page in a real browser, once the others leave it the processors. */
const BROWSER = ["test/browser/*.test.ts"];

/** Those that start a Slurm, at the very end: they wait for what others would slow down. */
const SLURM = ["test/slurm/cluster.test.ts"];

/**
 * Builds the command line, its worker and the library, dependencies included, so that they start fast. The
 * page has a configuration of its own, in viz/.
 */
export default defineConfig(({ command }) => ({
  plugins: [
    // A rebuilt command must run where a package manager has already linked to it.
    { name: "levain-command", writeBundle: () => chmodSync("dist/levain.js", 0o755) },
  ],
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
    testTimeout: 60_000,
    setupFiles: "test/seed.ts",
    // Else one processor is kept free, which is half of two.
    maxWorkers: "100%",
    projects: [
      // Modules are loaded once for all files; files that replace or spy on modules get their own.
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...APART, ...BROWSER, ...SLURM],
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: APART } },
      {
        extends: true,
        test: {
          name: "browser",
          include: BROWSER,
          globalSetup: "test/browser/setup.ts",
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: "slurm", include: SLURM, sequence: { groupOrder: 2 } } },
    ],
  },
}));
