import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { setValue, setWorlds } from "../../viz/state/edits.ts";
import type { Experiment, Value } from "../../viz/state/experiment.ts";
import { follow, hold, linkTo, nextDigest, PAY, small, smallIn } from "./small.ts";
import { settled, test } from "./visit.ts";

const GUIDANCE = "levers.support.guidance";
const NAME = "<img src=x onerror=alert(1)>";

/** Experiments that must not run, by what the page says of them, in its language. */
const HOSTILE: readonly [Record<string, Value>, RegExp][] = [
  [{ "population.consumers": 1_000_000, horizonWeeks: 1040 }, /mémoire|octets/],
  [{ [GUIDANCE]: `${"(".repeat(120)}1${")".repeat(120)}` }, /imbri|formule|parenthèses/i],
  [{ [GUIDANCE]: "constructor.constructor('return 1')()" }, /formule|nom|constructor/i],
  [{ [GUIDANCE]: `${"2^".repeat(100)}2` }, /: l’infini/],
  [{ [GUIDANCE]: "10^300 * 10^300" }, /nombre|fini|entre/i],
  [{ [GUIDANCE]: 1e308 }, /un nombre de 0 à 10\u202f000/],
];

test("what is hostile is refused in the page's language, and the page goes on", async ({ visit }) => {
  const usual = smallIn("fr");
  const page = await visit({ hash: await linkTo(usual, { language: "fr" }), locale: "fr-FR" });
  const { digest } = await settled(page);
  const refusal = page.locator(".result .problems");
  for (const [values, said] of HOSTILE) {
    const experiment = Object.entries(values).reduce<Experiment>(
      (e, [path, value]) => e.arms.reduce((edited, { letter }) => setValue(edited, letter, path, value), e),
      usual,
    );
    await follow(page, await linkTo(experiment, { language: "fr" }));
    await page.waitForSelector("html[data-state=refused]", { state: "attached" });
    expect(await refusal.textContent()).toMatch(said);
    // What was there stays in view, and comes back at once.
    expect(await page.locator("#difference svg circle").count()).toBeGreaterThan(0);
    await follow(page, await linkTo(usual, { language: "fr" }));
    expect((await settled(page)).digest).toBe(digest);
  }
});

test("files of a hundred megabytes, of no sense and of tricks change nothing", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")) });
  const { digest } = await settled(page);
  const files: [string, string, number, RegExp][] = [
    ["huge.json", "{", 100_000_000, /at most 4.MB/],
    ["none.json", "this is no JSON", 0, /JSON/],
    ["list.json", "[1, 2]", 0, /an object/],
    ["trick.json", '{"__proto__": {"polluted": true}}', 0, /__proto__/],
    [
      "types.json",
      '{"horizonWeeks": "x", "population": 7, "levers": [null], "operations": {"a": 1}}',
      0,
      /whole/,
    ],
    ["deep.json", `${'{"levers":'.repeat(5000)}1${"}".repeat(5000)}`, 0, /nested/],
    [
      "long.json",
      JSON.stringify({ levers: { support: { guidance: "1+".repeat(50_000) + 1 } } }),
      0,
      /guidance/,
    ],
  ];
  for (const [name, content, bytes, said] of files) {
    await hold(page, "drop", { name, content, bytes });
    await page.getByText(`“${name}” was not imported`).waitFor();
    expect(await page.locator(".scenarios .problems").textContent()).toMatch(said);
  }
  expect((await settled(page)).digest).toBe(digest);
  expect(await page.evaluate(() => "polluted" in {})).toBe(false);
});

/** A link as somebody else may write it. */
const written = (json: string) => `#e=${deflateRawSync(json).toString("base64url")}`;
const [OPEN, CLOSE] = ['{"levers":'.repeat(1800), "}".repeat(1800)];
const NESTED = `{"levain":"0.1.0","language":"en","arms":[{"letter":"A","name":"A","base":"baseline"},{"letter":"B","name":"B","base":${OPEN}1${CLOSE}}]}`;

test("a link that is deep, damaged or none is said to be unreadable, and the next one opens", async ({
  visit,
}) => {
  const sound = await linkTo(smallIn("en"));
  const links = [written(NESTED), written('{"levain":"0.1.0","levain":"0.1.0"}'), sound.slice(0, -9), "#e"];
  const page = await visit({ hash: links[0] });
  for (const link of [...links, "#e=%%%", "#anything"]) {
    await follow(page, link);
    await page.waitForSelector("html[data-link=unreadable]", { state: "attached" });
    expect(await page.locator(".head__link").textContent()).toContain("cannot be read");
    await follow(page, `${sound}.`);
    await page.waitForSelector("html:not([data-link=unreadable])", { state: "attached" });
    await settled(page);
  }
});

