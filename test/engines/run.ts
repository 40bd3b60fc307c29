import { execFile } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { type Engine, executableOf } from "./engines.ts";
import { Hearing, Missing, type Outcome } from "./outcome.ts";
import { end, remove, start, temporaryFolder } from "./processes.ts";
import { findScreen } from "./screen.ts";
import { serve } from "./server.ts";

/** Runs the cases of a built bundle in an engine. */
export async function runIn(engine: Engine, bundled: string): Promise<Outcome> {
  const folder = temporaryFolder();
  const cleaning: (() => unknown)[] = [() => remove(folder)];
  try {
    const file = found(engine);
    const env = environment(folder);
    if (engine.screen) {
      const screen = await findScreen();
      cleaning.push(screen.close);
      Object.assign(env, screen.env);
    }
    const version = await versionOf(engine, file, env);

    const hearing = new Hearing();
    cleaning.push(() => hearing.close());
    let args = [join(bundled, "shell.mjs")];
    if (engine.opens) {
      const server = await serve(
        bundled,
        () => hearing.begin(),
        (content) => hearing.hear(content),
      );
      cleaning.push(server.close);
      args = engine.opens(server.url, folder);
    } else hearing.begin();

    const complaints = join(folder, "complaints");
    const errors = openSync(complaints, "w");
    const child = start(file, args, { env, stdio: ["ignore", engine.opens ? "ignore" : "pipe", errors] });
    closeSync(errors);
    cleaning.push(() => end(child));
    if (child.stdout) createInterface(child.stdout).on("line", (line) => hearing.hear(line));
    hearing.watch(child, () => readFileSync(complaints, "utf8").trim().slice(-1000));
    return { state: "ran", version, threads: await hearing.threads };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { state: error instanceof Missing ? "missing" : "failed", why };
  } finally {
    for (const clean of cleaning.reverse()) await clean();
  }
}

function found(engine: Engine): string {
  const file = executableOf(engine);
  if (file !== undefined) return file;
  const named = process.env[engine.variable];
  throw new Missing(
    named
      ? `${engine.variable} is ${named}, which is no executable file`
      : `there is no ${engine.names.join(" or ")}`,
  );
}

/** Read in a new profile: no welcome, no reports, nothing fetched, and scripts may run for as long as they take. */
const FIREFOX_SETTINGS = {
  "app.normandy.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.max_script_run_time": 0,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

/** Profiles and caches belong into the folder, and this computer's own page is asked for without a proxy. */
function environment(folder: string): NodeJS.ProcessEnv {
  const runtime = join(folder, "runtime");
  mkdirSync(runtime, { mode: 0o700 });
  const settings = Object.entries(FIREFOX_SETTINGS).map(([id, value]) => `user_pref("${id}", ${value});\n`);
  writeFileSync(join(folder, "user.js"), settings.join(""));
  return {
    ...process.env,
    ...{ HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder },
    ...{ XDG_RUNTIME_DIR: runtime, no_proxy: "127.0.0.1", NO_PROXY: "127.0.0.1" },
  };
}

async function versionOf(engine: Engine, file: string, env: NodeJS.ProcessEnv): Promise<string> {
  const said = await promisify(execFile)(file, ["--version"], { env, timeout: 60_000 }).then(
    ({ stdout }) => stdout.trim(),
    (error: Error) => {
      throw new Missing(error.message);
    },
  );
  if (!engine.says.test(said)) throw new Missing(`${file} says that it is “${said}”`);
  return said.match(/\d[\w.]*/)?.[0] ?? said;
}
