import { join } from "node:path";
import { expect, test } from "vitest";
import { warnOfFewWorlds } from "../../sim/host/cli/warnings.ts";
import { compare, METRICS } from "../../sim/index.ts";
import { PAIRS, resolveScenario, SCENARIOS, type ScenarioInput } from "../../sim/model/built-in.ts";
import { warningsOf } from "../../sim/run/warnings.ts";
import { levain, temporaryFolder, writeScenario } from "./command.ts";
import { FEW_WORLDS } from "./small.ts";

const capped = (hoursCap: unknown, rest: ScenarioInput = {}) =>
  ({ id: "mine", levers: { organisation: { hoursCap } }, horizonWeeks: 40, ...rest }) as ScenarioInput;
const warnings = (input: ScenarioInput) => warningsOf(resolveScenario(input)).map(({ en }) => en);
const below = (weeks: string, path = "levers.organisation.hoursCap") =>
  `mine: ${path} is below the 0.3 h that a contribution to forum takes in ${weeks}, so nobody contributes then`;

test.each<[string, ScenarioInput, string[]]>([
  ["a number", capped(0.2), [below("weeks 0 to 39")]],
  ["just enough", capped(0.3), []],
  ["steps", capped([{ from: 3, to: 4, value: 0 }]), [below("week 3")]],
  [
    "many steps",
    capped([1, 5, 9, 13].map((from) => ({ from, to: from + 2, value: 0.1 }))),
    [below("weeks 1 to 2, 5 to 6, 9 to 10 and later")],
  ],
  ["a formula of the week", capped("0.1 + (week >= 10)"), [below("weeks 0 to 9")]],
  ["a formula of what only a run tells", capped("0.1 * (active > 5)"), []],
  [
    "for one operation",
    capped(10, {
      operations: { forum: { levers: { organisation: { hoursCap: 0.2 } }, startWeek: 4, weeks: 2 } },
    }),
    [below("weeks 4 to 5", "operations.forum.levers.organisation.hoursCap")],
  ],
  [
    "no cap applies where people do not choose",
    capped(0, { operations: { forum: { consent: "obliged" } } }),
    [],
  ],
])("a cap of hours too low for a contribution: %s", (_, input, expected) => {
  expect(warnings(input)).toEqual(expected);
});

const untied = (rest: object) => ({ id: "mine", network: { kind: "none" }, ...rest }) as ScenarioInput;
const NO_TIES = "mine: network.kind is none, so nobody has ties: ";

test.each<[string, ScenarioInput, string[]]>([
  ["nothing asks for ties", untied({}), []],
  [
    "company",
    untied({ company: { paceWeight: 0.5 } }),
    ["company.tieAsOthers changes nothing, and company in forum is that of the other active people alone"],
  ],
  ["company of others only", untied({ company: { stayWeight: 1, tieAsOthers: 0 } }), []],
  [
    "reinforcement",
    untied({ reinforcement: { weight: 2, onTieJoining: 0.2 } }),
    [
      "reinforcement.weight cannot change what people do in forum",
      "reinforcement.onTieJoining cannot change what people do in forum",
    ],
  ],
  [
    "of one operation, where the other has none",
    untied({
      reinforcement: { weight: 2 },
      operations: { forum: { reinforcement: { weight: 0 } }, other: { reinforcement: { weight: 1 } } },
    }),
    ["operations.other.reinforcement.weight cannot change what people do in other"],
  ],
  [
    "mechanisms that are off",
    untied({
      company: { paceWeight: 0.5 },
      reinforcement: { weight: 2 },
      mechanisms: { company: false, reinforcement: false },
    }),
    [],
  ],
  ["a network with ties", { id: "mine", company: { paceWeight: 0.5 } }, []],
])("ties asked for where the network has none: %s", (_, input, expected) => {
  expect(warnings(input)).toEqual(expected.map((text) => NO_TIES + text));
});

test("warnings of ties are in French as well", () => {
  const said = warningsOf(
    resolveScenario(untied({ company: { paceWeight: 0.5 }, reinforcement: { weight: 2 } })),
  );
  expect(said.map(({ fr }) => fr)).toEqual(
    [
      "company.tieAsOthers ne change rien, et la compagnie dans forum est celle des seules autres personnes actives",
      "reinforcement.weight ne peut rien changer à ce que font les personnes dans forum",
    ].map((text) => `mine : network.kind vaut none, donc personne n’a de liens : ${text}`),
  );
});

const paid = (rewards: object, rest: ScenarioInput = {}) =>
  ({ id: "mine", horizonWeeks: 40, levers: { rewards }, ...rest }) as ScenarioInput;
const beyond = (path: string, euros: number, weeks: string) =>
  `mine: ${path} comes to more than €${euros} an hour for forum in ${weeks}, far beyond what the model was made for: do not believe how many people it brings`;
