import { useMemo } from "preact/hooks";
import { type Levels, levelsMarks } from "../charts/levels/marks.ts";
import { levelsNodes, levelsSentence, levelsTable } from "../charts/levels/nodes.ts";
import type { Shown } from "../client/results.ts";
import { Chart } from "../components/Chart.tsx";
import { useWords } from "../components/use-words.ts";
import { provenanceOf } from "./provenance.ts";

/** Levels and paired differences of several metrics, with their sentence, table and files. */
export function LevelsChart({ id, shown, data }: { id: string; shown: Shown; data: Levels }) {
  const words = useWords();
  const view = useMemo(
    () => ({
      title: data.title,
      sentence: levelsSentence(data, words),
      draw: (width: number) => levelsNodes(levelsMarks(data, words, width), words, id),
      table: () => levelsTable(data, words),
      provenance: provenanceOf(shown, words),
    }),
    [id, shown, data, words],
  );
  return <Chart id={id} {...view} />;
}
