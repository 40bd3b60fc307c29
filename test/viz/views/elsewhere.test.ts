import { expect, test } from "vitest";
import { parseOverride, scenarioOf } from "../../../sim/host/cli/sources.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import { resolvedArm } from "../../../viz/client/resolve.ts";
import { PAIRS } from "../../../viz/declarations.ts";
import { addArm, experimentOfPair, setEverywhere, setValue } from "../../../viz/state/edits.ts";
import type { Experiment } from "../../../viz/state/experiment.ts";
import { deferring } from "../../../viz/store/deferred.ts";
import { checkCommandOf, commandOf, fileName } from "../../../viz/views/command.ts";
import { idOf, scenarioFile } from "../../../viz/views/scenario-file.ts";
import { fakeStore } from "./fake-store.ts";

/** An experiment taken elsewhere: a command line, a file. */

const PAY = "levers.rewards.payEurosPerContribution";

function edited(id: string): Experiment {
  const pair = experimentOfPair(id, "fr");
  const apart = addArm(pair, "l’autre", "B");
  const steps = setValue(apart, "C", "levers.support.guidance", [{ from: 0, to: 12, value: 8 }]);
  const formula = setValue(steps, "C", PAY, "2 * (week >= 20)");
  return setEverywhere(formula, "awareness.wordOfMouth", 0.1);
}

/** The words of a line as a POSIX shell would part them; quotes only as they are written here. */
const shellWords = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\'/g, (_, inside) => inside ?? "'"),
  );

test.each(Object.keys(PAIRS))("the command for %s runs the same scenarios", (id) => {
  const experiment = edited(id);
  const { line, files } = commandOf(experiment);
  if (files.length > 0) {
    // A scenario with lists is read from its file, which is the same scenario.
    expect(id).toBe("jury");
    for (const arm of files) {
      expect(line).toContain(fileName(arm));
      const { title, story, provenance, ...rest } = resolvedArm(arm).scenario;
      const filed = resolveScenario(scenarioFile(arm) as never).scenario;
      expect(filed).toMatchObject(rest);
      expect(title && story && provenance).toBeDefined();
    }
    return;
  }
  const words = shellWords(line);
  expect(words.slice(0, 2)).toEqual(["levain", "compare"]);
  const sets = words.flatMap((word, at) => (words[at - 1] === "--set" ? [parseOverride(word)] : []));
  const arms = words.slice(2, 2 + experiment.arms.length);
  arms.forEach((arm, at) => {
    const { title, story, provenance, ...rest } = resolvedArm(experiment.arms[at]).scenario;
    expect(scenarioOf(arm, sets).scenario).toMatchObject(rest);
    expect(title && story && provenance).toBeDefined();
  });
  const option = (name: string) => words[words.indexOf(name) + 1];
  expect(option("--seed")).toBe(experiment.seed);
  expect(option("--replicates")).toBe(String(experiment.worlds));
  expect(option("--headline")).toBe(experiment.headlines.join(","));
});

test("the command for the check asks for the settings that ship, in as many worlds as the page", () => {
  const experiment = experimentOfPair("small-pay", "en");
  const words = shellWords(checkCommandOf(experiment, 12) ?? "");
  expect(words.slice(0, -2)).toEqual(shellWords(commandOf({ ...experiment, worlds: 12 }).line));
  expect(words.slice(-2)).toEqual(["--ensemble", "default"]);
  // What a file changes, nobody seems to have changed.
  expect(checkCommandOf(edited("jury"), 12)).toBeUndefined();
});

test("scenarios that are alike have different names on a command line", () => {
  const pair = experimentOfPair("small-pay", "en");
  const alike = addArm(addArm(setValue(pair, "B", PAY, 0), "one"), "two");
  const arms = shellWords(commandOf(alike).line).slice(2, 6);
  expect(new Set(arms.map((arm) => scenarioOf(arm).id)).size).toBe(4);
  const [{ population, levers }] = arms.map((arm) => scenarioOf(arm).scenario);
  for (const arm of arms) expect(scenarioOf(arm).scenario).toMatchObject({ population, levers });
});

test("a seed with quotes and spaces stays one word", () => {
  const experiment = { ...experimentOfPair("small-pay", "en"), seed: "it's $HOME; rm" };
  expect(shellWords(commandOf(experiment).line)).toContain("it's $HOME; rm");
});

test.each(Object.keys(PAIRS))("a scenario of %s is the same after its download", (id) => {
  for (const arm of edited(id).arms) {
    const file = JSON.parse(JSON.stringify(scenarioFile(arm)));
    const { id: name, scenario } = resolveScenario(file);
    const { title, story, provenance, ...rest } = resolvedArm(arm).scenario;
    expect(scenario).toMatchObject(rest);
    expect(scenario.title).toEqual({ en: arm.name, fr: arm.name });
    expect(name).toBe(idOf(arm));
    expect(story && provenance && title).toBeDefined();
  }
});

test.each([
  ["Été à l’essai !", "ete-a-l-essai-b"],
  ["<img>", "img-b"],
  ["数", "scenario-b"],
  ["42", "42-b"],
  ["x".repeat(200), `${"x".repeat(62)}-b`],
])("a scenario called %s gets the id %s", (name, id) => {
  expect(idOf({ name, letter: "B" })).toBe(id);
});

test("edits wait until they are run, and are then one edit", () => {
  const store = fakeStore();
  const session = deferring(store);
  const before = store.experiment.value;
  const pay = (value: number) =>
    session.change({ en: "pay", fr: "paie" }, (e) => setValue(e, "B", PAY, value));
  session.isDeferring.value = true;
  pay(1);
  pay(2);
  session.change({ en: "seed", fr: "graine" }, (e) => ({ ...e, seed: "other" }));
  expect(store.experiment.value).toBe(before);
  expect(session.deferred.value).toBe(2);
  expect(session.experiment.value).toMatchObject({ seed: "other" });
  session.undo();
  session.runDeferred();
  expect(session.deferred.value).toBe(0);
  expect(store.experiment.value.seed).toBe(before.seed);
  expect(store.experiment.value.arms[1].changes[PAY]).toBe(2);
  expect(store.done).toHaveLength(1);
});
