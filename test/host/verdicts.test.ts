import { expect, test } from "vitest";
import type { Context } from "../../sim/host/cli/language.ts";
import { verdictSentence } from "../../sim/host/cli/verdict-words.ts";
import { comparePaired } from "../../sim/verdict/compare.ts";
import { levain } from "./command.ts";

const VERDICTS = 6;
const context = { language: "en", say: ({ en }) => en } as Context;

/** The verdict printed for these differences between matched worlds. */
function said(differences: readonly number[], relevant = 0.1): string {
  const zero = new Float64Array(differences.length);
  const compared = comparePaired(zero, Float64Array.from(differences), relevant, 0.05 / VERDICTS);
  return verdictSentence("hours", compared, "B", VERDICTS, context);
}

test("French has the page's words for the median of the differences", () => {
  const french = { language: "fr", say: ({ fr }) => fr } as Context;
  const compared = comparePaired(new Float64Array(3), Float64Array.of(1, 1, 2), 0.1, 0.05 / VERDICTS);
  expect(verdictSentence("hours", compared, "B", VERDICTS, french)).toMatch(/, écart médian : \+1 \(de /);
});

const worlds = (count: number, value: number): number[] => Array(count).fill(value);

test.each([
  ["too few for anything", worlds(6, 1), "too few worlds for a verdict (higher or lower needs at least 8) —"],
  ["still too few", worlds(7, 1), "too few worlds for a verdict (higher or lower needs at least 8) —"],
  [
    "enough to differ",
    worlds(8, 1),
    /: higher with B, perhaps too little to matter; about \d+ worlds would tell —/,
  ],
  ["enough to differ by much", worlds(16, 1), ": higher with B —"],
  ["all equal", worlds(24, 0), /; a rare difference could have been missed, about 46 worlds would tell —/],
  ["enough to be the same", worlds(46, 0), ": no difference that matters —"],
  ["few of many", [...worlds(3, 1), ...worlds(9, Number.NaN)], "defined in too few worlds for a verdict "],
  ["none of many", worlds(9, Number.NaN), "it is undefined in every world —"],
  ["enough, but at odds", [...worlds(5, 1), ...worlds(5, -1)], /; about 1,\d+ worlds would —/],
])("%s", (_, differences, words) => {
  expect(said(differences)).toMatch(words);
});

test("where any difference matters, no number of worlds excludes one", () => {
  expect(said([...worlds(5, 1), ...worlds(5, -1)], 0)).toMatch("; no number of worlds seems enough —");
});

test("compare says when there are too few worlds, and how many it takes", async () => {
  const size = ["--replicates", "3", "--weeks", "10", "--consumers", "30", "--workers", "1"];
  const { out } = await levain(["compare", "small-pay", ...size]);
  expect(out).toContain("cannot tell; too few worlds for a verdict (higher or lower needs at least 8) —");
  expect(out).not.toMatch(/no number of worlds|about \d+ worlds/);
  const alone = await levain(["compare", "small-pay", "--headline", "costEuros", ...size]);
  expect(alone.out).toContain("needs at least 6) —");
  const french = await levain(["compare", "small-pay", ...size, "--lang", "fr"]);
  expect(french.out).toContain(
    "trop peu de mondes pour un verdict (il en faut au moins 8 pour « plus élevé » ou « plus bas ») —",
  );
});
