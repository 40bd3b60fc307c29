import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

const entry = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

/**
 * Builds what the engines run into a folder: `page.mjs` and `worker.mjs` for browsers, `shell.mjs` for Node and Bun,
 * and the core that they share, minified as a page has it.
 *
 * @throws Error where the core needs what a page does not have
 */
export async function bundle(folder: string): Promise<void> {
  const { output } = (await build({
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: {
        input: { page: entry("page"), worker: entry("worker"), shell: entry("shell") },
        external: /^node:/,
        output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  })) as Rolldown.RolldownOutput;
  const strangers = output.flatMap((chunk) =>
    chunk.type === "chunk" && chunk.name !== "shell" ? strangersIn(chunk) : [],
  );
  if (strangers.length > 0) throw new Error(`The core imports ${strangers.join(", ")}, which no page has.`);
}

/**
 * Modules of Node, as they are or as Vite's stand-ins, which break only where they are used. (A stand-in without a
 * name is one that a package asks for itself, since it does without in browsers.)
 */
function strangersIn({ imports, dynamicImports, moduleIds }: Rolldown.OutputChunk): string[] {
  const replaced = moduleIds.filter((id) => id.includes("__vite-browser-external:"));
  return [...[...imports, ...dynamicImports].filter((id) => id.startsWith("node:")), ...replaced];
}
