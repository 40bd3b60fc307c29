import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "vitest";
import { compare, PAIRS } from "../../sim/index.ts";
import { follow, linkTo, nextDigest, PAY, small, smallIn } from "./small.ts";
import { settled, test } from "./visit.ts";

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

/** Ends them all as soon as worlds run, however soon those would be done, and notes how many they were. */
function killOnceRunning(): void {
  const root = document.documentElement;
  new MutationObserver((_, observer) => {
    if (root.dataset.state !== "running") return;
    observer.disconnect();
    const { held } = globalThis as unknown as { held: Worker[] };
    for (const worker of held) worker.terminate();
    root.dataset.killed = String(held.length);
  }).observe(root, { attributeFilter: ["data-state"] });
}

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
  // Its numbers are told as they come, and drawn in a task of their own.
  await expect.poll(() => page.locator("svg circle title").count()).toBe(50);
  // No world has run for it.
  expect(page.workers()).toEqual([]);
  const { baseline, others } = PAIRS.get("small-pay")!;
  const { report } = compare([baseline, ...others], { replicates: 50 });
  expect(first).toEqual({ digest: report.digest, done: 50, link: "none" });
});

test("a moved slider gives the library's digits, and its link gives them in a fresh profile", async ({
  visit,
}) => {
  const page = await visit({ hash: await linkTo(smallIn("en")) });
  expect((await settled(page)).digest).toBe(libraryDigest(0.3));
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.5");
  expect(await nextDigest(page, libraryDigest(0.3))).toBe(libraryDigest(0.5));
  const moved = await settled(page);
  await expect.poll(() => page.url()).not.toContain(await linkTo(smallIn("en")));

  const other = await visit({ hash: new URL(page.url()).hash });
  await other.waitForSelector("html[data-link='same digits']", { state: "attached" });
  expect(await settled(other)).toEqual({ ...moved, link: "same digits" });
});

test("a tampered link is opened, recomputed and told from a true one", async ({ visit }) => {
  const digest = "0".repeat(64);
  const page = await visit({ hash: await linkTo(smallIn("en"), { digest }) });
  await page.waitForSelector("html[data-link='different digits']", { state: "attached" });
  await page.getByText("its digits differ").waitFor();
  await follow(page, await linkTo(smallIn("en"), { digest, version: "0.0.1" }));
  await page.waitForSelector("html[data-link='other version']", { state: "attached" });
  const whole = await linkTo(smallIn("en"));
  const cut = await visit({ hash: whole.slice(0, -9) });
  await cut.waitForSelector("html[data-link=unreadable]", { state: "attached" });
  // The page goes on with what it has.
  expect((await settled(cut)).done).toBe(50);
});

test("a link that is followed is opened, though the address is written over at once", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")) });
  const { digest } = await settled(page);
  await page.evaluate(
    (next) => {
      const here = location.hash;
      location.hash = next;
      history.replaceState(null, "", here);
    },
    await linkTo(small(PAY, 1)),
  );
  expect(await nextDigest(page, digest)).toBe(libraryDigest(1));
});

test("undo brings the digits back, redo the others", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")) });
  const before = (await settled(page)).digest;
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("1");
  const after = await nextDigest(page, before);
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await nextDigest(page, after)).toBe(before);
  await page.getByRole("button", { name: "Redo" }).click();
  expect(await nextDigest(page, before)).toBe(after);
});

test("what was done is there at the next visit of the same profile, and two tabs keep their own", async ({
  visit,
}) => {
  const page = await visit({ hash: await linkTo(small(PAY, 0.7)) });
  const left = await settled(page);
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
  const again = await visit({ context: page.context() });
  await again.waitForFunction((was) => document.documentElement.dataset.digest === was, left.digest);
  await again.locator(`input[type=range][data-path="${PAY}"]`).fill("0.9");
  const other = await nextDigest(again, left.digest);
  expect((await settled(page)).digest).toBe(left.digest);
  await page.reload();
  expect((await settled(page)).digest).toBe(left.digest);
  expect(other).toBe(libraryDigest(0.9));
});

test("workers that are killed while they run are replaced, and the digits stay", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")), before: holdWorkers });
  await settled(page);
  await page.evaluate(killOnceRunning);
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.5");
  await page.waitForFunction(() => Number(document.documentElement.dataset.killed) >= 2);
  expect((await settled(page)).digest).toBe(libraryDigest(0.5));
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

test("the copied command gives the page's digest on a command line", async ({ visit }) => {
  const page = await visit({
    hash: await linkTo({ ...small(PAY, 0.7), seed: "it's $HOME" }),
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { digest } = await settled(page);
  await page.locator(".run-options__command summary").click();
  await page.getByRole("button", { name: "Copy the command line" }).click();
  await page.getByText("Command line copied.").waitFor();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  expect(line).toMatch(/^levain compare /);
  const here = `"${process.execPath}" dist/levain.js`;
  const { stdout } = await promisify(execFile)("sh", ["-c", `${line.replace("levain", here)} --json`]);
  expect(JSON.parse(stdout).digest).toBe(digest);
});