const PAY = "levers.rewards.payEurosPerContribution";

test.each<[string, ScenarioInput, string[]]>([
  ["four wages at most", paid({ payEurosPerContribution: 30 }), []],
  [
    "more",
    paid({ payEurosPerContribution: [{ from: 0, to: 2, value: 30.1 }] }),
    [beyond(PAY, 100, "weeks 0 to 1")],
  ],
  ["a gift", paid({ giftEuros: 1000 }), [beyond("levers.rewards.giftEuros", 100, "weeks 0 to 39")]],
  [
    "where money takes long to have half of its effect",
    paid(
      { payEurosPerContribution: [{ from: 5, to: 6, value: 61 }] },
      { benefit: { moneyHalfEurosPerHour: 20 } },
    ),
    [beyond(PAY, 200, "week 5")],
  ],
  ["high wages", paid({ payEurosPerContribution: 35 }, { population: { wageEurosPerHour: 50 } }), []],
])("pay an hour beyond what the model was made for: %s", (_, input, expected) => {
  expect(warnings(input)).toEqual(expected);
});

const STRICTNESS = "levers.organisation.strictness";
const controlled = (organisation: object, rest: ScenarioInput = {}) =>
  ({ id: "mine", horizonWeeks: 30, levers: { organisation }, ...rest }) as ScenarioInput;
const PHASES = [
  { weeks: 3, submit: true, vote: false, jury: false, selects: 0 },
  { weeks: 1, submit: false, vote: true, jury: false, selects: 1 },
];
const inForum = (changed: object) => ({ operations: { forum: changed } }) as ScenarioInput;
const directed = { workMode: { directed: 1, collaborative: 0, selfOrganised: 0 } };
const many = { ...directed, startingMembers: 500, contributionsPerWeek: 2 };

test.each<[string, ScenarioInput, string[]]>([
  ["as it should be", controlled({ strictness: 0.5 }), []],
  [
    "the mechanism is off",
    controlled({ strictness: 0.5 }, { mechanisms: { rejection: false } }),
    [
      `mine: ${STRICTNESS} is 0.5 in weeks 0 to 29: expected 0, since mechanisms.rejection is off: nothing is rejected; switch it on, or set 0`,
    ],
  ],
  [
    "a contest, in some weeks",
    controlled(
      { strictness: [{ from: 2, to: 9, value: 0.5 }] },
      inForum({ phases: PHASES, form: "one-off" }),
    ),
    [
      `mine: ${STRICTNESS} is 0.5 in weeks 2 to 3: expected 0 in forum, a contest, in which not being chosen is no rejection: nothing is rejected there; set operations.forum.${STRICTNESS} to 0`,
    ],
  ],
  [
    "pledges",
    controlled({ strictness: 1 }, inForum({ fundingGoalEuros: 100 })),
    [
      `mine: ${STRICTNESS} is 1 in weeks 0 to 29: expected 0 in forum, where money is pledged, which has no quality: nothing is rejected there; set operations.forum.${STRICTNESS} to 0`,
    ],
  ],
  [
    "needs",
    controlled({ strictness: 1 }, inForum({ consent: "obliged" })),
    [
      `mine: ${STRICTNESS} is 1 in weeks 0 to 29: expected 0 in forum, where people meet needs of their own: nothing is rejected there; set operations.forum.${STRICTNESS} to 0`,
    ],
  ],
  [
    "work without quality",
    controlled({ strictness: 1 }, inForum({ demand: { skill: { digital: 0, writing: 0 } } })),
    [
      `mine: ${STRICTNESS} is 1 in weeks 0 to 29: expected 0 in forum, which asks for no skill or resource: contributions hardly differ in quality, so control takes hours and finds next to nothing; say in operations.forum.demand what it takes, or set operations.forum.${STRICTNESS} to 0`,
    ],
  ],
  [
    "staff without time",
    controlled({ strictness: 0.4, controlStaffHours: 0 }),
    [
      `mine: ${STRICTNESS} is 0.4 in weeks 0 to 29: expected 0, since levers.organisation.controlStaffHours is 0: staff have no time to control anything; raise it`,
    ],
  ],
  [
    "members who need no staff",
    controlled(
      { strictness: 0.4, controlStaffHours: 0 },
      inForum({ workMode: { collaborative: 0, selfOrganised: 1 } }),
    ),
    [],
  ],
  [
    "staff with too little time for those who are there",
    // 500 · 2 · .03 h = 30 h for full control.
    controlled({ strictness: [{ from: 5, to: 8, value: 0.8 }], controlStaffHours: 12 }, inForum(many)),
    [
      `mine: ${STRICTNESS} is 0.8 in weeks 5 to 7: expected at most 0.4: the 12 h of levers.organisation.controlStaffHours suffice for no more of what the starting members make, and the rest goes through without control; raise it to 24 h, or control less strictly`,
    ],
  ],
  ["with enough", controlled({ strictness: 0.8, controlStaffHours: 24 }, inForum(many)), []],
])("strictness of control that is of no use or finds no time: %s", (_, input, expected) => {
  expect(warnings(input)).toEqual(expected);
});

