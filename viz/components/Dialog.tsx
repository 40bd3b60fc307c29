import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { DIALOG } from "../text/components.ts";
import { useWords } from "./use-words.ts";

interface Props {
  id: string;
  title: string;
  open: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/** A native modal dialog: the browser keeps the focus inside and gives it back. Older ones show it in place. */
export function Dialog({ id, title, open, onClose, children }: Props) {
  const { say } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || dialog.hasAttribute("open") === open) return;
    if (dialog.showModal === undefined) dialog.toggleAttribute("open", open);
    else if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  return (
    <dialog ref={element} class="dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <div class="dialog__head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button type="button" class="button" onClick={onClose}>
          {say(DIALOG.close)}
        </button>
      </div>
      {open ? <div class="dialog__body">{children}</div> : null}
    </dialog>
  );
}
