import type { HeadlinesChart } from "../shared/chart.ts";
import { isNarrow } from "../shared/frame.ts";
import { differenceData } from "./data.ts";
import { type Dotplot, dotplotMarks } from "./marks.ts";
import { dotplotNodes, dotplotSentence, dotplotTable } from "./nodes.ts";

/** Letters need their names only where there are several. */
const shortened = (data: Dotplot): Dotplot => ({
  ...data,
  isShort: true,
  arms: (data.arms?.length ?? 0) > 2 ? (data.arms ?? []) : [],
});

/** The differences of matched worlds at the end: a dot per world. */
export const differenceChart: HeadlinesChart = {
  of: "headlines",
  id: "difference",
  draw(shown, words, { metrics, axes }) {
    const data = differenceData(shown, metrics, words, axes);
    const { panels } = dotplotMarks(data, words);
    return {
      title: data.title,
      sentence: dotplotSentence(panels, words),
      draw: (width, id) =>
        dotplotNodes(dotplotMarks(isNarrow(width) ? shortened(data) : data, words, width), words, id),
      table: () => dotplotTable(data, words),
      axes: Object.fromEntries(metrics.map((metric, at) => [metric, panels[at].domain])),
    };
  },
};
