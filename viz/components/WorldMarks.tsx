import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { CHART } from "../text/charts.ts";
import { useWords } from "./use-words.ts";

interface Props {
  title: string;
  /** A picture whose marks have `data-world`, in the order in which one reads them, and a title. */
  children: ComponentChildren;
  onWorld: (world: number) => void;
}

const SELECTOR = "[data-world]";

/** Marks that stand for worlds: one stop of the keyboard, arrows from mark to mark, Enter or a click to choose one. */
export function WorldMarks({ title, children, onWorld }: Props) {
  const { say } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const marks = () => Array.from(place.current?.querySelectorAll(SELECTOR) ?? []);
  const worldOf = (mark: Element | undefined | null) => Number(mark?.getAttribute("data-world"));
  useLayoutEffect(() => {
    marks().forEach((mark, place) => {
      mark.toggleAttribute("data-chosen", place === at);
    });
  });
  const go = (to: number) => {
    const all = marks();
    const next = Math.max(0, Math.min(all.length - 1, to));
    setAt(next);
    setSaid(all[next]?.querySelector("title")?.textContent ?? "");
  };
  /** The same world in another row. */
  const across = (by: 1 | -1) => {
    const all = marks();
    const from = at ?? 0;
    const alike = all.flatMap((mark, place) => (worldOf(mark) === worldOf(all[from]) ? [place] : []));
    go(alike[alike.indexOf(from) + by] ?? from);
  };
  const moves: Record<string, () => void> = {
    ArrowRight: () => go(at === null ? 0 : at + 1),
    ArrowLeft: () => go(at === null ? 0 : at - 1),
    ArrowDown: () => across(1),
    ArrowUp: () => across(-1),
    Home: () => go(0),
    End: () => go(marks().length - 1),
    Enter: () => at !== null && onWorld(worldOf(marks()[at])),
  };
  return (
    <>
      <div
        class="world-marks"
        ref={place}
        role="application"
        aria-label={say(CHART.worldMarks(title))}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is inside moves by arrow keys
        tabIndex={0}
        onBlur={() => setAt(null)}
        onClick={({ target }) => {
          const mark = (target as Element | null)?.closest(SELECTOR);
          if (mark) onWorld(worldOf(mark));
        }}
        onKeyDown={(event) => {
          const move = moves[event.key];
          if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          move();
        }}
      >
        {children}
      </div>
      <p class="world-marks__said hint" aria-live="polite">
        {at === null ? "" : said}
      </p>
    </>
  );
}
