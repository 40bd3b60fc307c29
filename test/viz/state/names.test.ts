import { expect, test } from "vitest";
import { builtIn, type ScenarioInput } from "../../../sim/model/built-in.ts";
import { TOLD } from "../../../viz/client/told.ts";
import { SCENARIOS } from "../../../viz/declarations.ts";
import {
  addArm,
  experimentOfPair,
  experimentOfScenario,
  rename,
  resetValue,
  setValue,
} from "../../../viz/state/edits.ts";
import { isReady, named, nameOf } from "../../../viz/state/names.ts";
import { storyOf, tells } from "../../../viz/state/told.ts";

const PAY = "levers.rewards.payEurosPerContribution";
const english = experimentOfPair("small-pay", "en");
const french = experimentOfPair("small-pay", "fr");
const names = (e: typeof english, language: "en" | "fr") => named(e, language).arms.map(({ name }) => name);

test("ready scenarios are called in the reader's language, whichever they were opened in", () => {
  const titles = (language: "en" | "fr") =>
    experimentOfPair("small-pay", language).arms.map(({ name }) => name);
  for (const experiment of [english, french])
    for (const language of ["en", "fr"] as const)
      expect(names(experiment, language)).toEqual(titles(language));
  expect(names(english, "fr")[0]).toBe(SCENARIOS["community-forum"].title?.fr);
});

test("a name that no longer says what the scenario is, says so, until it is as before", () => {
  const changed = setValue(english, "B", PAY, 2);
  expect(names(changed, "en")[1]).toBe("30 cents a contribution (changed)");
  expect(names(changed, "fr")[1]).toBe("30 centimes par contribution (modifié)");
  expect(names(changed, "en")[0]).toBe(english.arms[0].name);
  expect(names(setValue(changed, "B", PAY, 0.3), "en")[1]).toBe("30 cents a contribution");
  expect(names(resetValue(english, "B", PAY), "en")[1]).toContain("changed");
});

test("the order of changes makes no other scenario", () => {
  const [, b] = setValue(setValue(english, "B", "horizonWeeks", 9), "B", "horizonWeeks", 104).arms;
  expect(nameOf(b, "small-pay", "en")).toBe("30 cents a contribution");
});

test("what somebody called a scenario stays, whatever changes", () => {
  const mine = setValue(rename(english, "B", "My plan"), "B", PAY, 2);
  expect(names(mine, "en")[1]).toBe("My plan");
  expect(names(mine, "fr")[1]).toBe("My plan");
  expect(nameOf({ ...english.arms[1], name: "constructor" }, null, "en")).toBe("constructor");
});

test("a copy is called after what it was copied from, in the reader's language", () => {
  const three = addArm(english, "Variante de B", "B");
  expect(names(three, "en")[2]).toBe("Variant of B");
  expect(names(three, "fr")[2]).toBe("Variante de B");
});

test("a scenario written for its comparison is known from one that was imported", () => {
  const [a] = experimentOfPair("jury", "fr").arms;
  expect(typeof a.base).toBe("object");
  expect(isReady(a, "jury")).toBe(true);
  expect(isReady({ ...a, base: { id: "mine" } }, "jury")).toBe(false);
  expect(isReady(a, null)).toBe(false);
});

test("every built-in scenario can be begun with, is called in the reader's language, and tells its story", () => {
  for (const [id, { title }] of Object.entries(SCENARIOS)) {
    const { story } = builtIn(id).raw as ScenarioInput;
    const begun = experimentOfScenario(id, "en");
    expect(begun.arms.map(({ base, letter }) => [base, letter])).toEqual([
      [id, "A"],
      [id, "B"],
    ]);
    expect(names(begun, "fr")).toEqual([title?.fr, "Variante de A"]);
    expect(names(setValue(begun, "A", PAY, 7), "fr")[0]).toBe(`${title?.fr} (modifié)`);
    expect(storyOf(begun.arms[0], TOLD)?.story).toEqual(story);
    expect(storyOf(begun.arms[0], {})).toBeUndefined();
  }
  expect(experimentOfScenario("online-counter", "fr").headlines[0]).toBe("needsUnmetShare");
});

test("a scenario without a story of its own tells that of the one it extends, by its name", () => {
  const [openVote] = experimentOfPair("jury", "en").arms;
  const { title, story } = builtIn("packaging-contest").raw as ScenarioInput;
  expect(storyOf(openVote, TOLD)).toMatchObject({ of: title, story });
  const tellers = (e: typeof english) =>
    e.arms.filter((arm) => tells(arm, e.arms, TOLD)).map(({ letter }) => letter);
  expect(tellers(experimentOfPair("jury", "en"))).toEqual(["B"]);
  expect(tellers(english)).toEqual(["A"]);
  for (const base of [{ story: "<b>" }, { extends: 7 }, { extends: "no such" }, "no such"])
    expect(storyOf({ ...openVote, base }, TOLD)).toBeUndefined();
});
