import type { ComponentChildren } from "preact";

interface Props {
  to: string;
  class?: string;
  children: ComponentChildren;
}

/** A link to a part of this page; the address keeps the experiment behind its #. */
export function PageLink({ to, class: name, children }: Props) {
  return (
    <a
      href={`#${to}`}
      class={name}
      onClick={(event) => {
        event.preventDefault();
        const part = document.getElementById(to);
        part?.scrollIntoView();
        part?.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}
