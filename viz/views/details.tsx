import { Jump } from "../parts/Jump.tsx";
import { useWords } from "../text/context.ts";
import { SECTIONS } from "../text/result.ts";
import { Section } from "./Section.tsx";

export function ResultCharts() {
  return null;
}

const PARTS = ["why", "risks", "value", "jobs", "world"] as const;

/** The parts below the result. */
export function Details() {
  const { say } = useWords();
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
          <p class="hint">{say(SECTIONS.wait)}</p>
        </Section>
      ))}
    </>
  );
}
