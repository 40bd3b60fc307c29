import { execFileSync } from "node:child_process";
import { BENCH } from "../bench-file.ts";

/** What the bench says in a process of its own, so that memory and compiled code are its own. */
export function apart<T>(...args: string[]): T {
  const all = ["--expose-gc", "--max-old-space-size=9000", BENCH, ...args];
  return JSON.parse(execFileSync(process.execPath, all, { encoding: "utf8", maxBuffer: 1 << 24 })) as T;
}
