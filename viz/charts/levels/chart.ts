import type { Words } from "../../text/words.ts";
import type { DrawnChart, ResultsChart } from "../shared/chart.ts";
import { needsData, risksData } from "./data.ts";
import { type Levels, levelsMarks } from "./marks.ts";
import { levelsNodes, levelsSentence, levelsTable } from "./nodes.ts";

const drawnLevels = (data: Levels, words: Words): DrawnChart => ({
  title: data.title,
  sentence: levelsSentence(data, words),
  draw: (width, id) => levelsNodes(levelsMarks(data, words, width), words, id),
  table: () => levelsTable(data, words),
});

export const risksChart: ResultsChart = {
  of: "results",
  id: "risk-chart",
  draw: (shown, words) => drawnLevels(risksData(shown, words), words),
};

export const needsChart: ResultsChart = {
  of: "results",
  id: "needs-chart",
  draw: (shown, words) => drawnLevels(needsData(shown, words), words),
};
