/** Longer than the page takes to draw what a button asked for. */
const MADE_MS = 50;

/** Moves the focus once the page has changed, so that it is not lost with a control that goes away. */
export function focusThen(find: () => HTMLElement | null | undefined): void {
  setTimeout(() => find()?.focus(), MADE_MS);
}

/** Focuses the first control in the box of one that goes away. */
export function focusInBox(gone: HTMLElement): void {
  const box = gone.closest(".lever-box");
  focusThen(() => box?.querySelector<HTMLElement>("input, select") ?? box?.querySelector("button"));
}
