import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
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

/** The part of the page whose turn it is; where there is no browser, all parts have had theirs. */
const turn = signal(globalThis.document === undefined ? Number.POSITIVE_INFINITY : 1);

/** A part of the page that is made once the one before is drawn, so that no part waits for all. The first is 1. */
export function InTurn({ place, children }: { place: number; children: ComponentChildren }) {
  const isMade = turn.value >= place;
  useEffect(() => {
    if (isMade) turn.value = Math.max(turn.value, place + 1);
  }, [isMade, place]);
  return isMade ? <>{children}</> : null;
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
