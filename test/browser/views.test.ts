import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Language } from "../../viz/text/words.ts";
import { hold, linkTo, nextDigest, smallIn } from "./small.ts";
import { settled, test } from "./visit.ts";

const LOCALES = { en: "en-GB", fr: "fr-FR" } as const;

const smallLink = (language: Language) => linkTo(smallIn(language), { language, version: "0.0.0" });

const file = (name: string, content: unknown) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(content)),
});

/** What axe finds wrong in a part of the page. */
async function violations(page: Page, part: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(part).options({ resultTypes: ["violations"] });
  // There are no frames, whose findings would be put together in a page of their own.
  const { violations: found } = await axe.setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

test.for(["en", "fr"] as const)(
  "the first visit speaks %s and says what is surprising",
  async (language, { visit }) => {
    const page = await visit({ locale: LOCALES[language] });
    await settled(page);
    const said = { en: "a little pay brought fewer contributions", fr: "payer un peu a fait baisser" }[
      language
    ];
    await page.getByText(said).waitFor();
    const finding = { en: /in \d+ of 50.matched worlds/, fr: /dans \d+.mondes appariés sur 50/ }[language];
    await page.getByText(finding).first().waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await page.title()).toMatch({ en: /compare ways/, fr: /comparer des façons/ }[language]);
  },
);

test("the language can be changed, and numbers change with it", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("en") });
  await settled(page);
  await page.getByRole("button", { name: "FR – Français" }).click();
  await page.getByRole("heading", { name: "Leviers" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("fr");
  expect(await page.locator("#levers-rewards-payEurosPerContribution-number").inputValue()).toBe("0,3");
});

test("from the start to a verdict by keyboard alone", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("en") });
  const before = await settled(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the result");
  const held = () => page.evaluate(() => document.activeElement?.getAttribute("data-path"));
  for (let presses = 0; (await held()) !== "levers.rewards.payEurosPerContribution"; presses++) {
    expect(presses).toBeLessThan(40);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowRight");
  await nextDigest(page, before.digest);
  await expect
    .poll(() => page.locator("section.result > [role=status]").textContent())
    .toMatch(/matched worlds/);
});

test("a third scenario gets a card, a sentence and a tick where the baseline stands", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("en") });
  await settled(page);
  await page.getByRole("button", { name: "Add scenario C" }).click();
  await page.locator("article.letter--C").waitFor();
  await settled(page);
  expect(await page.locator(".finding").count()).toBe(2);
  await page.locator("#levers-rewards-payEurosPerContribution-number").fill("1.5");
  await page.keyboard.press("Enter");
  await page.locator("article.letter--C").getByText("€1.50").waitFor();
  expect(await page.locator(".slider__ghost").count()).toBeGreaterThan(0);
});

test("every chart is a table as well, no wider than a phone", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("en"), viewport: { width: 390, height: 844 } });
  await settled(page);
  await page.locator("#needs-chart svg").waitFor();
  const charts = page.locator("figure.chart");
  expect(await charts.count()).toBeGreaterThanOrEqual(6);
  for (const chart of await charts.all()) {
    expect(await chart.locator(".chart__place svg").count()).toBe(1);
    await chart.getByRole("button", { name: "Table", exact: true }).click();
    await chart.locator("tbody tr").first().waitFor();
    await expect.poll(() => chart.locator(".chart__place svg").count()).toBe(0);
  }
  expect(await page.locator("#difference tbody tr").count()).toBeGreaterThanOrEqual(12);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a file is taken in by hand or dropped, or all that is wrong with it is said in place", async ({
  visit,
}) => {
  const page = await visit({ hash: await smallLink("en") });
  const before = await settled(page);
  const into = page.getByLabel("Import a file into B");
  const title = { en: "<img src=x onerror=alert(1)>" };
  await into.setInputFiles(
    file("bad.json", { title, horizonWeeks: 5000, levers: { rewards: { payEuros: 3 } } }),
  );
  const problems = page.locator(".scenarios .problems");
  await problems.waitFor();
  expect(await problems.locator("li").count()).toBe(2);
  expect(await problems.textContent()).toContain("payEurosPerContribution");
  expect((await settled(page)).digest).toBe(before.digest);
  const levers = { support: { guidance: 20 } };
  const population = { consumers: 200 };
  const good = JSON.stringify({ title, horizonWeeks: 26, population, levers });
  await hold(page, "dragover", { name: "good.json", content: good });
  await page.getByText("Drop the file here: it becomes B").waitFor();
  await hold(page, "drop", { name: "good.json", content: good });
  await page.getByText("is now scenario B").waitFor();
  await nextDigest(page, before.digest);
  expect(await page.locator("img").count()).toBe(0);
  expect(await page.getByLabel("Name of B").inputValue()).toBe(title.en);
});

test("changes wait until they are run", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("en") });
  const before = await settled(page);
  await page.getByLabel("Wait until I press Run").check();
  await page.locator('input[type=range][data-path="levers.rewards.payEurosPerContribution"]').fill("1");
  const run = page.getByRole("button", { name: /Run \(1.change\)/ });
  await run.waitFor();
  expect((await settled(page)).digest).toBe(before.digest);
  await run.click();
  await nextDigest(page, before.digest);
});

