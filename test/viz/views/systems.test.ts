import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { PAIRS, ROOT, SCENARIOS, SYSTEMS } from "../../../viz/declarations.ts";
import { titleOf } from "../../../viz/state/names.ts";
import { wordsIn } from "../../../viz/text/words.ts";
import { App } from "../../../viz/views/App.tsx";
import { fakeStore } from "./fake-store.ts";

test.each(["en", "fr"] as const)(
  "every scenario can be started from at one place, by its question, in %s",
  (language) => {
    const { say } = wordsIn(language);
    const html = renderToString(h(App, { store: fakeStore(language) }));
    const list = /<details class="systems">(.*?)<\/details>/s.exec(html)?.[1] ?? "";
    const ids = Object.keys(SCENARIOS).filter((id) => id !== ROOT);
    expect(list.match(/<li>/g)).toHaveLength(ids.length);
    for (const { question } of Object.values(SYSTEMS)) expect(list).toContain(say(question));
    for (const id of ids) expect(list).toContain(`>${say(titleOf(id) ?? { en: id, fr: id })}</button>`);
    expect(list).toMatch(/<label class="search">[^<]+<input type="search"/);
    const choice = /<select id="pair".*?<\/select>/s.exec(html)?.[0] ?? "";
    expect(choice.match(/<option/g)).toHaveLength(Object.keys(PAIRS).length);
  },
);

test.each(["en", "fr"] as const)("within a group, systems follow the alphabet of %s", (language) => {
  const html = renderToString(h(App, { store: fakeStore(language) }));
  const list = /<details class="systems">(.*?)<\/details>/s.exec(html)?.[1] ?? "";
  const groups = [...list.matchAll(/<section>(.*?)<\/section>/gs)].map(([, group]) =>
    [...group.matchAll(/>([^<>]+)<\/button>/g)].map(([, title]) => title),
  );
  expect(groups.length).toBeGreaterThan(5);
  for (const titles of groups)
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, language)));
});
