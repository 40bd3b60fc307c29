import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { type Plugin, runnerImport } from "vite";

const inPage = (path: string) => fileURLToPath(new URL(`../../viz/${path}`, import.meta.url));
const DECLARATIONS = inPage("declarations.ts");

/** Ships what a module exports instead of the module: the page's main thread gets declarations, no kernels. */
export function declarationsAsData(): Plugin {
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
export async function firstPicture(): Promise<Buffer> {
  const { module } = await runnerImport<typeof import("../../viz/client/first-picture.ts")>(
    inPage("client/first-picture.ts"),
    { configFile: false },
  );
  return deflateRawSync(module.firstPicture(), { level: 9 });
}
