import { defineConfig } from "vite";

/** Builds the bench next to the command line's worker, so that it times what people run. */
export default defineConfig({
  build: {
    ssr: true,
    target: "node20",
    outDir: "node_modules/.cache/levain-bench",
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        bench: "test/bench/main.ts",
        peers: "test/bench/peers/main.ts",
        page: "test/bench/page.ts",
        worker: "sim/host/workers/worker.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[hash].js" },
    },
  },
  // Browsers and their drivers stay the packages that they are.
  ssr: { noExternal: true, external: ["playwright-core", "@sparticuz/chromium"] },
});
