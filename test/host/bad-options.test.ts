import { expect, test } from "vitest";
import { everythingIn, levain, temporaryFolder } from "./command.ts";

const SEVEN = "active,aware,contributions,costEuros,gini,hours,joiners";
const GUIDANCE = "levers.support.guidance";
/** No machine can hold 256 worlds of a million people with as many ties. */
const MANY_TIES = ["--set", "network.meanDegree=40", "--set", "population.arrivalsPerWeek=9000"];

/** A command line, and what the error must contain. */
type Case = [typed: string[], ...said: string[]];

const CASES: readonly Case[] = [
  [["comparre"], "unknown command 'comparre'", "Did you mean compare?"],
  [["run"], "missing required argument 'scenario'"],
  [["run", "baseline", "--replicats", "3"], "unknown option '--replicats'", "--replicates"],
  [["run", "baseline", "--out", "--people"], '--out: "--people": expected a value;', "write --out=--people"],
  [["run", "baseline", "--out", "--peopel"], '--out: "--peopel": expected a value;', "write --out=--peopel"],
  [["run", "baseline", "--set", "-x"], '--set: "-x": expected a value;', "write --set=-x"],
  [["study", "run", "x.json", "--out", "--weekly"], '--out: "--weekly": expected a value'],
  [["run", "baseline", "--seed", "--lang", "fr"], "il manque une valeur à l’option « --seed <text> »"],
  [["run", "--lang", "--json"], '--lang: "--json": expected a value'],
  [["run", "baseline", "--format", "parquet"], "--format: a folder to write the file into", "add --out DIR"],
  [
    ["new", "x.json", "--from", "online-counter", "--seed", "x", "--format", "csv-excel-fr", "--rows", "2"],
    ...['--from: "online-counter": expected --population', "--rows: 2:", '--seed: "x":', "--format: "],
  ],
  [
    ["new", "people.csv"],
    'new: "people.csv": expected a file whose name ends in .json',
    "--population FILE.csv",
  ],
  [["new", "--population", "x.json"], '--population: "x.json": expected a file whose name ends in .csv'],
  [["page", "--single", "x.json"], '--single: "x.json": expected a file whose name ends in .html'],
  [["schema", "extra"], "'extra' is invalid", "scenario, calibration, study"],
  [["schema", "study", "extra"], "too many arguments for 'schema'"],
  [["run", "baseline", "--lang", "de"], "'de' is invalid", "en, fr"],
  [
    ["run", "baseline", "--seed", "a", "--seed=b"],
    '--seed: ["a","b"]: expected one value; give the option once',
  ],
  [["run", "baseline", "--out", "x", "--out", "x"], '--out: ["x","x"]: expected one value'],
  [["study", "resume", "x", "--shard", "1/2", "--shard", "2/2"], '--shard: ["1/2","2/2"]: expected one'],
  ...["", "a b", "http://levain.example", "levain.example/page"].map(
    (name): Case => [
      ["serve", "--port", "0", "--allow-host", name],
      `--allow-host: "${name}": expected the name of a computer, as in the address of the page; without http://`,
    ],
  ),
  [["serve", "--port", "1", "--port", "2"], '--port: ["1","2"]: expected one value'],
  [
    ["run", "basline"],
    '"basline": expected a built-in scenario or a scenario file',
    "did you mean baseline?",
  ],
  [["run", "comunity-forum.json"], "a file that exists", "did you mean community-forum?"],
  [
    ["run", "small-pay"],
    '"small-pay": expected a scenario; this is a ready pair',
    "levain compare small-pay",
  ],
  [["run", "/dev/zero"], '"/dev/zero": expected a file'],
  [
    ["compare", "baseline"],
    'compare: "baseline": expected two scenarios or more',
    "for example: levain compare",
  ],
  [["compare", "baseline", "baseline"], 'id: "baseline": expected a different id for each scenario'],
  [["run", "baseline", "--replicates", "0"], "'--replicates <n>' argument '0'", "from 1 to 1000000"],
  [["run", "baseline", "--replicates", "-1"], "'--replicates <n>' argument '-1'", "from 1 to 1000000"],
  [["run", "baseline", "--replicates", "1e3"], "'--replicates <n>' argument '1e3'", "a whole number"],
  [["run", "baseline", "--replicates", "abc"], "'--replicates <n>' argument 'abc'", "a whole number"],
  [["run", "baseline", "--replicates", "1000000000000"], "argument '1000000000000'", "from 1 to 1000000"],
  [["run", "baseline", "--replicates", "1000000"], "replicates: 1000000: expected at most", "fit in memory"],
  [["run", "baseline", "--workers", "0"], "'--workers <n>' argument '0'", "from 1 to 256"],
  [["run", "baseline", "--consumers", "1000000000"], "argument '1000000000'", "from 1 to 1000000"],
  [
    ["run", "baseline", "--consumers", "1000000", "--workers", "256", "--replicates", "256", ...MANY_TIES],
    ...["population.consumers: 1000000: expected at most", "MB of memory", "--workers "],
  ],
  [
    ["run", "baseline", "--format", "xml"],
    "'--format <format>' argument 'xml'",
    "csv, csv-excel-fr, parquet",
  ],
  [["run", "baseline", "--seed", ""], 'seed: "": expected text of 1 to 200 characters'],
  [["run", "baseline", "--people"], "--people: a folder to write the file into", "add --out DIR"],
  [["run", "baseline", "--people", "--out", "x", "--consumers", "1000000"], "at most 4000000 rows"],
  [
    ["compare", "small-pay", "--headline", "activ"],
    'headline: "activ": expected a metric',
    "did you mean active?",
  ],
  [["compare", "small-pay", "--headline", SEVEN], 'headline: ["active",', "1 to 6 different metrics"],
  [["run", "baseline", "--set", "horizonWeeks"], '--set: "horizonWeeks": expected PATH=VALUE', "for example"],
  [
    ["run", "baseline", "--set", "horizonWeeks=0", "--out", "below/x"],
    "horizonWeeks: 0: expected a whole number",
  ],
  [["run", "baseline", "--set", "horizonWeek=3"], "horizonWeek: unknown field", "did you mean horizonWeeks?"],
  [["run", "baseline", "--set", "levers.__proto__.x=3"], "levers.__proto__.x: a dotted path of a field"],
  [["run", "baseline", "--set", "levers..x=3"], "levers..x: a dotted path of a field"],
  [
    ["run", "baseline", "--set", "extends=baseline"],
    '--set: "extends=baseline"',
    "extends is a key of the file",
  ],
  [
    ["run", "baseline", "--set", "sources.0.of=x"],
    '--set: "sources.0.of=x"',
    "a field of the model; sources is a key of the file",
  ],
  [["run", "baseline", "--set", `${GUIDANCE}=NaN`], `${GUIDANCE}: "NaN": expected only numbers`],
  [["show", "baseline@levers.support.guidence=8"], "guidence: unknown field", "did you mean guidance?"],
  [["explain", "population.segments.__proto__.share"], "explain:", "a field, a metric or a mechanism"],
  [["explain", "population.segments.My People.share"], "explain:"],
  [
    ["explain", "flavour-vote:operations.vot.form"],
    'operations.vot.form: "vot": expected one that the scenario has; did you mean vote?',
  ],
  [["explain", "everActive@"], 'explain: "everActive@": expected a field, a metric or a mechanism'],
  [["explain", "everActive@__proto__"], "explain:"],
  [["explain", "everActive@forum@forum"], "explain:"],
  [
    ["run", "baseline", "--set", `${GUIDANCE}=3`, "--set", `${GUIDANCE}=4`],
    `--set: "${GUIDANCE}": expected a field that is set once; keep one of the two`,
  ],
  [
    ["run", "baseline", "--set", `${GUIDANCE}=3`, "--set", 'levers.support={"guidance": 4}'],
    `--set: "${GUIDANCE}": expected a field that is set once`,
  ],
  [
    ["run", "baseline", "--set", 'levers={"support": {"guidance": 4}}', "--set", `${GUIDANCE}=3`],
    `--set: "${GUIDANCE}": expected a field that is set once`,
  ],
  [
    ["run", "baseline", "--set", "operations.forum.role=helper", "--set", "operations.forum=null"],
    '--set: "operations.forum": expected a field that is set once',
  ],
  [
    ["show", "baseline@operations.forum=null@operations.forum.role=helper"],
    '"operations.forum.role": expected a field that is set once',
  ],
  [
    ["show", "baseline@population.file=me@lab/no@people=1.csv@horizonWeeks=4"],
    'population.file: "me@lab/no@people=1.csv": expected a file that exists',
  ],
  [
    ["diff", `baseline@${GUIDANCE}=3@horizonWeeks=4@${GUIDANCE}=3`, "baseline"],
    `"${GUIDANCE}": expected a field`,
  ],
  [["explain", "operations.forum.3.levers"], "explain:"],
  [["show", `baseline@${"a.".repeat(50_000)}a=1`], "a dotted path of a field"],
  [
    ["run", "baseline", ...Array.from({ length: 40_000 }, (_, i) => ["--set", `a${i}=1`]).flat()],
    "--set: 40000: expected at most 1000 overrides; put them into a scenario file",
  ],
  [["show", `baseline${"@a=1".repeat(20_000)}`], "expected at most 1000 overrides"],
  [
    ["run", "baseline", "--headline", Array.from({ length: 20_000 }, (_, i) => `x${i}`).join()],
    "headline:",
    "1 to 6 different metrics",
  ],
  [["scenarios", "--sector", "retail need=votes"], '--sector: "retail need=votes": expected one of'],
  [["explain", "guidanc"], 'explain: "guidanc"', "did you mean guidance?"],
  [
    ["diff", "baseline"],
    'diff: "baseline": expected two scenarios, or the id of a pair',
    "for example: levain diff",
  ],
  [["diff", "small-pay", "baseline"], '"small-pay": expected a scenario; this is a ready pair'],
  [["new", ""], 'new: "": expected a file name'],
  [["new", "missing/folder.json"], 'new: "missing/folder.json": expected a folder that exists'],
];

test.each(CASES)("levain %j", async (typed, ...said) => {
  const cwd = temporaryFolder();
  const { code, out, err } = await levain(typed, { cwd });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const words of said) expect(err).toContain(words);
  expect(everythingIn(cwd)).toEqual([]);
});

test("a number is a value, and so is whatever follows an equals sign", async () => {
  const seedOf = async (...typed: string[]) => {
    const run = ["run", "baseline", "--consumers", "5", "--weeks", "1", "--replicates", "1", "--json"];
    return JSON.parse((await levain([...run, ...typed])).out).seed;
  };
  expect(await seedOf("--seed", "-1")).toBe("-1");
  expect(await seedOf("--seed=--people")).toBe("--people");
});