test.each<[string, ScenarioInput, string]>([
  [
    "too little time",
    controlled({ strictness: 0.8, controlStaffHours: 12 }, inForum(many)),
    `mine : ${STRICTNESS} vaut 0,8 en semaines 0 à 29 ; attendu : au plus 0,4 : les 12 h de levers.organisation.controlStaffHours ne suffisent pas pour contrôler davantage de ce que font les membres de départ, et le reste passe sans contrôle ; portez-le à 24 h, ou contrôlez moins sévèrement`,
  ],
  [
    "no time",
    controlled({ strictness: 0.4, controlStaffHours: 0 }),
    `mine : ${STRICTNESS} vaut 0,4 en semaines 0 à 29 ; attendu : 0, puisque levers.organisation.controlStaffHours vaut 0 : le personnel n’a pas le temps de contrôler quoi que ce soit ; augmentez-le`,
  ],
  [
    "work without quality",
    controlled({ strictness: 1 }, inForum({ demand: { skill: { digital: 0, writing: 0 } } })),
    `mine : ${STRICTNESS} vaut 1 en semaines 0 à 29 ; attendu : 0 dans forum, qui ne demande ni compétence ni ressource : les contributions ne diffèrent guère en qualité, donc le contrôle prend des heures et ne trouve presque rien ; dites dans operations.forum.demand ce qu’il faut, ou mettez operations.forum.${STRICTNESS} à 0`,
  ],
  [
    "pledges",
    controlled({ strictness: 1 }, inForum({ fundingGoalEuros: 100 })),
    `mine : ${STRICTNESS} vaut 1 en semaines 0 à 29 ; attendu : 0 dans forum, où l’on promet de l’argent, qui n’a pas de qualité : rien n’y est rejeté ; mettez operations.forum.${STRICTNESS} à 0`,
  ],
])("warnings of control are in French as well: %s", (_, input, expected) => {
  expect(warningsOf(resolveScenario(input)).map(({ fr }) => fr)).toEqual([expected]);
});

const easyForum = { demand: { skill: { digital: 0, writing: 0 } } };
const withOff = (...mechanisms: string[]) => ({
  mechanisms: Object.fromEntries(mechanisms.map((id) => [id, false])),
});
/** Levers that cost something and can change nothing there, and why. */
const IDLE: [group: string, lever: string, value: number, rest: ScenarioInput, why: string][] = [
  ["rewards", "recognition", 1, withOff("recognition"), "mechanisms.recognition is off"],
  ["support", "selection", 0.5, withOff("eligibility", "commitment"), "mechanisms.eligibility is off"],
  [
    "support",
    "selection",
    0.5,
    { operations: { forum: easyForum }, quitting: { commitmentWeight: 0 } },
    "no skill is asked for",
  ],
  [
    "support",
    "selection",
    0.5,
    { operations: { forum: { consent: "inherent" } } },
    "people do not choose to take part",
  ],
  ["support", "tools", 1, { operations: { forum: easyForum } }, "no skill is asked for"],
  ["support", "training", 1, withOff("learning", "commitment"), "mechanisms.learning is off"],
  [
    "support",
    "training",
    1,
    { ...withOff("learning"), commitment: { trainingHours: 0 } },
    "mechanisms.learning is off",
  ],
  ["support", "animation", 1, withOff("belonging"), "mechanisms.belonging is off"],
  ["support", "mediationHours", 9, withOff("staff"), "mechanisms.staff is off"],
  ["organisation", "coordinationStaffHours", 9, withOff("coordination"), "mechanisms.coordination is off"],
  [
    "organisation",
    "evaluation",
    1,
    { operations: { forum: { collective: 0 } } },
    "its work is not joint (collective is 0), so nobody loafs",
  ],
  ["organisation", "flexibleScheduling", 1, {}, "its hours are free already (scheduling is 0)"],
];

