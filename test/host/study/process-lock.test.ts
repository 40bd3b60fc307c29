import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { heldLock, takeLock } from "../../../sim/host/folder/process-lock.ts";
import { needing } from "../../needs.ts";
import { temporaryFolder } from "../command.ts";
import { LINUX } from "../machine.ts";

let path: string;
beforeEach(() => {
  path = join(temporaryFolder(), "one.lock");
});

/** A lock file that another process left some time ago. */
function leave(holder: unknown): void {
  writeFileSync(path, typeof holder === "string" ? holder : JSON.stringify(holder));
  const before = Date.now() / 1000 - 3600;
  utimesSync(path, before, before);
}

/** The number of a process that has ended. */
const ended = () => spawnSync(process.execPath, ["--version"]).pid;

test("one process holds a lock until it releases it, and the lock names the process", () => {
  const release = takeLock(path);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ host: hostname(), process: process.pid });
  expect(heldLock(path)).toMatchObject({ state: "running" });
  expect(() => takeLock(path)).toThrow(`process ${process.pid} is using it`);
  expect(() => takeLock(path, true)).toThrow(`process ${process.pid} is using it`);
  release();
  expect(heldLock(path)).toBeUndefined();
  takeLock(path)();
  expect(existsSync(path)).toBe(false);
});

test("a lock that was taken over is not released by its former holder", () => {
  const release = takeLock(path);
  leave({ host: "elsewhere", process: 7, startedAt: null });
  release();
  expect(heldLock(path)).toMatchObject({ holder: { host: "elsewhere" } });
});

test("a lock's folder is created if it is missing", () => {
  path = join(temporaryFolder(), "locks", "deep", "one.lock");
  takeLock(path)();
  expect(readdirSync(join(path, ".."))).toEqual([]);
});

describe("an abandoned lock can be taken", () => {
  test.each([
    ["of a process that has ended", () => ({ host: hostname(), process: ended(), startedAt: null })],
    ["of a process killed while it wrote the lock", () => '{"host": "'],
    ["of no process at all", () => ({ host: hostname(), process: 0, startedAt: null })],
  ])("%s", (_by, holder) => {
    leave(holder());
    expect(heldLock(path)).toBeUndefined();
    takeLock(path)();
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  needing(LINUX).test("by one whose number another process has got since", () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    onTestFinished(() => {
      other.kill("SIGKILL");
    });
    leave({ host: hostname(), process: other.pid, startedAt: "another boot 1" });
    takeLock(path)();
    leave({ host: hostname(), process: other.pid, startedAt: null });
    expect(() => takeLock(path)).toThrow(`process ${other.pid} is using it`);
  });
});

test("a lock that is still being written is held", () => {
  writeFileSync(path, "");
  expect(() => takeLock(path)).toThrow("a folder that no other process is using");
});

test("a lock from another computer is taken only when the user says that its process has ended", () => {
  leave({ host: "elsewhere", process: ended(), startedAt: null });
  expect(heldLock(path)).toMatchObject({ state: "unknown", holder: { host: "elsewhere" } });
  expect(() => takeLock(path)).toThrow(/process \d+ on elsewhere is using it; .* --take-over/);
  takeLock(path, true)();
  expect(existsSync(path)).toBe(false);
});

describe("under the same host name", () => {
  const here = () => {
    const release = takeLock(path);
    const own = JSON.parse(readFileSync(path, "utf8"));
    release();
    return own;
  };
  const other = "0123456789abcdef0123456789abcdef";

  needing(LINUX).test("a process of another PID namespace may still run", () => {
    leave({ ...here(), process: ended(), pidNamespace: "pid:[1]" });
    expect(heldLock(path)).toMatchObject({ state: "unknown" });
    expect(() => takeLock(path)).toThrow(
      /process \d+ in another container or on another computer called .* --take-over/,
    );
    takeLock(path, true)();
  });

  needing(LINUX).test("so may one of another computer, but none from before a restart of this one", () => {
    const own = here();
    const before = { ...own, process: ended(), startedAt: "another-boot 1" };
    for (const machine of [other, null]) {
      leave({ ...before, machine });
      expect(heldLock(path)).toMatchObject({ state: "unknown" });
    }
    leave({ ...before, machine: own.machine });
    expect(heldLock(path)?.state).toBe(own.machine === null ? "unknown" : undefined);
  });
});
