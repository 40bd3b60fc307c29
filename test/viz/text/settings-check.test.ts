import { expect, test } from "vitest";
import type { SettingCounts } from "../../../sim/verdict/ensemble/verdict.ts";
import type { Verdict } from "../../../sim/verdict/verdict.ts";
import { type Hold, holdOf, holdText } from "../../../viz/text/settings-check.ts";
import { wordsIn } from "../../../viz/text/words.ts";

const NONE: SettingCounts = {
  ...{ higherIn: 0, lowerIn: 0, sameIn: 0, undefinedIn: 0, of: 12, agreed: null },
  ...{ min: -1, median: 0, max: 1, minAt: "a", maxAt: "b" },
};
const asked = (verdict: Verdict, counts: Partial<SettingCounts>, across: Verdict = "cannot-tell") => ({
  verdict,
  across: { verdict: across, settings: { ...NONE, ...counts } },
});

type Case = [Verdict, Partial<SettingCounts>, Verdict, Hold, string];

test.each<Case>([
  ["higher", { higherIn: 12, agreed: "higher" }, "higher", "holds", "holds in 12 of 12\u00a0settings"],
  ["lower", { lowerIn: 11, sameIn: 1, agreed: "lower" }, "cannot-tell", "holds", "holds in 11 of"],
  ["same", { sameIn: 12, agreed: "same" }, "same", "holds", "holds in 12 of"],
  [
    ...(["higher", { higherIn: 7, sameIn: 5 }, "higher-perhaps-too-little", "direction"] as const),
    "same direction; large enough to matter in 7 of",
  ],
  [
    "higher",
    { sameIn: 12, agreed: "same" },
    "same",
    "not",
    "(only in 0 of 12\u00a0settings); hangs most on “X”",
  ],
  ["higher", { higherIn: 6, lowerIn: 6 }, "cannot-tell", "not", "(only in 6 of"],
  ["same", { sameIn: 6, lowerIn: 6 }, "cannot-tell", "not", "(only in 6 of"],
  ["same", { higherIn: 12, agreed: "higher" }, "higher", "not", "(only in 0 of"],
  [
    ...([
      "lower-perhaps-too-little",
      { sameIn: 12, agreed: "same" },
      "cannot-tell",
      "uncontradicted",
    ] as const),
    "not contradicted; large enough to matter in 0 of",
  ],
  ["lower-perhaps-too-little", { sameIn: 11, higherIn: 1 }, "cannot-tell", "uncontradicted", "in 0 of"],
  ["lower-perhaps-too-little", { sameIn: 10, higherIn: 2 }, "cannot-tell", "not", "(only in 0 of"],
  ["higher-perhaps-too-little", { higherIn: 10, undefinedIn: 2 }, "higher", "not", "(only in 10 of"],
  [
    ...(["cannot-tell", { higherIn: 7, sameIn: 5 }, "cannot-tell", "open"] as const),
    "no verdict to check; higher in 7, too small to matter in 5 of 12\u00a0settings",
  ],
])("%s, with %j across settings: %s → %s", (verdict, counts, across, hold, said) => {
  const one = asked(verdict, counts, across);
  expect(holdOf(one)).toBe(hold);
  expect(holdText(one, "X", wordsIn("en")).en).toContain(said);
  expect(holdText(one, undefined, wordsIn("en")).en).not.toContain("hangs");
});

test("French has the count before its denominator", () => {
  expect(holdText(asked("lower", { lowerIn: 3, higherIn: 9, agreed: "higher" }), "X", wordsIn("fr")).fr).toBe(
    "non confirmé d’un réglage à l’autre (seulement dans 3\u00a0réglages sur 12) ; dépend surtout de « X »",
  );
});
