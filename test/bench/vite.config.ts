import { defineConfig } from "vite";

/** Builds the bench next to the command line's worker, so that it times what people run. */
export default defineConfig({
  build: {
    ssr: true,
    target: "node20",
    outDir: "node_modules/.cache/levain-bench",
    emptyOutDir: true,
    rolldownOptions: {
      input: { bench: "test/bench/main.ts", worker: "sim/host/worker.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[hash].js" },
    },
  },
  ssr: { noExternal: true },
});
