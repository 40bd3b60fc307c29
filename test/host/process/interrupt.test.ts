import { type ChildProcess, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { everythingIn, temporaryFolder } from "../command.ts";
import { LEVAIN, started } from "./start.ts";

/** Far longer than any test waits. */
const LONG = ["run", "baseline", "--consumers", "20000", "--replicates", "1000", "--workers", "2"];

/** Waits until the run has created its staging folder, so it has certainly started. */
async function underWay(folder: string): Promise<void> {
  while (!everythingIn(folder).some((name) => name.includes("-partial-"))) await sleep(20);
}

describe("Ctrl-C", () => {
  test.each([
    ["SIGINT", "en", "interrupted; nothing was written"],
    ["SIGTERM", "fr", "interrompu ; rien n’a été écrit"],
    ["SIGHUP", "en", "interrupted; nothing was written"],
  ] as const)("%s ends a run promptly and leaves nothing", async (signal, language, words) => {
    const cwd = temporaryFolder();
    let sent = 0;
    const during = async (child: ChildProcess) => {
      await underWay(cwd);
      await sleep(300);
      sent = performance.now();
      child.kill(signal);
    };
    const ended = await started([...LONG, "--out", "below/results", "--lang", language], { cwd, during });
    expect(performance.now() - sent).toBeLessThan(10_000);
    expect(ended).toMatchObject({ code: 130, out: "" });
    expect(ended.err).toContain(words);
    expect(everythingIn(cwd)).toEqual([]);
  });
});

test("what a killed run leaves is removed by the next; what a running one has is not", async () => {
  const cwd = temporaryFolder();
  const killed = await started([...LONG, "--out", "results"], {
    cwd,
    during: async (child) => {
      await underWay(cwd);
      await sleep(300);
      child.kill("SIGKILL");
    },
  });
  expect(killed.code).toBe(null);
  expect(everythingIn(cwd).some((name) => name.includes("-partial-"))).toBe(true);
  const small = [
    "run",
    "baseline",
    "--consumers",
    "40",
    "--weeks",
    "5",
    "--replicates",
    "2",
    "--workers",
    "1",
  ];
  const running = await started([...LONG, "--out", "long"], {
    cwd,
    during: async (child) => {
      while (!everythingIn(cwd).some((name) => name.startsWith(".long-partial-"))) await sleep(20);
      await sleep(300);
      expect(await started([...small, "--out", "other"], { cwd })).toMatchObject({ code: 0 });
      expect(everythingIn(cwd).filter((name) => /partial-[^/]*$/.test(name))).toEqual([
        expect.stringMatching(/^\.long-partial-/),
      ]);
      child.kill("SIGINT");
    },
  });
  expect(running.code).toBe(130);
  expect(everythingIn(cwd)).toEqual([
    "other",
    ...["manifest.json", "runs.csv", "series.csv"].map((f) => join("other", f)),
  ]);
});

/** The built command with another worker, in its own folder as in an installed package. */
function withWorker(source: string): string {
  const folder = temporaryFolder();
  const dist = join(folder, "dist");
  mkdirSync(dist);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  for (const file of readdirSync("dist").filter((name) => name.endsWith(".js")))
    copyFileSync(resolve("dist", file), join(dist, file));
  writeFileSync(join(dist, "worker.js"), source);
  return join(dist, "levain.js");
}

describe("a worker that dies is reported as an internal error", () => {
  const onMessage = (action: string) => `
    import { parentPort } from "node:worker_threads";
    parentPort.once("message", () => { ${action} });`;

  test.each([
    ["when it starts", 'throw new Error("no such luck");', "a worker died: no such luck"],
    ["at its first task", onMessage("process.exit(3);"), "a worker died with code 3"],
    ["without a word", onMessage("process.exit(0);"), "a worker died with code 0"],
  ])("%s", async (_when, source, words) => {
    const cwd = temporaryFolder();
    const args = ["run", "baseline", "--replicates", "8", "--workers", "2", "--out", "results"];
    const ended = await started(args, { cwd, script: withWorker(source) });
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain(`levain: internal error: ${words}`);
    expect(everythingIn(cwd)).toEqual([]);
  });

  test("but not one that runs out of memory, which says so", async () => {
    const cwd = temporaryFolder();
    const source = onMessage("const all = []; for (;;) all.push(new Array(1e6).fill(all.length + 0.5));");
    const args = ["run", "baseline", "--replicates", "8", "--workers", "2", "--out", "results"];
    const env = { NODE_OPTIONS: "--max-old-space-size=100" };
    const ended = await started(args, { cwd, env, script: withWorker(source) });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("levain: --workers: 2: expected enough memory for each; one ran out of it");
    expect(everythingIn(cwd)).toEqual([]);
  });
});

describe("a reader that closes the pipe early", () => {
  const SMALL = ["run", "baseline", "--consumers", "40", "--weeks", "5", "--replicates", "2"];

  test("of standard output is not an error", async () => {
    const during = (child: ChildProcess) => child.stdout?.once("data", () => child.stdout?.destroy());
    const ended = await started(["schema"], { during });
    expect(ended).toMatchObject({ code: 0, err: "" });
  });

  test("as head does", () => {
    const script = 'set -o pipefail; "$@" | head -1';
    const { status, stdout, stderr } = spawnSync(
      "bash",
      ["-c", script, "bash", process.execPath, LEVAIN, "schema"],
      { encoding: "utf8" },
    );
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "{\n", stderr: "" });
  });

  test("of standard error does not keep a run from finishing and writing its files", async () => {
    const cwd = temporaryFolder();
    const during = (child: ChildProcess) => child.stderr?.destroy();
    const ended = await started([...SMALL, "--json", "--out", "results"], { cwd, during });
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.out).replicates).toBe(2);
    expect(everythingIn(cwd)).toContain(join("results", "manifest.json"));
  });
});

test("a trace ends at Ctrl-C, though it runs synchronously", async () => {
  const long = ["trace", "baseline@population.consumers=400000", "--person", "0"];
  const ended = await started(long, { during: (child) => setTimeout(() => child.kill("SIGINT"), 1500) });
  expect(ended).toMatchObject({ code: null, out: "" });
});
