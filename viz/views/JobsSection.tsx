import { useMemo } from "preact/hooks";
import { amountsSentence, jobsData } from "../charts/bars/data.ts";
import { needsData } from "../charts/levels/data.ts";
import type { Shown } from "../client/results.ts";
import { useWords } from "../components/use-words.ts";
import { BarsChart } from "./BarsChart.tsx";
import { LevelsChart } from "./LevelsChart.tsx";

/** Jobs and coordination, then what people go without. */
export function JobsSection({ shown }: { shown: Shown }) {
  const words = useWords();
  const jobs = useMemo(() => jobsData(shown, words), [shown, words]);
  const needs = useMemo(() => needsData(shown, words), [shown, words]);
  return (
    <>
      <BarsChart id="jobs-chart" shown={shown} data={jobs} sentenceOf={amountsSentence} />
      <LevelsChart id="needs-chart" shown={shown} data={needs} />
    </>
  );
}
