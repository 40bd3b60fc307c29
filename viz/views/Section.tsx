import type { ComponentChildren } from "preact";

interface Props {
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the page below the result, to which a link can jump. */
export function Section({ id, title, children }: Props) {
  return (
    <section class="section" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
