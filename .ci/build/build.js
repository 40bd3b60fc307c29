// Builds dist/ where a source is newer. In JavaScript, since it runs in a fresh clone, before anything is built.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What the build is made from. Folders count with all their content; their own time shows when a file was removed. */
const SOURCES = [
  ...["sim", "viz", "scenarios", ".ci/build", "package.json", "package-lock.json"],
  ...["vite.config.ts", "tsconfig.json", "tsconfig.build.json"],
];
/** One product of each stage of the build. */
const BUILT = [
  ...["levain.js", "worker.js", "index.js", "third-party-notices.txt"],
  ...["page/index.html", "single/levain.html", "types/sim/index.d.ts"],
];

const inRoot = (name) => join(ROOT, name);
const built = BUILT.map((name) => inRoot(join("dist", name)));
const modifiedMs = (path) => statSync(path).mtimeMs;

function newestMs(path) {
  if (!statSync(path).isDirectory()) return modifiedMs(path);
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
  return Math.max(modifiedMs(path), ...inside.map((file) => modifiedMs(join(path, file))));
}

const isBuilt = () => built.every((path) => existsSync(path));

const isStale = () =>
  !isBuilt() || Math.max(...SOURCES.map(inRoot).map(newestMs)) > Math.min(...built.map(modifiedMs));

/**
 * Builds where a source is newer than what was built from it. Standard output stays free for the command that follows.
 *
 * @returns whether there is a build; if not, it has said why
 */
export function buildWhereStale() {
  if (!isStale()) return true;
  if (!existsSync(inRoot("node_modules/vite"))) {
    say(
      "not built from these sources, and the packages that build it are missing: run npm ci",
      "pas construit à partir de ces sources, et les paquets qui le construisent manquent : lancez npm ci",
    );
    process.exitCode = 1;
    return false;
  }
  say(
    "building from changed sources, about half a minute",
    "construction à partir des sources modifiées, environ une demi-minute",
  );
  const quiet = { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" };
  execFileSync("npm", ["run", "--silent", "build"], quiet);
  return true;
}

function say(en, fr) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const isFrench = /^fr/i.test(LC_ALL || LC_MESSAGES || LANG || "");
  process.stderr.write(isFrench ? `levain : ${fr}\n` : `levain: ${en}\n`);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  buildWhereStale();
