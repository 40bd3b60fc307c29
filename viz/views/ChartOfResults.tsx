import { useMemo, useRef, useState } from "preact/hooks";
import type { Axes, ResultsChart } from "../charts/shared/chart.ts";
import type { Shown } from "../client/results.ts";
import { ChartFigure } from "../components/ChartFigure.tsx";
import { Choice } from "../components/Choice.tsx";
import { useWords } from "../components/use-words.ts";
import { SECTIONS } from "../text/result.ts";
import { provenanceOf } from "./provenance.ts";

/** A chart of all results, and what it can be about. */
export function ChartOfResults({ chart, shown }: { chart: ResultsChart; shown: Shown }) {
  const words = useWords();
  const { say } = words;
  const [chosen, setChosen] = useState<string>();
  const held = useRef<Axes>({});
  const choices = chart.choices?.(shown, words);
  const isThere = choices?.options.some(({ id }) => id === chosen);
  const choice = isThere ? chosen : choices?.usual;
  const view = useMemo(() => {
    // While worlds are still being run, axes keep still.
    const axes = shown.stable ? {} : held.current;
    const drawn = chart.draw(shown, words, { ...(choice === undefined ? {} : { choice }), axes });
    held.current = drawn?.axes ?? {};
    return drawn && { ...drawn, provenance: provenanceOf(shown, words) };
  }, [chart, shown, choice, words]);
  if (view === undefined) return <p class="hint">{say(chart.missing ?? SECTIONS.wait)}</p>;
  return (
    <>
      {choices === undefined || choice === undefined ? null : (
        <Choice
          id={`${chart.id}-about`}
          label={say(choices.label)}
          value={choice}
          options={choices.options}
          onChange={setChosen}
        />
      )}
      <ChartFigure id={chart.id} {...view} />
    </>
  );
}
