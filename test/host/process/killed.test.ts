import type { ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { leftOut } from "../../thorough.ts";
import { temporaryFolder } from "../command.ts";
import { partsIn, resultsIn, STUDY, studyIn, TINY, writeStudy } from "../study/studies.ts";
import { started } from "./start.ts";

const MINUTE = 60_000;
const PARTS = STUDY.design.points;
const KILLS = leftOut("7 of 10 kills of a study") ? 3 : 10;

const cwd = temporaryFolder();
const study = studyIn(cwd);
const at = (folder: string) => join(cwd, folder);
let whole: Record<string, string>;

beforeAll(async () => {
  // Worlds that take long enough for a kill in the middle.
  writeStudy(cwd, { scenarios: [{ ...TINY, population: { consumers: 200 } }], replicates: 6 });
  const args = ["study", "run", "study.json", "--out", "whole", "--weekly", "--workers", "2"];
  const { code, err } = await started(args, { cwd });
  expect({ code, err }).toMatchObject({ code: 0 });
  whole = resultsIn(at("whole"));
  expect(Object.keys(whole).sort()).toEqual([
    ...["dictionary.csv", "manifest.json", "runs.parquet", "series.parquet"],
  ]);
}, 5 * MINUTE);

/** Number of parts when the process had been killed. */
async function killed(args: readonly string[], folder: string, parts: number): Promise<number> {
  let seen = 0;
  const during = async (child: ChildProcess) => {
    const count = () => {
      try {
        return partsIn(at(folder)).length;
      } catch {
        return 0;
      }
    };
    while (child.exitCode === null && count() < parts) await sleep(2);
    // At any moment of the work on the next part.
    await sleep(20 * Math.random());
    // No part can be finished between the count and the kill.
    child.kill("SIGSTOP");
    seen = count();
    child.kill("SIGKILL");
  };
  const { code } = await started(["study", ...args], { cwd, during });
  expect(code).toBe(null);
  return seen;
}

test(
  `a study that is killed ${KILLS} times ends with the bytes of one that was left alone`,
  async () => {
    let parts = 0;
    for (let turn = 0; turn < KILLS; turn++) {
      const args = ["study.json", "--out", "killed", "--weekly", "--workers", "1"];
      const seen = await killed(["run", ...args], "killed", parts + 1 + (turn % 3));
      expect(seen).toBeGreaterThan(parts);
      expect(seen).toBeLessThan(PARTS);
      parts = seen;
    }
    const { code, err } = await study("resume", "killed", "--workers", "1");
    expect(code).toBe(0);
    expect(err).toContain(`resuming: ${parts} parts are done, `);
    expect(resultsIn(at("killed"))).toEqual(whole);
    expect(readdirSync(join(at("killed"), "locks"))).toEqual([]);
    expect(readdirSync(join(at("killed"), "parts"))).toEqual(readdirSync(join(at("whole"), "parts")));
  },
  5 * MINUTE,
);

describe("the bytes are the same", () => {
  test(
    "with one worker",
    async () => {
      await study("run", "study.json", "--out", "one", "--weekly", "--workers", "1");
      expect(resultsIn(at("one"))).toEqual(whole);
    },
    2 * MINUTE,
  );

  test(
    "from three shards at once, one of them killed midway",
    async () => {
      const shard = (place: number) => [
        "run",
        "study.json",
        "--out",
        "shards",
        "--weekly",
        "--shard",
        `${place}/3`,
      ];
      const unharmed = (place: number) => started(["study", ...shard(place), "--workers", "1"], { cwd });
      const [, , seen] = await Promise.all([
        unharmed(1),
        unharmed(3),
        killed([...shard(2), "--workers", "1"], "shards", 2),
      ]);
      expect(seen).toBeGreaterThan(0);
      expect(partsIn(at("shards")).length).toBeLessThan(PARTS);
      const early = await study("merge", "shards");
      expect(early.code).toBe(2);
      expect(early.err).toMatch(
        /a study with all its parts; \d+ parts? (is|are) missing or altered, out of 64/,
      );
      expect(resultsIn(at("shards"))).toEqual({});
      expect((await study("resume", "shards", "--shard", "2/3")).code).toBe(0);
      expect((await study("merge", "shards")).code).toBe(0);
      expect(resultsIn(at("shards"))).toEqual(whole);
    },
    3 * MINUTE,
  );
});
