import { mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { existsSync, statSync } from "../../sim/host/files/disk.ts";
import { placed, resolved, within } from "../../sim/host/files/surroundings.ts";
import { everythingIn, levain, temporaryFolder, writeScenario } from "./command.ts";

const env = {};

test("commands that run at the same time each have their own working folder", async () => {
  const size = ["--consumers", "20", "--weeks", "3", "--replicates", "4"];
  const run = (cwd: string) => levain(["run", "mine.json", ...size, "--out", "out", "--json"], { cwd });
  const folders = [3, 4].map((weeks) => {
    const cwd = temporaryFolder();
    writeScenario(join(cwd, "mine.json"), { id: `weeks-${weeks}`, horizonWeeks: weeks });
    return cwd;
  });
  const ended = await Promise.all(folders.map(run));
  expect(ended.map(({ code, out }) => [code, JSON.parse(out).scenarios[0].id])).toEqual([
    [0, "weeks-3"],
    [0, "weeks-4"],
  ]);
  for (const cwd of folders)
    expect(everythingIn(join(cwd, "out"))).toEqual(["manifest.json", "runs.csv", "series.csv"]);
});

test("a path is resolved as the system would resolve it there", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "far", "away"), { recursive: true });
  symlinkSync(join(cwd, "far", "away"), join(cwd, "link"));
  writeScenario(join(cwd, "far", "file"), "");
  const inside = <T>(action: () => T) => within({ cwd, env }, action);
  // Through the link's target, not its name.
  expect(inside(() => existsSync("link/../file"))).toBe(true);
  expect(inside(() => existsSync("far/file/"))).toBe(false);
  expect(inside(() => statSync("", { throwIfNoEntry: false }))).toBeUndefined();
  expect(inside(() => [placed("/x"), placed("x/"), resolved("a", "..", "b")])).toEqual([
    ...["/x", `${cwd}/x/`, join(cwd, "b")],
  ]);
});

test("outside a command paths start from the folder of the process", () => {
  expect(placed("x")).toBe("x");
  expect(resolved("x")).toBe(resolve("x"));
});
