import { type ChildProcess, execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { onPath } from "../engines/engines.ts";
import { end, remove, start, temporaryFolder } from "../engines/processes.ts";

/** Where distributions keep daemons, which are in the PATH of root only. */
const DAEMON_FOLDERS = ["/usr/local/sbin", "/usr/sbin", "/sbin"];
const DAEMONS = ["munged", "slurmctld", "slurmd"];
const TOOLS = ["munge", "sbatch", "scancel", "scontrol", "sinfo", "squeue"];

/** What is missing for a Slurm of one's own. */
export const missingPrograms = [...DAEMONS, ...TOOLS].filter(
  (name) => onPath([name], DAEMON_FOLDERS) === undefined,
);

const run = promisify(execFile);

/** A Slurm that runs two tasks at a time on this machine, and that nobody else knows of. */
export interface OneNode {
  /** With this in their environment Slurm's tools find it. */
  env: { SLURM_CONF: string };
  /** What one of Slurm's tools prints. */
  ask: (tool: string, ...args: string[]) => Promise<string>;
  /** Cancels what still runs, and ends the daemons. */
  stop: () => Promise<void>;
}

/**
 * Starts munged, slurmctld and slurmd as the present user, root or not, with a key, ports and folders of their own.
 *
 * @throws Error with what the daemons say when the node is not ready in time
 */
export async function startSlurm(): Promise<OneNode> {
  const folder = temporaryFolder();
  // Munge demands that everybody may come to its socket.
  chmodSync(folder, 0o755);
  for (const name of ["state", "spool"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "munge-key-file"), randomBytes(128), { mode: 0o400 });
  const env = { SLURM_CONF: join(folder, "slurm.conf") };
  writeFileSync(env.SLURM_CONF, await configuration(folder));

  const daemons: ChildProcess[] = [];
  const launch = (name: string, args: readonly string[]) => {
    const log = openSync(join(folder, `${name}.out`), "a");
    const file = onPath([name], DAEMON_FOLDERS)!;
    daemons.push(start(file, args, { env: { ...process.env, ...env }, stdio: ["ignore", log, log] }));
    closeSync(log);
  };
  const ask = async (tool: string, ...args: string[]) =>
    (await run(tool, args, { env: { ...process.env, ...env } })).stdout.trim();
  const endAll = async () => {
    for (const child of daemons.reverse()) await end(child);
    remove(folder);
  };
  const stop = async () => {
    await ask("scancel", `--user=${userInfo().username}`);
    // Its steps are no children of slurmd, and would outlive it.
    await until(async () => (await ask("squeue", "--noheader")) === "", 60_000);
    await endAll();
  };

  try {
    launch("munged", [
      "--foreground",
      ...MUNGE_FILES.map((name) => `--${name}=${join(folder, `munge-${name}`)}`),
    ]);
    await until(() => run("munge", ["--no-input", `--socket=${join(folder, "munge-socket")}`]), 10_000);
    launch("slurmctld", ["-D"]);
    launch("slurmd", ["-D"]);
    await until(async () => (await ask("sinfo", "--noheader", "--format=%T")) === "idle", 60_000);
  } catch (error) {
    const said = DAEMONS.map((name) => `${name}: ${textOf(join(folder, `${name}.out`))}`);
    await endAll();
    throw new Error(`Slurm does not start: ${error}\n${said.join("\n")}`);
  }
  return { env, ask, stop };
}

const MUNGE_FILES = ["key-file", "socket", "pid-file", "log-file", "seed-file"];

async function configuration(folder: string): Promise<string> {
  const host = hostname().split(".")[0];
  const user = userInfo().username;
  return `${[
    "ClusterName=levain",
    `SlurmctldHost=${host}(127.0.0.1)`,
    `SlurmctldPort=${await freePort()}`,
    `SlurmdPort=${await freePort()}`,
    `SlurmUser=${user}`,
    `SlurmdUser=${user}`,
    "AuthType=auth/munge",
    `AuthInfo=socket=${join(folder, "munge-socket")}`,
    `StateSaveLocation=${join(folder, "state")}`,
    `SlurmdSpoolDir=${join(folder, "spool")}`,
    `SlurmctldPidFile=${join(folder, "slurmctld.pid")}`,
    `SlurmdPidFile=${join(folder, "slurmd.pid")}`,
    // A container has no cgroups to give away.
    "ProctrackType=proctrack/linuxproc",
    "TaskPlugin=task/none",
    "JobAcctGatherType=jobacct_gather/none",
    "AccountingStorageType=accounting_storage/none",
    "MpiDefault=none",
    "SelectType=select/cons_tres",
    "SelectTypeParameters=CR_Core",
    // A real cluster has more to do than to look at one job's dependencies.
    "SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=100000",
    // Two tasks at a time, whatever the machine has.
    "SlurmdParameters=config_overrides",
    `NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000`,
    `PartitionName=main Nodes=${host} Default=YES`,
  ].join("\n")}\n`;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

/** Asks again and again until the answer is neither empty, false nor an error. @throws Error after `longestMs` */
export async function until<T>(ask: () => Promise<T> | T, longestMs: number): Promise<T> {
  const begun = performance.now();
  let last: unknown = "no";
  while (performance.now() - begun < longestMs) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`waited ${longestMs / 1000} s in vain; the last answer: ${last}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "nothing";
  }
}
