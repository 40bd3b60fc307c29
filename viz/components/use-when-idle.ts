import { useEffect, useState } from "preact/hooks";

const hasIdleTime = typeof globalThis.requestIdleCallback === "function";
/** Longer than this nothing waits for idle time. */
const LATEST_MS = 1500;

/** The newest value once the browser has time for it: what is further down comes after what is looked at. */
export function useWhenIdle<T>(value: T | null): T | null {
  const [late, setLate] = useState<T | null>(hasIdleTime ? null : value);
  useEffect(() => {
    if (!hasIdleTime) {
      setLate(() => value);
      return;
    }
    const asked = requestIdleCallback(() => setLate(() => value), { timeout: LATEST_MS });
    return () => cancelIdleCallback(asked);
  }, [value]);
  return late;
}
