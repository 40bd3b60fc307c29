import { useState } from "preact/hooks";
import { NEEDS, tagText } from "../../sim/scenario/system-tags.ts";
import { useWords } from "../components/use-words.ts";
import { SYSTEMS } from "../declarations.ts";
import { titleOf } from "../state/names.ts";
import { SYSTEM_WORDS } from "../text/systems.ts";

interface Props {
  onChoose: (id: string) => void;
}

/** Text without case and accents, so that “détournement” is found by “detournement”. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** The systems of the source texts by what one wants of them, each under its first need; a search narrows the list. */
export function Systems({ onChoose }: Props) {
  const { say } = useWords();
  const [sought, setSought] = useState("");
  const words = plain(sought).split(/\s+/);
  const groups = Object.keys(NEEDS).map((need) => ({
    need: tagText(need as keyof typeof NEEDS),
    ids: Object.keys(SYSTEMS).filter(
      (id) => SYSTEMS[id].needs[0] === need && words.every((word) => textOf(id).includes(word)),
    ),
  }));
  const found = groups.filter(({ ids }) => ids.length > 0);
  return (
    <details class="systems">
      <summary>{say(SYSTEM_WORDS.title)}</summary>
      <label class="systems__search">
        {say(SYSTEM_WORDS.search)}
        <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </label>
      {found.map(({ need, ids }) => (
        <section key={need.en}>
          <h3>{say(SYSTEM_WORDS.need(need))}</h3>
          <ul>
            {ids.map((id) => (
              <li key={id}>
                <button type="button" class="button button--small" onClick={() => onChoose(id)}>
                  {say(titleOf(id) ?? { en: id, fr: id })}
                </button>
                <p class="hint">{say(SYSTEMS[id].question)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 ? (
        <p class="hint" role="status">
          {say(SYSTEM_WORDS.nothing)}
        </p>
      ) : null}
    </details>
  );
}

/** What a search looks through: title, question and tags in both languages. */
function textOf(id: string): string {
  const { question, needs, sectors } = SYSTEMS[id];
  const texts = [titleOf(id) ?? { en: id, fr: id }, question, ...[...needs, ...sectors].map(tagText)];
  return plain(texts.map(({ en, fr }) => `${en} ${fr}`).join(" "));
}
