import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, defineConfig, type Plugin, type Rolldown } from "vite";
import { Packages } from "../.ci/build/notices.ts";
import { declarationsAsData, valuesOnly } from "../.ci/build/page.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(file(path), "utf8");

const packages = new Packages();

/** One script without modules, which run neither from a file nor, everywhere, from a blob. */
const SCRIPT = {
  target: "es2022",
  modulePreload: false,
  rolldownOptions: {
    output: { format: "iife", codeSplitting: false },
    // Vite asks for it where code is split, which this is not.
    transform: { define: { "import.meta": "{}" } },
  },
} satisfies BuildOptions;

/** The simulation as one script. */
async function workerScript(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      ...SCRIPT,
      write: false,
      rolldownOptions: { ...SCRIPT.rolldownOptions, input: file("client/worker.ts") },
    },
    plugins: [valuesOnly(), packages.collector()],
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}

/** Keeps a script from ending its element, or from opening what never closes; in code both mean the same. */
const inElement = (script: string): string =>
  script.replaceAll(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");

/** Data of no type that browsers run. @throws Error where it would end its element */
function block(id: string, data: string): string {
  if (/<\/script|<!--/i.test(data)) throw new Error(`the block ${id} would end its element`);
  return `<script type="text/plain" id="${id}">${data}</script>`;
}

const allowed = (content: string): string =>
  `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** Only the script and the style of this very file run, and nothing is fetched from anywhere. */
const policyOf = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${allowed(script)}`,
    `style-src ${allowed(style)}`,
    "img-src data: blob:",
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** @throws Error where the page has another form than this expects */
function replaced(html: string, what: RegExp, by: string): string {
  if (html.match(new RegExp(what, "g"))?.length !== 1) throw new Error(`index.html: not once ${what}`);
  return html.replace(what, () => by);
}

/** Writes everything into the page: its files are those of the folder, built before. */
function inOneFile(): Plugin {
  return {
    name: "in-one-file",
    enforce: "post",
    async generateBundle(_, output) {
      const parts = Object.values(output);
      const [code] = parts.flatMap((part) => (part.type === "chunk" ? [part.code] : []));
      const [css] = parts.flatMap((part) =>
        part.fileName.endsWith(".css") && part.type === "asset" ? [part.source] : [],
      );
      for (const { fileName } of parts) delete output[fileName];
      const script = inElement(code);
      const style = String(css);
      const blocks = [
        block("worker", inElement(await workerScript())),
        block("first-picture", readFileSync(file("../dist/page/first-picture.bin"), "base64")),
        block("told", read("../dist/page/told.json")),
        block("notices", packages.notices()),
      ];
      const icon = `data:image/svg+xml,${encodeURIComponent(read("icon.svg").trim())}`;
      const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}" />`;
      let html = read("index.html");
      html = replaced(html, /<head>/, `<head>\n    ${policy}`);
      html = replaced(html, /href="\.\/icon\.svg"/, `href="${icon}"`);
      html = replaced(html, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
      html = replaced(html, /<!-- from a folder -->[\s\S]*<!-- \/from a folder -->/, "");
      html = replaced(
        html,
        /<script type="module"[^>]*><\/script>/,
        `${blocks.join("\n")}\n<script>${script}</script>`,
      );
      this.emitFile({ type: "asset", fileName: "levain.html", source: html });
    },
  };
}

/** Builds the page as one file, which opens without a server. */
export default defineConfig({
  root: file("."),
  publicDir: false,
  build: {
    ...SCRIPT,
    outDir: file("../dist/single"),
    emptyOutDir: true,
    cssCodeSplit: false,
    rolldownOptions: {
      ...SCRIPT.rolldownOptions,
      input: file("single.ts"),
      checks: { pluginTimings: false },
    },
  },
  plugins: [declarationsAsData(), packages.collector(), inOneFile()],
});
