import { useRef, useState } from "preact/hooks";
import type { Text } from "../../sim/input/text.ts";
import { NEEDS, tagText } from "../../sim/scenario/system-tags.ts";
import { focusThen } from "../components/focus.ts";
import { useWords } from "../components/use-words.ts";
import { ROOT, SCENARIOS, SYSTEMS } from "../declarations.ts";
import { titleOf } from "../state/names.ts";
import { START, SYSTEM_WORDS } from "../text/systems.ts";

interface Props {
  /** Id of the scenario that the page started from, if it did from one. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

interface Entry {
  id: string;
  title: Text;
  question: Text | undefined;
  /** What a search looks through: title, question and tags in both languages. */
  sought: string;
}

/** Text without case, accents and curly signs, so that “détournement” is found by “detournement”. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("’", "'")
    .toLowerCase();

const entryOf = (id: string): Entry => {
  const { question, needs = [], sectors = [] } = SYSTEMS[id] ?? {};
  const title = titleOf(id) ?? { en: id, fr: id };
  const texts = [
    title,
    ...(question === undefined ? [] : [question]),
    ...[...needs, ...sectors].map(tagText),
  ];
  return { id, title, question, sought: plain(texts.map(({ en, fr }) => `${en} ${fr}`).join(" ")) };
};

const ENTRIES = Object.keys(SCENARIOS)
  .filter((id) => id !== ROOT)
  .map(entryOf);

/** Each system under the first thing that one wants of it; what no text names comes first. */
const GROUPS: readonly { heading: Text; entries: readonly Entry[] }[] = [
  { heading: SYSTEM_WORDS.plain, entries: ENTRIES.filter(({ id }) => !Object.hasOwn(SYSTEMS, id)) },
  ...Object.keys(NEEDS).map((need) => ({
    heading: SYSTEM_WORDS.need(tagText(need as keyof typeof NEEDS)),
    entries: ENTRIES.filter(({ id }) => SYSTEMS[id]?.needs[0] === need),
  })),
];

/** The search and the entries of a list, in their order. */
const stopsIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>("input, li button")];

/** Up and down go from entry to entry, and back to the search. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = stopsIn(event.currentTarget);
  const held = stops.indexOf(document.activeElement as HTMLElement);
  if (step === undefined || held < 0) return;
  event.preventDefault();
  stops[held + step]?.focus();
}

/** All scenarios to start from, by what one wants of them; a search narrows the list. */
export function Systems({ chosen, onChoose }: Props) {
  const { say, count, language } = useWords();
  const [search, setSearch] = useState("");
  const list = useRef<HTMLDetailsElement>(null);
  const words = plain(search).split(/\s+/);
  const isFound = ({ sought }: Entry) => words.every((word) => sought.includes(word));
  const byTitle = (a: Entry, b: Entry) => a.title[language].localeCompare(b.title[language], language);
  const found = GROUPS.map(({ heading, entries }) => ({
    heading,
    entries: entries.filter(isFound).sort(byTitle),
  })).filter(({ entries }) => entries.length > 0);
  const amount = found.reduce((sum, { entries }) => sum + entries.length, 0);
  const choose = (id: string) => {
    onChoose(id);
    setSearch("");
    // What was chosen stands above the list, which would hide it on a phone.
    list.current?.removeAttribute("open");
    focusThen(() => list.current?.querySelector("summary"));
  };
  return (
    <details class="systems" ref={list}>
      <summary>{say(SYSTEM_WORDS.title)}</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys only go from one control in it to the next */}
      <div onKeyDown={moveFocus}>
        <label class="search">
          {say(SYSTEM_WORDS.search)}
          <input
            type="search"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && amount === 1) choose(found[0].entries[0].id);
            }}
          />
        </label>
        <p class="hint" role="status">
          {amount === 0 ? say(SYSTEM_WORDS.nothing) : count(amount, START)}
        </p>
        {found.map(({ heading, entries }) => (
          <section key={heading.en}>
            <h3>{say(heading)}</h3>
            <ul>
              {entries.map(({ id, title, question }) => (
                <li key={id}>
                  <button
                    type="button"
                    class="button button--link"
                    aria-current={id === chosen ? "true" : undefined}
                    aria-describedby={question === undefined ? undefined : `asks-${id}`}
                    onClick={() => choose(id)}
                  >
                    {say(title)}
                  </button>
                  {question === undefined ? null : (
                    <p class="hint" id={`asks-${id}`}>
                      {say(question)}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
