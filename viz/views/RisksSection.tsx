import { useMemo } from "preact/hooks";
import { risksData } from "../charts/levels/data.ts";
import type { Shown } from "../client/results.ts";
import { useWords } from "../components/use-words.ts";
import { LevelsChart } from "./LevelsChart.tsx";

/** The six risks and the five advantages. */
export function RisksSection({ shown }: { shown: Shown }) {
  const words = useWords();
  const data = useMemo(() => risksData(shown, words), [shown, words]);
  return <LevelsChart id="risk-chart" shown={shown} data={data} />;
}
