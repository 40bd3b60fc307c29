import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Shown } from "../client/results.ts";
import { Jump } from "../components/PageLink.tsx";
import { useInView, useLater } from "../components/staging.tsx";
import { useWords } from "../components/use-words.ts";
import { useStore } from "../store/context.ts";
import { SECTIONS } from "../text/result.ts";
import { CourseSection } from "./CourseSection.tsx";
import { DifferenceSection } from "./DifferenceSection.tsx";
import { JobsSection } from "./JobsSection.tsx";
import { OneWorldSection } from "./OneWorldSection.tsx";
import { RisksSection } from "./RisksSection.tsx";
import { Section } from "./Section.tsx";
import { ValueSection } from "./ValueSection.tsx";
import { WhySection } from "./WhySection.tsx";

/** The world that somebody asked to watch; null for none. */
const watched = signal<number | null>(null);

/** The dots of the result and its course. */
export function ResultCharts() {
  const { shown } = useStore();
  const later = useLater(shown.value);
  if (shown.value === null) return null;
  const watch = (world: number) => {
    watched.value = world;
    const section = document.getElementById("world");
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  };
  return (
    <div class="charts">
      <DifferenceSection shown={shown.value} onWorld={watch} />
      {later === null ? null : <CourseSection shown={later} />}
    </div>
  );
}

const PARTS = ["why", "risks", "value", "jobs", "world"] as const;

/** The parts below the result. */
export function Details() {
  const { say } = useWords();
  const { shown, watchWorld } = useStore();
  return (
    <>
      <nav class="jump" aria-label={say(SECTIONS.jump)}>
        <ul>
          {PARTS.map((id) => (
            <li key={id}>
              <Jump to={id}>{say(SECTIONS[id])}</Jump>
            </li>
          ))}
        </ul>
      </nav>
      {PARTS.map((id) => (
        <Section key={id} id={id} title={say(SECTIONS[id])}>
          <Part id={id} newest={shown.value} watchWorld={watchWorld} />
        </Section>
      ))}
    </>
  );
}

interface PartProps {
  id: (typeof PARTS)[number];
  shown: Shown;
  watchWorld: Parameters<typeof OneWorldSection>[0]["watchWorld"];
}

/** One of them, drawn when there is time; where nobody looks, only what is settled. */
function Part({ newest, ...props }: Omit<PartProps, "shown"> & { newest: Shown | null }) {
  const { say } = useWords();
  const [place, isInView] = useInView();
  const { experiment, running } = useStore();
  const held = useRef<Shown | null>(null);
  if (held.current === null || newest?.stable === true || isInView) held.current = newest;
  const shown = useLater(held.current);
  const isOld = running.value && shown !== null && shown.experiment !== experiment.value;
  return (
    <div ref={place} class={isOld ? "old" : ""} aria-busy={isOld}>
      {shown === null ? <p class="hint">{say(SECTIONS.wait)}</p> : <Content {...props} shown={shown} />}
    </div>
  );
}

function Content({ id, shown, watchWorld }: PartProps) {
  switch (id) {
    case "why":
      return <WhySection shown={shown} />;
    case "risks":
      return <RisksSection shown={shown} />;
    case "value":
      return <ValueSection shown={shown} />;
    case "jobs":
      return <JobsSection shown={shown} />;
    case "world":
      return (
        <OneWorldSection
          shown={shown}
          world={watched.value}
          onWorld={(world) => {
            watched.value = world;
          }}
          watchWorld={watchWorld}
        />
      );
  }
}
