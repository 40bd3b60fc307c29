import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { Packages } from "../.ci/build/notices.ts";
import { declarationsAsData, firstPictureBytes, toldText, valuesOnly } from "../.ci/build/page.ts";
import { PAGE_POLICY } from "../sim/host/server/policy.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const packages = new Packages();

/** What the page loads by itself: the results that it opens with, and what scenarios tell. */
function withParts(): Plugin {
  return {
    name: "parts",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: "first-picture.bin", source: await firstPictureBytes() });
      this.emitFile({ type: "asset", fileName: "told.json", source: await toldText() });
    },
  };
}

/** The page says itself what it may load, wherever it is served from. */
function policy(): Plugin {
  return {
    name: "policy",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: PAGE_POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}

/** Builds the page into a folder that any static host can serve, wherever it puts it. */
export default defineConfig({
  root: file("."),
  base: "./",
  publicDir: false,
  build: {
    outDir: file("../dist/page"),
    emptyOutDir: true,
    target: "es2022",
    // Nothing is written into the page as data: its policy allows files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The comparison is known to take most of the time.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: "es", plugins: () => [valuesOnly(), packages.collector()] },
  plugins: [declarationsAsData(), withParts(), policy(), packages.collector(), packages.writer()],
});
