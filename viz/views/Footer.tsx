import { useState } from "preact/hooks";
import { Dialog } from "../components/Dialog.tsx";
import { useWords } from "../components/use-words.ts";
import { VERSION } from "../declarations.ts";
import { FOOTER, LEAFLETS } from "../text/footer.ts";

/** What the page is, and short pages on method, limits, accessibility and sources. */
export function Footer() {
  const { say } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <footer class="foot">
      <p>{say(FOOTER.about)}</p>
      <nav aria-label={say(FOOTER.title)}>
        <ul class="foot__links">
          {LEAFLETS.map(({ id, title }) => (
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
    </footer>
  );
}
