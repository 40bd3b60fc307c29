import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { filesOf, listen } from "../../sim/host/server/server.ts";
import { findBrowser, WINDOWED_FIRST } from "../browser/chromium.ts";
import { median, table } from "./table.ts";

/** What the page is to keep, on two cores, with 1,000 people over 104 weeks in two scenarios. */
const AIMS = {
  "first picture after navigation, ms": 1000,
  "JavaScript before the first interaction, kB gzip": 200,
  "first 8 matched worlds after a slider event, ms": 100,
  "all 50 matched worlds after a slider event, ms": 700,
  "longest task of the main thread while it opens, ms": 50,
  "longest task of the main thread afterwards, ms": 50,
};
type Aim = keyof typeof AIMS;
type Figures = Record<Aim, number>;

const LEVER = "input[type=range]";
const SETTLED = "html[data-state=settled]";

/** What a moved slider took, from its event to what stands in the page. */
interface Moved {
  first: number;
  all: number;
}

/** Gzipped size of all scripts that the page has loaded so far, its workers' included. */
async function scriptBytes(page: Page): Promise<number> {
  const paths = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith(".js")),
  );
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(`dist/page${path}`)).length, 0);
}

/** Moves the slider to a place where it has not been, and waits until the dots of what follows stand in the page. */
function move(page: Page, value: number): Promise<Moved> {
  return page.evaluate(
    ([selector, to]) =>
      new Promise<Moved>((done) => {
        const { dataset } = document.documentElement;
        const slider = document.querySelector(selector) as HTMLInputElement;
        const charts = document.querySelector(".charts") as HTMLElement;
        let first: number | undefined;
        let began = Number.POSITIVE_INFINITY;
        new MutationObserver((_, observer) => {
          const now = performance.now() - began;
          const dots = charts.querySelectorAll("#difference [data-world]").length;
          // Until the first look, the worlds are all those of the place before.
          if (dots === Number(dataset.done) && dots < 50) first ??= now;
          if (dots < 50 || first === undefined || dataset.state !== "settled") return;
          observer.disconnect();
          done({ first, all: now });
        }).observe(charts, { childList: true, attributes: true, subtree: true });
        began = performance.now();
        slider.value = to;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    [LEVER, String(value)] as const,
  );
}

/** The longest task of the main thread before a time since navigation and the longest after it, in milliseconds. */
const longest = (page: Page, opened: number): Promise<[opening: number, after: number]> =>
  page.evaluate(
    (until) =>
      new Promise<[number, number]>((done) => {
        const found: PerformanceEntry[] = [];
        new PerformanceObserver((list) => {
          found.push(...list.getEntries());
        }).observe({ type: "longtask", buffered: true });
        const most = (tasks: PerformanceEntry[]) => Math.max(0, ...tasks.map(({ duration }) => duration));
        const isBefore = ({ startTime }: PerformanceEntry) => startTime < until;
        setTimeout(
          () => done([most(found.filter(isBefore)), most(found.filter((task) => !isBefore(task)))]),
          100,
        );
      }),
    opened,
  );

/** Between moves: long enough that the reasons, which come last, are counted as well. */
const PAUSE_MS = 600;
/** After the first picture: what is further down is drawn as well. */
const SETTLING_MS = 2000;
/** From the first sign of somebody to the first move: the workers run what is in view. */
const APPROACH_MS = 3000;
const MOVES = 9;

/** One visit in a fresh profile. */
async function visited(page: Page, url: string): Promise<Figures> {
  await page.goto(url);
  const picture = await page.waitForFunction(
    () => document.querySelectorAll("svg circle").length >= 50 && performance.now(),
    undefined,
    { polling: "raf" },
  );
  const firstPicture = Number(await picture.jsonValue());
  await page.waitForTimeout(SETTLING_MS);
  const bytes = await scriptBytes(page);
  const opened = await page.evaluate(() => performance.now());
  await page.mouse.move(100, 100);
  await page.waitForTimeout(APPROACH_MS);
  const moves: Moved[] = [];
  for (let at = 0; at < MOVES; at++) {
    await page.waitForSelector(SETTLED, { state: "attached" });
    moves.push(await move(page, 0.4 + at / 10));
    await page.waitForTimeout(PAUSE_MS);
  }
  const [opening, after] = await longest(page, opened);
  return {
    "first picture after navigation, ms": firstPicture,
    "JavaScript before the first interaction, kB gzip": bytes / 1000,
    "first 8 matched worlds after a slider event, ms": median(moves.map(({ first }) => first)),
    "all 50 matched worlds after a slider event, ms": median(moves.map(({ all }) => all)),
    "longest task of the main thread while it opens, ms": opening,
    "longest task of the main thread afterwards, ms": after,
  };
}

/** Drives the built page; figures are medians over visits, moves within a visit as well. */
async function main(): Promise<string> {
  const { values } = parseArgs({ options: { visits: { type: "string", default: "5" } } });
  const found = await findBrowser(WINDOWED_FIRST);
  if (typeof found === "string") throw new Error(found);
  const { server, url } = await listen(filesOf("dist/page"), 0);
  const browser = await chromium.launch(found);
  try {
    const visits: Figures[] = [];
    for (let visit = 0; visit < Number(values.visits); visit++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      visits.push(await visited(await context.newPage(), url));
      await context.close();
    }
    const rows = Object.entries(AIMS).map(([aim, most]) => {
      const figures = visits.map((figure) => figure[aim as Aim]);
      const middle = median(figures);
      return [
        aim,
        `${most}`,
        middle.toFixed(0),
        Math.max(...figures).toFixed(0),
        middle <= most ? "yes" : "no",
      ];
    });
    const title = `The page in ${basename(found.executablePath)} ${browser.version()}: 1,000 people, 104 weeks, 2 scenarios, ${visits.length} visits of ${MOVES} moves`;
    return table(title, ["aim", "at most", "median", "worst visit", "met"], rows);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
