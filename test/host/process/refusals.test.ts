import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { needing } from "../../needs.ts";
import { writeCalibration } from "../calibrating.ts";
import { everythingIn, temporaryFolder } from "../command.ts";
import { LINUX, RULES, underTheRules } from "../machine.ts";
import { studyIn, writeStudy } from "../study/studies.ts";
import { LEVAIN, started } from "./start.ts";

/** What the system refuses to a process without root's rights. */

const RUN = [
  ...["run", "launch-forum", "--consumers", "40", "--weeks", "6"],
  ...["--replicates", "2", "--workers", "1"],
];

needing(RULES).describe("a folder that may not be written to is refused", () => {
  test("for results", async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "closed"));
    chmodSync(join(cwd, "closed"), 0o555);
    const before = everythingIn(cwd);
    const ended = await started([...RUN, "--out", "closed/results"], { cwd, under: underTheRules });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("a folder that you may write to");
    expect(everythingIn(cwd)).toEqual(before);
  });

  test("for a calibration", async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "closed"), { mode: 0o555 });
    const targets = [{ metric: "aware", value: 1, tolerance: 1 }];
    const args = ["calibrate", writeCalibration(cwd, { targets }), "--out", "closed"];
    const ended = await started(args, { cwd, under: underTheRules });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("a folder that you may write to");
  });
});

needing(RULES, LINUX).test("a part that may not be read counts as altered", async () => {
  const cwd = temporaryFolder();
  writeStudy(cwd, { design: { type: "sobol", points: 4 }, replicates: 1 });
  expect((await studyIn(cwd)("run", "study.json", "--out", "out")).code).toBe(0);
  execFileSync("chmod", ["0", join(cwd, "out", "parts", "00000002.part")]);
  const { out } = await started(["study", "status", "out"], { cwd, under: underTheRules });
  expect(out).toContain("1 part is altered or truncated and will run again: 2");
});

needing(LINUX).test("standard output on a full disk", () => {
  const words = {
    en: "expected a disk with free space; this one is full",
    fr: "un disque qui a de la place",
  };
  for (const [args, said] of [
    [["schema", "--lang", "en"], words.en],
    [["schema", "--lang", "fr"], words.fr],
    [[...RUN, "--json", "--lang", "fr"], words.fr],
  ] as const) {
    const shell = ["-c", 'exec "$0" "$@" > /dev/full', process.execPath, LEVAIN, ...args];
    const { status, stderr } = spawnSync("sh", shell, { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("stdout");
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("ENOSPC");
  }
});

needing(LINUX).test("too few addresses for a worker", async () => {
  const under = ["sh", "-c", 'ulimit -v 1300000; exec "$@"', "sh"];
  const ended = await started(RUN, { under });
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.err).toMatch(/ulimit -v: \d+ MB of addresses besides .*; ulimit -v unlimited/);
});

needing(LINUX).test("a folder that was removed since", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "gone"));
  const under = ["sh", "-c", 'cd gone && rmdir ../gone && exec "$@"', "sh"];
  const ended = await started(["scenarios"], { cwd, under });
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.err).toContain("a folder to work in that exists");
});
