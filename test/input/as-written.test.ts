import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { list, nullable, object, oneOf } from "../../sim/input/holders.ts";
import { jsonIn } from "../../sim/input/json.ts";
import { withValues } from "../../sim/input/paths.ts";
import { describeProblems } from "../../sim/input/problems.ts";
import { problemsIn } from "../../sim/input/shape.ts";
import { number, SOME_TEXT } from "../../sim/input/values.ts";
import { levain, temporaryFolder } from "../host/command.ts";

const WHOLE = number([0, 5000], { whole: true });
const SHAPE = object({
  whole: WHOLE,
  any: number([0, 5000]),
  none: nullable(WHOLE),
  some: oneOf([WHOLE, SOME_TEXT], { en: "a whole number or text", fr: "" }),
  wholes: list(WHOLE, [0, 9]),
  inside: object({ whole: WHOLE }),
});

const saidOf = (value: unknown) => describeProblems(problemsIn(SHAPE, value), "en");

test.each([
  ['{"whole": 1.000}', 'whole: "1.000"', "it may be 1 or 1000: write 1 or 1000"],
  ['{"whole": 12.000}', 'whole: "12.000"', "it may be 12 or 12000: write 12"],
  ['{"whole": 1.234}', "whole: 1.234", "it may be 1.234 or 1234: write 1234"],
  ['{"none": 2.000}', 'none: "2.000"', "write 2 or 2000"],
  ['{"wholes": [7, 3.000]}', 'wholes.1: "3.000"', "write 3 or 3000"],
  ['{"inside": {"whole": 1.000}}', 'inside.whole: "1.000"', "write 1 or 1000"],
])("in %s the point may set thousands apart", (json, path, remedy) => {
  expect(saidOf(jsonIn(json))).toMatch(path);
  expect(saidOf(jsonIn(json))).toContain(remedy);
});

test.each([
  ...['{"any": 1.000}', '{"any": 1.234}', '{"whole": 1.0}', '{"whole": 1.00}', '{"whole": 10.0000}'],
  ...['{"whole": 1.000e0}', '{"whole": 0.000}', '{"whole": 1000.000}', '{"whole": 1e3}'],
])("%s can be read in one way only", (json) => {
  expect(saidOf(jsonIn(json))).toBe("");
});

test("what was written goes along where objects are put together, until another number takes its place", () => {
  const first = withValues({}, [["inside", jsonIn('{"whole": 1.000}')]]);
  expect(saidOf(first)).toContain('inside.whole: "1.000"');
  expect(saidOf(withValues(first, [["inside", {}]]))).toContain('inside.whole: "1.000"');
  expect(saidOf(withValues(first, [["inside.whole", 3]]))).toBe("");
});

test("only what may stand there is proposed", () => {
  const small = number([0, 3], { whole: true });
  const remedyOf = (value: unknown) => describeProblems(problemsIn(small, value), "en");
  expect(remedyOf("1,5")).toBe('"1,5": expected a whole number from 0 to 3');
  expect(remedyOf("2,0")).toMatch(/; write 2$/);
  expect(remedyOf("9.000")).toMatch(/; it may be 9 or 9000$/);
  expect(remedyOf(1.234)).toBe("1.234: expected a whole number from 0 to 3");
});

const cwd = temporaryFolder();
const saidOfFile = async (name: string, content: string) => {
  writeFileSync(join(cwd, name), content);
  return (await levain(["validate", name], { cwd })).err;
};

test("files of every kind, and the tables that they name, are asked about such numbers", async () => {
  const scenario = '{"horizonWeeks": 12.000, "consideration": {"perWeek": 1.000}}';
  expect((await saidOfFile("s.json", scenario)).match(/it may be/g)).toHaveLength(1);
  const study =
    '{"scenarios": ["baseline", {"id": "x", "horizonWeeks": 5.000}], "replicates": 2.000, "design": {"type": "factorial"}, "vary": {"horizonWeeks": {"values": [1.000, 3]}, "population.consumers": {"range": [1.000, 50], "levels": 2}}}';
  expect((await saidOfFile("study.json", study)).match(/it may be/g)).toHaveLength(4);
  writeFileSync(join(cwd, "targets.csv"), "metric,week,value,tolerance\nactive,1.000,5,2.000\n");
  const calibration =
    '{"scenario": "baseline", "worlds": 10.000, "free": {"population.consumers": {"range": [100, 2.000]}}, "targets": [{"table": "targets.csv"}], "also": [{"id": "o", "set": {"horizonWeeks": 8.000}, "targets": [{"metric": "active", "week": 2, "value": 1.000, "tolerance": 1.000}]}]}';
  const said = await saidOfFile("calibration.json", calibration);
  expect(said.match(/it may be/g)).toHaveLength(4);
  expect(said).toContain('targets.csv, line 2, week: "1.000"');
  expect(said).toContain("free.population.consumers.range: [100,2]: expected a whole number");
});

test("so is the JSON of --set", async () => {
  const { code, err } = await levain(["run", "baseline", "--set", 'population={"consumers":1.000}']);
  expect(code).toBe(2);
  expect(err).toContain('population.consumers: "1.000"');
});

test("of a long list a few such numbers are enough to refuse it", () => {
  const long = jsonIn(`[${Array(400_000).fill("1.000").join(",")}]`);
  const problems = problemsIn(list(WHOLE, [0, 1e6]), long, "long");
  expect(problems).toHaveLength(20);
  expect(problems[0]).toMatchObject({ path: "long.0", value: "1.000" });
  expect(problemsIn(list(number([0, 1]), [0, 1e6]), long)).toEqual([]);
});
