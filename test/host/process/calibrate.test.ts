import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { bytesIn, writeCalibration } from "../calibrating.ts";
import { type Ended, everythingIn, levain, temporaryFolder } from "../command.ts";
import { csvRows } from "../small.ts";
import { started } from "./start.ts";

const MINUTES = 60_000;
const cwd = temporaryFolder();
const calibrate = (out: string, ...more: string[]) =>
  levain(["calibrate", "calibration.json", "--out", out, ...more], { cwd });

let whole: Ended;
beforeAll(async () => {
  // Long enough to be stopped in the middle; every setting is accepted.
  const targets = [{ metric: "aware", value: 50, tolerance: 500 }];
  writeCalibration(cwd, { targets, settings: 60, waves: 1, worlds: 4, checkWorlds: 4 });
  whole = await calibrate("whole");
}, 5 * MINUTES);

describe("a process that is killed", () => {
  const journal = (out: string) => join(cwd, out, "journal");
  const linesOf = (out: string) =>
    existsSync(journal(out)) ? readFileSync(journal(out), "utf8").split("\n").slice(0, -1) : [];

  test(
    "is resumed by the next, with the same bytes; until then nobody else may work there",
    async () => {
      let other: Ended | undefined;
      const during = async (child: ChildProcess) => {
        while (linesOf("killed").length < 5) await sleep(20);
        // It still holds the lock on the folder.
        child.kill("SIGSTOP");
        other = await calibrate("killed");
        child.kill("SIGKILL");
      };
      const args = ["calibrate", "calibration.json", "--out", "killed", "--workers", "2"];
      const killed = await started(args, { cwd, during });
      expect(killed).toMatchObject({ code: null, out: "" });
      expect(other).toMatchObject({ code: 2, out: "" });
      expect(other?.err).toMatch(/a folder that no other process is using; process \d+ is using it/);
      expect(everythingIn(join(cwd, "killed"))).toEqual(["calibration.json", "journal", "lock"]);
      const done = linesOf("killed");
      const all = csvRows(join(cwd, "whole", "settings.csv")).length;
      expect(done.length).toBeGreaterThanOrEqual(5);
      expect(done.length).toBeLessThan(all);

      // Disk damage: one line altered, another truncated.
      const altered = done.map((line, n) =>
        n === 1 ? line.replace(/\d(?=\D*$)/, (d) => String(9 - Number(d))) : line,
      );
      expect(altered[1]).not.toBe(done[1]);
      writeFileSync(journal("killed"), `${altered.join("\n")}\n${done[0].slice(0, 30)}`);

      const resumed = await calibrate("killed", "--workers", "1");
      expect(resumed.err).toContain(`resuming in killed: ${done.length - 1} pieces of work done`);
      expect(resumed).toMatchObject({ code: 0, out: whole.out });
      expect(bytesIn(join(cwd, "killed"))).toEqual(bytesIn(join(cwd, "whole")));
    },
    5 * MINUTES,
  );

  test("by Ctrl-C keeps its finished work", async () => {
    const during = async (child: ChildProcess) => {
      while (linesOf("stopped").length < 3) await sleep(20);
      child.kill("SIGINT");
    };
    const args = ["calibrate", "calibration.json", "--out", "stopped", "--workers", "2"];
    const ended = await started(args, { cwd, during });
    expect(ended).toMatchObject({ code: 130, out: "" });
    expect(ended.err).toContain("interrupted; finished work is kept");
    expect(everythingIn(join(cwd, "stopped"))).toEqual(["calibration.json", "journal"]);
    expect(linesOf("stopped").length).toBeGreaterThanOrEqual(3);
  });
});
