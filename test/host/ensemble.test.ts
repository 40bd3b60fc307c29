import { closeSync, openSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { VERSION } from "../../sim/core/version.ts";
import { settingsText } from "../../sim/host/cli/settings-words.ts";
import { compare } from "../../sim/index.ts";
import { changedSince } from "../../sim/input/versions.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { hashOf } from "../../sim/run/compile.ts";
import type { Ensemble } from "../../sim/verdict/ensemble/file.ts";
import { ensembleOf, settingsOf } from "../verdict/ensemble/settings.ts";
import { everythingIn, levain, temporaryFolder, writeScenario } from "./command.ts";
import { csvRows, FEW_WORLDS, SEED, SMALL, writeSmall } from "./small.ts";

const REPLICATES = 6;
const ENSEMBLE = ensembleOf(settingsOf([0.36, 0.2, 0.5, 0.1, 0.8]), {
  scenario: "plain",
  scenarioHash: hashOf(resolveScenario(SMALL[0]).scenario),
});
const SETTINGS = 3;

const folder = temporaryFolder();
const OPTIONS = ["--seed", SEED, "--replicates", String(REPLICATES), "--headline", "active,contributions"];
let typed: string[];

beforeAll(() => {
  writeScenario(join(folder, "ensemble.json"), ENSEMBLE);
  typed = ["compare", ...writeSmall(folder), "--ensemble", join(folder, "ensemble.json")];
});
const run = (...more: string[]) => {
  const settings = more.includes("--settings") ? [] : ["--settings", String(SETTINGS)];
  return levain([...typed, ...OPTIONS, ...settings, ...more]);
};

describe("a comparison under an ensemble", () => {
  test("prints verdicts over worlds and settings, and that only some settings were used", async () => {
    const { code, out, err } = await run("--workers", "1");
    expect({ code, err }).toEqual({ code: 0, err: FEW_WORLDS });
    expect(out).toContain(
      "each under 3 settings of the calibration forum-cocktails, the nearest of 5 accepted",
    );
    expect(out).toMatch(/^ {2}active: .* of 6 worlds, .*in \d of 3 settings/m);
    expect(out).toMatch(/^ {2}across settings +min\. +median +max\. +min\. with +max\. with/m);
    expect(out).toMatch(/^ {2}active \[people\] .* s000\d +s000\d +\d\/\d\/\d\/0$/m);
  });

  test("does so in French", async () => {
    const { out } = await run("--lang", "fr", "--settings", "9");
    expect(out).toContain("chacun sous 5 réglages du calage forum-cocktails\n");
    expect(out).toMatch(/^ {2}active : .* sur 6,? .*dans \d réglages? sur 5/m);
  });

  test("gives the same digits as the library, for any number of workers", async () => {
    const options = { seed: SEED, replicates: REPLICATES, headlines: ["active", "contributions"] };
    const { report } = compare(SMALL, { ...options, ensemble: ENSEMBLE, settings: SETTINGS });
    for (const workers of ["1", "2"]) {
      const { out } = await run("--json", "--workers", workers);
      expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(report)));
    }
    expect(report.ensemble).toMatchObject({ fitted: true, accepted: 5 });
  });

  test("writes a column for the setting, and the settings into the manifest", async () => {
    const out = join(folder, "out");
    const { code } = await run("--out", out, "--people", "--reasons", "--workers", "2");
    expect(code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(manifest.ensemble).toMatchObject({ calibration: "forum-cocktails", accepted: 5 });
    expect(manifest.ensemble.settings).toEqual(ENSEMBLE.settings.slice(0, SETTINGS));
    expect(manifest.scenarios.map(({ id }: { id: string }) => id)).toEqual(["plain", "paid"]);
    const runs = csvRows(join(out, "runs.csv"));
    const arms = ["s0000", "s0001", "s0002"].flatMap((setting) =>
      ["plain", "paid"].flatMap((scenario) =>
        Array.from({ length: REPLICATES }, (_, replicate) => ({
          scenario,
          setting,
          replicate: `${replicate}`,
        })),
      ),
    );
    expect(runs.map(({ scenario, setting, replicate }) => ({ scenario, setting, replicate }))).toEqual(arms);
    for (const file of ["series", "people", "reasons"]) {
      const rows = csvRows(join(out, `${file}.csv`));
      expect(rows.columns.slice(0, 3)).toEqual(["scenario", "setting", "replicate"]);
      const found = new Set(
        rows.map(({ scenario, setting, replicate }) => `${scenario} ${setting} ${replicate}`),
      );
      expect([...found]).toEqual(
        arms.map(({ scenario, setting, replicate }) => `${scenario} ${setting} ${replicate}`),
      );
    }
  });

  test("warns where the settings were fitted for another scenario or by another version", async () => {
    const path = join(folder, "other.json");
    const warned = async (changed: Partial<Ensemble>, ...more: string[]) => {
      writeScenario(path, { ...ENSEMBLE, ...changed });
      const files = typed.slice(1, 3);
      const ended = await levain([
        ...[
          "compare",
          ...files,
          "--ensemble",
          path,
          "--settings",
          "1",
          "--replicates",
          "1",
          "--workers",
          "1",
        ],
        ...more,
      ]);
      expect(ended.code).toBe(0);
      return ended.err;
    };
    expect(await warned({ scenario: "forum", scenarioHash: "0".repeat(64) })).toBe(
      "levain: warning: the settings of forum-cocktails were fitted for forum, not for plain\n",
    );
    expect(await warned({}, "--set", "fatigue.load=2", "--lang", "fr")).toBe(
      "levain: attention : les réglages de forum-cocktails ont été calés pour plain avec d’autres valeurs qu’ici\n",
    );
    expect(await warned({ levain: "0.0.9" })).toBe(
      `levain: warning: the settings of forum-cocktails were fitted by levain 0.0.9; ${changedSince("0.0.9", VERSION)?.en}. Calibrate again to see whether they still hold\n`,
    );
    expect(await warned({ levain: "0.0.9" }, "--lang", "fr")).toContain(
      "calés par levain 0.0.9 ; ceci est la version",
    );
  });
});

