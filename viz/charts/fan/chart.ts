import { askedIn } from "../../../sim/metrics/asked.ts";
import type { Shown } from "../../client/results.ts";
import { weeklyIn } from "../../text/metrics.ts";
import type { ResultsChart } from "../shared/chart.ts";
import { courseData } from "./data.ts";
import { fanDomain, fanMarks } from "./marks.ts";
import { fanNodes, fanSentence, fanTable } from "./nodes.ts";

const USUAL = "active";

/** What can be followed: of single operations, those that a scenario has. */
const followed = ({ experiment, operations }: Shown) =>
  weeklyIn(experiment.headlines).filter(({ id }) => {
    const asked = askedIn(id);
    return asked === undefined || operations.includes(asked.operation);
  });

/** The course over time, as a fan with some single worlds. */
export const courseChart: ResultsChart = {
  of: "results",
  id: "course",
  choices: (shown, { say }) => {
    const options = followed(shown);
    const [first] = shown.experiment.headlines;
    return {
      label: { en: "Follow", fr: "Suivre" },
      // The weekly metric that goes with the first one at the end.
      usual: options.find(({ id }) => id === first)?.id ?? USUAL,
      options: options.map(({ id, label }) => ({ id, text: say(label) })),
    };
  },
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
