import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** Starts a program at the head of a group of its own, so that it can be ended with all that it starts. */
export function start(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(file, args, { ...options, detached: true });
  running.add(child);
  return child;
}

/** Ends a started program and its group; of others nothing is touched. */
export async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once("close", done));
  const alive = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  kill(child);
  if (alive) await gone;
}

function kill(child: ChildProcess): void {
  if (!running.delete(child) || child.pid === undefined) return;
  try {
    // Members of the group may outlive its head.
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/** An empty folder that is gone when the program ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "levain-engines-"));
  folders.add(folder);
  return folder;
}

export function remove(folder: string): void {
  folders.delete(folder);
  // A browser's last files may still be arriving.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

process.once("exit", () => {
  for (const child of [...running]) kill(child);
  for (const folder of [...folders]) remove(folder);
});
