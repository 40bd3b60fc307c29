import { useRef } from "preact/hooks";
import { CHART_SECTIONS, type ChartSection } from "../charts/registry.ts";
import type { Shown } from "../client/results.ts";
import { PageLink } from "../components/PageLink.tsx";
import { useInView } from "../components/use-in-view.ts";
import { useWhenIdle } from "../components/use-when-idle.ts";
import { useWords } from "../components/use-words.ts";
import { useStore } from "../store/context.ts";
import { SECTIONS } from "../text/result.ts";
import { TRUST_ID, TRUST_WORDS } from "../text/trust.ts";
import { PageChart } from "./PageChart.tsx";
import { Section } from "./Section.tsx";

/** The charts below the result, under their headings. */
export function ChartSections() {
  const { say } = useWords();
  return (
    <>
      <nav class="contents" aria-label={say(SECTIONS.contents)}>
        <ul>
          {CHART_SECTIONS.map(({ id, title }) => (
            <li key={id}>
              <PageLink to={id}>{say(title)}</PageLink>
            </li>
          ))}
          <li>
            <PageLink to={TRUST_ID}>{say(TRUST_WORDS.title)}</PageLink>
          </li>
        </ul>
      </nav>
      {CHART_SECTIONS.map(({ id, title, charts }) => (
        <Section key={id} id={id} title={say(title)}>
          <Charts charts={charts} />
        </Section>
      ))}
    </>
  );
}

/** Those of a section, drawn when there is time; where nobody looks, only what is settled. */
function Charts({ charts }: Pick<ChartSection, "charts">) {
  const { say } = useWords();
  const [place, isInView] = useInView();
  const { experiment, running, shown: newest } = useStore();
  const held = useRef<Shown | null>(null);
  if (held.current === null || newest.value?.stable === true || isInView) held.current = newest.value;
  const shown = useWhenIdle(held.current);
  const isOld = running.value && shown !== null && shown.experiment !== experiment.value;
  return (
    <div ref={place} class={isOld ? "old" : ""} aria-busy={isOld}>
      {shown === null ? (
        <p class="hint">{say(SECTIONS.wait)}</p>
      ) : (
        charts.map((chart) => <PageChart key={chart.id} chart={chart} shown={shown} />)
      )}
    </div>
  );
}
