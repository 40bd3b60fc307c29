import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { everythingIn, levain, temporaryFolder, writeScenario } from "../host/command.ts";

const STUDY = {
  version: 1,
  id: "small",
  scenarios: [{ id: "few", extends: "baseline", horizonWeeks: 3, population: { consumers: 20 } }],
  vary: { "levers.support.guidance": { values: [0, 5] } },
  design: { type: "factorial" },
  replicates: 2,
};

/** A folder with a study in it that was planned, and not run. */
async function planned(): Promise<string> {
  const cwd = temporaryFolder();
  writeScenario(join(cwd, "small.json"), STUDY);
  const { code, err } = await levain(["study", "plan", "small.json", "--out", "small"], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return cwd;
}

const SUBMIT = ["study", "submit", "small", "--engine", "slurm"];

describe("study submit", () => {
  test.each([
    ["en", '--engine: "slurm": expected a computer with Slurm; squeue was not found'],
    ["fr", '--engine : "slurm" — attendu : un ordinateur avec Slurm ; squeue est introuvable'],
  ])("says in %s that there is no Slurm here", async (lang, words) => {
    const cwd = await planned();
    const ended = await levain([...SUBMIT, "--lang", lang], { cwd, env: { PATH: cwd } });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain(words);
  });

  test("tells every option that sbatch would not take, or that is not the user's, and asks Slurm nothing", async () => {
    const cwd = await planned();
    const options = ["--array=1-3", "--dep=afterok:1", "--time", "1:00:00", "-p", "--mem=2G"];
    const ended = await levain([...SUBMIT, "--", ...options], { cwd, env: { PATH: cwd } });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err.trim().split("\n").slice(0, 4)).toEqual([
      'levain: "--array=1-3": expected an option of sbatch that submit does not set itself',
      '"--dep=afterok:1": expected an option of sbatch that submit does not set itself',
      '"1:00:00": expected an option of sbatch, written --name=value',
      '"-p": expected an option of sbatch, written --name=value',
    ]);
    expect(everythingIn(join(cwd, "small"))).not.toContain("slurm");
  });

  test.each([
    [["study", "submit", ".", "--engine", "slurm"], "the folder of a study"],
    [["study", "submit", "small"], "required option '--engine <engine>' not specified"],
    [["study", "submit", "small", "--engine", "pbs"], "Allowed choices are slurm."],
    [[...SUBMIT, "--array", "0"], "expected a whole number from 1"],
  ])("refuses %j", async (args, words) => {
    const ended = await levain(args, { cwd: await planned() });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain(words);
  });
});

/** A folder of programs that answer like Slurm's, each after a greeting, and note how they were called. */
function pretended(maxArraySize: number): { path: string; calls: () => string[] } {
  const path = temporaryFolder();
  const program = (name: string, answer: string) =>
    writeFileSync(
      join(path, name),
      `#!/bin/sh\necho "${name} $*" >>"${path}/calls"\necho "Welcome to cluster 12|34|5"\necho 2026\n${answer}\n`,
      { mode: 0o755 },
    );
  program("squeue", "");
  program("scontrol", `echo "  MaxArraySize            = ${maxArraySize}"`);
  program("sbatch", 'echo "4711;main"');
  program("scancel", "");
  return { path, calls: () => readFileSync(join(path, "calls"), "utf8").split("\n") };
}

describe("a cluster that greets before it answers", () => {
  test.each([
    [1001, "--array=1-2"],
    [3, "--array=1-2"],
    [2, "--array=1"],
    [1, "--requeue "],
    [0, "--requeue "],
  ])("and has a MaxArraySize of %i gets the study", async (size, words) => {
    const cwd = await planned();
    const { path, calls } = pretended(size);
    const env = { PATH: `${path}:${process.env.PATH}` };
    const ended = await levain(SUBMIT, { cwd, env });
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toContain("as job 4711");
    const [shards, merge] = calls().filter((call) => call.startsWith("sbatch"));
    expect(shards).toContain(words);
    if (size <= 1) expect(shards).not.toContain("--array");
    expect(merge).toContain("--dependency=afterany:4711");
    const script = readFileSync(join(cwd, "small", "slurm", "shard.sh"), "utf8");
    expect(script).toContain(`\${SLURM_ARRAY_TASK_ID:-1}/${size <= 2 ? 1 : 2}"`);
  });

  test("and has no arrays refuses to be asked for some", async () => {
    const cwd = await planned();
    const env = { PATH: `${pretended(0).path}:${process.env.PATH}` };
    const ended = await levain([...SUBMIT, "--array", "5"], { cwd, env });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("--array: 5: expected 1 or nothing: this cluster has no arrays of jobs");
  });
});
