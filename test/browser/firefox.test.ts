import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { compare, PAIRS } from "../../sim/index.ts";
import { needing } from "../needs.ts";
import { DEMAND } from "./chromium.ts";
import { Firefox, firefoxHere } from "./firefox.ts";
import { linkTo, PAY, smallIn } from "./small.ts";

const FILE = pathToFileURL("dist/single/levain.html").href;

const file = firefoxHere();
const FIREFOX = {
  isMet: file !== undefined,
  what: "Firefox (apt-get install firefox-esr, or name one in LEVAIN_FIREFOX)",
};
if (!FIREFOX.isMet && (process.env[DEMAND] === "required" || process.env.CI))
  throw new Error(`The page is tested in ${FIREFOX.what}, which is not here.`);
let firefox: Firefox | undefined;

beforeAll(async () => {
  if (file !== undefined) firefox = await Firefox.started(file);
});
afterAll(() => firefox?.end());

const state = () => ({ ...document.documentElement.dataset });

/** Waits until the page is settled with another digest than this, and gives it. */
async function settledIn(page: Firefox, was = ""): Promise<string> {
  await expect
    .poll(() => page.run(state), { timeout: 50_000 })
    .toEqual(expect.objectContaining({ state: "settled", digest: expect.not.stringMatching(`^${was}$`) }));
  return (await page.run(state)).digest ?? "";
}

needing(FIREFOX).test("Firefox opens the one file from the disk, first picture included", async () => {
  const page = firefox!;
  await page.open(FILE);
  const { baseline, others } = PAIRS.get("small-pay")!;
  const { report } = compare([baseline, ...others], { replicates: 50 });
  expect(await settledIn(page)).toBe(report.digest);
  const dots = () => page.run(() => document.querySelectorAll("svg circle title").length);
  await expect.poll(dots).toBe(50);
});

needing(FIREFOX).test("Firefox runs worlds in it, in blob workers, with our digits", async () => {
  const page = firefox!;
  await page.open("about:blank");
  await page.open(FILE + (await linkTo(smallIn("fr"), { language: "fr" })));
  const before = await settledIn(page);
  await page.run((path: string) => {
    const slider = document.querySelector<HTMLInputElement>(`input[type=range][data-path="${path}"]`);
    if (slider === null) throw new Error("no slider");
    slider.value = "0.5";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, PAY);
  const after = await settledIn(page, before);
  const [none, half] = [0, 0.5].map((payEurosPerContribution, arm) => ({
    id: "ab"[arm],
    extends: "community-forum",
    horizonWeeks: 26,
    population: { consumers: 200 },
    levers: { rewards: { payEurosPerContribution } },
  }));
  expect(after).toBe(compare([none, half], { replicates: 12 }).report.digest);
  expect(await page.run(() => document.documentElement.lang)).toBe("fr");
});

needing(FIREFOX).test("Firefox says what to do with the folder opened as a file", async () => {
  const page = firefox!;
  await page.open(pathToFileURL("dist/page/index.html").href);
  const isShown = () => {
    const text = document.querySelector(".not-begun");
    return text !== null && getComputedStyle(text).visibility === "visible" && text.textContent;
  };
  await expect.poll(() => page.run(isShown), { timeout: 10_000 }).toContain("opened as a file");
});
