import { expect, test } from "vitest";
import { ENGINES } from "./engines.ts";
import type { Outcome } from "./outcome.ts";
import { conclude, judge } from "./verdict.ts";

const [NODE] = ENGINES;
const FOX = ENGINES.find(({ name }) => name.startsWith("Firefox"))!;
const EXPECTED = { forum: "aa", contest: "bb" };

const ran = (main: Record<string, string>, worker: Record<string, string>): Outcome => ({
  state: "ran",
  version: "1.2",
  threads: [
    { thread: "main", found: { digests: main, seconds: 1.25, speed: 2 } },
    { thread: "worker", found: { digests: worker, seconds: 1, speed: 3 } },
  ],
});

test("an engine with the expected digests passes", () => {
  const verdict = judge(NODE, ran(EXPECTED, EXPECTED), EXPECTED);
  expect(verdict.state).toBe("equal");
  expect(verdict.remarks).toEqual([]);
  expect(verdict.rows.map((row) => row[3])).toEqual(["yes", "yes"]);
  expect(conclude([verdict, verdict], 2, true)).toEqual({
    summary: "2 engines have the same digits in 2 cases",
    exitCode: 0,
  });
});

test.each([
  ["a digest differs", { ...EXPECTED, contest: "bc" }, "contest is bc, expected bb"],
  ["a case was not run", { forum: "aa" }, "contest is absent, expected bb"],
  ["a case is not expected", { ...EXPECTED, jury: "cc" }, "jury is cc, expected nothing"],
])("an engine in which %s fails, in whichever thread", (_, digests, remark) => {
  const inWorker = judge(FOX, ran(EXPECTED, digests), EXPECTED);
  expect(inWorker.state).toBe("differs");
  expect(inWorker.remarks).toEqual([`DIFFERS: ${FOX.name}, worker: ${remark}`]);
  expect(inWorker.rows.map((row) => row[3])).toEqual(["yes", "NO"]);
  const inMain = judge(FOX, ran(digests, EXPECTED), EXPECTED);
  expect(inMain.remarks).toEqual([`DIFFERS: ${FOX.name}, main: ${remark}`]);
  for (const required of [true, false]) expect(conclude([inMain], 2, required).exitCode).toBe(1);
});

test("an engine that starts and then fails is a failure everywhere", () => {
  const verdict = judge(FOX, { state: "failed", why: "SyntaxError" }, EXPECTED);
  expect(verdict.remarks).toEqual([`FAILED: ${FOX.name}: SyntaxError`]);
  for (const required of [true, false])
    expect(conclude([verdict], 2, required)).toEqual({
      summary: "0 engines have the same digits in 2 cases, 1 FAILED",
      exitCode: 1,
    });
});

test("an engine that is not here is told, with how to get it, and fails where all are required", () => {
  const verdict = judge(FOX, { state: "missing", why: "there is no firefox" }, EXPECTED);
  expect(verdict.remarks.join("\n")).toMatch(
    /NOT RUN: Firefox.*there is no firefox\n.*apt-get install firefox-esr.*LEVAIN_FIREFOX/,
  );
  expect(conclude([verdict], 2, false)).toMatchObject({ exitCode: 0 });
  expect(conclude([verdict], 2, false).summary).toMatch(/1 NOT RUN$/);
  expect(conclude([verdict], 2, true)).toMatchObject({ exitCode: 1 });
});
