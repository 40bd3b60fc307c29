import { useEffect, useState } from "preact/hooks";

/** As wide as a phone, as the style has it. */
const NARROW = "screen and (max-width: 48rem)";

/** Whether the page is as narrow as on a phone: one lever stands in view then. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => globalThis.matchMedia?.(NARROW).matches ?? false);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const look = () => setNarrow(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return isNarrow;
}
