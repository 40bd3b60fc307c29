import type { Words } from "../../text/words.ts";
import type { DrawnChart, ResultsChart } from "../shared/chart.ts";
import { amountsSentence, jobsData, valueData } from "./data.ts";
import { type Bars, barsMarks } from "./marks.ts";
import { barsNodes, barsTable } from "./nodes.ts";

/** @param sentence what the bars show, in words */
export const drawnBars = (data: Bars, sentence: string, words: Words): DrawnChart => ({
  title: data.title,
  sentence,
  draw: (width, id) => barsNodes(barsMarks(data, words, width), sentence, id),
  table: () => barsTable(data, words),
});

const drawnAmounts = (data: Bars, words: Words) => drawnBars(data, amountsSentence(data, words), words);

export const valueChart: ResultsChart = {
  of: "results",
  id: "value-chart",
  draw: (shown, words) => drawnAmounts(valueData(shown, words), words),
};

export const jobsChart: ResultsChart = {
  of: "results",
  id: "jobs-chart",
  draw: (shown, words) => drawnAmounts(jobsData(shown, words), words),
};
