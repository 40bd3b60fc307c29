import { execFileSync } from "node:child_process";
import { median } from "../table.ts";

/** What people start, not the built file alone. */
const COMMAND = "sim/host/cli/start.js";

function startedMs(...args: string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [COMMAND, ...args], { stdio: "ignore" });
  return performance.now() - start;
}

const middle = (times: number, ...args: string[]) =>
  median(Array.from({ length: times }, () => startedMs(...args)));

/** The first ready pair, by as many workers as the command takes here. */
export const comparing = (): string => (middle(5, "compare", "small-pay") / 1000).toFixed(2);

export const commandStart = (): string => middle(15, "--version").toFixed(0);