describe("the ensemble that ships", () => {
  const few = ["--replicates", "2", "--settings", "2", "--workers", "1"];
  const compared = (...more: string[]) =>
    levain([...typed.slice(0, 3), ...OPTIONS.slice(0, 2), ...few, ...more]);

  test("is named by its id, and gives the library's digits", async () => {
    const { code, out } = await compared("--ensemble", "default", "--json");
    expect(code).toBe(0);
    const options = { seed: SEED, replicates: 2, settings: 2 };
    const { report } = compare(SMALL, { ...options, ensemble: "default" });
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test("leaves to the scenarios what somebody sets, and says so in both languages", async () => {
    const set = ["--ensemble", "default", "--set", "quitting.stopHazardScale=0.5"];
    const { out } = await compared(...set);
    expect(out).toMatch(/^not applied \(missing .*\): quitting\.stopHazardScale$/m);
    expect((await compared(...set, "--lang", "fr")).out).toMatch(
      /^non appliqué \(absent .*\) : quitting\.stopHazardScale$/m,
    );
    const { ensemble } = JSON.parse((await compared(...set, "--json")).out);
    expect(ensemble.leftOut).toEqual(["quitting.stopHazardScale"]);
    expect(ensemble.settings[0].values).not.toHaveProperty("quitting.stopHazardScale");
  });

  test("warns only where the scenarios do not follow the law that it was fitted to", async () => {
    const warned = async (...arms: string[]) =>
      (await levain(["compare", ...arms, ...few, "--ensemble", "default"])).err;
    const own = ["community-forum", "community-forum@levers.support.guidance=2"];
    const small = ["--weeks", "5", "--consumers", "100"];
    expect(await warned(...own, ...small)).not.toContain("fitted");
    const other = own.map((arm) => arm.replace("community-forum", "price-watch"));
    expect(await warned(...other, ...small)).toContain(
      "the settings of “default” were fitted to forums, and price-watch has other values of what they set",
    );
  });

  test("is suggested where its name is misspelt, and named where nothing is like it", async () => {
    const refused = async (name: string, ...more: string[]) => {
      const { code, err } = await levain(["compare", "small-pay", "--ensemble", name, ...more]);
      expect(code).toBe(2);
      return err;
    };
    expect(await refused("defalt")).toContain('--ensemble: "defalt"');
    expect(await refused("defalt")).toContain("did you mean default?");
    expect(await refused("mine.json")).toContain("there is no such file; known by name: default");
    expect(await refused("defalt", "--lang", "fr")).toContain("vouliez-vous dire default");
  });

  test("is offered where no ensemble was asked for, once", async () => {
    const plain = [...typed.slice(0, 3), "--seed", SEED, "--replicates", "2", "--workers", "1"];
    const { out } = await levain(plain);
    expect(out).toMatch(/\nwould it hold under other settings\? add --ensemble default\n$/);
    expect((await levain([...plain, "--lang", "fr"])).out).toMatch(/ \? ajoutez --ensemble default\n$/);
    expect((await compared("--ensemble", "default")).out).not.toContain("--ensemble");
    expect((await levain([...plain, "--json"])).out).not.toContain("--ensemble");
  });
});

/** Ensemble files, the options given with them, and what the error must contain. */
type Case = [name: string, content: unknown, more: string[], ...said: string[]];

const CASES: readonly Case[] = [
  ["no JSON", "{", [], "valid JSON; look at line 1"],
  [
    "another version",
    { ...ENSEMBLE, version: 2 },
    [],
    "version: 2: expected a version of the format up to 1",
  ],
  ["none accepted", { ...ENSEMBLE, settings: [] }, [], "settings: []", "the calibration accepted none"],
  ["none, in French", { ...ENSEMBLE, settings: [] }, ["--lang", "fr"], "le calage n’en a accepté aucun"],
  [
    "several problems",
    { ...ENSEMBLE, seed: 3, settings: settingsOf([7], "quitting.stopHazardScle") },
    [],
    ...["seed: 3: expected text of 1 to 200 characters", "unknown field; did you mean stopHazardScale?"],
  ],
  [
    "a difference erased",
    { ...ENSEMBLE, settings: settingsOf([0.1], "levers.rewards.payEurosPerContribution") },
    [],
    ...[
      "levers.rewards.payEurosPerContribution: ",
      "for paid the same as for plain, 0",
      "erase the difference",
    ],
  ],
  [
    "a field that a scenario lacks",
    { ...ENSEMBLE, settings: settingsOf([3], "operations.contest.startingMembers") },
    ["--lang", "fr"],
    ...["un champ que possède plain", "un champ que possède paid", "connus : forum"],
  ],
  [
    "options that set the same fields",
    { ...ENSEMBLE, settings: settingsOf([50], "population.consumers") },
    ["--consumers", "30", "--set", 'population={"consumers":40}'],
    ...['--consumers: "population.consumers=30": expected a field that the ensemble does not set', "--set: "],
  ],
  [
    "an ablation, and --set",
    ENSEMBLE,
    ["--ablate", "--set", "quitting.stopHazardScale=0.5"],
    ...["--ablate: a single setting", "it sets quitting.stopHazardScale"],
  ],
  ["results too large for memory", ENSEMBLE, ["--replicates", "1000000"], "or fewer than 5 settings"],
  ["an invalid number of settings", ENSEMBLE, ["--settings", "0"], "'--settings <n>' argument '0'"],
];

test.each(CASES)("refused: %s", async (_, content, more, ...said) => {
  const cwd = temporaryFolder();
  writeScenario(join(cwd, "e.json"), content);
  const { code, out, err } = await levain([...typed.slice(0, 3), "--ensemble", "e.json", ...more], { cwd });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const words of said) expect(err).toContain(words);
  expect(everythingIn(cwd)).toEqual(["e.json"]);
});

test("scenarios typed with a value that the ensemble would replace are refused, even if all share it", async () => {
  const arm = (more: string) => `${typed[1]}@quitting.stopHazardScale=0.3${more}`;
  const arms = [arm(""), arm("@levers.support.guidance=9")];
  const { code, out, err } = await levain(["compare", ...arms, ...typed.slice(3)]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const one of arms)
    expect(err).toContain(
      `${one}: "quitting.stopHazardScale=0.3": expected a field that the ensemble does not set`,
    );
});

test("a file of gigabytes is not read", async () => {
  const path = join(folder, "large.json");
  closeSync(openSync(path, "w"));
  truncateSync(path, 5 * 2 ** 30);
  const { code, err } = await levain([...typed.slice(0, 3), "--ensemble", path]);
  expect({ code, err: err.trimEnd() }).toEqual({
    ...{ code: 2 },
    err: `levain: ${JSON.stringify(path)}: expected a file of at most 32 MB`,
  });
});

test("settings without an ensemble are refused", async () => {
  const { code, err } = await levain([...typed.slice(0, 3), "--settings", "3"]);
  expect({ code, err }).toEqual({
    ...{ code: 2 },
    err: "levain: --settings: 3: expected an ensemble to take settings from; add --ensemble FILE\n",
  });
});

test.each([
  [
    { lowerIn: 37, higherIn: 1, sameIn: 2 },
    0,
    24,
    " worlds, and in 37 of 40 settings (too small to matter in 2, higher in 1)",
  ],
  [{ lowerIn: 40 }, 0, 24, " worlds, and in 40 of 40 settings"],
  [
    { sameIn: 39, undefinedIn: 1 },
    3,
    1,
    " worlds, too small to matter in 39 of 40 settings (undefined in 1)",
  ],
  [{ higherIn: 30, lowerIn: 10 }, 12, 12, " worlds, higher in 30 of 40 settings (lower in 10)"],
])("counts of settings follow those of worlds: %j", (counts, higherIn, lowerIn, said) => {
  const none = { higherIn: 0, lowerIn: 0, sameIn: 0, undefinedIn: 0, of: 40 };
  const ends = { min: 0, median: 0, max: 0, minAt: "a", maxAt: "b", agreed: null };
  expect(settingsText({ ...none, ...ends, ...counts }, { higherIn, lowerIn }).en).toBe(said);
});