test.each(IDLE)("%s.%s at %d costs and changes nothing", (group, lever, value, rest, why) => {
  const base = { id: "mine", horizonWeeks: 30, ...rest } as ScenarioInput;
  const used = { ...base, levers: { [group]: { [lever]: value } } } as ScenarioInput;
  expect(warnings(base)).toEqual([]);
  expect(warnings(used)).toEqual([
    `mine: levers.${group}.${lever} costs something in weeks 0 to 29 and cannot change what people do in forum: ${why}`,
  ]);
  const [without, withIt] = compare([base, { ...used, id: "used" }], { seed: "idle", replicates: 2 }).worlds;
  const made = (from: typeof without, wanted: (id: string) => boolean) =>
    Array.from(from.metrics).filter((_, at) => wanted(METRICS[at % METRICS.length].id));
  const people = (id: string) =>
    [
      "contributions",
      "everActive",
      "joiners",
      "quality",
      "errorShare",
      "hours",
      "attachment",
      "fatigue",
    ].includes(id);
  expect(made(withIt, people)).toEqual(made(without, people));
  const costs = (id: string) => id === "costEuros";
  made(withIt, costs).forEach((cost, world) => {
    expect(cost).toBeGreaterThan(made(without, costs)[world]);
  });
  // Without its cause it may matter, so nothing is said.
  const elsewhere = {
    id: "mine",
    horizonWeeks: 30,
    operations: { forum: { scheduling: 0.5 } },
    levers: used.levers,
  };
  expect(warnings(elsewhere as ScenarioInput)).toEqual([]);
});

test.each<[string, string, number, ScenarioInput]>([
  ["selection", "commits", 0.5, withOff("eligibility")],
  ["selection", "commits", 0.5, { operations: { forum: easyForum } }],
  ["training", "takes hours, and commits", 1, withOff("learning")],
])("support.%s %s at entry as well, so nothing is said", (lever, _, value, rest) => {
  const used = {
    id: "mine",
    horizonWeeks: 30,
    ...rest,
    levers: { support: { [lever]: value } },
  } as ScenarioInput;
  expect(warnings(used)).toEqual([]);
});

test("a lever whose price is 0 costs nothing, so nothing is said", () => {
  const free = {
    id: "mine",
    ...withOff("learning", "commitment"),
    prices: { training: 0 },
    levers: { support: { training: 1 } },
  };
  expect(warnings(free as ScenarioInput)).toEqual([]);
});

test("nothing built in gives a warning", () => {
  const inPlace = [...PAIRS.values()].flatMap(({ baseline, others }) => [baseline, ...others]);
  for (const scenario of [...SCENARIOS.keys(), ...inPlace])
    expect(warningsOf(resolveScenario(scenario))).toEqual([]);
});

test("validate, run and compare warn in both languages and continue", async () => {
  const cwd = temporaryFolder();
  writeScenario(join(cwd, "mine.json"), { ...capped(0.2), population: { consumers: 20 } });
  const checked = await levain(["validate", "mine.json"], { cwd });
  expect(checked).toEqual({
    ...{ code: 0, out: "mine.json: valid\n" },
    err: `levain: warning: ${below("weeks 0 to 39")}\n`,
  });
  const french = await levain(["validate", "mine.json", "--lang", "fr"], { cwd });
  expect(french.err).toBe(
    "levain: attention : mine : levers.organisation.hoursCap est inférieur aux 0,3 h que prend une contribution à forum en semaines 0 à 39, donc personne ne contribue alors\n",
  );
  const options = ["--replicates", "2", "--workers", "1", "--json"];
  for (const typed of [["run"], ["compare", "mine.json@horizonWeeks=20"]]) {
    const ended = await levain([...typed, "mine.json", ...options], { cwd });
    expect(ended.code).toBe(0);
    expect(ended.err).toContain(below("weeks 0 to 39"));
    expect(JSON.parse(ended.out).replicates).toBe(2);
  }
});

test("compare warns of intervals of few worlds, in both languages, and names metrics that few worlds define", async () => {
  const cwd = temporaryFolder();
  writeScenario(join(cwd, "a.json"), {
    extends: "launch-forum",
    population: { consumers: 30 },
    horizonWeeks: 3,
  });
  const arms = [
    "compare",
    "a.json",
    "a.json@levers.support.guidance=2",
    "--workers",
    "1",
    "--headline",
    "aware",
  ];
  const said = async (...more: string[]) => (await levain([...arms, ...more], { cwd })).err;
  expect(await said("--replicates", "11")).toBe(FEW_WORLDS);
  expect(await said("--replicates", "12")).toBe("");
  expect(await said("--replicates", "1"), "there is no interval").toBe("");
  expect(await said("--replicates", "5", "--lang", "fr")).toContain(
    "attention : avec moins de 12 mondes, les intervalles à 95 % des différences moyennes (ci95 dans le JSON) peuvent manquer",
  );
  const { defined, few } = { defined: { of: 20, undefinedIn: 0 }, few: { of: 20, undefinedIn: 12 } };
  const report = { replicates: 20, comparisons: [{ metrics: { aware: defined, gini: few } }] };
  const notes: string[] = [];
  const say = ({ en }: { en: string }) => en;
  const context = { language: "en", say, note: (text: string) => notes.push(text) };
  warnOfFewWorlds(report as never, ["aware", "gini"], context as never);
  expect(notes).toEqual([expect.stringContaining("with fewer than 12 worlds (gini), the 95 % intervals")]);
});
