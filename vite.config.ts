import { defineConfig } from "vitest/config";

/**
 * Builds the command line, its worker and the library, dependencies included, so that they start fast; the page
 * joins them later.
 */
export default defineConfig(({ command }) => ({
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist",
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        levain: "sim/host/cli/main.ts",
        worker: "sim/host/worker.ts",
        index: "sim/index.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[hash].js" },
    },
  },
  ssr: command === "build" ? { noExternal: true } : {},
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
  },
}));
