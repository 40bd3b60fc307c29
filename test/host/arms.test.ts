import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { levain, temporaryFolder, writeScenario } from "./command.ts";

const cwd = temporaryFolder();
const HOME = "me@lab.example";
const TWICE = "a@b=c/d@e=f@g=h";
const SET = "levers.support.guidance=7";
const SMALL = { horizonWeeks: 3, population: { consumers: 20 } };

beforeAll(() => {
  for (const folder of [HOME, "a=b@levers.c=d", TWICE]) mkdirSync(join(cwd, folder), { recursive: true });
  writeScenario(join(cwd, TWICE, "x.json"), { id: "twice", ...SMALL });
  writeFileSync(join(cwd, TWICE, "people.csv"), `freeHours\n${"5\n".repeat(20)}`);
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
    [`${TWICE}/x.json`, "twice"],
  ])("%s", async (arm, id) => {
    expect(await shown(arm)).toMatchObject({ id, horizonWeeks: 3 });
    const after = await shown(`${arm}@${SET}@horizonWeeks=5`);
    expect(after).toMatchObject({ horizonWeeks: 5, levers: { support: { guidance: 7 } } });
  });

  test.each([`${HOME}/people.csv`, "a=b@levers.c=d/people.csv", `${TWICE}/people.csv`])(
    "the table %s",
    async (table) => {
      const { population, horizonWeeks } = await shown(
        `baseline@${SET}@population.file=${table}@horizonWeeks=6`,
      );
      expect(population).toMatchObject({ consumers: 20, file: table });
      expect(horizonWeeks).toBe(6);
    },
  );

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

test("a file that is missing is named as it was typed", async () => {
  const { code, err } = await levain(["show", "a=b@levers.c=d/none.json"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain('"a=b@levers.c=d/none.json": expected a file that exists');
});

test.each([
  ["population.consumers", "1.000", "it may be 1 or 1000: write 1 or 1000"],
  ["horizonWeeks", "1.040", "it may be 1.04 or 1040: write 1040"],
])("%s=%s, a whole number with a point, is asked about", async (path, written, said) => {
  for (const given of [[`baseline@${path}=${written}`], ["baseline", "--set", `${path}=${written}`]]) {
    const { code, err } = await levain(["run", ...given], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(said);
  }
});

test("a point is decimal in a number that need not be whole", async () => {
  const { levers } = await shown("baseline@levers.support.guidance=1.250");
  expect(levers.support.guidance).toBe(1.25);
});

test("as many scenarios are compared as in the library, and names of metrics are listed once", async () => {
  const arms = Array.from({ length: 101 }, (_, place) => `baseline@levers.support.guidance=${place}`);
  const many = await levain(["compare", ...arms], { cwd });
  expect(many).toMatchObject({ code: 2, out: "" });
  expect(many.err).toContain("scenarios: 101: expected a list of 1 to 100");
  const french = await levain(["compare", ...arms, "--lang", "fr"], { cwd });
  expect(french.err).toContain("une liste de 1 à 100");
  const { err } = await levain(["compare", "small-pay", "--headline", "foo,zzz,gini,qqqqq"], { cwd });
  expect(err.match(/known:/g)).toHaveLength(1);
  expect(err.match(/expected a metric/g)).toHaveLength(3);
});
