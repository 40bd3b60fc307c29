import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { needing } from "../../needs.ts";
import { writeCalibration } from "../calibrating.ts";
import { everythingIn, levain, temporaryFolder, writeScenario } from "../command.ts";
import { LINUX } from "../machine.ts";
import { type How, started } from "./start.ts";

/** Files that are no files, or not the user's, where the program reads and writes. */

/** Runs the command, which must end by itself. */
const ended = (args: readonly string[], how: How) =>
  started(args, {
    ...how,
    during: (child) => {
      const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
      child.once("close", () => clearTimeout(late));
    },
  });

const makePipe = (path: string) => execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", path]);

const cwd = temporaryFolder();
const at = (...path: string[]) => join(cwd, ...path);
const TARGETS = [{ metric: "aware", value: 50, tolerance: 500 }];
const calibrate = () => ended(["calibrate", "calibration.json", "--out", "out", "--workers", "1"], { cwd });

beforeAll(async () => {
  writeCalibration(cwd, { targets: TARGETS, settings: 30, waves: 1, worlds: 2, checkWorlds: 2 });
  expect(await levain(["calibrate", "calibration.json", "--out", "out"], { cwd })).toMatchObject({
    code: 0,
    err: expect.anything(),
  });
});

needing(LINUX).describe("the journal of a calibration", () => {
  const journal = () => at("out", "journal");
  const SECRET = "dear\n";

  test.each<[string, () => void, string]>([
    ["a link", () => symlinkSync(at("victim"), journal()), "expected no link"],
    ["a second name of another file", () => linkSync(at("victim"), journal()), "expected no link"],
    ["a pipe", () => makePipe(journal()), "expected a file"],
    ["a device", () => symlinkSync("/dev/zero", journal()), "expected no link"],
    ["a folder", () => mkdirSync(journal()), "expected a file"],
  ])("is not %s", async (_what, make, words) => {
    writeFileSync(at("victim"), SECRET);
    rmSync(at("out", "diagnostics.json"), { force: true });
    rmSync(journal(), { recursive: true, force: true });
    make();
    const { code, out, err } = await calibrate();
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`--out: "out/journal": ${words}`);
    expect(readFileSync(at("victim"), "utf8")).toBe(SECRET);
    expect(everythingIn(at("out"))).not.toContain("lock");
    rmSync(journal(), { recursive: true, force: true });
  });
});

describe("what a calibration wrote", () => {
  test("is shown again only as it was", async () => {
    const path = at("out", "diagnostics.json");
    rmSync(path, { force: true });
    const first = await levain(["calibrate", "calibration.json", "--out", "out"], { cwd });
    expect(first).toMatchObject({ code: 0 });
    const whole = readFileSync(path, "utf8");
    const changed = (change: object) => JSON.stringify({ ...JSON.parse(whole), ...change });
    for (const [content, words] of [
      [changed({ targets: "none" }), "targets: "],
      [changed({ stopped: "toString" }), "stopped: "],
      [changed({ targets: [] }), "targets: what this calibration asks for; the file was altered"],
      [changed({ planHash: "0" }), "planHash: what this calibration asks for"],
      [
        changed({ contradictions: [{ targets: [0, 9], setting: "x", means: [0, 0], deviation: 1 }] }),
        "contradictions: ",
      ],
      [changed({ files: [{ file: "../victim", sha256: "0" }] }), "files.0.file: "],
      [whole.replace('"accepted": ', '"accepted": 1'), "sha256: what the calibration wrote"],
      [whole.replace(/"fitted": \d/, '"fitted": 9'), "sha256: what the calibration wrote"],
      ["[]", "expected an object"],
      ["{", "not valid JSON"],
    ]) {
      writeFileSync(path, content);
      const { code, out, err } = await levain(["calibrate", "calibration.json", "--out", "out"], { cwd });
      expect({ code, out }, words).toEqual({ code: 2, out: "" });
      expect(err).toContain(words);
      expect(readFileSync(path, "utf8")).toBe(content);
    }
    writeFileSync(path, whole);
    expect((await levain(["calibrate", "calibration.json", "--out", "out"], { cwd })).out).toBe(first.out);
  });

  test.each(["settings.csv", "fitted.json", "ensemble.json"])(
    "%s is still the one that it wrote",
    async (file) => {
      const whole = readFileSync(at("out", file));
      const refused = async (words: string) => {
        const { code, out, err } = await levain(["calibrate", "calibration.json", "--out", "out"], { cwd });
        expect({ code, out }).toEqual({ code: 2, out: "" });
        expect(err).toContain(`"${file}": expected ${words}; put it back, or delete diagnostics.json`);
      };
      rmSync(at("out", file));
      await refused("a file that exists and can be read");
      for (const content of ["", whole.toString().replace(/\d/, (digit) => String(9 - Number(digit)))]) {
        writeFileSync(at("out", file), content);
        await refused("what the calibration wrote; it was altered since");
      }
      writeFileSync(at("out", file), whole);
      expect((await levain(["calibrate", "calibration.json", "--out", "out"], { cwd })).code).toBe(0);
    },
  );

  test.each(["diagnostics.json", "calibration.json", "settings.csv", "fitted.json"])(
    "%s is a file, and no folder",
    async (file) => {
      const folder = `folder-${file}`;
      mkdirSync(at(folder, file), { recursive: true });
      if (file !== "calibration.json")
        writeFileSync(at(folder, "calibration.json"), readFileSync(at("out", "calibration.json")));
      const { code, out, err } = await levain(["calibrate", "calibration.json", "--out", folder], { cwd });
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(new RegExp(`"${folder}/${file}": expected a file`));
    },
  );

  test("holds a copy of the people it was fitted with", async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, "them.csv"), `vigour\n${"1\n2\n".repeat(40)}`);
    const scenario = { extends: "launch-forum", horizonWeeks: 6, population: { file: "them.csv" } };
    writeCalibration(home, { scenario, targets: TARGETS, settings: 30, waves: 1, worlds: 2, checkWorlds: 2 });
    const found = await levain(["calibrate", "calibration.json", "--out", "below/out"], { cwd: home });
    expect(found).toMatchObject({ code: 0 });
    const read = (file: string) => readFileSync(join(home, "below", "out", file), "utf8");
    expect(JSON.parse(read("fitted.json")).population.file).toBe("people.csv");
    expect(read("people.csv")).toBe(readFileSync(join(home, "them.csv"), "utf8"));
    expect(await levain(["validate", "below/out/fitted.json"], { cwd: home })).toMatchObject({ code: 0 });
  });
});

