import { useEffect, useState } from "preact/hooks";

/** As wide as a phone, as the style has it. */
const NARROW = "screen and (max-width: 48rem)";

/** Whether the page is that narrow now. */
export const isNarrow = (): boolean => globalThis.matchMedia?.(NARROW).matches ?? false;

/** The same, as it changes: one lever stands in view then. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(isNarrow);
  useEffect(() => {
    const query = globalThis.matchMedia?.(NARROW);
    if (query === undefined) return;
    const look = () => setNarrow(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return narrow;
}
