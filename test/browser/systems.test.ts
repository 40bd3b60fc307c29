import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { settled, test } from "./visit.ts";

const FILE = pathToFileURL("dist/single/levain.html").href;
const PHONE = { width: 360, height: 740 };

/** What is found by a word of the other language as well, with or without its accents. */
const WORDS = {
  en: { sought: "online counter", title: "Online counter", question: /Who is left out/, undo: "Undo" },
  fr: { sought: "guichet demarches", title: "Guichet en ligne", question: /Qui reste/, undo: "Annuler" },
} as const;

const held = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test.for([
  ["en", {}],
  ["fr", { url: FILE }],
] as const)(
  "a system is found, chosen by keyboard on a phone, and undone, in %s",
  async ([language, where], { visit }) => {
    const { sought, title, question, undo } = WORDS[language];
    const page = await visit({ ...where, viewport: PHONE, locale: `${language}-${language.toUpperCase()}` });
    await settled(page);
    const name = page.locator(".card__name").first();
    const before = await name.inputValue();
    const list = page.locator(".systems");
    await list.locator("summary").focus();
    await page.keyboard.press("Enter");
    const all = await list.locator("li").count();
    expect(all).toBeGreaterThan(30);
    expect(await list.getByRole("heading").count()).toBeGreaterThan(5);
    expect(await widthOf(page)).toBeLessThanOrEqual(PHONE.width);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    for (const words of ["self-service", "libre-service", "LIBRE service"]) {
      await list.locator("input").fill(words);
      await expect.poll(() => list.locator("li").count()).toBeLessThan(all);
      const found = await list.locator("li").count();
      expect(found).toBeGreaterThan(1);
      expect(await list.getByRole("status").textContent()).toMatch(new RegExp(`^${found}\\b`));
    }
    await list.locator("input").fill(sought);
    await expect.poll(() => list.locator("li").count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    expect(await held(page)).toBe(title);
    await page.keyboard.press("Enter");
    const summary = await list.locator("summary").textContent();
    await expect.poll(() => held(page)).toBe(summary);
    expect(await list.getAttribute("open")).toBeNull();
    await page.getByText(question).first().waitFor();
    expect(await name.inputValue()).toBe(title);
    await page.locator(".card__story").first().waitFor();
    expect(await widthOf(page)).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole("button", { name: undo, exact: true }).click();
    await expect.poll(() => name.inputValue()).toBe(before);
  },
);
