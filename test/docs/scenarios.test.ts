import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compare, describeProblems, type InputError } from "../../sim/index.ts";
import type { Text } from "../../sim/input/text.ts";
import { PAIRS, resolveScenario, SCENARIOS, type ScenarioInput } from "../../sim/model/built-in.ts";
import { hashOf } from "../../sim/run/compile.ts";
import { followerOf } from "../json-schema.ts";
import { fenced } from "./markdown.ts";

const follows = followerOf(JSON.parse(readFileSync("docs/scenario.schema.json", "utf8")));
const example: ScenarioInput = JSON.parse(fenced(readFileSync("docs/scenarios.md", "utf8"), "json")[0]);
const pairScenarios = [...PAIRS.values()].flatMap(({ id, baseline, others }) =>
  [baseline, ...others].map((entry): [pair: string, entry: string | ScenarioInput] => [id, entry]),
);
const written = pairScenarios.flatMap(([pair, entry]) =>
  typeof entry === "string" ? [] : [[`${pair}: ${entry.id}`, entry] as const],
);

const bothLanguages = ({ en, fr }: Text) => en.trim() !== "" && fr.trim() !== "" && en !== fr;

test("every file of the folder is built in, under its id", () => {
  const names = (folder: string) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.replace(".json", ""))
      .sort();
  expect([...SCENARIOS.keys()]).toEqual(names("scenarios"));
  expect([...PAIRS.keys()]).toEqual(names("scenarios/pairs"));
  for (const [name, raw] of [...SCENARIOS, ...PAIRS])
    expect(raw, `${name}.json: its id is the name of the file`).toMatchObject({ id: name });
});

test("an empty scenario is the baseline", () => {
  expect(hashOf(resolveScenario({}).scenario)).toBe(hashOf(resolveScenario("baseline").scenario));
});

test.each([...SCENARIOS])("%s follows the JSON Schema and holds together", (name, raw) => {
  expect(follows(raw)).toBe(true);
  expect(raw, `scenarios/${name}.json begins with $schema and version`).toMatchObject({
    $schema: "../docs/scenario.schema.json",
    version: 1,
  });
  expect(resolveScenario(name).id).toBe(name);
});

test.each([...SCENARIOS.keys()])("%s has a title and a story in both languages", (name) => {
  const { title, story } = resolveScenario(name).scenario;
  expect(bothLanguages(title)).toBe(true);
  expect(bothLanguages(story)).toBe(true);
});

test.each(written)("the scenario %s of a pair follows the JSON Schema and has a title", (_, entry) => {
  expect(follows(entry)).toBe(true);
  expect(bothLanguages(resolveScenario(entry).scenario.title)).toBe(true);
});

/** Evidence shows that each can run: it checks the first world of every pair against today's model. */
test.each([...PAIRS.values()])("the pair $id has a title and a question", (pair) => {
  expect(bothLanguages(pair.title)).toBe(true);
  expect(bothLanguages(pair.question)).toBe(true);
});

test("the scenario of docs/scenarios.md follows the JSON Schema, holds together and runs", () => {
  expect(follows(example)).toBe(true);
  expect(bothLanguages(resolveScenario(example).scenario.title)).toBe(true);
  const { report } = compare(["community-forum", example], { replicates: 1 });
  expect(report.scenarios.map(({ id }) => id)).toEqual(["community-forum", "my-forum"]);
});

test.each<[string, ScenarioInput]>([
  ["an unknown field", { levers: { rewards: { payEuros: 1 } } } as ScenarioInput],
  ["a value out of range", { network: { rewiring: 2 } }],
  ["a step without an end", { levers: { support: { guidance: [{ from: 0, value: 1 } as never] } } }],
  ["a bad id", { id: "My forum" }],
])("the JSON Schema refuses %s, as the program does", (_, input) => {
  expect(follows(input)).toBe(false);
  expect(() => resolveScenario(input)).toThrow();
});

test("problems of a scenario are reported in French as well", () => {
  try {
    resolveScenario({ network: { rewiring: 2 } });
    expect.unreachable();
  } catch (error) {
    const { problems } = error as InputError;
    expect(describeProblems(problems, "fr")).toBe("network.rewiring : 2 — attendu : un nombre de 0 à 1");
  }
});
