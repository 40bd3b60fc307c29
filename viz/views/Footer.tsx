import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../components/Dialog.tsx";
import { useWords } from "../components/use-words.ts";
import { VERSION } from "../declarations.ts";
import { useStore } from "../store/context.ts";
import { FOOTER, LEAFLETS, noticesAlone } from "../text/footer.ts";

const LICENCES = "licences";

/** What the page is, and short pages on method, limits, accessibility and sources. */
export function Footer() {
  const { say } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <footer class="foot">
      <p>{say(FOOTER.about)}</p>
      <nav aria-label={say(FOOTER.title)}>
        <ul class="foot__links">
          {[...LEAFLETS, { id: LICENCES, title: FOOTER.licences }].map(({ id, title }) => (
            <li key={id}>
              <button type="button" class="button button--link" onClick={() => setOpen(id)}>
                {say(title)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <p class="foot__version">{say(FOOTER.version(VERSION))}</p>
      {LEAFLETS.map(({ id, title, paragraphs }) => (
        <Dialog key={id} id={id} title={say(title)} open={open === id} onClose={() => setOpen(null)}>
          {paragraphs.map((paragraph) => (
            <p key={paragraph.en}>{say(paragraph)}</p>
          ))}
        </Dialog>
      ))}
      <Dialog
        id={LICENCES}
        title={say(FOOTER.licences)}
        open={open === LICENCES}
        onClose={() => setOpen(null)}
      >
        <Notices />
      </Dialog>
    </footer>
  );
}

/** The notices of others, loaded when somebody asks for them. */
function Notices() {
  const { say } = useWords();
  const { notices } = useStore();
  const [text, setText] = useState<string | null>("");
  useEffect(() => {
    notices().then(
      (file) => setText(noticesAlone(file)),
      () => setText(null),
    );
  }, [notices]);
  return (
    <>
      <p>{say(FOOTER.ownLicence)}</p>
      {text === null ? <p role="alert">{say(FOOTER.noNotices)}</p> : null}
      {text ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
        <pre class="notices" lang="en" tabIndex={0}>
          {text}
        </pre>
      ) : null}
    </>
  );
}
