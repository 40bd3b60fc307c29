import { useMemo } from "preact/hooks";
import { amountsSentence, valueData } from "../charts/bars/data.ts";
import type { Shown } from "../client/results.ts";
import { useWords } from "../components/use-words.ts";
import { BarsChart } from "./BarsChart.tsx";

/** Who creates value, who gets it, and what it costs. */
export function ValueSection({ shown }: { shown: Shown }) {
  const words = useWords();
  const data = useMemo(() => valueData(shown, words), [shown, words]);
  return <BarsChart id="value-chart" shown={shown} data={data} sentenceOf={amountsSentence} />;
}
