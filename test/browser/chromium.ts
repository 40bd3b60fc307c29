import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { onPath } from "../engines/engines.ts";

/** Names an executable; it is then the only one that is tried. */
const VARIABLE = "LEVAIN_BROWSER";
/** Set to “required”, as in `.ci/run`, a machine without a browser fails instead of leaving tests out. */
export const DEMAND = "LEVAIN_BROWSER_TESTS";

const WINDOWED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const WINDOWLESS = ["chromium-headless-shell"];
/** For tests: without windows a page costs a third, and no window can stop drawing. */
export const WINDOWLESS_FIRST: readonly string[] = [...WINDOWLESS, ...WINDOWED];
/** For figures: what people have has windows, whose drawing takes its time as well. */
export const WINDOWED_FIRST: readonly string[] = [...WINDOWED, ...WINDOWLESS];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const ARGUMENTS: string[] = [
  // A container allows no sandbox, and nothing but our own page is opened.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
];

interface Candidate {
  name: string;
  executable: (names: readonly string[]) => Promise<string | undefined>;
}

const CANDIDATES: readonly Candidate[] = [
  {
    name: "the system's",
    executable: async (names) => onPath(names) ?? PLACES.find((place) => existsSync(place)),
  },
  { name: "Playwright's own", executable: async () => present(chromium.executablePath()) },
  { name: "@sparticuz/chromium", executable: fromPackage },
];

const present = (path: string) => (existsSync(path) ? path : undefined);

/** Unpacks the browser that an npm package brings, with the libraries that a bare system lacks. */
async function fromPackage(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = resolve("node_modules/.cache/levain-chromium");
  mkdirSync(folder, { recursive: true });
  const { TMPDIR, AWS_LAMBDA_JS_RUNTIME } = process.env;
  // It unpacks into the temporary folder, and its libraries only where it takes the system for the one it is made for.
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" });
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    const path = await packed.executablePath();
    const fonts = join(folder, "own-fonts.conf");
    // Its own looks for its fonts in fixed places, and a page without any font ends the browser.
    writeFileSync(fonts, `<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir></fontconfig>\n`);
    process.env.FONTCONFIG_FILE = fonts;
    return path;
  } finally {
    restore("TMPDIR", TMPDIR);
    restore("AWS_LAMBDA_JS_RUNTIME", AWS_LAMBDA_JS_RUNTIME);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** How a browser is started. */
export interface Launch {
  executablePath: string;
  args: string[];
}

/**
 * The first browser that can be found and starts.
 *
 * @param names of the system's, the best first
 * @returns how to start it, or why there is none
 * @throws Error where the one that is named does not start, or where one is demanded
 */
export async function findBrowser(names: readonly string[]): Promise<Launch | string> {
  const named = process.env[VARIABLE];
  if (named) return started(named);
  const failures: string[] = [];
  for (const { name, executable } of CANDIDATES)
    try {
      const path = await executable(names);
      if (path !== undefined) return await started(path);
      failures.push(`${name}: not here`);
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message.split("\n")[0]}`);
    }
  const why = [
    "No browser, so the page's tests are LEFT OUT.",
    ...failures,
    `Install Chromium (apt-get install chromium; npx playwright-core install chromium), or name one in ${VARIABLE}.`,
  ].join("\n");
  if (process.env[DEMAND] === "required") throw new Error(why);
  return why;
}

/** Many an executable is a stub that only says how to install the real one. */
async function started(executablePath: string): Promise<Launch> {
  const launch = { executablePath, args: ARGUMENTS };
  await (await chromium.launch(launch)).close();
  return launch;
}
