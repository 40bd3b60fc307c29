import { useEffect, useRef, useState } from "preact/hooks";

const hasIdleTime = typeof globalThis.requestIdleCallback === "function";
/** Later than this it is not put off any more. */
const LATEST_MS = 1500;

/** The newest value once the browser has time for it: what is further down comes after what is looked at. */
export function useLater<T>(value: T | null): T | null {
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

/**
 * How many parts of a page may be made by now: one more each time the browser has drawn and answered what came
 * meanwhile, so that no part waits for all.
 */
export function useStage(parts: number): number {
  const [stage, setStage] = useState(globalThis.document === undefined ? parts : 1);
  useEffect(() => {
    if (stage >= parts) return;
    const next = setTimeout(() => setStage(stage + 1));
    return () => clearTimeout(next);
  }, [stage, parts]);
  return stage;
}

/** A place on the page, and whether it is in view. */
export function useInView() {
  const place = useRef<HTMLDivElement>(null);
  const [isInView, setInView] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver((entries) =>
      setInView(entries.at(-1)?.isIntersecting === true),
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, isInView] as const;
}
