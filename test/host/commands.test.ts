import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { VERSION } from "../../sim/core/version.ts";
import { idOf } from "../../sim/host/scenario/scenario-file.ts";
import { fits } from "../../sim/input/shape.ts";
import { ID } from "../../sim/input/values.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { FIELDS, MECHANISMS } from "../../sim/model/model.ts";
import { NO_SYSTEM } from "../../sim/model/systems/systems.ts";
import { defaultsOf } from "../../sim/scenario/defaults.ts";
import { FILE_KEYS, FORMAT_VERSION } from "../../sim/scenario/scenario-file.ts";
import { quickParams } from "../support.ts";
import { everythingIn, levain, temporaryFolder, writeScenario } from "./command.ts";

const COMMANDS = [
  "run",
  "compare",
  "validate",
  "scenarios",
  "families",
  "show",
  "diff",
  "schema",
  "explain",
  "new",
  "trace",
];

/** Standard output of a command that must succeed. */
async function said(...typed: string[]): Promise<string> {
  const ended = await levain(typed);
  expect(ended).toMatchObject({ code: 0, err: "" });
  return ended.out;
}

test("--version", async () => {
  expect(await said("--version")).toBe(`${VERSION}\n`);
  expect(JSON.parse(readFileSync("package.json", "utf8")).version).toBe(VERSION);
});

