import { expect } from "vitest";
import { compare, PAIRS } from "../../sim/index.ts";
import { VERSION } from "../../sim/version.ts";
import { experimentOfPair, setEverywhere, setValue, setWorlds } from "../../viz/state/edits.ts";
import type { Experiment, Value } from "../../viz/state/experiment.ts";
import { encoded } from "../../viz/state/link.ts";
import { settled, test } from "./visit.ts";

const PAY = "levers.rewards.payEurosPerContribution";

/** Small enough to run while one waits. */
const SMALL = [["population.consumers", 200] as const, ["horizonWeeks", 26] as const].reduce(
  (e, [path, value]) => setEverywhere(e, path, value),
  setWorlds(experimentOfPair("small-pay", "en"), 12),
);

/** Keeps hold of every worker that the page starts. */
function holdWorkers(): void {
  const held: Worker[] = [];
  const Started = globalThis.Worker;
  Object.assign(globalThis, {
    held,
    Worker: class extends Started {
      constructor(...given: ConstructorParameters<typeof Started>) {
        super(...given);
        held.push(this);
      }
    },
  });
}

const small = (path: string, value: Value): Experiment => setValue(SMALL, "B", path, value);

const linkTo = async (experiment: Experiment, digest: string | null = null, version = VERSION) =>
  `#${await encoded({ experiment, language: "en", version, digest })}`;

/** The digest that the library gives for the small experiment, B's pay apart. */
function libraryDigest(pay: number): string {
  const size = {
    horizonWeeks: 26,
    population: { consumers: 200 },
    operations: { forum: { startingMembers: 0 } },
  };
  const { operations: _operations, ...plain } = size;
  const arm = (id: string, payEurosPerContribution: number) => ({
    id,
    extends: "community-forum",
    ...plain,
    levers: { rewards: { payEurosPerContribution } },
  });
  return compare([arm("a", 0), arm("b", pay)], { replicates: 12 }).report.digest;
}

test("the first picture is there at once, and has the digits of the command line", async ({ visit }) => {
  const page = await visit();
  const first = await settled(page);
  expect(await page.locator("svg circle title").count()).toBe(50);
  const { baseline, others } = PAIRS.get("small-pay")!;
  const { report } = compare([baseline, ...others], { replicates: 50 });
  expect(first).toEqual({ digest: report.digest, done: 50, link: "none" });
});

test("a moved slider gives the library's digits, and its link gives them in a fresh profile", async ({
  visit,
}) => {
  const page = await visit({ hash: await linkTo(SMALL) });
  expect((await settled(page)).digest).toBe(libraryDigest(0.3));
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.5");
  await page.waitForSelector("html[data-state=running]", { state: "attached" });
  const moved = await settled(page);
  expect(moved.digest).toBe(libraryDigest(0.5));
  await expect.poll(() => page.url()).not.toContain(await linkTo(SMALL));

  const other = await visit({ hash: new URL(page.url()).hash });
  await other.waitForSelector("html[data-link='same digits']", { state: "attached" });
  expect(await settled(other)).toEqual({ ...moved, link: "same digits" });
});

test("a tampered link is opened, recomputed and told from a true one", async ({ visit }) => {
  const other = await visit({ hash: await linkTo(SMALL, "0".repeat(64)) });
  await other.waitForSelector("html[data-link='different digits']", { state: "attached" });
  const older = await visit({ hash: await linkTo(SMALL, "0".repeat(64), "0.0.1") });
  await older.waitForSelector("html[data-link='other version']", { state: "attached" });
  const whole = await linkTo(SMALL);
  const cut = await visit({ hash: whole.slice(0, -9) });
  await cut.waitForSelector("html[data-link=unreadable]", { state: "attached" });
  // The page goes on with what it has.
  expect((await settled(cut)).done).toBe(50);
});

test("undo brings the digits back, redo the others", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(SMALL) });
  const before = await settled(page);
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("1");
  await page.waitForFunction((was) => document.documentElement.dataset.digest !== was, before.digest);
  const after = await settled(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction((was) => document.documentElement.dataset.digest !== was, after.digest);
  expect((await settled(page)).digest).toBe(before.digest);
  await page.getByRole("button", { name: "Redo" }).click();
  await page.waitForFunction((was) => document.documentElement.dataset.digest !== was, before.digest);
  expect((await settled(page)).digest).toBe(after.digest);
});

test("what was done is there at the next visit of the same profile", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(small(PAY, 0.7)) });
  const left = await settled(page);
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
  const again = await visit({ context: page.context() });
  await again.waitForFunction((was) => document.documentElement.dataset.digest === was, left.digest);
});

test("workers that are killed are replaced, and the digits stay", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(SMALL), before: holdWorkers });
  await settled(page);
  const killed = await page.evaluate(() => {
    const { held } = globalThis as unknown as { held: Worker[] };
    for (const worker of held) worker.terminate();
    return held.length;
  });
  expect(killed).toBeGreaterThanOrEqual(2);
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.5");
  await page.waitForSelector("html[data-state=running]", { state: "attached" });
  expect((await settled(page)).digest).toBe(libraryDigest(0.5));
});

test("a giant population and a hostile formula are refused in words, and undone", async ({ visit }) => {
  const hostile = [
    small("population.consumers", 1_000_000),
    small("levers.support.guidance", `${"(".repeat(120)}1${")".repeat(120)}`),
    small("levers.support.guidance", "constructor.constructor('return 1')()"),
    small("levers.support.guidance", `${"2^".repeat(100)}2`),
  ];
  for (const experiment of hostile) {
    const page = await visit({ hash: await linkTo(experiment) });
    await page.waitForSelector("html[data-state=refused], html[data-state=settled]", { state: "attached" });
    expect(await page.evaluate(() => document.documentElement.dataset.state)).toBe("refused");
    expect(await page.locator("li").count()).toBeGreaterThan(0);
  }
});

test("neither the page nor its workers make code from strings", async ({ visit }) => {
  const page = await visit();
  await settled(page);
  // What the driver runs itself may, so that it has to be run later.
  const tried = page.evaluate(
    () =>
      new Promise((done) => {
        setTimeout(() => {
          try {
            done(new Function("return 1")());
          } catch (error) {
            done((error as Error).name);
          }
        });
      }),
  );
  expect(await tried).toBe("EvalError");
  // In workers the driver itself is refused.
  for (const worker of page.workers()) await expect(worker.evaluate("1")).rejects.toThrow("EvalError");
});

test("a name that looks like code is text", async ({ visit }) => {
  const [a, b] = SMALL.arms;
  const name = "<img src=x onerror=alert(1)>";
  const page = await visit({ hash: await linkTo({ ...SMALL, arms: [a, { ...b, name }] }) });
  await settled(page);
  expect(await page.locator("img").count()).toBe(0);
});
