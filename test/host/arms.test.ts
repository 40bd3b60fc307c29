import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { levain, temporaryFolder, writeScenario } from "./command.ts";

const cwd = temporaryFolder();
const HOME = "me@lab.example";
const SET = "levers.support.guidance=7";
const SMALL = { horizonWeeks: 3, population: { consumers: 20 } };

beforeAll(() => {
  for (const folder of [HOME, "a=b@levers.c=d"]) mkdirSync(join(cwd, folder));
  writeScenario(join(cwd, HOME, "x.json"), { id: "x", ...SMALL });
  writeScenario(join(cwd, HOME, "two@x.json"), { id: "two", extends: "x", ...SMALL });
  writeScenario(join(cwd, "a=b@levers.c=d", "x.json"), { id: "odd", ...SMALL });
  writeScenario(join(cwd, "a@horizonWeeks=4.json"), { id: "named", ...SMALL });
  writeFileSync(join(cwd, HOME, "people.csv"), `freeHours\n${"5\n".repeat(20)}`);
  writeFileSync(join(cwd, "a=b@levers.c=d", "people.csv"), `freeHours\n${"5\n".repeat(20)}`);
});

const shown = async (arm: string) => {
  const { code, out, err } = await levain(["show", arm], { cwd });
  expect(err).toBe("");
  expect(code).toBe(0);
  return JSON.parse(out);
};

describe("an @ in a path is no override", () => {
  test.each([
    [`${HOME}/x.json`, "x"],
    [`./${HOME}/x.json`, "x"],
    [join(cwd, HOME, "x.json"), "x"],
    [`${HOME}/two@x.json`, "two"],
    ["a=b@levers.c=d/x.json", "odd"],
    ["a@horizonWeeks=4.json", "named"],
  ])("%s", async (arm, id) => {
    expect(await shown(arm)).toMatchObject({ id, horizonWeeks: 3 });
    const after = await shown(`${arm}@${SET}@horizonWeeks=5`);
    expect(after).toMatchObject({ horizonWeeks: 5, levers: { support: { guidance: 7 } } });
  });

  test.each([`${HOME}/people.csv`, "a=b@levers.c=d/people.csv"])("the table %s", async (table) => {
    const { population, horizonWeeks } = await shown(
      `baseline@${SET}@population.file=${table}@horizonWeeks=6`,
    );
    expect(population).toMatchObject({ consumers: 20, file: table });
    expect(horizonWeeks).toBe(6);
  });

  test("in every command", async () => {
    const file = `${HOME}/x.json`;
    const tiny = ["--replicates", "1", "--workers", "1"];
    const commands = [
      ["run", file, ...tiny],
      ["run", "baseline", "--set", `population.file=${HOME}/people.csv`, "--weeks", "2", ...tiny],
      ["compare", file, `${file}@${SET}`, ...tiny],
      ["diff", file, `${HOME}/two@x.json`],
      ["trace", file, "--person", "3"],
      ["validate", file, `${HOME}/two@x.json`],
      ["new", "--population", "some.csv", "--from", file],
    ];
    for (const args of commands) expect(await levain(args, { cwd })).toMatchObject({ code: 0 });
  });

  test("a file that is missing is named as a whole", async () => {
    const ended = await levain(["validate", `${HOME}/no.json@${SET}`], { cwd });
    expect(ended.err).toMatch(`"${HOME}/no.json": expected a file that exists`);
  });

  test("an override that is none is still told", async () => {
    const ended = await levain(["show", "baseline@8"], { cwd });
    expect(ended.err).toMatch('baseline@8: "8": expected PATH=VALUE');
  });

  test.each([
    ["baseline@", '""'],
    ["baseline@@horizonWeeks=3", '""'],
    ["baseline@horizonWeeks", '"horizonWeeks"'],
    ["baseline@=3", '"=3"'],
    ["baseline@version=1", '"version=1"'],
    ["baseline@horizonWeeks=1e-400", "horizonWeeks"],
  ])("%s is named as it was typed", async (arm, piece) => {
    for (const args of [
      ["show", arm],
      ["run", arm],
      ["compare", "baseline", arm],
    ]) {
      const { code, err } = await levain(args, { cwd });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`${arm}: ${piece}: `) });
      expect(err).not.toMatch(/--set|line 1/);
    }
  });
});

describe("a value that would lose something is refused", () => {
  test.each([
    ['network={"kind":"none","kind":"random"}', "network.kind: a key that stands once"],
    ["horizonWeeks=1e-400", "horizonWeeks: a number that is not lost; 1e-400 would be read as 0"],
    ["horizonWeeks=1e400", "horizonWeeks: a number below 1.8e308; 1e400 would be read as infinite"],
    ["horizonWeeks=9007199254740993", "beyond 2^53"],
    [`network=${"[".repeat(101)}`, "network: valid JSON, nested at most 100 deep"],
  ])("%s", async (set, said) => {
    for (const args of [
      ["show", `baseline@${set}`],
      ["run", "baseline", "--set", set],
    ]) {
      const { code, err } = await levain(args, { cwd });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
      expect(err).not.toMatch("line 1");
    }
  });
});

test("a file may extend another through a link to its folder", async () => {
  symlinkSync(HOME, join(cwd, "link"));
  expect(await shown("link/two@x.json")).toMatchObject({ id: "two" });
});
