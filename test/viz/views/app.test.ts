import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { rename, setHeadlines } from "../../../viz/state/edits.ts";
import { withFirstHeadline } from "../../../viz/state/headlines.ts";
import { LINK } from "../../../viz/text/header.ts";
import { LEVERS } from "../../../viz/text/levers.ts";
import { LATER } from "../../../viz/text/verdict.ts";
import { wordsIn } from "../../../viz/text/words.ts";
import { App } from "../../../viz/views/App.tsx";
import { type FakeStore, fakeStore, shownOf } from "./fake-store.ts";

const page = (store: FakeStore) => renderToString(h(App, { store }));
/** What is read of a page's source. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<");
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found);

const withResults = fakeStore();
withResults.shown.value = shownOf(withResults.experiment.value);
const html = page(withResults);

test.each(["en", "fr"] as const)("the page stands before any result is there, in %s", (language) => {
  const { say } = wordsIn(language);
  const text = textOf(page(fakeStore(language)));
  expect(text).toContain(say({ en: "Simulating the first worlds…", fr: "Simulation des premiers mondes…" }));
  expect(text).toContain(say({ en: "What you could decide.", fr: "Ce que vous pourriez décider." }));
});

test("the result leads to what the model may be trusted for", () => {
  expect(html).toMatch(/<a href="#trust" class="result__trust">/);
  expect(html).toContain(`<section class="section" id="trust"`);
});

test("the result is a sentence with counts of matched worlds", () => {
  expect(textOf(html)).toMatch(
    /B brings (more|fewer) contributions than A in \d of 8.matched worlds(, perhaps too little to matter)?; typically/,
  );
});

test("worlds that are not all there are preliminary, and have no verdict", () => {
  const store = fakeStore();
  store.shown.value = shownOf(store.experiment.value, false);
  const text = textOf(page(store));
  expect(text).toContain("preliminary: 8 of 50 worlds");
  expect(text).toContain("So far, B brings");
  expect(text).not.toMatch(/based on|We cannot tell/);
});

test.each(["en", "fr"] as const)("few worlds make intervals uncertain, which is said in %s", (language) => {
  const said = wordsIn(language).say({ en: "With fewer than 12", fr: "Avec moins de 12" });
  const store = fakeStore(language);
  store.shown.value = shownOf(store.experiment.value);
  expect(textOf(page(store))).toContain(said);
  store.shown.value = { ...shownOf(store.experiment.value), of: 12 };
  expect(textOf(page(store))).not.toContain(said);
});

test.each(["en", "fr"] as const)(
  "what scenarios hardly intend is said beside their result, in %s",
  (language) => {
    const { say } = wordsIn(language);
    const warning = { en: "B: <that> costs something", fr: "B : <cela> coûte" };
    const store = fakeStore(language);
    store.shown.value = { ...shownOf(store.experiment.value), warnings: [warning] };
    expect(textOf(page(store))).toContain(
      say({ en: `Warning: ${warning.en}.`, fr: `Attention : ${warning.fr}.` }),
    );
  },
);

test("a name is text, whatever it holds", () => {
  const store = fakeStore();
  const name = '<img src=x onerror="alert(1)">';
  store.experiment.value = rename(store.experiment.value, "B", name);
  store.shown.value = shownOf(store.experiment.value);
  store.problems.value = [
    { letter: "B", path: "<b>levers</b>", value: "<i>", expected: { en: "<u>", fr: "<u>" } },
  ];
  const hostile = page(store);
  expect(hostile).not.toMatch(/<(img|b|i|u)\b/);
  expect(hostile).toContain("&lt;img src=x");
});

test("headings go down one level at a time, from a single first one", () => {
  const levels = all(html, /<h([1-6])/g).map(Number);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  for (const [at, level] of levels.slice(1).entries()) expect(level - levels[at]).toBeLessThanOrEqual(1);
});

test("ids are single, and labels and descriptions name some", () => {
  const ids = all(html, / id="([^"]*)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  const named = all(html, / (?:for|aria-labelledby|aria-describedby)="([^"]*)"/g).flatMap((list) =>
    list.split(" "),
  );
  expect(named.length).toBeGreaterThan(10);
  for (const id of named) expect(ids).toContain(id);
});

test("links inside the page lead somewhere", () => {
  const targets = all(html, / href="#([^"]*)"/g);
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) expect(html).toContain(` id="${target}"`);
});

test("nothing on the page needs a policy wider than its own files", () => {
  expect(html).not.toMatch(/ style=| on\w+=|javascript:/);
});

test.each(Object.entries(LINK))("a link that is %s is said so, in both languages", (verdict, said) => {
  for (const language of ["en", "fr"] as const) {
    const store = fakeStore(language);
    store.linkVerdict.value = verdict as keyof typeof LINK;
    const text = textOf(page(store));
    if (said === null)
      expect(text).not.toContain(wordsIn(language).say({ en: "from a link", fr: "depuis un lien" }));
    else expect(text).toContain(wordsIn(language).say(said));
  }
});

test("a link of another version says what changed in results since", () => {
  const store = fakeStore("en");
  store.linkVerdict.value = "other version";
  store.linkChanges.value = { en: "this is version 9, which gives other results: x", fr: "" };
  expect(textOf(page(store))).toContain(
    "with other digits: this is version 9, which gives other results: x.",
  );
});

test("one lever invites a try, until something has been done", () => {
  expect(html.match(/lever-box--invited/g)).toHaveLength(1);
  expect(html).toMatch(/lever-box--invited[\s\S]*?levers-rewards-payEurosPerContribution/);
});

test.each(["en", "fr"] as const)(
  "what cannot be set here is said, with what to do instead, in %s",
  (language) => {
    const { say } = wordsIn(language);
    expect(textOf(page(fakeStore(language)))).toContain(say(LEVERS.inFile));
  },
);

test("everything that is wrong with a link is listed, as text", () => {
  const store = fakeStore();
  store.linkVerdict.value = "unreadable";
  store.linkProblems.value = [
    { path: "arms", value: "<b>", expected: { en: "2 to 4 scenarios", fr: "2 à 4 scénarios" } },
    { path: "seed", expected: { en: "a text", fr: "un texte" } },
  ];
  const found = textOf(page(store));
  expect(found).toContain("2 to 4 scenarios");
  expect(found).toContain("a text");
  expect(page(store)).not.toContain("<b>");
});

test.each([
  [
    "en",
    [
      "B · Pay per contribution (levers.rewards.payEurosPerContribution): 1000000000: expected a number; less",
      "A · Pay per contribution (levers.rewards.payEurosPerContribution.0.from): 5: expected a number",
      "B · nowhere.at.all: a number",
      "B: 3: expected a number",
      "a number",
    ],
  ],
  [
    "fr",
    [
      "B · Paie par contribution (levers.rewards.payEurosPerContribution) : 1 000 000 000 — attendu : un nombre ; moins",
      "A · Paie par contribution (levers.rewards.payEurosPerContribution.0.from) : 5 — attendu : un nombre",
      "B · nowhere.at.all : un nombre",
      "B : 3 — attendu : un nombre",
      "un nombre",
    ],
  ],
] as const)(
  "a problem is one line with its field's name and punctuation between its parts, in %s",
  (language, lines) => {
    const store = fakeStore(language);
    const expected = { en: "a number", fr: "un nombre" };
    const path = "levers.rewards.payEurosPerContribution";
    store.problems.value = [
      { letter: "B", path, value: 1e9, expected, suggestion: { en: "less", fr: "moins" } },
      { letter: "A", path: `${path}.0.from`, value: 5, expected },
      { letter: "B", path: "nowhere.at.all", expected },
      { letter: "B", path: "", value: 3, expected },
      { letter: null, path: "", expected },
    ];
    const result = page(store).split('id="result"')[1];
    const items = all(result.slice(0, result.indexOf("</ul>")), /<li>(.*?)<\/li>/gs);
    const said = items.map((item) => item.replace(/<[^>]*>/g, "").replace(/[\u00a0\u202f]/g, " "));
    expect(said).toEqual(lines);
  },
);

test("a link that cannot be read is called a link in either language", () => {
  const store = fakeStore("fr");
  store.linkVerdict.value = "unreadable";
  store.linkProblems.value = [{ path: "link", value: 7, expected: { en: "x", fr: "un lien entier" } }];
  const said = page(store)
    .replace(/<[^>]*>/g, "")
    .replace(/\u202f/g, " ");
  expect(said).toContain("lien : 7 — attendu : un lien entier");
});

test.each(["en", "fr"] as const)(
  "a verdict on a metric chosen after the results is marked, in %s",
  (language) => {
    const store = fakeStore(language);
    const said = wordsIn(language).say(LATER.long);
    store.shown.value = shownOf(store.experiment.value);
    expect(textOf(page(store))).not.toContain(said);
    store.experiment.value = withFirstHeadline(store.experiment.value, "everActive", true);
    store.shown.value = shownOf(store.experiment.value);
    expect(textOf(page(store))).toContain(said);
    store.shown.value = shownOf(store.experiment.value, false);
    expect(textOf(page(store))).not.toContain(said);
  },
);

test("a measure without a value says so, and offers no further worlds", () => {
  const store = fakeStore();
  store.experiment.value = setHeadlines(store.experiment.value, ["winnersQuality"]);
  store.shown.value = shownOf(store.experiment.value);
  const text = textOf(page(store));
  expect(text).toContain("has no value in these scenarios");
  expect(text).toContain("no value here");
  expect(text).not.toMatch(/cannot tell|Run another|More worlds/);
});