test("a link that cannot be drawn is told, and what was there before comes back", async ({
  visit,
  complaints,
}) => {
  const before = () => {
    const { get } = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, "format") as {
      get: () => (value: number) => string;
    };
    Object.defineProperty(Intl.NumberFormat.prototype, "format", {
      get() {
        const format = get.call(this);
        return (value: number) => {
          if (value === 777) throw new Error("nobody foresaw this");
          return format(value);
        };
      },
    });
  };
  const usual = smallIn("en");
  const page = await visit({ hash: await linkTo(usual), before });
  const { digest } = await settled(page);
  await follow(page, await linkTo(setWorlds(usual, 777)));
  await page.waitForSelector("html[data-link=unreadable]", { state: "attached" });
  await page.getByText("an error of the page itself stopped it").waitFor();
  await page.locator("#difference svg circle").first().waitFor();
  expect((await settled(page)).digest).toBe(digest);
  complaints.splice(0);
});

test("a link whose values have other shapes is refused where it is drawn", async ({ visit }) => {
  const arms = ["A", "B"].map((letter) => ({
    letter,
    name: letter,
    base: { levers: { rewards: { valueShare: [null] }, support: [3] }, operations: "x" },
  }));
  const page = await visit({ hash: written(JSON.stringify({ levain: "0.1.0", language: "en", arms })) });
  await page.waitForSelector("html[data-state=refused]", { state: "attached" });
  expect(await page.locator(".result .problems").textContent()).toContain("valueShare");
});

test("a link to a part of the page is no experiment", async ({ visit }) => {
  const page = await visit({ hash: "#why" });
  await page.locator("#difference svg").waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset.link)).toBe("none");
});

async function downloaded(page: Page, button: string): Promise<[name: string, content: string]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).first().click(),
  ]);
  const stream = await download.createReadStream();
  return [download.suggestedFilename(), Buffer.concat(await stream.toArray()).toString()];
}

test("a name that looks like code is text, in the page and in its files", async ({ visit }) => {
  const usual = smallIn("en");
  const arms = usual.arms.map((arm) => ({ ...arm, name: NAME }));
  const page = await visit({ hash: await linkTo({ ...usual, arms, seed: NAME }) });
  await settled(page);
  await page.locator("#needs-chart svg").waitFor();
  await page.getByRole("button", { name: "Watch" }).first().click();
  await page.locator("#world-chart svg").waitFor();
  expect(await page.locator("#difference svg").textContent()).toContain("<img");
  const [svg, drawn] = await downloaded(page, "Download SVG");
  expect(svg).toMatch(/^levain-difference-[0-9a-f]{8}\.svg$/);
  expect(drawn).toContain("&lt;img");
  expect(drawn).not.toContain("<img");
  const [csv, rows] = await downloaded(page, "Download CSV");
  expect(csv).toMatch(/^levain-difference-[0-9a-f]{8}\.csv$/);
  expect(rows).toContain(NAME);
  const [json, scenario] = await downloaded(page, "Download B as a file");
  expect(json).toBe("img-src-x-onerror-alert-1-b.json");
  expect(JSON.parse(scenario).title).toEqual({ en: NAME, fr: NAME });
  for (const table of await page.getByRole("button", { name: "Table", exact: true }).all())
    await table.click();
  expect(await page.locator("img").count()).toBe(0);
});

test("a link whose checks cannot be loaded is told, and the page stays as it was", async ({
  visit,
  complaints,
}) => {
  const page = await visit();
  await page.locator("#difference svg").waitFor();
  await page.route("**/checks-*.js", (route) => route.abort());
  await follow(page, await linkTo(smallIn("en")));
  await page.getByText("a connection, once: part of this page").waitFor();
  expect(await page.locator("#difference svg").count()).toBe(1);
  // The browser itself says what it could not load.
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/checks-|ERR_FAILED/);
});

