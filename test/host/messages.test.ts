import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { everythingIn, levain, temporaryFolder, writeScenario } from "./command.ts";

const SIZE = ["--consumers", "50", "--weeks", "6", "--replicates", "2", "--workers", "1"];
const GUIDANCE = "levers.support.guidance";
/** A command line, and what the error must contain. */
type Case = [typed: string[], ...said: string[]];

describe("in French", () => {
  test.each<Case>([
    [["comparr"], "commande inconnue « comparr »", "Vouliez-vous dire compare ?"],
    [["run", "baseline", "--workers", "0"], "ne prend pas la valeur « 0 »", "un nombre entier de 1 à 256"],
    [["run", "basline"], "un scénario intégré ou un fichier de scénario", "vouliez-vous dire baseline ?"],
    [
      ["run", "baseline", "--set", "population.consumers=-3"],
      "population.consumers : −3 — attendu : un nombre entier de 1 à 1 000 000",
    ],
    [["run", "baseline", ...SIZE, "--set", `${GUIDANCE}=1/0`], "en semaine 0 : l’infini"],
  ])("levain %j", async (typed, ...said) => {
    const asked = await levain([...typed, "--lang", "fr"]);
    expect(asked).toMatchObject({ code: 2, out: "" });
    for (const words of said) expect(asked.err).toContain(words);
  });

  test("when the terminal's locale is French", async () => {
    const asked = await levain(["run", "basline", "--lang", "fr"]);
    for (const env of [{ LC_ALL: "fr_BE" }, { LC_ALL: "", LANG: "fr_FR.UTF-8" }])
      expect(await levain(["run", "basline"], { env })).toEqual(asked);
  });
});

describe("a formula that leaves its range during the run", () => {
  test.each([
    ["1/0", "in week 0 it is Infinity"],
    ["log(week - 2)", "in week 0 it is NaN"],
    ["30 - 10 * week", "in week 4 it is -10"],
    ["20000 * (contributions > 0)", "it is 20000"],
  ])("%s", async (formula, words) => {
    const cwd = temporaryFolder();
    const typed = [...["run", "launch-forum", ...SIZE], "--set", `${GUIDANCE}=${formula}`];
    const { code, out, err } = await levain([...typed, "--out", "below/results"], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`${GUIDANCE}: "${formula}": expected a value from 0 to 10000 in every week`);
    expect(err).toContain(words);
    expect(everythingIn(cwd), "neither results, nor a staging folder, nor the folder above").toEqual([]);
  });
});

describe("control characters from a file never reach the terminal", () => {
  const ESCAPE = "\u001b[31m\u009b1m\u202e";
  const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}]/u;
  const story = { en: "ok" };

  test("in its problems", async () => {
    const contents: Record<string, unknown> = {
      id: { id: ESCAPE },
      key: { [ESCAPE]: 1, levers: { [ESCAPE]: 1 }, title: { [ESCAPE]: "x" } },
      operation: { operations: { [ESCAPE]: {} } },
      formula: { levers: { support: { guidance: ESCAPE, framing: `1 + "${ESCAPE}"` } } },
      base: { extends: ESCAPE },
      value: { horizonWeeks: ESCAPE },
      json: `{"id": ${ESCAPE}}`,
    };
    const cwd = temporaryFolder();
    for (const [name, content] of Object.entries(contents)) writeScenario(join(cwd, `${name}.json`), content);
    const { code, out, err } = await levain(["validate", ...everythingIn(cwd)], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    for (const name of Object.keys(contents)) expect(err).toContain(`${name}.json: `);
    expect(err).not.toMatch(UNSEEN);
  });

  test("in a printed title", async () => {
    const path = join(temporaryFolder(), "file.json");
    const title = { en: `${ESCAPE}title \u{e0001}`, fr: ESCAPE };
    writeScenario(path, { title, story });
    const shown = await levain(["show", path]);
    expect(shown.out).not.toMatch(UNSEEN);
    expect(JSON.parse(shown.out)).toMatchObject({ title, story });
    for (const typed of [
      ["diff", path, "baseline"],
      ["validate", path],
      ["run", path, ...SIZE],
    ])
      expect((await levain(typed)).out).not.toMatch(UNSEEN);
    expect(readFileSync(path, "utf8")).toContain(JSON.stringify(title));
  });
});
