import { useMemo } from "preact/hooks";
import { type Bars, barsMarks } from "../charts/bars/marks.ts";
import { barsNodes, barsTable } from "../charts/bars/nodes.ts";
import type { Shown } from "../client/results.ts";
import { Chart } from "../components/Chart.tsx";
import { useWords } from "../components/use-words.ts";
import type { Words } from "../text/words.ts";
import { provenanceOf } from "./provenance.ts";

interface Props {
  id: string;
  shown: Shown;
  data: Bars;
  sentenceOf: (data: Bars, words: Words) => string;
}

/** Amounts as bars, with their sentence, table and files. */
export function BarsChart({ id, shown, data, sentenceOf }: Props) {
  const words = useWords();
  const view = useMemo(() => {
    const sentence = sentenceOf(data, words);
    return {
      title: data.title,
      sentence,
      draw: (width: number) => barsNodes(barsMarks(data, words, width), sentence, id),
      table: () => barsTable(data, words),
      provenance: provenanceOf(shown, words),
    };
  }, [id, shown, data, sentenceOf, words]);
  return <Chart id={id} {...view} />;
}
