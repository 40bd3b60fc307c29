import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { test as base, expect, inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the browser and the page are; null where there is no browser. */
    page: { browser: string; url: string } | null;
  }
}

export interface How extends BrowserContextOptions {
  /** What follows the # of the address. */
  hash?: string;
  /** A profile that was used before; else a fresh one. */
  context?: BrowserContext;
  /** Where another host serves the page. */
  url?: string;
  /** Runs in the page before its own code. */
  before?: () => void;
}

type Visit = (how?: How) => Promise<Page>;

let browser: Promise<Browser> | undefined;

/**
 * Tests in a real browser: `visit` opens the built page as a stranger would. Whatever the page writes as an error, or
 * its policy refuses, fails the test.
 */
export const test = base.extend<{ visit: Visit; complaints: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: what a fixture takes has to be spelled out
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  visit: async ({ skip, complaints }, use) => {
    const place = inject("page");
    if (place === null) return skip("a browser");
    browser ??= chromium.connect(place.browser);
    const opened: BrowserContext[] = [];
    await use(async ({ hash = "", context, before, url = place.url, ...options } = {}) => {
      const profile = context ?? (await (await browser)?.newContext({ locale: "en-GB", ...options }));
      if (profile === undefined) throw new Error("no browser");
      if (context === undefined) opened.push(profile);
      const page = await profile.newPage();
      if (before !== undefined) await page.addInitScript(before);
      page.setDefaultTimeout(30_000);
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => {
        complaints.push(`said: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
      page.on("request", (request) => {
        if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url))
          complaints.push(`asked elsewhere: ${request.url()}`);
      });
      await page.goto(url + hash);
      return page;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

/** Waits until the page has all its worlds, or says why not, and tells what it shows. */
export async function settled(page: Page): Promise<{ digest: string; done: number; link: string }> {
  await page.waitForSelector("html[data-state=settled]", { state: "attached" });
  return page.evaluate(() => {
    const { digest = "", done, link = "" } = document.documentElement.dataset;
    return { digest, done: Number(done), link };
  });
}
