import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { linkTo, PAY, smallIn } from "./small.ts";
import { settled, test } from "./visit.ts";

const FILE = pathToFileURL("dist/single/levain.html").href;
const LOCALES = { en: "en-GB", fr: "fr-FR" } as const;
/** Until a busy machine has come to it. */
const PATIENT = { timeout: 60_000 };

/** Asks by keyboard, and waits for the answer. */
async function asked(page: Page): Promise<string> {
  await page.locator(".settings-check button").focus();
  await page.keyboard.press("Enter");
  await page.locator(".holds").waitFor(PATIENT);
  return page.locator(".holds").innerText();
}

test.for(["en", "fr"] as const)(
  "the verdicts are checked by keyboard in the folder as in the one file, in %s",
  { timeout: 180_000 },
  async (language, { visit }) => {
    const hash = await linkTo(smallIn(language), { language });
    const said: string[] = [];
    for (const where of [{}, { url: FILE }]) {
      const page = await visit({
        ...{ ...where, hash, locale: LOCALES[language] },
        ...{ viewport: { width: 375, height: 812 }, reducedMotion: "reduce" },
      });
      const { digest } = await settled(page);
      said.push(await asked(page));
      expect(await page.locator(".hold").count()).toBe(smallIn(language).headlines.length);
      const status = page.locator(".settings-check [role=status]");
      expect(await status.textContent()).toMatch({ en: /\d of \d\.$/, fr: /\d sur \d\.$/ }[language]);
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe("h3");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      expect((await settled(page)).digest).toBe(digest);
      const axe = new AxeBuilder({ page }).include(".result").setLegacyMode();
      expect((await axe.analyze()).violations).toEqual([]);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".holds").isVisible()).toBe(true);
      expect(await page.locator(".settings-check details").isVisible()).toBe(false);
    }
    expect(said[0]).toBe(said[1]);
  },
);

test("it can be stopped, and a change ends it", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")) });
  await settled(page);
  const button = page.locator(".settings-check button");
  const ask = (await button.textContent()) ?? "";
  await button.click();
  await expect.poll(() => button.textContent()).toBe("Stop");
  await button.click();
  await expect.poll(() => button.textContent()).toBe(ask);
  await button.click();
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.5");
  await expect.poll(() => button.textContent()).toBe(ask);
  await settled(page);
  expect(await page.locator(".holds").count()).toBe(0);
});
