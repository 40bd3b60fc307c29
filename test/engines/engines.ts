import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Engine {
  name: string;
  /** Its executable, where it is known beforehand. */
  file?: string;
  /** Otherwise this environment variable names it. */
  variable: string;
  /** Otherwise one of these is looked for in PATH and in `folders`. */
  names: readonly string[];
  folders?: () => string[];
  /** What its `--version` says; another engine under its name would prove nothing. */
  says: RegExp;
  /** The Debian packages that bring it, with its screen. */
  packages: readonly string[];
  /** How to get it where no package does. */
  otherwise?: string;
  /** Arguments that open an address in a folder of its own; absent where it runs a file without a page. */
  opens?: (url: string, folder: string) => string[];
  screen?: true;
}

const NODES = [20, 22];

const node = (major: number): Engine => ({
  name: `Node ${major} (V8)`,
  variable: `LEVAIN_NODE${major}`,
  names: [`node${major}`, `node-${major}`],
  says: new RegExp(`^v${major}\\.`),
  packages: [],
  otherwise: `npm install --prefix SOME-FOLDER node@${major}`,
});

const present = Number.parseInt(process.versions.node, 10);

/** The Node that runs this: what the others have to agree with. */
export const PRESENT_NODE: Engine = { ...node(present), file: process.execPath };

export const ENGINES: readonly Engine[] = [
  PRESENT_NODE,
  ...NODES.filter((major) => major !== present).map(node),
  {
    name: "Chromium (V8)",
    variable: "LEVAIN_CHROMIUM",
    names: ["chromium", "chromium-browser", "google-chrome", "chrome"],
    says: /Chrom/,
    packages: ["chromium"],
    opens: (url, folder) => [
      "--headless=new",
      // A container allows no sandbox, and nothing but our own page is opened.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-breakpad",
      "--no-first-run",
      `--user-data-dir=${folder}`,
      url,
    ],
  },
  {
    name: "Firefox (SpiderMonkey)",
    variable: "LEVAIN_FIREFOX",
    names: ["firefox-esr", "firefox"],
    says: /Firefox/,
    packages: ["firefox-esr"],
    opens: (url, folder) => ["--headless", "--no-remote", "--profile", folder, url],
  },
  {
    name: "WebKit (JavaScriptCore)",
    variable: "LEVAIN_WEBKIT",
    names: ["MiniBrowser"],
    folders: webKitFolders,
    says: /WebKit/,
    packages: ["libwebkit2gtk-4.1-0", "xvfb"],
    opens: (url) => ["--private", url],
    screen: true,
  },
  {
    name: "Bun (JavaScriptCore)",
    variable: "LEVAIN_BUN",
    names: ["bun"],
    says: /^\d/,
    packages: [],
    otherwise: "npm install --prefix SOME-FOLDER bun",
  },
];

/** Where distributions keep WebKit's own small browser, which is in no PATH. */
function webKitFolders(): string[] {
  const libraries = ["/usr/libexec", "/usr/lib", ...inside("/usr/lib", /-linux-gnu/)];
  return libraries.flatMap((folder) => inside(folder, /^webkit(2gtk|gtk)-\d/));
}

function inside(folder: string, names: RegExp): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => names.test(name))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export function onPath(names: readonly string[], others: readonly string[] = []): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter).filter(Boolean), ...others];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export const SCREEN_NAMES = ["Xvfb"];

/** The Debian packages of what is not here. */
export function missingPackages(): string[] {
  const isHere = (engine: Engine) =>
    executableOf(engine) !== undefined && (!engine.screen || onPath(SCREEN_NAMES) !== undefined);
  return ENGINES.filter((engine) => !isHere(engine)).flatMap(({ packages }) => packages);
}

export function executableOf({ file, variable, names, folders }: Engine): string | undefined {
  if (file !== undefined) return file;
  const named = process.env[variable];
  if (named) return isExecutable(named) ? named : undefined;
  return onPath(names, folders?.());
}

/** How to get an engine that is missing. */
export function adviceOn({ packages, otherwise, variable }: Engine): string {
  const install = packages.length > 0 ? `apt-get install ${packages.join(" ")}` : otherwise;
  return `${install}; or name an executable in ${variable}`;
}
