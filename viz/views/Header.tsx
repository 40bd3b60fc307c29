import { useState } from "preact/hooks";
import { InputError } from "../../sim/input/problems.ts";
import type { Text } from "../../sim/input/text.ts";
import { copyText } from "../components/copy-text.ts";
import { Problems } from "../components/Problems.tsx";
import { useWords } from "../components/use-words.ts";
import { useStore } from "../store/context.ts";
import { HEADER, LINK } from "../text/header.ts";
import type { Language } from "../text/words.ts";

const LANGUAGES: readonly { id: Language; short: string; name: string }[] = [
  { id: "en", short: "EN", name: "English" },
  { id: "fr", short: "FR", name: "Français" },
];

/** The name, the language, what can be undone, and the link that holds the experiment. */
export function Header() {
  const { say } = useWords();
  const store = useStore();
  const done = (what: Text | null) => (what === null ? undefined : say(what));
  const verdict = LINK[store.linkVerdict.value];
  const changes = store.linkChanges.value;
  return (
    <header class="head">
      <div class="head__name">
        <p class="head__title">
          <svg class="head__mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <circle cx="11" cy="20" r="8" />
            <circle cx="22" cy="13" r="6" />
            <circle cx="24" cy="25" r="4" />
          </svg>
          Levain
        </p>
        <h1 class="head__claim">{say(HEADER.claim)}</h1>
      </div>
      <div class="head__tools">
        <fieldset class="buttons">
          {/* Not disabled: a button that goes off under the finger would take the focus with it. */}
          <legend class="visually-hidden">{say(HEADER.history)}</legend>
          <button
            type="button"
            class="button"
            title={done(store.undoes.value)}
            aria-disabled={!store.canUndo.value}
            onClick={store.undo}
          >
            <Labelled icon="M7 4L3 8L7 12M3 8H11A4 4 0 0 1 11 16H8" text={say(HEADER.undo)} />
          </button>
          <button
            type="button"
            class="button"
            title={done(store.redoes.value)}
            aria-disabled={!store.canRedo.value}
            onClick={store.redo}
          >
            <Labelled icon="M11 4L15 8L11 12M15 8H7A4 4 0 0 0 7 16H10" text={say(HEADER.redo)} />
          </button>
          <button
            type="button"
            class="button"
            title={say(HEADER.replayed)}
            aria-disabled={!store.canUndo.value}
            onClick={store.replay}
          >
            <Labelled icon="M5 3L15 9L5 15Z" text={say(HEADER.replay)} />
          </button>
        </fieldset>
        <Share />
        <fieldset class="buttons">
          <legend class="visually-hidden">{say(HEADER.language)}</legend>
          {LANGUAGES.map(({ id, short, name }) => (
            <button
              key={id}
              type="button"
              class="button"
              lang={id}
              aria-label={`${short} – ${name}`}
              aria-pressed={store.language.value === id}
              onClick={() => {
                store.language.value = id;
              }}
            >
              {short}
            </button>
          ))}
        </fieldset>
      </div>
      {verdict === null ? null : (
        <div class={`head__link head__link--${store.linkVerdict.value.replace(" ", "-")}`}>
          <p role="status">
            {say(verdict)}
            {changes === null ? null : ` ${say(changes)}.`}
          </p>
          {store.linkProblems.value.length === 0 ? null : (
            <Problems title={say(HEADER.linkProblems)} problems={store.linkProblems.value} />
          )}
        </div>
      )}
    </header>
  );
}

type Shared = { state: "none" | "copied" | "too long" | "no link" } | { state: "not copied"; link: string };

/** Where the page is a file, its address is good on this computer only. */
const isFile = () => globalThis.location?.protocol === "file:";

function Share() {
  const { say } = useWords();
  const store = useStore();
  const [shared, setShared] = useState<Shared>({ state: "none" });
  const copy = async () => {
    try {
      const link = await store.linkOf();
      setShared((await copyText(link)) ? { state: "copied" } : { state: "not copied", link });
    } catch (error) {
      setShared({ state: error instanceof InputError ? "too long" : "no link" });
    }
  };
  return (
    <div class="share">
      <button type="button" class="button button--strong" onClick={copy}>
        <Labelled
          icon="M8 10A3.5 3.5 0 0 0 13 10L15 8A3.5 3.5 0 0 0 10 3L9 4M10 8A3.5 3.5 0 0 0 5 8L3 10A3.5 3.5 0 0 0 8 15L9 14"
          text={say(HEADER.share)}
        />
      </button>
      <span class="share__said" role="status">
        {shared.state === "copied" ? say(isFile() ? HEADER.copiedFile : HEADER.copied) : null}
        {shared.state === "too long" ? say(HEADER.tooLong) : null}
        {shared.state === "no link" ? say(HEADER.noLink) : null}
        {shared.state === "not copied" ? (
          <label>
            {say(HEADER.notCopied)} <input type="text" readOnly value={shared.link} />
          </label>
        ) : null}
      </span>
    </div>
  );
}

/** A picture and a word; on a phone the word is only read out. */
function Labelled({ icon, text }: { icon: string; text: string }) {
  return (
    <>
      <svg class="button__icon" viewBox="0 0 18 18" aria-hidden="true">
        <path d={icon} />
      </svg>{" "}
      <span class="button__long">{text}</span>
    </>
  );
}
