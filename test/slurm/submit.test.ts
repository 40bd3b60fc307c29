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
