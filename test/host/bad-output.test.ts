import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { needing } from "../needs.ts";
import { everythingIn, levain, temporaryFolder } from "./command.ts";
import { DISKS, LINUX, tinyDisk } from "./machine.ts";

const RUN = [
  ...["run", "launch-forum", "--consumers", "40", "--weeks", "6"],
  ...["--replicates", "2", "--workers", "1"],
];

/** Runs with an `--out` that must be refused and leave the folder unchanged. */
async function refused(cwd: string, out: string, args: readonly string[] = RUN): Promise<string> {
  const before = everythingIn(cwd);
  const ended = await levain([...args, "--out", out], { cwd });
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(everythingIn(cwd)).toEqual(before);
  return ended.err;
}

test("a folder that is not empty is left as it is", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "full"));
  writeFileSync(join(cwd, "full", "runs.csv"), "mine");
  expect(await refused(cwd, "full")).toContain('--out: "full": expected a new or empty folder');
  expect(readFileSync(join(cwd, "full", "runs.csv"), "utf8")).toBe("mine");
});

test("so is a folder with any other content", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "full", ".hidden"), { recursive: true });
  expect(await refused(cwd, "full")).toContain('--out: "full": expected a new or empty folder');
});

test("a file in its place, or on the way", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "file"), "mine");
  expect(await refused(cwd, "file")).toContain('--out: "file": expected a folder; this is a file');
  expect(await refused(cwd, "file/results")).toContain(
    '--out: "file/results": expected a folder; part of this path',
  );
  expect(await refused(cwd, "file/a/b")).toContain('--out: "file/a/b": expected a folder; part of this path');
  expect(readFileSync(join(cwd, "file"), "utf8")).toBe("mine");
});

test("a link that leads nowhere", async () => {
  const cwd = temporaryFolder();
  symlinkSync("nowhere", join(cwd, "link"));
  expect(await refused(cwd, "link")).toContain(
    '--out: "link": expected a folder; this is a link that leads nowhere',
  );
});

test("an impossible folder name", async () => {
  const cwd = temporaryFolder();
  expect(await refused(cwd, `new/${"x".repeat(300)}/results`)).toContain("a shorter name");
});

needing(LINUX).test("a place where no folder can be made", async () => {
  const cwd = temporaryFolder();
  expect(await refused(cwd, "/proc/levain/results")).toContain(
    '--out: "/proc/levain/results": expected a folder',
  );
  expect(await refused(cwd, "/proc/levain")).toContain('--out: "/proc/levain": expected a folder');
});

needing(DISKS).test("a disk that fills up on the way", async () => {
  const cwd = temporaryFolder();
  tinyDisk(join(cwd, "disk"), "64k");
  const long = ["run", "launch-forum", "--consumers", "20", "--weeks", "200", "--replicates", "12"];
  const said = await refused(cwd, "disk/below/results", long);
  expect(said).toContain("results/series.csv");
  expect(said).toContain("a disk with free space; this one is full");
  const inFrench = await levain([...long, "--out", "disk/results", "--lang", "fr"], { cwd });
  expect(inFrench).toMatchObject({ code: 2, out: "" });
  expect(inFrench.err).toContain("un disque qui a de la place ; celui-ci est plein");
  expect(everythingIn(cwd)).toEqual(["disk"]);
});

needing(DISKS).test("a new scenario on a full disk", async () => {
  const cwd = temporaryFolder();
  tinyDisk(join(cwd, "disk"), "16k");
  const ended = await levain(["new", "disk/mine.json"], { cwd });
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.err).toContain("a disk with free space");
  expect(existsSync(join(cwd, "disk", "scenario.schema.json")), "half a schema").toBe(false);
});

needing(DISKS).test("a disk itself, which cannot be replaced at once", async () => {
  const cwd = temporaryFolder();
  tinyDisk(join(cwd, "disk"), "1m");
  expect(await refused(cwd, "disk")).toContain("choose a folder inside it");
  expect(await levain([...RUN, "--out", "disk/results"], { cwd })).toMatchObject({ code: 0 });
});

test("an empty folder, a missing one and one behind a link are filled", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "empty"));
  mkdirSync(join(cwd, "other"));
  symlinkSync("other", join(cwd, "linked"));
  const files = ["manifest.json", "runs.csv", "series.csv"];
  for (const out of ["empty", "new/and/below", "linked"]) {
    expect(await levain([...RUN, "--out", out], { cwd })).toMatchObject({ code: 0 });
    expect(everythingIn(join(cwd, out))).toEqual(files);
  }
  const mode = (path: string) => statSync(join(cwd, path)).mode & 0o777;
  expect(mode("empty"), "others may read it as they may any new folder").toBe(mode("new"));
  expect(everythingIn(join(cwd, "other"))).toEqual(files);
  expect(readdirSync(cwd).sort()).toEqual(["empty", "linked", "new", "other"]);
});

test("a name that is no file's is not made one by an extension", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "folder"));
  symlinkSync("folder", join(cwd, "link"));
  const before = everythingIn(cwd);
  const names = ["", " ", "./", "sub/", ".", "..", "folder", "link", ...(LINUX.isMet ? ["/dev/full"] : [])];
  for (const name of names)
    for (const command of [["new"], ["new", "--population"], ["page", "--single"]]) {
      const ended = await levain([...command, name], { cwd });
      expect([name, ended.code, ended.out]).toEqual([name, 2, ""]);
      expect(ended.err).toMatch(/expected a file( name|; there is a pipe or a device)/);
    }
  expect(everythingIn(cwd)).toEqual(before);
  expect((await levain(["new", "v1.2"], { cwd })).out).toContain("v1.2.json written");
});

test.each([
  ["run", "baseline"],
  ["calibrate", "c.json"],
  ["study", "run", "s.json"],
])("an empty name after --out: %s %s", async (...args) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "s.json"), '{"scenarios": ["baseline"], "replicates": 2}');
  writeFileSync(
    join(cwd, "c.json"),
    JSON.stringify({
      scenario: "launch-forum",
      targets: [{ metric: "gini", value: 0.9, tolerance: 0.1 }],
      free: { "quitting.stopHazardScale": { range: [0.1, 0.6] } },
    }),
  );
  expect(await refused(cwd, "", args)).toContain('--out: "": expected the name of a folder; it is missing');
});

test("a link that leads back to itself is told as such", async () => {
  const cwd = temporaryFolder();
  for (const name of ["loop", "loop.json"]) {
    symlinkSync(name, join(cwd, name));
    const { code, err } = await levain(["validate", name], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(`"${name}": expected a path that leads somewhere; its links lead back`);
  }
});
