import { EventEmitter } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { Writable } from "node:stream";
import type { Io, Output } from "../../sim/host/cli/io.ts";
import { main } from "../../sim/host/cli/levain.ts";
import { inThread } from "./in-thread.ts";

export { temporaryFolder } from "../temporary-folder.ts";

/** How a command ended. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface Where {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Progress appears only on a slow machine. */
export const withoutProgress = (err: string): string =>
  err.replace(/^([\d,\u202f]+\/[\d,\u202f]+ [^|]+\|.*)?\n/gm, "");

/** Runs the command in this process, from the sources, in English unless asked otherwise. */
export async function levain(args: readonly string[], where: Where = {}): Promise<Ended> {
  const said = { out: "", err: "" };
  const io = ioOf(
    (text) => {
      said.out += text;
    },
    (text) => {
      said.err += text;
    },
    where,
  );
  const code = await main(args, io);
  return { code, out: said.out, err: withoutProgress(said.err) };
}

/** What a command in this process uses; its output goes to these functions. */
export function ioOf(print: (text: string) => void, note: (text: string) => void, where: Where = {}): Io {
  return {
    stdout: written(print),
    stderr: written(note),
    env: { ...process.env, LC_ALL: "C", ...where.env },
    cwd: where.cwd ?? process.cwd(),
    signals: new EventEmitter(),
    program: [process.execPath, "levain.js"],
    startWorker: inThread,
  };
}

const written = (tell: (text: string) => void): Output =>
  new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      tell(text);
      done();
    },
  });

/** Everything in a folder, however deep, hidden or not. */
export const everythingIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

/** Writes a scenario file; `content` is text, bytes or a JSON value. */
export function writeScenario(path: string, content: unknown): void {
  const raw = typeof content === "string" || content instanceof Uint8Array;
  writeFileSync(path, raw ? content : JSON.stringify(content));
}
