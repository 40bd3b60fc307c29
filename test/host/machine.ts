import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { onTestFinished } from "vitest";
import type { Need } from "../needs.ts";

/** What tests can do on this machine. */

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === "linux";
export const LINUX: Need = { isMet: isLinux, what: "Linux" };

/** Runs the command without root's right to write anywhere; other users do not have it. */
export const underTheRules = isRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];
export const RULES: Need = {
  isMet: !isRoot || spawnSync(underTheRules[0], [...underTheRules.slice(1), "true"]).status === 0,
  what: "a user other than root, or setpriv, to meet a closed folder",
};

/** Mounts a disk of that size, which only root may do; for others the test is skipped with a message. */
export function tinyDisk(folder: string, size: string): void {
  mkdirSync(folder);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  onTestFinished(() => {
    execFileSync("umount", [folder]);
  });
}
export const DISKS: Need = {
  isMet: isRoot && isLinux && mounts(),
  what: "root on Linux with the right to mount, to fill a disk",
};

function mounts(): boolean {
  try {
    execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Whether a process can be started with process numbers of its own, as in a container. */
export const CONTAINERS: Need = {
  isMet:
    isRoot &&
    isLinux &&
    spawnSync("unshare", ["--pid", "--fork", "--kill-child", "--mount-proc", "true"]).status === 0,
  what: "root on Linux with unshare, to lock between containers",
};