test("a phone shows the sentence, one lever, the dots, and nothing beside the page", async ({ visit }) => {
  const page = await visit({
    hash: await smallLink("fr"),
    viewport: { width: 390, height: 844 },
    locale: "fr-FR",
  });
  await settled(page);
  const topOf = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? 0;
  const tops = [
    await topOf(".finding"),
    await topOf(".levers"),
    await topOf("#difference"),
    await topOf("#why"),
  ];
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(await page.locator(".levers > .lever-box").count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page, "header")).toEqual([]);
});

/** Until a busy machine has come to it. */
const PATIENT = { timeout: 20_000 };

test("the focus stays when the control that had it goes away", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("en") });
  await settled(page);
  const press = async (selector: string) => {
    await page.locator(selector).first().focus();
    await page.keyboard.press("Enter");
    const held = () => page.evaluate(() => document.activeElement?.id ?? "");
    return { becomes: (id: string) => expect.poll(held, PATIENT).toBe(id) };
  };
  await (await press("#add-scenario")).becomes("name-of-C");
  await (await press("#add-scenario")).becomes("name-of-D");
  await (await press("article.letter--D .card__foot > button:last-child")).becomes("add-scenario");
  await (await press("article.letter--B .card__row .button--reset")).becomes("name-of-B");
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.focus();
  for (let presses = 0; presses < 6; presses++) await page.keyboard.press("Enter");
  await expect.poll(() => undo.getAttribute("aria-disabled"), PATIENT).toBe("true");
  expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
  await settled(page);
  await press("#world button");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), PATIENT).toBe("Play");
});

test("a page as wide as a phone's at 400 % does not scroll sideways", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("fr"), viewport: { width: 320, height: 640 } });
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("who wants no motion gets none", async ({ visit }) => {
  const page = await visit({ hash: await smallLink("en"), reducedMotion: "reduce" });
  await settled(page);
  const moving = await page.evaluate(() => {
    const still = ({ transitionDuration, animationName, scrollBehavior }: CSSStyleDeclaration) =>
      /^(0s(, )?)+$/.test(transitionDuration) && animationName === "none" && scrollBehavior !== "smooth";
    const all = [document.documentElement, ...document.querySelectorAll("*")];
    return all.filter((element) => !still(getComputedStyle(element))).map(({ className }) => className);
  });
  expect(moving).toEqual([]);
  // One world stands at its end until somebody plays it.
  await page.getByRole("button", { name: "Watch" }).first().click();
  await page.locator("#world-week").waitFor();
  expect(await page.locator("#world-week").inputValue()).toBe("25");
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("a number that another language reads otherwise is understood by the page's, which says how", async ({
  visit,
}) => {
  const page = await visit({ hash: await smallLink("en") });
  await settled(page);
  const field = page.locator("#levers-support-guidance-number");
  const said = page.locator("#levers-support-guidance-number-understood");
  await field.fill("1.250");
  await page.keyboard.press("Tab");
  expect(await said.textContent()).toBe("Understood as 1.25, not as 1250.");
  expect(await field.inputValue()).toBe("1.25");
  await field.fill("1,000");
  await page.keyboard.press("Tab");
  expect(await said.textContent()).toBe("Understood as 1000, not as 1.");
  expect(await field.inputValue()).toBe("1000");
  await field.fill("2");
  await page.keyboard.press("Tab");
  await said.waitFor({ state: "detached" });
});

/** Axe looks at every node, which takes a slow machine its time. */
const AXE_MS = 240_000;

test.for(["en", "fr"] as const)(
  "axe finds no fault in %s",
  { timeout: AXE_MS },
  async (language, { visit }) => {
    const page = await visit({
      hash: await smallLink(language),
      locale: LOCALES[language],
      reducedMotion: "reduce",
    });
    await settled(page);
    expect(await violations(page, "html")).toEqual([]);
    await page.locator(".systems > summary").click();
    await page.locator(".help summary").first().click();
    await page.locator(".lever__time").first().click();
    await page.locator(".lever-course input[type=radio]").nth(1).check();
    await page.locator(".assumptions summary").first().click();
    await page.locator(".assumptions .more__group summary").first().click();
    await page.locator(".assumptions .lever-box").first().waitFor();
    await page.locator("#levers-support-guidance-number").fill("x");
    await page.keyboard.press("Tab");
    await page.locator(".field-error").waitFor();
    expect(await violations(page, ".page__left")).toEqual([]);
    await page.locator("#world button").first().click();
    await page.locator("#world-chart svg").waitFor();
    await page.locator("#why .chart__as").nth(1).click();
    for (const part of ["#why", "#world"]) expect(await violations(page, part)).toEqual([]);
    await page.locator(".foot__links button").first().click();
    await page.locator("dialog[open]").waitFor();
    expect(await violations(page, "dialog[open]")).toEqual([]);
  },
);