describe("the table of people that a scenario names", () => {
  const TOKEN = "API_TOKEN=s3cr3t";

  test("lies in its folder", async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, "scenario"));
    writeFileSync(join(home, "secret"), `${TOKEN}\nmore\n`);
    symlinkSync("../secret", join(home, "scenario", "link.csv"));
    for (const file of [
      "../secret",
      join(home, "secret"),
      "link.csv",
      "/etc/passwd",
      "../scenario/../secret",
    ]) {
      writeScenario(join(home, "scenario", "s.json"), { population: { file } });
      const { code, out, err } = await levain(["validate", "scenario/s.json"], { cwd: home });
      expect({ code, out }, file).toEqual({ code: 2, out: "" });
      expect(err).toContain("expected a file in the same folder as the file that names it");
      expect(err).not.toContain("s3cr3t");
    }
  });

  test("is not quoted if it is no such table", async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, "secret.csv"), `${TOKEN},x\n1,2\n`);
    writeScenario(join(home, "s.json"), { population: { file: "secret.csv" } });
    const { code, err } = await levain(["validate", "s.json"], { cwd: home });
    expect(code).toBe(2);
    expect(err).toContain("line 1: names of known columns; none of these is known");
    expect(err).not.toContain("s3cr3t");
    writeCalibration(home, { targets: [{ table: "secret.csv" }] });
    const targets = await levain(["calibrate", "calibration.json", "--out", "out"], { cwd: home });
    expect(targets.code).toBe(2);
    expect(targets.err).not.toContain("s3cr3t");
    writeCalibration(home, { targets: [{ table: "/etc/passwd" }] });
    const other = await levain(["calibrate", "calibration.json", "--out", "out"], { cwd: home });
    expect(other.err).toContain('"/etc/passwd": expected a file in the same folder');
  });

  needing(LINUX).test("may be a pipe or a device, which is not read", async () => {
    const home = temporaryFolder();
    makePipe(join(home, "pipe.csv"));
    writeScenario(join(home, "s.json"), { population: { file: "pipe.csv" } });
    for (const named of [
      "s.json",
      "baseline@population.file=pipe.csv",
      "baseline@population.file=/dev/zero",
      "./pipe.csv",
    ]) {
      const { code, out, err } = await ended(["validate", named], { cwd: home });
      expect({ code, out }, named).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/expected a (file|scenario)/);
    }
  });
});

needing(LINUX).describe("a limit of the system is told as what it is", () => {
  const RUN = ["run", "launch-forum", "--consumers", "40", "--replicates", "40", "--workers", "1"];
  const limited = (limit: string, args: readonly string[], home: string) =>
    started(args, { cwd: home, under: ["bash", "-c", `${limit}; exec "$0" "$@"`] });

  test("on the size of files", async () => {
    const home = temporaryFolder();
    const { code, out, err } = await limited("ulimit -f 20", [...RUN, "--out", "new/results"], home);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("a disk and limits that allow a file of this size");
    expect(everythingIn(home)).toEqual([]);
  });

  test("on links", async () => {
    const home = temporaryFolder();
    symlinkSync("b", join(home, "a"));
    symlinkSync("a", join(home, "b"));
    for (const args of [
      [...RUN, "--out", "a"],
      [...RUN, "--out", "a/x"],
      ["new", "a/x.json"],
      ["study", "status", "a"],
    ]) {
      const { code, out } = await levain(args, { cwd: home });
      expect({ code, out }, args.join(" ")).toEqual({ code: 2, out: "" });
    }
    expect(everythingIn(home)).toEqual(["a", "b"]);
  });

  test("on open files", async () => {
    const home = temporaryFolder();
    const { code, out, err } = await limited("ulimit -n 22", [...RUN, "--out", "results"], home);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("expected fewer open files; this process may open no more");
    expect(everythingIn(home)).toEqual([]);
  });
});

for (const path of ["/proc/self/mem", "/proc/self/environ"])
  needing(LINUX).test(`${path}, which has no size, is no empty file`, async () => {
    const { code, out, err } = await ended(["validate", path], { cwd });
    expect({ code, err: out + err }).toEqual({
      code: 2,
      err: expect.stringContaining(`"${path}": expected a file on a disk`),
    });
  });
