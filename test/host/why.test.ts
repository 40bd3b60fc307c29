import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HEADLINE_METRICS } from "../../sim/model/metric-lists.ts";
import { MECHANISMS } from "../../sim/model/model.ts";
import { levain, temporaryFolder } from "./command.ts";
import { csvRows, writeSmall } from "./small.ts";

const OPTIONS = ["--replicates", "2", "--workers", "1", "--seed", "people", "--json"];

describe("trace", () => {
  const trace = (folder: string, ...options: string[]) =>
    levain(["trace", ...writeSmall(folder), "--seed", "people", ...options]);

  test("agrees with the files about a person, in every scenario", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "results");
    const run = await levain(["compare", ...writeSmall(folder), ...OPTIONS, "--people", "--out", out]);
    expect(run.code).toBe(0);
    const people = csvRows(join(out, "people.csv")).filter(({ replicate }) => replicate === "1");
    const busiest = people.reduce((a, b) => (Number(b.contributions) > Number(a.contributions) ? b : a));
    expect(Number(busiest.contributions)).toBeGreaterThan(0);

    const told = await trace(folder, "--replicate", "1", "--person", busiest.person, "--json");
    expect(told).toMatchObject({ code: 0, err: "" });
    const traces = JSON.parse(told.out);
    expect(traces.map(({ id }: { id: string }) => id)).toEqual(["plain", "paid"]);
    for (const { id, trace: history } of traces) {
      const row = people.find(({ scenario, person }) => scenario === id && person === busiest.person);
      expect(history.portrait.segment).toBe(row?.segment);
      const first = (wanted: string) => history.events.find(({ kind }: { kind: string }) => kind === wanted);
      expect(`${first("joined")?.week ?? ""}`).toBe(row?.firstJoinedWeek);
      expect(first("contributed") !== undefined).toBe(row?.lastContributionWeek !== "");
      expect(first("end").contributions).toBe(Number(row?.contributions));
    }
  });

  test("works at another size, with a note", async () => {
    const folder = temporaryFolder();
    const told = await trace(folder, "--person", "3", "--weeks", "5", "--consumers", "40", "--json");
    expect(told.code).toBe(0);
    for (const words of ["plain: 5 weeks instead of 14", "paid: 40 people instead of 80"])
      expect(told.err).toContain(words);
    for (const { trace } of JSON.parse(told.out)) expect(trace.events.at(-1).week).toBe(4);
    const nobody = await trace(folder, "--person", "40", "--consumers", "40");
    expect(nobody.err).toContain("--person: 40: expected a person from 0 to 39");
  });

  test("does not report events of the warm-up as new", async () => {
    const warm = "launch-forum@warmUpWeeks=104@horizonWeeks=4@population.consumers=40";
    const people = Array.from({ length: 8 }, (_, person) => String(person));
    const told = await Promise.all(people.map((person) => levain(["trace", warm, "--person", person])));
    const lines = told.flatMap(({ out }) => out.split("\n"));
    expect(lines.filter((line) => /^ {2}week {3}−1 {2}.* before week 0/.test(line)).length).toBeGreaterThan(
      4,
    );
    expect(lines.filter((line) => /week {4}0 {2}hears of/.test(line))).toEqual([]);
  });

  test("is told in both languages", async () => {
    const folder = temporaryFolder();
    const english = await trace(folder, "--person", "3");
    const french = await trace(folder, "--person", "3", "--lang", "fr");
    expect(english.out).toMatch(/^plain — replicate 0, person 3\n(.*\n)*paid — replicate 0, person 3\n/);
    expect(french.out).toMatch(/^plain — réplique 0, personne 3\n(.*\n)*paid — réplique 0, personne 3\n/);
    expect(french.out.split("\n")).toHaveLength(english.out.split("\n").length);
  });

  test.each([
    [["baseline"], "required option '--person <i>' not specified"],
    [["baseline", "--person", "1000"], "--person: 1000: expected a person from 0 to 999"],
    [["baseline", "--person", "-1"], "a whole number from 0"],
    [["basline", "--person", "0"], "did you mean baseline?"],
    [["baseline", "--lang", "fr"], "il manque l’option « --person <i> »"],
  ])("refuses %j", async (typed, words) => {
    const ended = await levain(["trace", ...typed]);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain(words);
  });
});

test("counting reasons changes no digit, and counts every person who exists", async () => {
  const folder = temporaryFolder();
  const run = ["compare", ...writeSmall(folder), ...OPTIONS];
  const [plain, counted] = await Promise.all([
    levain(run),
    levain([...run, "--reasons", "--out", join(folder, "out")]),
  ]);
  expect(counted).toEqual(plain);
  const rows = csvRows(join(folder, "out", "reasons.csv"));
  expect(rows.columns).toEqual([
    ...["scenario", "replicate", "week", "operation", "segment", "reason", "people"],
  ]);
  const series = csvRows(join(folder, "out", "series.csv"));
  const last = rows.filter(({ week }) => week === "13");
  for (const { scenario, replicate, enrolled } of series.filter(({ week }) => week === "13")) {
    const idle = last
      .filter((row) => row.scenario === scenario && row.replicate === replicate)
      .reduce((sum, { people }) => sum + Number(people), 0);
    expect(idle + Number(enrolled), "everybody takes part or has a reason not to").toBe(80);
  }
});

test("reasons need a folder", async () => {
  const ended = await levain(["run", "baseline", "--reasons", "--people"]);
  expect(ended).toMatchObject({ code: 2, out: "" });
  for (const option of ["--people", "--reasons"])
    expect(ended.err).toContain(`${option}: a folder to write the file into; add --out DIR`);
});

describe("compare --ablate", () => {
  test("ranks mechanisms by what they drive", async () => {
    const folder = temporaryFolder();
    const ended = await levain(["compare", ...writeSmall(folder), ...OPTIONS, "--ablate"]);
    expect(ended).toMatchObject({ code: 0, err: "" });
    const { ablations, ...rest } = JSON.parse(ended.out);
    expect(rest).toEqual({ baseline: "plain", scenario: "paid", replicates: 2, seed: "people" });
    expect(Object.keys(ablations).sort()).toEqual([...HEADLINE_METRICS].sort());
    for (const ranked of Object.values<{ mechanism: string; drive: number | null }[]>(ablations)) {
      const known = MECHANISMS.map(({ id }) => id).sort();
      expect(ranked.map(({ mechanism }) => mechanism).sort()).toEqual(known);
      const drives = ranked.map(({ drive }) => drive ?? Number.POSITIVE_INFINITY);
      expect(drives).toEqual([...drives].sort((a, b) => b - a));
    }
  });

  test("takes two scenarios", async () => {
    const three = ["baseline", "launch-forum", "baseline@horizonWeeks=5"];
    const ended = await levain(["compare", ...three, "--ablate"]);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("--ablate: 3: expected two scenarios");
  });
});
