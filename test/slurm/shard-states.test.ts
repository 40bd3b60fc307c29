import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "../../sim/host/files/shell.ts";
import { rangesOf, shardStates } from "../../sim/host/study/shard-states.ts";
import { mergeScript, shardScript } from "../../sim/host/study/slurm-scripts.ts";
import { temporaryFolder } from "../host/command.ts";

test("a shard is missing that lacks a part and that nobody works on", () => {
  expect(shardStates(4, [5, 6, 10], new Set([3, 4]))).toEqual({
    of: 4,
    complete: [1, 4],
    underWay: [3],
    missing: [2],
  });
  expect(shardStates(3, [], new Set([1]))).toMatchObject({ complete: [1, 2, 3], underWay: [], missing: [] });
});

test("every shard is in one state, and all that lack parts are run by somebody once the missing ones are", () => {
  const cases = fc.record({
    of: fc.integer({ min: 1, max: 40 }),
    parts: fc.uniqueArray(fc.nat(200)),
    taken: fc.uniqueArray(fc.integer({ min: 1, max: 40 })),
  });
  fc.assert(
    fc.property(cases, ({ of, parts, taken }) => {
      const { complete, underWay, missing } = shardStates(of, parts, new Set(taken));
      const all = [...complete, ...underWay, ...missing].sort((a, b) => a - b);
      expect(all).toEqual(Array.from({ length: of }, (_, place) => place + 1));
      const willRun = new Set([...missing, ...taken]);
      for (const part of parts) expect(willRun).toContain((part % of) + 1);
      for (const shard of missing) expect(taken).not.toContain(shard);
    }),
  );
});

test("ranges hold the same numbers", () => {
  expect(rangesOf([1, 2, 3, 7, 9, 10])).toBe("1-3,7,9-10");
  expect(rangesOf([])).toBe("");
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60)), (numbers) => {
      const sorted = numbers.sort((a, b) => a - b);
      const read = rangesOf(sorted)
        .split(",")
        .filter((range) => range !== "")
        .flatMap((range) => {
          const [first, last = first] = range.split("-").map(Number);
          return Array.from({ length: last - first + 1 }, (_, place) => first + place);
        });
      expect(read).toEqual(sorted);
    }),
  );
});

test.each(["plain", "it's", 'a "b" $(touch evil) `touch evil`; %A \\ *', "deux\nlignes"])(
  "the scripts leave the folder %j as it is called, and the shell runs nothing in it",
  (name) => {
    const home = temporaryFolder();
    const folder = join(home, name);
    mkdirSync(folder);
    writeFileSync(join(home, "told.cjs"), "console.log(JSON.stringify(process.argv.slice(2)));");
    const command = [process.execPath, join(home, "told.cjs")];
    const env = {
      ...process.env,
      ...{ SLURM_ARRAY_TASK_ID: "3", SLURM_ARRAY_JOB_ID: "12", SLURM_JOB_ID: "15", SLURM_CPUS_PER_TASK: "2" },
    };
    for (const script of [shardScript(command, [folder], 8, folder), mergeScript(command, [folder], folder)])
      execFileSync("sh", ["-c", script], { cwd: home, env });
    const said = (log: string) => JSON.parse(readFileSync(join(folder, log), "utf8"));
    const shard = ["study", "resume", folder, "--take-over", "--shard", "3/8", "--workers", "2"];
    expect(said("shard-3-12.log")).toEqual(shard);
    expect(said("merge-15.log")).toEqual(["study", "merge", folder, "--take-over"]);
    expect(readdirSync(home).sort()).toEqual([name, "told.cjs"].sort());
  },
);

test.each([
  ["1", "1"],
  ["256", "256"],
  ["300", "256"],
])("a task with %s processors has %s workers", (cpus, workers) => {
  const home = temporaryFolder();
  const script = shardScript(["echo"], [home], 8, home);
  const env = {
    ...process.env,
    SLURM_ARRAY_TASK_ID: "3",
    SLURM_ARRAY_JOB_ID: "12",
    SLURM_CPUS_PER_TASK: cpus,
  };
  execFileSync("sh", ["-c", script], { env });
  expect(readFileSync(join(home, "shard-3-12.log"), "utf8")).toContain(`--workers ${workers}\n`);
});

test("a word is quoted only where a shell would read something else", () => {
  expect(["results/night-1.2", "/tmp/a_b", "a b", "it's", "$HOME", "~", ""].map(shellWord)).toEqual([
    ...["results/night-1.2", "/tmp/a_b", "'a b'", "'it'\\''s'", "'$HOME'", "'~'", "''"],
  ]);
});
