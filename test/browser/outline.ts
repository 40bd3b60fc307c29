import type { Page } from "playwright-core";
import { settled } from "./visit.ts";

/** Opens everything that can be opened, and tells what is there: each element with its text, its name and its path. */
export async function outlineOf(page: Page): Promise<string[]> {
  await settled(page);
  await page.locator("#needs-chart svg").waitFor();
  await page.locator(".card__story").first().waitFor();
  await page.locator("#world button").first().click();
  await page.locator("#world-chart svg").waitFor();
  await page.evaluate(openAll);
  const outline = await page.evaluate(outlineHere);
  for (const button of await page.locator(".foot__links button").all()) {
    await button.click();
    const dialog = page.locator("dialog[open]");
    await dialog.locator(".dialog__body > *").last().waitFor();
    outline.push((await dialog.textContent()) ?? "");
    await page.keyboard.press("Escape");
  }
  return outline;
}

function openAll(): void {
  for (const details of document.querySelectorAll("details")) details.open = true;
}

function outlineHere(): string[] {
  return [...document.querySelectorAll("#page *")].map((element) => {
    const own = [...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data.trim()] : []));
    return [element.localName, element.id, element.getAttribute("aria-label") ?? "", ...own].join(" ").trim();
  });
}
