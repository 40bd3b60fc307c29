import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { type Ended, type Where, withoutProgress } from "../command.ts";

/** The built command, as users run it; it is rebuilt before the tests if its sources are newer. */
export const LEVAIN = resolve("dist/levain.js");

export interface How extends Where {
  /** Another build of the command. */
  script?: string;
  /** A program, with its arguments, that starts Node: to run with other rights, say. */
  under?: readonly string[];
  /** Called as soon as it runs. */
  during?: (child: ChildProcess) => void;
}

/** Runs the built command in a separate process, in English unless asked otherwise. */
export function started(
  args: readonly string[],
  { cwd, env, script = LEVAIN, under = [], during }: How = {},
) {
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
      done({ code, out: text.out, err: withoutProgress(text.err) });
    });
    during?.(child);
  });
}
