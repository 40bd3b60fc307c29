import { readFileSync } from "node:fs";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { bundle } from "./bundle.ts";
import { ENGINES, PRESENT_NODE } from "./engines.ts";
import { Hearing, Missing } from "./outcome.ts";
import { remove, temporaryFolder } from "./processes.ts";
import { runIn } from "./run.ts";
import { judge } from "./verdict.ts";

const GOLDEN: Record<string, string> = JSON.parse(readFileSync("test/golden/digests.json", "utf8"));

const folder = temporaryFolder();
afterAll(() => remove(folder));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test("the core as a page has it gives the golden digests in this Node", async () => {
  await bundle(folder);
  const outcome = await runIn(PRESENT_NODE, folder);
  if (outcome.state !== "ran") throw new Error(outcome.why);
  const found = outcome.threads[0].found.digests;
  expect(judge(PRESENT_NODE, outcome, { ...found, ...GOLDEN }).remarks).toEqual([]);
  const corrupted = { ...found, ...GOLDEN, "small-pay": GOLDEN["small-pay"].replace(/^./, "x") };
  expect(judge(PRESENT_NODE, outcome, corrupted).remarks).toHaveLength(2);
});

test("an executable that is another engine, or none, does not pass for this one", async () => {
  const fox = ENGINES.find(({ name }) => name.startsWith("Firefox"))!;
  vi.stubEnv(fox.variable, process.execPath);
  expect(await runIn(fox, "")).toEqual({
    state: "missing",
    why: `${process.execPath} says that it is “${process.version}”`,
  });
  vi.stubEnv(fox.variable, "/nowhere/firefox");
  expect(await runIn(fox, "")).toMatchObject({
    state: "missing",
    why: expect.stringMatching("/nowhere/firefox"),
  });
});

test("an engine that never asks for the page is missing, one that then falls silent fails", async () => {
  vi.useFakeTimers();
  const silent = new Hearing();
  vi.advanceTimersByTime(61_000);
  await expect(silent.threads).rejects.toThrow(Missing);

  const begun = new Hearing();
  begun.begin();
  begun.hear(JSON.stringify({ thread: "main", found: {} }));
  vi.advanceTimersByTime(301_000);
  await expect(begun.threads).rejects.toThrow(/not done/);
  await expect(begun.threads).rejects.not.toThrow(Missing);

  const stumbling = new Hearing();
  stumbling.begin();
  stumbling.hear(JSON.stringify({ error: "SyntaxError: so" }));
  await expect(stumbling.threads).rejects.toThrow("SyntaxError: so");
});
