import { describe, expect, test } from "vitest";
import { FAMILY_METRICS } from "../../sim/model/metric-lists.ts";
import { familyOf, wantedIn } from "../../sim/model/systems/families.ts";
import { SYSTEMS } from "../../sim/model/systems/systems.ts";
import { levain } from "./command.ts";

/** As few people and weeks as let every system run. */
const SHORT = ["--replicates", "1", "--weeks", "3", "--consumers", "60"];
const CHOSEN = familyOf(wantedIn("consent=chosen", "--where"), "--where");

/** Lines of the table, without its heading. */
const rowsIn = (out: string, heading: RegExp): string[] => {
  const lines = out.split("\n");
  const from = lines.findIndex((line) => heading.test(line));
  return lines.slice(from + 1, lines.indexOf("", from));
};
const firstOf = (row: string) => row.trim().split(/\s+/)[0];

describe("a family of more systems than anybody would read comparison by comparison", () => {
  test("is one table, each system against the scenario that is named first", async () => {
    expect(CHOSEN.length).toBeGreaterThan(30);
    const { code, out } = await levain(["compare", "baseline", "--where", "consent=chosen", ...SHORT]);
    expect(code).toBe(0);
    const rows = rowsIn(out, /^ +scenario +weeks +people +1 +2 /);
    expect(rows.map(firstOf)).toEqual(["baseline", ...CHOSEN]);
    for (const [place, metric] of FAMILY_METRICS.entries())
      expect(out).toMatch(new RegExp(`^ {2}${place + 1} {2}${metric} — .+\\]$`, "m"));
    expect(out).toContain("Against baseline: + higher, − lower, ");
    expect(out).toMatch(/Too few worlds for any of them: \+ and − take at least 14, = at least \d\d\./);
    expect(out).not.toContain("B against A");
  });

  test("in French, and without one that is named against its first", async () => {
    const { code, out } = await levain(["compare", "--need", "votes", ...SHORT, "--lang", "fr"]);
    expect(code).toBe(0);
    const [first] = rowsIn(out, /^ +scénario +semaines +personnes +1 +2 /).map(firstOf);
    expect(out).toContain(`Par rapport à ${first} : + plus élevé`);
    expect(out).toContain("Nommez d’abord un scénario pour comparer à lui");
  });

  test("is told in full with --all, and as JSON", async () => {
    const asked = ["compare", "--need", "money", ...SHORT];
    const { out } = await levain([...asked, "--all"]);
    expect(out).toContain("B against A");
    const report = JSON.parse((await levain([...asked, "--json"])).out);
    expect(report.comparisons.length).toBe(report.scenarios.length - 1);
    expect(report.comparisons[0].metrics.everActive.verdict).toBe("cannot-tell");
  });

  test("is one table without comparisons where it is run", async () => {
    const { code, out } = await levain(["run", "--all", ...SHORT]);
    expect(code).toBe(0);
    expect(rowsIn(out, /^ +scenario +weeks +people +1 +2 /).map(firstOf)).toEqual([...SYSTEMS]);
    expect(out).not.toContain("Against");
  });
});

test("verdicts stand beside the medians, and what differs for another reason is said", async () => {
  const other = "community-forum@levers.rewards.payEurosPerContribution=0.3";
  const named = ["compare", "community-forum", other, "--where", "role=executant consent=unaware"];
  const { out } = await levain([
    ...named,
    "--replicates",
    "14",
    "--consumers",
    "100",
    "--headline",
    "costEuros,active",
  ]);
  const rows = rowsIn(out, /^ +scenario +weeks +people +1 +2/);
  expect(rows.map(firstOf)).toEqual(["community-forum", other, "search-traces"]);
  expect(rows[0]).not.toMatch(/[+−=?]/);
  expect(rows[2].match(/\s(\+|−|\([+−]\)|=|\?)(?=\s|$)/g)?.length).toBe(2);
  expect(out).toMatch(/^They differ in weeks \(\d+ to 104\) and publics/m);
});

test("families are listed with how many they have, on lines that a terminal holds, each system once", async () => {
  for (const lang of ["en", "fr"]) {
    const { out } = await levain(["families", "--lang", lang]);
    const [, chosen] = /^consent[\s\S]*?\n {2}chosen +(\d+ [\s\S]*?)\n {2}obliged/m.exec(out) ?? [];
    expect(chosen?.replace(/,?\s+/g, " ")).toBe(`${CHOSEN.length} ${CHOSEN.join(" ")}`);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(110);
  }
});
