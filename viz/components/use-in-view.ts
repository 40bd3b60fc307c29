import { useEffect, useRef, useState } from "preact/hooks";

/** A place on the page, and whether it is in view; always, where the browser does not say. */
export function useInView() {
  const place = useRef<HTMLDivElement>(null);
  const [isInView, setInView] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    if (globalThis.IntersectionObserver === undefined) {
      setInView(true);
      return;
    }
    const observer = new IntersectionObserver((entries) =>
      setInView(entries.at(-1)?.isIntersecting === true),
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, isInView] as const;
}