/** What a browser says where nothing may be stored, and where no room is left. */
const STORAGES: readonly [string, () => void][] = [
  [
    "may be",
    () => {
      const get = () => {
        throw new DOMException("no", "SecurityError");
      };
      Object.defineProperty(globalThis, "localStorage", { get });
    },
  ],
  [
    "more can be",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
];

test.for(STORAGES)("where nothing %s stored the page works all the same", async ([, before], { visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")), before });
  const { digest } = await settled(page);
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.7");
  await nextDigest(page, digest);
  await expect.poll(() => page.url()).not.toContain(await linkTo(smallIn("en")));
});

test("a page in the background goes on", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(smallIn("en")) });
  const { digest } = await settled(page);
  const other = await page.context().newPage();
  await other.bringToFront();
  await page.evaluate((path) => {
    const slider = document.querySelector<HTMLInputElement>(`input[type=range][data-path="${path}"]`);
    if (slider === null) return;
    slider.value = "0.7";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, PAY);
  expect(await nextDigest(page, digest)).toMatch(/^[0-9a-f]{64}$/);
  await page.locator("#difference svg").waitFor({ state: "attached" });
});

test("a page whose connection goes before the simulation is there says so, and goes on once it is back", async ({
  visit,
  complaints,
}) => {
  const page = await visit();
  await settled(page);
  await page.context().setOffline(true);
  await page.locator(`input[type=range][data-path="${PAY}"]`).fill("0.7");
  await page.waitForSelector("html[data-state=refused]", { state: "attached" });
  expect(await page.locator(".result .problems").textContent()).toContain("a connection, the first time");
  await page.context().setOffline(false);
  await settled(page);
  // What the browser says of the missing connection is no complaint about the page.
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/INTERNET_DISCONNECTED|failed:/);
});

test("a formula that leaves its range is refused beside the lever", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(small(PAY, "week - 5")) });
  await page.waitForSelector("html[data-state=refused]", { state: "attached" });
  expect(await page.locator(".levers .problems").textContent()).toContain("in week 0 it is -5");
});

test("a pasted formula that is too long is refused, not cut into another", async ({ visit }) => {
  const page = await visit({ hash: await linkTo(small(PAY, "week * 0.01")) });
  const { digest } = await settled(page);
  const pasted = `${"0 + ".repeat(80)}week`;
  const formula = page.locator(".lever-course__formula input");
  await page
    .locator(".lever", { has: page.locator(".lever__course") })
    .locator(".lever__time")
    .click();
  await formula.selectText();
  await page.keyboard.insertText(pasted);
  await formula.press("Enter");
  await page.waitForSelector("html[data-state=refused]", { state: "attached" });
  expect(await formula.inputValue()).toBe(pasted);
  expect(await page.locator(".levers .problems").textContent()).toContain("at most 256 characters");
  await formula.fill("week * 0.01");
  await formula.press("Enter");
  expect((await settled(page)).digest).toBe(digest);
});

/** A host that knows of no policy, and serves the page from a folder of its own. */
function plainHost() {
  const types: Record<string, string> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
  };
  const under = "/a/b/";
  const server = createServer(({ url = "" }, response) => {
    const file = url === under ? "index.html" : url.slice(under.length);
    response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
    response.end(readFileSync(`dist/page/${file}`));
  });
  return new Promise<{ url: string; end: () => void }>((done) =>
    server.listen(0, "127.0.0.1", () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`;
      done({ url, end: () => server.close().closeAllConnections() });
    }),
  );
}

test("a plain static host is enough, and the page's own policy holds there", async ({
  visit,
  complaints,
}) => {
  const { url, end } = await plainHost();
  try {
    const page = await visit({ url, hash: await linkTo(smallIn("en")) });
    await settled(page);
    const asked = await page.evaluate(() => fetch("https://example.org/").catch((error) => error.name));
    expect(asked).toBe("TypeError");
    // What the browser says of the refusal is no complaint about the page.
    const refusals = complaints.splice(0);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) expect(refusal).toContain("Content Security Policy");
  } finally {
    end();
  }
});

test("a link of which the # became a ? opens, and what is no link is said to be unreadable", async ({
  visit,
}) => {
  const link = await linkTo(smallIn("fr"), { language: "fr" });
  const page = await visit({ hash: `?${link.slice(1)}` });
  await settled(page);
  expect(await page.locator("html").getAttribute("lang")).toBe("fr");
  for (const hash of ["#foo", "#utm_source=mail", "#%20"]) {
    const other = await visit({ hash });
    await other.waitForSelector("html[data-link=unreadable]", { state: "attached" });
  }
});
