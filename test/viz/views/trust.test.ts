import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { WordsContext } from "../../../viz/components/use-words.ts";
import { TRUST, USES } from "../../../viz/declarations.ts";
import { TRUST_WORDS, USE_NAMES } from "../../../viz/text/trust.ts";
import { wordsIn } from "../../../viz/text/words.ts";
import { Trust } from "../../../viz/views/Trust.tsx";

const htmlIn = (language: "en" | "fr") =>
  renderToString(h(WordsContext.Provider, { value: wordsIn(language), children: h(Trust, {}) }));

test.each(["en", "fr"] as const)(
  "each question is a row that says how far it may be trusted, in %s",
  (language) => {
    const { say } = wordsIn(language);
    const [head, ...rows] = htmlIn(language).split("<tr>").slice(1);
    expect(head.match(/<th scope="col"/g)).toHaveLength(USES.length + 2);
    for (const use of USES) expect(head).toContain(say(USE_NAMES[use]));
    expect(rows).toHaveLength(TRUST.length);
    for (const [at, { question, trust, findings }] of TRUST.entries()) {
      expect(rows[at]).toContain(`<th scope="row">${say(question)}</th>`);
      expect(rows[at].toLowerCase()).toContain(say(trust).toLowerCase());
      expect(rows[at].match(/<li>/g) ?? []).toHaveLength(findings.length);
      for (const { claim } of findings) expect(rows[at]).toContain(say(claim));
    }
  },
);

test("findings that do not come out say so, and the counts of a use leave them out", () => {
  const html = htmlIn("en");
  const all = TRUST.flatMap(({ findings }) => findings);
  const missed = all.filter(({ shown }) => !shown);
  expect(html.split(`<strong>${TRUST_WORDS.missed.en} </strong>`)).toHaveLength(missed.length + 1);
  const counts = [...html.matchAll(/<td class="trust__count">(\d+) of (\d+)<\/td>/g)];
  const sum = (at: number) => counts.reduce((total, found) => total + Number(found[at]), 0);
  expect([sum(1), sum(2)]).toEqual([all.length - missed.length, all.length]);
  expect(all.length).toBeGreaterThan(20);
});

test("every text of the table is in two languages", () => {
  const texts = TRUST.flatMap(({ question, trust, findings }) => [
    question,
    trust,
    ...findings.map(({ claim }) => claim),
  ]);
  expect(texts.filter(({ en, fr }) => en === "" || fr === "" || en === fr)).toEqual([]);
});
