import { useMemo, useRef, useState } from "preact/hooks";
import type { Axes, HeadlinesChart } from "../charts/shared/chart.ts";
import type { Shown } from "../client/results.ts";
import { ChartFigure } from "../components/ChartFigure.tsx";
import { useWords } from "../components/use-words.ts";
import { CHART } from "../text/charts.ts";
import { Meanings, Metrics } from "./Metrics.tsx";
import { provenanceOf } from "./provenance.ts";
import { watchFromAfar } from "./watched-world.ts";

/** A chart of the first headline metric, or of all of them; each mark is a world that can be watched. */
export function ChartOfHeadlines({ chart, shown }: { chart: HeadlinesChart; shown: Shown }) {
  const words = useWords();
  const { say, number } = words;
  const [isAll, setAll] = useState(false);
  const held = useRef<Axes>({});
  const { headlines } = shown.experiment;
  const metrics = useMemo(() => (isAll ? headlines : headlines.slice(0, 1)), [isAll, headlines]);
  const view = useMemo(() => {
    // While worlds are still being run, axes keep still.
    const axes = shown.stable ? {} : held.current;
    const drawn = chart.draw(shown, words, { metrics, axes });
    held.current = drawn.axes ?? {};
    return { ...drawn, provenance: provenanceOf(shown, words) };
  }, [chart, shown, metrics, words]);
  return (
    <>
      <ChartFigure id={chart.id} {...view} isSaid onWorld={watchFromAfar} />
      <p class="hint">{say(CHART.chooseWorld)}</p>
      <Metrics headlines={headlines} />
      <Meanings metrics={metrics} />
      {headlines.length > 1 || isAll ? (
        <button type="button" class="button button--small" onClick={() => setAll(!isAll)}>
          {say(isAll ? CHART.onlyFirst : CHART.everyMetric(number(headlines.length)))}
        </button>
      ) : null}
    </>
  );
}
