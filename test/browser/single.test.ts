import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { outlineOf } from "./outline.ts";
import { linkTo, nextDigest, PAY, smallIn } from "./small.ts";
import { settled, test } from "./visit.ts";

const FILE = pathToFileURL("dist/single/levain.html").href;

test("the one file opens from the disk with the first picture, and asks nobody for anything", async ({
  visit,
}) => {
  const page = await visit({ url: FILE });
  const first = await settled(page);
  expect(first.done).toBe(50);
  await expect.poll(() => page.locator("svg circle title").count()).toBe(50);
  expect(page.workers()).toEqual([]);
  const folder = await visit();
  expect(first).toEqual(await settled(folder));
});

test("a moved slider gives the same digits as in the folder, in workers that make no code from strings", async ({
  visit,
}) => {
  const hash = await linkTo(smallIn("en"));
  const digests: string[] = [];
  for (const where of [{ url: FILE }, {}]) {
    const page = await visit({ ...where, hash });
    const { digest } = await settled(page);
    await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.5");
    digests.push(digest, await nextDigest(page, digest));
    for (const worker of page.workers())
      await expect(worker.evaluate("1")).rejects.toThrow(/EvalError|unsafe-eval/);
    await expect.poll(() => page.url()).not.toContain(hash);
    const again = await visit({ ...where, hash: new URL(page.url()).hash });
    await again.waitForSelector("html[data-link='same digits']", { state: "attached" });
  }
  expect(digests.slice(0, 2)).toEqual(digests.slice(2));
  expect(new Set(digests).size).toBe(2);
});

test.for(["en", "fr"] as const)(
  "every place of the page is in the one file, in %s",
  async (language, { visit }) => {
    const hash = await linkTo(smallIn(language), { language });
    const outlines: string[][] = [];
    for (const where of [{ url: FILE }, {}]) {
      const page = await visit({ ...where, hash, reducedMotion: "reduce" });
      outlines.push(await outlineOf(page));
    }
    expect(outlines[0].length).toBeGreaterThan(300);
    expect(outlines[0]).toEqual(outlines[1]);
  },
);

test("the policy of the one file allows its script by its hash, and no connection", async ({
  visit,
  complaints,
}) => {
  const page = await visit({ url: FILE });
  await settled(page);
  const policy = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]+';/);
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(await asked(page)).toBe("TypeError");
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/Content Security Policy|example/);
  expect(
    await page.evaluate(() => "serviceWorker" in navigator && navigator.serviceWorker.controller),
  ).toBeFalsy();
});

const asked = (page: Page) => page.evaluate(() => fetch("https://example.org/").catch((error) => error.name));

test("the folder opened as a file says in both languages what to do", async ({ visit, complaints }) => {
  const page = await visit({ url: pathToFileURL("dist/page/index.html").href });
  for (const text of ["this page was opened as a file", "cette page a été ouverte comme un fichier"])
    await page.getByText(text).waitFor();
  expect(await page.locator("code", { hasText: "levain page --single" }).count()).toBe(2);
  // The browser itself says what it does not load from there.
  complaints.splice(0);
});
