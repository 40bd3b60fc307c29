import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { onTestFinished } from "vitest";

/** What tests can do on this machine. */

const isRoot = process.getuid?.() === 0;
export const isLinux = process.platform === "linux";

/** Runs the command without root's right to write anywhere; other users do not have it. */
export const underTheRules = isRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];
export const canObey =
  !isRoot || spawnSync(underTheRules[0], [...underTheRules.slice(1), "true"]).status === 0;
if (!canObey)
  process.stderr.write("SKIPPED: a closed folder is tested as another user than root, or with setpriv\n");

/** Mounts a disk of that size, which only root may do; for others the test is skipped with a message. */
export function tinyDisk(folder: string, size: string): void {
  mkdirSync(folder);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  onTestFinished(() => {
    execFileSync("umount", [folder]);
  });
}
export const canMount = isRoot && isLinux && mounts();

function mounts(): boolean {
  try {
    execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
if (!canMount)
  process.stderr.write("SKIPPED: a full disk is tested only as root on Linux, who may mount one\n");

/** Whether a process can be started with process numbers of its own, as in a container. */
export const canContain =
  isRoot &&
  isLinux &&
  spawnSync("unshare", ["--pid", "--fork", "--kill-child", "--mount-proc", "true"]).status === 0;
if (!canContain)
  process.stderr.write("SKIPPED: locks between containers are tested only as root on Linux, with unshare\n");
