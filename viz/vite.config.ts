import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { defineConfig, type Plugin, runnerImport } from "vite";
import { PAGE_POLICY } from "../sim/host/files/server.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const DECLARATIONS = file("declarations.ts");

/** Ships what a module exports instead of the module: the page's main thread gets declarations, no kernels. */
function declarationsAsData(): Plugin {
  return {
    name: "declarations-as-data",
    async load(id) {
      if (id !== DECLARATIONS) return;
      const { module } = await runnerImport<Record<string, unknown>>(DECLARATIONS, { configFile: false });
      return Object.entries(module)
        .map(([name, value]) => `export const ${name} = ${literal(value)};`)
        .join("\n");
    },
  };
}

/** Data as JavaScript; the form of a word is a regular expression. */
function literal(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${literal(part)}`).join(",")}}`;
}

/** Runs the comparison that the page opens with, so that it is there before any worker is. */
function firstPicture(): Plugin {
  return {
    name: "first-picture",
    async generateBundle() {
      const path = file("client/first-picture.ts");
      const { module } = await runnerImport<typeof import("./client/first-picture.ts")>(path, {
        configFile: false,
      });
      const source = deflateRawSync(module.firstPicture(), { level: 9 });
      this.emitFile({ type: "asset", fileName: "first-picture.bin", source });
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
  worker: { format: "es" },
  plugins: [declarationsAsData(), firstPicture(), policy()],
});
