import { WEEKLY_METRICS } from "../../declarations.ts";
import type { ResultsChart } from "../shared/chart.ts";
import { courseData } from "./data.ts";
import { fanDomain, fanMarks } from "./marks.ts";
import { fanNodes, fanSentence, fanTable } from "./nodes.ts";

const USUAL = "active";

/** The weekly metric that goes with a metric at the end. */
const weeklyOf = (metric: string | undefined): string =>
  WEEKLY_METRICS.find(({ id }) => id === metric)?.id ?? USUAL;

/** The course over time, as a fan with some single worlds. */
export const courseChart: ResultsChart = {
  of: "results",
  id: "course",
  choices: ({ experiment }, { say }) => ({
    label: { en: "Follow", fr: "Suivre" },
    usual: weeklyOf(experiment.headlines[0]),
    options: WEEKLY_METRICS.map(({ id, label }) => ({ id, text: say(label) })),
  }),
  draw(shown, words, { choice = USUAL, axes }) {
    const data = courseData(shown, choice, words, axes[choice]);
    return {
      title: data.title,
      sentence: fanSentence(data, words),
      draw: (width, id) => fanNodes(data, fanMarks(data, width), words, id),
      table: () => fanTable(data, words),
      axes: { [choice]: fanDomain(data) },
    };
  },
};