describe("--help", () => {
  test("lists every command in English", async () => {
    const help = await said("--help");
    expect(help).toContain("Usage: levain");
    expect(help).toContain("list every problem in");
    for (const command of COMMANDS) expect(help).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  test("and in French, without a word of English", async () => {
    const help = await said("--help", "--lang", "fr");
    for (const command of COMMANDS) expect(help).toMatch(new RegExp(`^  ${command} `, "m"));
    for (const words of ["Usage : levain", "Commandes :", "afficher l’aide", "lister tous les problèmes"])
      expect(help).toContain(words);
    expect(help).not.toMatch(/display|default:|choices:|Commands:|version number/);
    const run = await said("run", "--help", "--lang", "fr");
    expect(run).toContain("nombre de mondes appariés (par défaut : 24)");
    expect(run).not.toMatch(/display|default:|choices:|Arguments:/);
  });

  test("lists the options of an experiment", async () => {
    const help = await said("compare", "--help");
    expect(help).toContain("at least 8");
    const options = ["seed", "replicates", "replicate", "weeks", "consumers", "set", "workers", "out"];
    for (const option of [...options, "format", "people", "headline", "json", "lang"])
      expect(help).toMatch(new RegExp(`^  --${option}\\b`, "m"));
  });

  test("is printed as an error when no command is given", async () => {
    const ended = await levain([]);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("Usage: levain");
  });
});

describe("validate", () => {
  test("names the valid files, and lists the problems of all others", async () => {
    const cwd = temporaryFolder();
    writeScenario(join(cwd, "good.json"), { extends: "launch-forum" });
    writeScenario(join(cwd, "bad.json"), { horizonWeeks: 0, warmUpWeeks: -1 });
    writeScenario(join(cwd, "bom.json"), '\ufeff{"id": "with-a-mark"}');
    const ended = await levain(["validate", "good.json", "bad.json", "bom.json", "small-pay"], { cwd });
    expect(ended.code).toBe(2);
    expect(ended.out).toBe("good.json: valid\nbom.json: valid\nsmall-pay: valid\n");
    expect(ended.err).toMatch(
      /^levain: bad\.json: horizonWeeks: 0: expected .*\nbad\.json: warmUpWeeks: -1: expected .*\n$/,
    );
  });

  test("knows every kind of file by its content", async () => {
    const cwd = temporaryFolder();
    const FREE = { "quitting.stopHazardScale": { range: [0.1, 0.2] } };
    const targets = [{ metric: "aware", value: 1, tolerance: 1 }];
    const kinds: Record<string, object> = {
      study: {
        version: 1,
        id: "s",
        scenarios: ["baseline"],
        vary: { horizonWeeks: { values: [3] } },
        design: { type: "factorial" },
        replicates: 1,
      },
      calibration: { id: "c", scenario: "baseline", free: FREE, targets, settings: 30 },
      ensemble: {
        ...{
          version: 1,
          levain: "0.1.0",
          calibration: "c",
          scenario: "s",
          scenarioHash: "0".repeat(64),
          seed: "x",
        },
        settings: [{ id: "s-1", distance: 0.1, values: { "quitting.stopHazardScale": 0.1 } }],
      },
      scenario: { extends: "baseline" },
    };
    for (const [kind, content] of Object.entries(kinds)) writeScenario(join(cwd, kind), content);
    const ended = await levain(["validate", "./study", "./calibration", "./ensemble", "./scenario"], { cwd });
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toBe("./study: valid\n./calibration: valid\n./ensemble: valid\n./scenario: valid\n");
    writeScenario(join(cwd, "bad.json"), { ...kinds.calibration, waves: -1 });
    writeScenario(join(cwd, "worse.json"), { ...kinds.ensemble, settings: [] });
    writeScenario(join(cwd, "manifest.json"), { levain: "0.1.0", digest: "0" });
    const bad = await levain(["validate", "bad.json", "worse.json", "manifest.json"], { cwd });
    expect(bad.err).toMatch(
      /^levain: bad.json: waves: -1: expected .*\nworse.json: settings: .*\n"manifest.json": expected a scenario, a study, .* Levain writes/,
    );
  });

  test("accepts everything built in", async () => {
    const { scenarios, pairs } = JSON.parse(await said("scenarios", "--json"));
    const ids = [...scenarios, ...pairs].map(({ id }: { id: string }) => id);
    expect((await said("validate", ...ids)).trimEnd().split("\n")).toHaveLength(ids.length);
  });
});

test("scenarios lists scenarios and pairs, in both languages", async () => {
  const { scenarios, pairs } = JSON.parse(await said("scenarios", "--json"));
  expect(scenarios.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(["baseline", "launch-forum"]),
  );
  expect(pairs.map(({ id }: { id: string }) => id)).toContain("small-pay");
  const texts = { en: expect.any(String), fr: expect.any(String) };
  for (const scenario of scenarios)
    expect(scenario).toEqual({
      ...{ id: expect.any(String), title: texts, story: texts },
      ...(NO_SYSTEM.includes(scenario.id) ? {} : { kind: expect.any(Object) }),
    });
  for (const pair of pairs)
    expect(pair).toEqual({
      ...{ id: expect.any(String), title: texts, question: texts },
      headline: expect.any(Array),
    });
  expect(await said("scenarios")).toContain("What changes");
  expect(await said("scenarios", "--lang", "fr")).toContain("Que change");
  const axes = (text: string) => text.split("\n").filter((line) => line.startsWith("      "));
  const [en, fr] = [await said("scenarios"), await said("scenarios", "--lang", "fr")].map(axes);
  expect(en.length).toBeGreaterThan(20);
  expect(fr).toHaveLength(en.length);
  expect(
    fr.filter((line) => /one-off|long-term|selfOrganised|solution provider|everyone/.test(line)),
  ).toEqual([]);
  expect(fr.some((line) => line.includes("durable · auto-organisé"))).toBe(true);
  const titles = (await said("scenarios", "--need", "votes")).match(/^ {2}\S+ +(?=\S)/gm)!;
  expect(new Set(titles.map(({ length }) => length)).size, "titles begin in one column").toBe(1);
});

describe("show", () => {
  test("prints a scenario that depends on no other", async () => {
    const cwd = temporaryFolder();
    const shown = await said("show", "launch-forum");
    writeFileSync(join(cwd, "shown.json"), shown);
    const again = await levain(["show", "shown.json"], { cwd });
    expect(again).toEqual({ code: 0, out: shown, err: "" });
  });

  test("has a value for every field", async () => {
    const { version, id, extends: base, ...values } = JSON.parse(await said("show", "baseline"));
    expect({ version, id, base }).toEqual({ version: FORMAT_VERSION, id: "baseline", base: null });
    const { title, story } = values;
    expect(values).toEqual({ ...defaultsOf(FIELDS), title, story });
  });

  test("applies overrides, splitting at the first =", async () => {
    const formula = "8*(week>=3)";
    const { levers } = JSON.parse(await said("show", `launch-forum@levers.support.guidance=${formula}`));
    expect(levers.support).toMatchObject({ guidance: formula, framing: 0.1 });
  });
});

test.each([
  ["levers.support.guidance=8", "same people, same luck"],
  ["population.wageEurosPerHour=30", "same people, same luck"],
  ["population.involvementLoading=0.1", "same luck, but not the same people"],
  ["network.meanDegree=4", "same luck, but not the same people"],
])("a comparison says that people are the same only where they are: %s", async (changed, expected) => {
  const { out } = await levain([
    ...["compare", "launch-forum", `launch-forum@${changed}`],
    ...["--replicates", "1", "--weeks", "2"],
  ]);
  expect(out).toContain(`(${expected})`);
});

test("diff lists where two scenarios differ, and nothing else", async () => {
  const guided = "launch-forum@levers.support.guidance=8@horizonWeeks=52";
  expect(await said("diff", "launch-forum", guided)).toBe(
    "horizonWeeks: 104 → 52\nlevers.support.guidance: 5 → 8\n",
  );
  expect(await said("diff", "baseline", "baseline")).toBe("no difference\n");
  expect(await said("diff", "baseline", "baseline", "--lang", "fr")).toBe("aucune différence\n");
});

test("diff says what an operation sets that only one scenario has, and not what it leaves as it is", async () => {
  const found = await said("diff", "carpool-platform", "peer-lending");
  expect(found).toContain('"meeting":{"encounter":0.9}');
  expect(found).not.toContain("null");
  expect(found).not.toContain("{}");
});

test("diff of a ready pair lists where its scenarios differ", async () => {
  expect(await said("diff", "small-pay")).toBe(
    "community-forum → small-pay\nlevers.rewards.payEurosPerContribution: 0 → 0.3\n",
  );
});

test("schema is a JSON Schema that has every field", async () => {
  const schema = JSON.parse(await said("schema"));
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  const keys = [...FILE_KEYS, ...Object.keys(FIELDS)];
  expect(Object.keys(schema.properties).sort()).toEqual(keys.sort());
  expect(schema.additionalProperties).toBe(false);
  const { guidance } = schema.properties.levers.properties.support.properties;
  expect(guidance.description).toContain("[h/week]");
});

test("explain tells values below a path that a file sets without a source", async () => {
  const path = join(temporaryFolder(), "mine.json");
  writeScenario(path, { levers: { support: { guidance: 3 } } });
  const text = await said("explain", `${path}:levers.support`);
  expect(text).toContain("levers.support.guidance = 3\n  no source named in its file");
  expect(text).not.toContain("levers.support.training");
});

describe("explain", () => {
  const metric = METRICS[0];
  const mechanism = MECHANISMS[0];

  test.each([
    ["a field", "levers.support.guidance", "[h/week]", "range: 0 – 10000", "default: 0", "a lever"],
    ["its last part", "guidance", "levers.support.guidance", "operations.<id>.levers.support.guidance"],
    ["a field of a record", "operations.forum.form", "one of: one-off, long-term", 'default: "long-term"'],
    [
      "a parameter that describes one operation",
      "quitting.stopHazardScale",
      `default: ${quickParams({}).scenario.quitting.stopHazardScale}`,
      "for one operation: operations.<id>.quitting.stopHazardScale",
    ],
    [
      "an operation's own",
      "operations.forum.quitting.stopHazardScale",
      "range: 0 – 1",
      "default: null",
      "null follows quitting.stopHazardScale",
    ],
    ["an operation's own lever", "operations.forum.levers.support.guidance", "null follows levers.support"],
    ["a group", "levers.support", "levers.support.framing"],
    ["a metric", metric.id, metric.text.en, "smallest relevant difference"],
    ["a weekly metric", "joiners", "weekly metric and formula aggregate"],
    ["a mechanism", mechanism.id, mechanism.title.en, `off: ${mechanism.off.en}`],
    ["its switch", `mechanisms.${mechanism.id}`, mechanism.title.en, "default: true"],
  ])("%s: %s", async (_what, name, ...words) => {
    const text = await said("explain", name);
    for (const word of words) expect(text).toContain(word);
  });

  test("in French", async () => {
    const text = await said("explain", "levers.support.guidance", "--lang", "fr");
    for (const word of ["Temps du personnel", "plage : 0 – 10000", "par défaut : 0", "un levier"])
      expect(text).toContain(word);
    expect(await said("explain", metric.id, "--lang", "fr")).toContain(metric.text.fr);
  });

  test("groups the meanings of a name, each once", async () => {
    const [head, ...groups] = (await said("explain", "recognition")).trimEnd().split("\n\n");
    expect(head).toBe("recognition means 6 things:");
    expect(groups.map((group) => group.split(" ")[0])).toEqual([
      ...["recognition", "population.segments.<id>.motivation.recognition"],
      "population.people.motivation.recognition",
      ...["operations.<id>.offers.recognition", "levers.rewards.recognition", "prices.recognition"],
    ]);
    const lines = groups.flatMap((group) => group.split("\n"));
    expect(lines.filter((line) => line.endsWith("recognition.halfLifeWeeks"))).toHaveLength(1);
    expect(await said("explain", "levers.rewards.recognition")).toMatch(
      /^levers\.rewards\.recognition \[0–1\]/,
    );
  });

  test("says what one would believe of an assumption, and nothing of the kind of a decision", async () => {
    expect(await said("explain", "fatigue.load")).toContain(
      "believable: 0.5 – 2 (half to twice the default)",
    );
    expect(await said("explain", "operations.<id>.launch.faults")).toContain("believable: 0 – 200 (");
    expect(await said("explain", "fatigue.load", "--lang", "fr")).toContain("vraisemblable : 0.5 – 2 (de la");
    for (const name of ["levers.rewards.recognition", "freeHours.median", "horizonWeeks"])
      expect(await said("explain", name)).not.toContain("believable");
  });

  test("mentions no spread for yes/no traits", async () => {
    expect(await said("explain", "badgeResponsive")).not.toContain("spread");
  });

  test("shows what a stranger's file says without its control characters, and of a million numbers the first", async () => {
    const file = join(temporaryFolder(), "mine.json");
    const reason = "\u001b[31mred \u202e";
    const people = { freeHours: Array.from({ length: 5000 }, (_, place) => place % 7) };
    writeScenario(file, {
      population: { people },
      sources: [{ of: ["population.people"], assumption: { en: reason, fr: reason } }],
    });
    const found = await said("explain", `${file}:population.people`);
    expect(found).toMatch(
      /^population\.people\.freeHours = \[0,1,2,.{200,300}…\n {2}assumption: \ufffd\[31mred \ufffd/,
    );
  });

  test.each(["levers.constructor", "zzz"])("but not %s", async (name) => {
    expect(await levain(["explain", name])).toMatchObject({ code: 2, out: "" });
  });
});

describe("new", () => {
  test("writes a scenario that is valid and runs", async () => {
    const cwd = temporaryFolder();
    const made = await levain(["new", "Mon forum"], { cwd });
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(everythingIn(cwd)).toEqual(["Mon forum.json", "scenario.schema.json"]);
    const scenario = JSON.parse(readFileSync(join(cwd, "Mon forum.json"), "utf8"));
    expect(scenario).toMatchObject({ id: "mon-forum", version: 1, $schema: "./scenario.schema.json" });
    expect(await levain(["validate", "Mon forum.json"], { cwd })).toMatchObject({ code: 0, err: "" });
    const size = ["--consumers", "40", "--weeks", "25", "--replicates", "2", "--workers", "1"];
    const ran = await levain(["compare", "launch-forum", "Mon forum.json", ...size, "--json"], { cwd });
    expect(JSON.parse(ran.out).comparisons[0].scenario).toBe("mon-forum");
  });

  test("overwrites no file", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "mine.json"), "mine");
    const ended = await levain(["new", "mine.json"], { cwd });
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("a file that does not exist yet");
    expect(readFileSync(join(cwd, "mine.json"), "utf8")).toBe("mine");
    expect(existsSync(join(cwd, "scenario.schema.json"))).toBe(false);
  });
});

test("names of files in other scripts give ids of their own", () => {
  const names = [
    "форум",
    "рынок",
    "市場",
    "日本",
    "🎉",
    "🎈",
    "سوق",
    "форум-a",
    "市場-a",
    "!",
    "?",
    `${"x".repeat(80)}1`,
    `${"x".repeat(80)}2`,
  ];
  const ids = names.map((name) => idOf(`some/${name}.json`));
  expect(new Set(ids).size).toBe(names.length);
  for (const id of ids) expect(fits(ID, id), id).toBe(true);
  expect(idOf("форум.json".normalize("NFD"))).toBe(idOf("форум.json".normalize("NFC")));
  expect(["Mon Forum – l’été.json", "Œuvre.JSON", "straße.json"].map(idOf)).toEqual([
    ...["mon-forum-l-ete", "oeuvre", "strasse"],
  ]);
});

test("the parser's refusals begin like all others", async () => {
  for (const [lang, words] of [
    ["en", "levain: unknown option"],
    ["fr", "levain: option inconnue"],
  ])
    expect((await levain(["run", "baseline", "--nothing", "--lang", lang])).err).toMatch(
      new RegExp(`^${words}`),
    );
});

test("a proposed command names the file where it was written, and can be pasted", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "my files"));
  const { out } = await levain(["new", "my files/it's.json", "--population", "my files/people.csv"], { cwd });
  expect(out).toContain("levain validate 'my files/it'\\''s.json'");
  const outside = await levain(["new", "my files/b.json", "--population", "people.csv"], { cwd });
  expect(outside).toMatchObject({ code: 2, out: "" });
  expect(outside.err).toContain("for example my files/people.csv");
  const alone = await levain(["compare", "my files/it's.json"], { cwd });
  expect(alone.err).toContain(
    "levain compare 'my files/it'\\''s.json' 'my files/it'\\''s.json@levers.support.guidance=8'",
  );
});

test("--force replaces a file whole, and nothing else", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "victim.txt"), "dear");
  symlinkSync("victim.txt", join(cwd, "link.json"));
  mkdirSync(join(cwd, "folder.json"));
  for (const file of ["link.json", "folder.json"])
    expect(await levain(["new", file, "--force"], { cwd })).toMatchObject({ code: 2, out: "" });
  expect(readFileSync(join(cwd, "victim.txt"), "utf8")).toBe("dear");
  writeFileSync(join(cwd, "mine.json"), "old");
  expect(await levain(["new", "mine.json", "--force"], { cwd })).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(cwd, "mine.json"), "utf8")).id).toBe("mine");
});
