import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { type Plugin, runnerImport } from "vite";

const inPage = (path: string) => fileURLToPath(new URL(`../../viz/${path}`, import.meta.url));
const DECLARATIONS = inPage("declarations.ts");

const imported = new Map<string, Promise<{ module: unknown }>>();

/** Runs a module of the page here, once. */
async function importIn<Module>(path: string): Promise<Module> {
  const running = imported.get(path) ?? runnerImport(inPage(path), { configFile: false });
  imported.set(path, running);
  return (await running).module as Module;
}

/** Ships what a module exports instead of the module: the page's main thread gets declarations, no kernels. */
export function declarationsAsData(): Plugin {
  return {
    name: "declarations-as-data",
    async load(id) {
      if (id !== DECLARATIONS) return;
      return Object.entries(await importIn<object>("declarations.ts"))
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
export async function firstPictureBytes(): Promise<Buffer> {
  const { firstPicture } =
    await importIn<typeof import("../../viz/client/first-picture.ts")>("client/first-picture.ts");
  return deflateRawSync(firstPicture(), { level: 9 });
}

/** What built-in scenarios tell of themselves, as JSON: a fifth of the page that no first picture needs. */
export async function toldText(): Promise<string> {
  const { TOLD } = await importIn<typeof import("../../viz/client/told.ts")>("client/told.ts");
  return JSON.stringify(TOLD);
}

/** Takes out of scenario files what no run needs: the worker gets values, no texts about them. */
export function valuesOnly(): Plugin {
  return {
    name: "values-only",
    enforce: "pre",
    async load(id) {
      if (!/\/scenarios\/[^/]+\.json$/.test(id)) return;
      const { UNUSED_KEYS } = await importIn<typeof import("../../viz/declarations.ts")>("declarations.ts");
      const file = Object.entries(JSON.parse(readFileSync(id, "utf8")));
      return JSON.stringify(Object.fromEntries(file.filter(([key]) => !UNUSED_KEYS.includes(key))));
    },
  };
}
