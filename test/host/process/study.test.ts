import { type ChildProcess, execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { needing } from "../../needs.ts";
import { type Ended, temporaryFolder } from "../command.ts";
import { CONTAINERS, LINUX } from "../machine.ts";
import { partsIn, resultsIn, STUDY, studyIn, TINY, writeStudy } from "../study/studies.ts";
import { LEVAIN, started } from "./start.ts";

const MINUTE = 60_000;

describe("a study that a process is working on", () => {
  const folder = temporaryFolder();
  const busy = studyIn(folder);

  test(
    "is not resumed by a second process, but stops when asked and can be resumed",
    async () => {
      writeStudy(folder, { scenarios: [{ ...TINY, population: { consumers: 600 } }], replicates: 20 });
      const others: Ended[] = [];
      const during = async (child: ChildProcess) => {
        while (!existsSync(join(folder, "out", "parts", "00000000.part"))) await sleep(5);
        others.push(await busy("resume", "out"), await busy("resume", "out", "--shard", "1/2"));
        child.kill("SIGINT");
      };
      const { code, err } = await started(["study", "run", "study.json", "--out", "out"], {
        cwd: folder,
        during,
      });
      expect(code).toBe(130);
      expect(err).toContain("interrupted; finished parts are kept, and the same command resumes from there");
      expect(others.map((one) => one.code)).toEqual([2, 2]);
      expect(others[0].err).toMatch(/a folder that no other process is using; process \d+ is using it/);
      expect(others[1].err).toContain("no other process in this folder; one is running the whole study");
      const parts = partsIn(join(folder, "out")).length;
      expect(parts).toBeGreaterThan(0);
      expect((await busy("status", "out")).out).toMatch(new RegExp(`^${parts} parts? (is|are) done`, "m"));
      expect(readdirSync(join(folder, "out", "locks"))).toEqual([]);
    },
    5 * MINUTE,
  );
});

test(
  "Ctrl-C ends a merge at once, and a later merge gives the same",
  async () => {
    const scenarios = [{ ...TINY, population: { consumers: 20 } }];
    const cwd = temporaryFolder();
    const at = (...path: string[]) => join(cwd, "out", ...path);
    writeStudy(cwd, { scenarios, replicates: 12 });
    const isMerging = () =>
      existsSync(at()) && readdirSync(at()).some((file) => /^series\.csv.*\.partial$/.test(file));
    const during = async (child: ChildProcess) => {
      while (child.exitCode === null && !isMerging()) await sleep(2);
      child.kill("SIGSTOP");
      expect(isMerging()).toBe(true);
      child.kill("SIGINT");
      child.kill("SIGCONT");
    };
    const args = ["study", "run", "study.json", "--out", "out", "--weekly", "--format", "csv"];
    const { code } = await started(args, { cwd, during });
    expect(code).toBe(null);
    expect(existsSync(at("manifest.json"))).toBe(false);
    expect((await studyIn(cwd)("resume", "out")).code).toBe(0);
    const { runs } = JSON.parse(readFileSync(at("manifest.json"), "utf8"));
    expect(runs).toBe(STUDY.design.points * 2 * 12);
    expect(Object.keys(resultsIn(at())).sort()).toEqual([
      ...["dictionary.csv", "manifest.json", "runs.csv", "series.csv"],
    ]);
  },
  2 * MINUTE,
);

needing(LINUX).test("the command that is proposed can be copied, whatever the folder is called", async () => {
  const home = temporaryFolder();
  const folder = "it's $HOME \u001b[31mred";
  writeStudy(home, {
    ...{ baseline: false, design: { type: "factorial" } },
    vary: { "levers.support.guidance": { values: [0, "10000 * active"] } },
  });
  const ran = await studyIn(home)("run", "study.json", "--out", folder);
  expect(ran.out).toMatch(/runs? failed/);
  expect(ran.out + ran.err).not.toContain("\u001b");
  cpSync(join(home, folder), join(home, "it's $HOME"), { recursive: true });
  const { out } = await studyIn(home)("status", "it's $HOME");
  const proposed = / levain (study resume .* --retry-failed)$/m.exec(out)?.[1] ?? "";
  expect(proposed).toContain("'it'\\''s $HOME'");
  const again = execFileSync("sh", ["-c", `"${process.execPath}" "${LEVAIN}" ${proposed} 2>&1`], {
    cwd: home,
  });
  expect(again.toString()).toContain("1 is left");
});

needing(LINUX).test("no more workers are started than there are pieces of work", async () => {
  const folder = temporaryFolder();
  writeStudy(folder, { design: { type: "sobol", points: 2 } });
  let most = 0;
  const args = ["study", "run", "study.json", "--out", "out", "--workers", "100"];
  const { code } = await started(args, {
    cwd: folder,
    during: ({ pid }) => {
      const look = setInterval(() => {
        const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, "utf8") : "";
        most = Math.max(most, Number(/^Threads:\s*(\d+)/m.exec(status)?.[1] ?? 0));
      }, 5);
      onTestFinished(() => clearInterval(look));
    },
  });
  expect(code).toBe(0);
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThan(50);
});

needing(CONTAINERS).test("a process in another container keeps its lock", async () => {
  const cwd = temporaryFolder();
  writeStudy(cwd, { scenarios: [{ ...TINY, population: { consumers: 600 } }], replicates: 20 });
  const others: Ended[] = [];
  const during = async (child: ChildProcess) => {
    while (!existsSync(join(cwd, "out", "parts", "00000000.part"))) await sleep(5);
    others.push(await studyIn(cwd)("resume", "out"), await studyIn(cwd)("status", "out"));
    child.kill("SIGKILL");
  };
  await started(["study", "run", "study.json", "--out", "out", "--workers", "1"], {
    ...{ cwd, during, under: ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"] },
  });
  expect(others[0]).toMatchObject({ code: 2, out: "" });
  expect(others[0].err).toMatch(/process \d+ in another container or on another computer called/);
  expect(others[1].out).toMatch(/shard 1\/1: process \d+ on/);
});
