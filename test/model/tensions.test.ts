import { describe, expect, test, vi } from "vitest";
import { NumberDigest } from "../../sim/core/digest.ts";
import { describeProblems } from "../../sim/input/problems.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { fileOf, systemProblems } from "../../sim/model/systems/systems.ts";

const [tension] = fileOf("flavour-vote").tensions ?? [];
const [LOW, HIGH] = ["low", "high"];

/** What is wrong with a file beside the flavour vote's that has tensions with these arms. */
function problemsOf(arms: Record<string, object>, more: Record<string, unknown> = {}, count = 1) {
  const tensions = Array.from({ length: count }, (_, place) => ({
    ...tension,
    ...more,
    id: `t${place}`,
    arms,
    lowToHigh: Object.keys(arms),
  }));
  const raw = { ...fileOf("flavour-vote"), id: "mine", tensions };
  const found = systemProblems({ raw, name: "mine", where: "mine", base: builtIn }, false);
  return { en: describeProblems(found, "en"), fr: describeProblems(found, "fr") };
}

const reach = (campaignReach: number) => ({ levers: { organisation: { campaignReach } } });

describe("arms that cannot show anything are refused by path", () => {
  test("those that are alike but for their texts", () => {
    const told = { title: { en: "Another", fr: "Une autre" } };
    const { en, fr } = problemsOf({ [LOW]: {}, [HIGH]: told });
    expect(en).toBe("tensions.0.arms.high: an arm that differs from low; both run the same worlds");
    expect(fr).toContain("un bras différent de low");
    expect(problemsOf({ a: reach(0.1), b: reach(0.2), c: reach(0.1) }).en).toContain(
      "tensions.0.arms.c: an arm that differs from a",
    );
    expect(problemsOf({ [LOW]: {}, [HIGH]: reach(0.2) }).en).toBe("");
  });

  test("those of other horizons, unless the tension sets the weeks of all", () => {
    const arms = { [LOW]: {}, [HIGH]: { horizonWeeks: 52, ...reach(0.2) } };
    const { en, fr } = problemsOf(arms);
    expect(en).toBe(
      "tensions.0.arms.high.horizonWeeks: 52: expected as many weeks as low has, 26; set the weeks of all arms by the tension's key weeks",
    );
    expect(fr).toContain("autant de semaines que low");
    expect(problemsOf(arms, { weeks: 20 }).en).toBe("");
  });

  test("those with keys of a file, which would change nothing", () => {
    const { en } = problemsOf({ [LOW]: {}, [HIGH]: { ...reach(0.2), sources: [], id: "x", tensions: [] } });
    expect(en.split("\n").map((line) => line.split(":", 1)[0])).toEqual([
      "tensions.0.arms.high.id",
      "tensions.0.arms.high.sources",
      "tensions.0.arms.high.tensions",
    ]);
  });
});

test("the people of all arms are hashed, and their file checked, once", () => {
  const hashed = vi.spyOn(NumberDigest.prototype, "hex");
  const opened = vi.fn();
  const people = { freeHours: Array.from({ length: 50 }, () => 3) };
  const arms = { [LOW]: {}, [HIGH]: reach(0.2), c: reach(0.3) };
  const tensions = Array.from({ length: 10 }, (_, place) => ({
    ...{ ...tension, id: `t${place}`, arms },
    lowToHigh: Object.keys(arms),
  }));
  const base = (name: string) => {
    opened(name);
    return name === "below" ? { raw: { population: { people } }, name, where: name, base } : builtIn(name);
  };
  const raw = { extends: "below", id: "mine", tensions };
  expect(systemProblems({ raw, name: "mine", where: "mine", base }, false)).toEqual([]);
  expect(hashed).toHaveBeenCalledTimes(1);
  expect(opened.mock.calls.flat().sort()).toEqual(["baseline", "below"]);
  hashed.mockRestore();
});
