import { useMemo, useRef, useState } from "preact/hooks";
import { differenceData } from "../charts/dotplot/data.ts";
import { type Dotplot, dotplotMarks } from "../charts/dotplot/marks.ts";
import { dotplotNodes, dotplotSentence, dotplotTable } from "../charts/dotplot/nodes.ts";
import { isNarrow } from "../charts/shared/frame.ts";
import type { Shown } from "../client/results.ts";
import { Chart } from "../components/Chart.tsx";
import { useWords } from "../components/use-words.ts";
import { CHART } from "../text/charts.ts";
import { Metrics } from "./Metrics.tsx";
import { provenanceOf } from "./provenance.ts";

interface Props {
  shown: Shown;
  onWorld: (world: number) => void;
}

/** Letters need their names only where there are several. */
const shortened = (data: Dotplot): Dotplot => ({
  ...data,
  isShort: true,
  arms: (data.arms?.length ?? 0) > 2 ? (data.arms ?? []) : [],
});

type Domains = Readonly<Record<string, readonly [number, number]>>;

/** The differences of matched worlds at the end: a dot per world. */
export function DifferenceSection({ shown, onWorld }: Props) {
  const words = useWords();
  const { say, number } = words;
  const [isAll, setAll] = useState(false);
  const held = useRef<Domains>({});
  const { headlines } = shown.experiment;
  const metrics = isAll ? headlines : headlines.slice(0, 1);
  const view = useMemo(() => {
    const ids = isAll ? headlines : headlines.slice(0, 1);
    // While worlds are still being run, axes keep still.
    const data = differenceData(shown, ids, words, shown.stable ? {} : held.current);
    const { panels } = dotplotMarks(data, words);
    held.current = Object.fromEntries(ids.map((id, at) => [id, panels[at].domain]));
    return {
      title: data.title,
      sentence: dotplotSentence(panels, words),
      draw: (width: number) =>
        dotplotNodes(
          dotplotMarks(isNarrow(width) ? shortened(data) : data, words, width),
          words,
          "difference",
        ),
      table: () => dotplotTable(data, words),
      provenance: provenanceOf(shown, words),
    };
  }, [shown, isAll, headlines, words]);
  return (
    <div>
      <Chart id="difference" {...view} isSaid onWorld={onWorld} />
      <p class="hint">{say(CHART.clickDots)}</p>
      <Metrics headlines={headlines} />
      {headlines.length > metrics.length || isAll ? (
        <button type="button" class="button button--small" onClick={() => setAll(!isAll)}>
          {say(isAll ? CHART.onlyFirst : CHART.everyMetric(number(headlines.length)))}
        </button>
      ) : null}
    </div>
  );
}
