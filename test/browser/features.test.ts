import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { linkTo, nextDigest, PAY, smallIn } from "./small.ts";
import { settled, test } from "./visit.ts";

const FILE = pathToFileURL("dist/single/levain.html").href;

/** As on an address without encryption. */
const withoutClipboard = () => Object.defineProperty(navigator, "clipboard", { value: undefined });

const withoutCopying = () => {
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  Object.defineProperty(document, "execCommand", { value: () => false });
};

async function copyLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.locator(".share__said:not(:empty)").waitFor();
  return (await page.locator(".share__said").textContent()) ?? "";
}

test("where there is no clipboard the older way copies, and the focus stays", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")), before: withoutClipboard });
  await settled(page);
  expect(await copyLink(page)).toMatch(/^Link copied/);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Copy link");
  await page.locator("#seed").fill("");
  await page.locator("#seed").press("Control+v");
  expect(await page.locator("#seed").inputValue()).toMatch(/^http.*#e=/);
});

test("where nothing can be copied, the link and the command line are there to be copied by hand", async ({
  visit,
}) => {
  const page = await visit({ hash: await linkTo(smallIn("en")), before: withoutCopying });
  await settled(page);
  expect(await copyLink(page)).toContain("Copy this link:");
  expect(await page.locator(".share__said input").inputValue()).toMatch(/#e=/);
  await page.locator(".run-options__command summary").click();
  await page.getByRole("button", { name: "Copy the command line" }).click();
  await page.getByText("Select the line and copy it.").waitFor();
});

const withoutStreams = () =>
  Object.assign(globalThis, { CompressionStream: undefined, DecompressionStream: undefined });

test("where nothing can be deflated links are longer, and packed ones say what they need", async ({
  visit,
}) => {
  const page = await visit({ before: withoutStreams });
  await page.locator("#worlds").fill("12");
  await page.keyboard.press("Tab");
  await expect.poll(async () => (await settled(page)).done).toBe(12);
  await expect.poll(() => page.url()).toContain("#j=");
  const { digest } = await settled(page);
  const other = await visit({ hash: new URL(page.url()).hash });
  await other.waitForSelector("html[data-link='same digits']", { state: "attached" });
  expect((await settled(other)).digest).toBe(digest);
  const packed = await visit({ hash: await linkTo(smallIn("en")), before: withoutStreams });
  await packed.waitForSelector("html[data-link=unreadable]", { state: "attached" });
  expect(await packed.locator(".head__link .problems").textContent()).toMatch(/can unpack links.*2023/);
});

/** What browsers of the last years may lack, and the page can do without. */
const withoutComforts = () => {
  for (const name of ["ResizeObserver", "IntersectionObserver", "matchMedia", "requestIdleCallback"])
    Object.defineProperty(globalThis, name, { value: undefined });
  Object.defineProperty(Intl, "ListFormat", { value: undefined });
  Object.defineProperty(HTMLDialogElement.prototype, "showModal", { value: undefined });
  history.replaceState = () => {
    throw new DOMException("no", "SecurityError");
  };
};

test("a page without observers, idle time, dialogs and addresses to write works", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")), before: withoutComforts });
  const { digest } = await settled(page);
  await page.locator("#needs-chart svg").waitFor();
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.7");
  await nextDigest(page, digest);
  await page.locator(".foot__links button").first().click();
  await page.locator("dialog[open]").getByRole("button", { name: "Close" }).click();
  // The page draws a moment after the click.
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  expect(await page.locator("dialog[open]").count()).toBe(0);
});

const withoutWorkers = () => Object.assign(globalThis, { Worker: undefined });

/** Workers that do not know modules: they never ask for the type. */
const scriptWorkersOnly = () => {
  const Known = globalThis.Worker;
  Object.assign(globalThis, {
    Worker: class extends Known {
      constructor(address: string | URL) {
        super(address);
      }
    },
  });
};

test.for([
  ["no workers", withoutWorkers, {}],
  ["workers of scripts only", scriptWorkersOnly, {}],
  ["no workers, as one file", withoutWorkers, { url: FILE }],
] as const)("a browser with %s is told so", async ([, before, where], { visit, complaints }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")), before, ...where });
  await page.waitForSelector("html[data-state=refused]", { state: "attached" });
  expect(await page.locator(".result .problems").textContent()).toMatch(/beside the page.*2023/);
  // A worker that takes the module for a script may say so before it is ended.
  complaints.splice(0);
});

test("one file whose workers are forbidden says that, and not that it lacks a connection", async ({
  visit,
  complaints,
}) => {
  const forbidden = () => {
    const Known = globalThis.Worker;
    Object.assign(globalThis, {
      Worker: class extends Known {
        constructor() {
          super("https://elsewhere.example/worker.js");
        }
      },
    });
  };
  const page = await visit({ url: FILE, hash: await linkTo(smallIn("en")), before: forbidden });
  await page.waitForSelector("html[data-state=refused]", { state: "attached" });
  expect(await page.locator(".result .problems").textContent()).toMatch(/start/);
  expect(await page.locator(".result .problems").textContent()).not.toContain("connection");
  complaints.splice(0);
});
