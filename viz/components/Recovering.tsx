import type { ComponentChildren } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";

interface Props {
  /** Goes back to what could be drawn before; false where there is nothing to go back to. */
  recover: (error: unknown) => boolean;
  children: ComponentChildren;
}

/** Draws the page anew, from what was there before, where something that was opened cannot be drawn. */
export function Recovering({ recover, children }: Props) {
  const [error, again] = useErrorBoundary();
  useEffect(() => {
    if (error !== undefined && recover(error)) again();
  }, [error]);
  return error === undefined ? children : null;
}
