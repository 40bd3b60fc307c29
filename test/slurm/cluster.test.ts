import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder, writeScenario } from "../host/command.ts";
import { started } from "../host/process/start.ts";
import { needing } from "../needs.ts";
import { missingPrograms, type OneNode, startSlurm, until } from "./one-node.ts";

const SLURM = {
  isMet: missingPrograms.length === 0,
  what: `Slurm, of which there is no ${missingPrograms.join(", ")} (apt-get install slurm-wlm munge)`,
};
if (!SLURM.isMet && process.env.CI) throw new Error(`Studies on a cluster are tested with ${SLURM.what}`);

/** Each part takes long enough that a task can be cancelled between two of them. */
const size = { horizonWeeks: 104, population: { consumers: 1000 } };
const STUDY = {
  version: 1,
  id: "night",
  seed: "cluster",
  scenarios: [
    { id: "plain", extends: "community-forum", ...size },
    {
      ...{ id: "paid", extends: "community-forum", ...size },
      levers: { rewards: { payEurosPerContribution: 0.3 } },
    },
  ],
  vary: { "levers.support.guidance": { range: [0, 10] } },
  design: { type: "latin-hypercube", points: 60 },
  replicates: 2,
};
const RUNS = 240;
const PARTS = 60;
const SHARDS = 4;
const MERGED = ["dictionary.csv", "manifest.json", "runs.parquet"];

needing(SLURM).describe("a study on a Slurm of one node", () => {
  const cwd = temporaryFolder();
  // A name that shells and Slurm would both like to read something into.
  const folder = join(cwd, "it's 100 %a");
  let slurm: OneNode;
  beforeAll(async () => {
    writeScenario(join(cwd, "night.json"), STUDY);
    slurm = await startSlurm();
  });
  afterAll(() => slurm?.stop());

  const study = (...args: string[]) => started(["study", ...args], { cwd, env: slurm.env });
  const submit = (...args: string[]) => study("submit", folder, "--engine", "slurm", ...args);
  const jobIn = (out: string) => /as job (\d+)/.exec(out)?.[1] ?? "";
  const partsOf = (shard: number) =>
    readdirSync(join(folder, "parts"))
      .filter((name) => /^\d{8}\.part$/.test(name))
      .filter((name) => Number.parseInt(name, 10) % SHARDS === shard - 1);

  test("whose task was cancelled midway is submitted again for that shard only, and gives a local run's bytes", async () => {
    expect(await study("plan", "night.json", "--out", folder)).toMatchObject({ code: 0, err: "" });

    const first = await submit("--array", String(SHARDS), "--", "--time=30");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain(`${SHARDS} shards: complete none; under way none; missing 1-4`);
    expect(first.out).toContain("submitted 4 shards (1-4) as job");

    await until(() => partsOf(2).length > 0, 60_000);
    await slurm.ask("scancel", `${jobIn(first.out)}_2`);
    await until(
      async () => !(await slurm.ask("squeue", "--array", "--noheader", "--format=%i")).includes("_2"),
      60_000,
    );
    const done = partsOf(2);
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(PARTS / SHARDS);

    // Two at once would run shards twice.
    const before = await submit("--array", "5");
    expect(before).toMatchObject({ code: 2, out: "" });
    expect(before.err).toContain("--array: 5: expected 4, while tasks of 4 shards are waiting or running");

    const second = await submit("--wait", "--lang", "fr");
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^4 tranches : .*manquantes 2$/m);
    expect(second.out).toMatch(/^soumis 1 tranche \(2\), travail \d+$/m);
    expect(second.out).toContain("tout est réuni");
    expect(second.err).toContain("travaux en attente ou en cours");
    expect(partsOf(2)).toHaveLength(PARTS / SHARDS);

    const local = await study("run", "night.json", "--out", "local", "--workers", "2");
    expect(local.code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ runs: RUNS, failed: 0, parts: PARTS });
    for (const file of MERGED)
      expect(readFileSync(join(folder, file)).equals(readFileSync(join(cwd, "local", file))), file).toBe(
        true,
      );

    const third = await submit();
    expect(third).toMatchObject({ code: 0, err: "" });
    expect(third.out).toContain("complete 1-4; under way none; missing none");
    expect(third.out).toContain("nothing is left to do");
  }, 300_000);

  test("whose part was cut short and whose merge fails is told, and finished by another submission", async () => {
    const bytes = readFileSync(join(folder, "runs.parquet"));
    const part = join(folder, "parts", "00000005.part");
    truncateSync(part, 1000);
    rmSync(join(folder, "runs.parquet"));
    mkdirSync(join(folder, "runs.parquet"));
    const failed = await submit("--wait");
    expect(failed.code).toBe(2);
    expect(failed.out).toContain("4 shards: complete 1,3-4; under way none; missing 2");
    expect(failed.err).toContain("the merge has failed");
    const log = readdirSync(join(folder, "slurm"))
      .filter((name) => name.startsWith("merge-"))
      .sort()
      .at(-1)!;
    expect(readFileSync(join(folder, "slurm", log), "utf8")).toContain("runs.parquet");

    rmdirSync(join(folder, "runs.parquet"));
    const again = await submit("--wait");
    expect(again.code).toBe(0);
    expect(again.out).toMatch(
      /complete 1-4; under way none; missing none\nsubmitted the merge as job \d+, after all others/,
    );
    expect(readFileSync(join(folder, "runs.parquet")).equals(bytes)).toBe(true);
  }, 120_000);

  test("that Slurm refuses is told in Slurm's words, and more tasks than it numbers are refused before", async () => {
    const scenario = { ...STUDY.scenarios[0], horizonWeeks: 2, population: { consumers: 20 } };
    writeScenario(join(cwd, "small.json"), { ...STUDY, scenarios: [scenario] });
    expect((await study("plan", "small.json", "--out", "small")).code).toBe(0);
    const asked = (...args: string[]) => study("submit", "small", "--engine", "slurm", ...args);

    const refused = await asked("--", "--partition=nowhere");
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toMatch(
      /--engine: "slurm": expected something that sbatch accepts; it says: .*invalid partition/i,
    );
    const many = await asked("--array", "1001");
    expect(many).toMatchObject({ code: 2, out: "" });
    expect(many.err).toContain(
      "--array: 1001: expected at most 1000, the highest task number of this cluster",
    );
    expect(await slurm.ask("squeue", "--noheader")).toBe("");
  });
});
