import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { SYSTEMS } from "../../../viz/declarations.ts";
import { wordsIn } from "../../../viz/text/words.ts";
import { App } from "../../../viz/views/App.tsx";
import { fakeStore } from "./fake-store.ts";

test.each(["en", "fr"] as const)("every system can be started from, with its question, in %s", (language) => {
  const html = renderToString(h(App, { store: fakeStore(language) }));
  const list = /<details class="systems">(.*?)<\/details>/s.exec(html)?.[1] ?? "";
  expect(list.match(/<li>/g)).toHaveLength(Object.keys(SYSTEMS).length);
  for (const { question } of Object.values(SYSTEMS)) expect(list).toContain(wordsIn(language).say(question));
  expect(list).toMatch(/<label class="systems__search">[^<]+<input type="search"/);
});
