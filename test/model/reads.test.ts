import { expect, test } from "vitest";
import { fatigue } from "../../sim/mechanisms/fatigue.ts";
import type { Mechanism } from "../../sim/mechanisms/mechanism.ts";
import { MODEL } from "../../sim/model/own/own-model.ts";
import type { Params } from "../../sim/run/compile.ts";
import { quickParams } from "../support.ts";
import { MODULE_OF, wrongReads } from "./modules.ts";
import { unread } from "./unread.ts";
import { Recording, record, type Uses } from "./uses.ts";
import { WORLDS } from "./worlds.ts";

/** What all worlds together use. Each is run once, in a test of its own: to be looked at takes seconds where others run. */
const all = new Recording();
const recorded = new Set<Params>();
function usesOfAll(): Uses {
  for (const params of WORLDS) recordOnce(params);
  return all.uses;
}
function recordOnce(params: Params): void {
  if (recorded.has(params)) return;
  record(all, params);
  recorded.add(params);
}

test.each(WORLDS.map((params, at) => ({ params, at })))("world $at is looked at", ({ params }) => {
  recordOnce(params);
  expect(all.uses.size).toBeGreaterThan(100);
});

test("modules say in their reads what their code uses of each other, and nothing else", () => {
  expect(wrongReads(usesOfAll())).toEqual([]);
});

test("every field, lever, trait, column, number and tally is read by some code", () => {
  expect(unread(usesOfAll())).toEqual([]);
});

test("every file that asks about people belongs to a module", () => {
  const strays = [...MODULE_OF].filter(([, id]) => id === "").map(([file]) => file);
  expect(strays).toEqual(["sim/mechanisms/mechanism.ts"]);
});

const HERE = "test/model/reads.test.ts";

/** Code that reads, adds, writes and passes on. */
const planted: Mechanism = {
  ...fatigue,
  id: "planted",
  equations: ["hours ← hours + attachment"],
  reads: [],
  personColumns: {},
  worldNumbers: {},
  start({ parameters }) {
    if (parameters.joining.rule === "threshold") throw new Error("another world than this test has");
  },
  step({ people, operations, numbers }) {
    people.hours[0] += people.attachment[0];
    numbers.strain *= 1;
    for (const { week, weekCount } of operations) {
      week.relays += 0;
      weekCount.fill(0);
    }
  },
};
const OF_PLANTED = [
  ...["people.attachment", "people.hours", "operation.weekCount", "numbers.strain"],
  ...["operation.week.relays", "parameters.joining.rule"],
];

function usesOfPlanted(): Uses {
  const recording = new Recording();
  const params = quickParams({ horizonWeeks: 2, population: { consumers: 5 } });
  const week = [...MODEL.week, planted];
  const mechanisms = [...MODEL.mechanisms, planted];
  const scenario = { ...params.scenario, mechanisms: { ...params.scenario.mechanisms, planted: true } };
  record(recording, { ...params, scenario, model: { ...MODEL, week, mechanisms } });
  return recording.uses;
}

test("code is seen to read, and to write or add without reading", () => {
  const here = [...usesOfPlanted()].flatMap(([name, files]) => {
    const use = files.get(HERE);
    return use === undefined ? [] : [[name, use.read] as const];
  });
  expect(Object.fromEntries(here)).toEqual({
    "people.attachment": true,
    "people.hours": false,
    "operation.weekCount": false,
    "numbers.strain": false,
    "operation.week.relays": false,
    "parameters.joining.rule": true,
  });
});

test("what reads leave out, say too much or get wrong is said, with what to do", () => {
  const uses = usesOfPlanted();
  const wrong = (reads: readonly string[]) =>
    wrongReads(uses, [{ ...planted, reads }], new Map([[HERE, planted.id]]));
  expect(wrong(OF_PLANTED)).toEqual([]);
  expect(wrong(OF_PLANTED.slice(1))).toEqual([
    `${HERE} uses people.attachment of another module: add "people.attachment" to reads of planted`,
  ]);
  const more = ["people.trust", "people.hours", "people.fatigueHour", "parameters.mechanisms.planted"];
  expect(wrong([...OF_PLANTED, ...more])).toEqual([
    'reads of planted: "people.trust" is used by none of its files: take it out, or add to test/model/worlds.ts a world in which it is',
    'reads of planted: "people.hours" stands there twice',
    'reads of planted: "people.fatigueHour" is declared by nobody; did you mean people.fatigueHours?',
    'reads of planted: "parameters.mechanisms.planted" is its own, which need not be said',
  ]);
  expect(wrongReads(uses, [], new Map([[HERE, ""]]))).toHaveLength(OF_PLANTED.length);
});

/** What is said beyond what is true of the model, as if only these files read the name. */
function saidOf(name: string, ...files: string[]): string[] {
  const known = unread(usesOfAll());
  const readers = new Map(files.map((file) => [file, { read: true }]));
  return unread(new Map([...usesOfAll(), [name, readers]])).filter((line) => !known.includes(line));
}

test.each([
  ["parameters.fatigue.load", []],
  ["parameters.operations.<id>.visibility", []],
  ["parameters.quitting.stopHazardScale", ["sim/metrics/retention.ts"]],
  ["levers.tools", ["sim/world/state/prices.ts"]],
  ["levers.guidance", ["sim/world/state/making.ts", "sim/recorders/reasons.ts"]],
  ["traits.skill.creative", ["sim/metrics/risks.ts"]],
  ["people.crowding", []],
  ["operation.lastUnmet", []],
  ["operation.numbers.load", []],
  ["numbers.publicSkill", []],
])("%s that only %j would read is found", (name, files) => {
  expect(saidOf(name, ...files)).toEqual([
    expect.stringMatching(`^${name} is declared, and no code reads it: read it as .*worlds.ts`),
  ]);
});

test("a tally that is only counted is found, and what is read by now", () => {
  const counted: Uses = new Map([
    ["operation.week.smiles", new Map([["sim/mechanisms/needs.ts", { read: false }]])],
  ]);
  const smiles = { name: "tally smiles", seen: ["operation.week.smiles"], how: "operation.week.smiles" };
  expect(unread(counted, [smiles])).toEqual([
    expect.stringMatching(/^tally smiles is declared, and no code reads it/),
  ]);
  expect(saidOf("operation.served", "sim/metrics/equity.ts")).toEqual([
    "operation.served is read by now: take it out of UNREAD in test/model/unread.ts",
  ]);
});
