import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

/** The built command, as users run it; `npm test` builds it first. */
export const LEVAIN = resolve("dist/levain.js");

/** What a command ended with. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface How {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Another build of the command. */
  script?: string;
  /** A program, with its arguments, that starts Node: to run with other rights, say. */
  under?: readonly string[];
  /** Called as soon as it runs. */
  during?: (child: ChildProcess) => void;
}

/** Runs the built command in a process of its own, in English unless asked otherwise. */
export function levain(args: readonly string[], { cwd, env, script = LEVAIN, under = [], during }: How = {}) {
  return new Promise<Ended>((done, failed) => {
    const [program, ...before] = [...under, process.execPath];
    const child = spawn(program, [...before, script, ...args], {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, LC_ALL: "C", ...env },
    });
    const text = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text.out += part;
    });
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      text.err += part;
    });
    child.on("error", failed).on("close", (code) => {
      // How far it is gets told on a slow machine only.
      done({
        code,
        out: text.out,
        err: text.err.replace(/^([\d,\u202f]+\/[\d,\u202f]+ [^|]+\|.*)?\n/gm, ""),
      });
    });
    during?.(child);
  });
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "levain-"));
  folders.push(folder);
  return folder;
}

/** Everything in a folder, however deep, hidden or not. */
export const everythingIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

/** Writes a scenario file; `content` is text, bytes or what JSON takes. */
export function writeScenario(path: string, content: unknown): void {
  const raw = typeof content === "string" || content instanceof Uint8Array;
  writeFileSync(path, raw ? content : JSON.stringify(content));
}
