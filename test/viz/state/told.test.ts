import { expect, test } from "vitest";
import { TOLD } from "../../../viz/client/told.ts";
import { SCENARIOS, TOLD_KEYS } from "../../../viz/declarations.ts";
import { sourceIn } from "../../../viz/state/told.ts";

const FORM = "operations.vote.form";

test("a value rests on what its own file says, or the one that it extends; on nothing while texts are on their way", () => {
  const own = sourceIn("flavour-vote", FORM, TOLD);
  expect(own?.text).toMatch(/§/);
  expect(sourceIn({ extends: "flavour-vote" }, FORM, TOLD)).toBe(own);
  const mine = { of: [FORM], assumption: { en: "mine", fr: "à moi" } };
  expect(sourceIn({ extends: "flavour-vote", sources: [mine] }, FORM, TOLD)).toEqual(mine);
  // A file that sets the value anew, and does not say why, takes the reason away.
  const anew = { extends: "flavour-vote", operations: { vote: { form: "lasting" } } };
  expect(sourceIn(anew, FORM, TOLD)).toBeUndefined();
  expect(sourceIn("flavour-vote", FORM, {})).toBeUndefined();
  expect(sourceIn({ extends: "no such" }, FORM, TOLD)).toBeUndefined();
});

test("what scenarios tell is apart from their values", () => {
  expect(Object.keys(TOLD)).toEqual(Object.keys(SCENARIOS));
  for (const [id, file] of Object.entries(SCENARIOS)) {
    expect(Object.keys(file).filter((key) => (TOLD_KEYS as readonly string[]).includes(key))).toEqual([]);
    expect(TOLD[id]).toHaveProperty("story");
  }
});
