import { expect, test } from "vitest";
import { describeProblems, InputError } from "../../sim/input/problems.ts";
import {
  ALL_AXES,
  familyOf,
  kindOf,
  membersOf,
  valuesOf,
  wantedIn,
} from "../../sim/model/systems/families.ts";
import { SYSTEMS } from "../../sim/model/systems/systems.ts";

/** What is wrong with a text, in both languages. */
function problemsOf(text: string) {
  try {
    familyOf(wantedIn(text, "--where"), "--where");
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { en: describeProblems(error.problems, "en"), fr: describeProblems(error.problems, "fr") };
  }
  return undefined;
}

test("every system has a value that is known on each of the six axes", () => {
  for (const id of SYSTEMS) {
    const kind = kindOf(id);
    for (const axis of ALL_AXES)
      expect(valuesOf(axis), `${id} ${axis}`).toEqual(expect.arrayContaining([...kind[axis]]));
    for (const axis of ALL_AXES.slice(0, 6)) expect(kind[axis].length, `${id} ${axis}`).toBeGreaterThan(0);
  }
});

test("a family holds the systems that have all that is asked for; a value may hold spaces", () => {
  const asked = wantedIn("  role=marketing assistant   form=one-off ", "--where");
  expect(asked).toEqual([
    ["role", "marketing assistant"],
    ["form", "one-off"],
  ]);
  expect(membersOf(asked)).toContain("flavour-vote");
  expect(membersOf(asked)).not.toContain("price-watch");
  expect(membersOf([])).toEqual(SYSTEMS);
});

test("unknown axes and values, and families without members, are told with a suggestion", () => {
  expect(problemsOf("form=one-off")).toBeUndefined();
  expect(problemsOf("one-off")?.en).toMatch(/expected AXIS=VALUE, one or more; axes: form, .*; for example/);
  expect(problemsOf("form=one-off and more")?.en).toContain("expected one of one-off, long-term");
  expect(problemsOf("frm=one-off")?.en).toBe('--where: "frm": expected an axis; did you mean form?');
  expect(problemsOf("consent=choosen")?.fr).toContain("vouliez-vous dire chosen ?");
  const empty = problemsOf("form=one-off consent=obliged need=votes");
  expect(empty?.en).toMatch(
    /expected a family with members; no system has all of this; consent may be chosen.* here;/,
  );
  expect(empty?.fr).toContain("une famille qui a des membres");
});

test("a text without an axis that is very long is refused at once, not looked through from each of its letters", () => {
  expect(problemsOf("a".repeat(100_000))?.en).toMatch(/^--where: "a+…: expected at most 1000 characters$/);
});
