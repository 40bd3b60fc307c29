import { named } from "../../state/names.ts";
import type { WorldChart } from "../shared/chart.ts";
import { oneWorldData } from "./data.ts";
import { agentsMarks } from "./marks.ts";
import { agentsNodes, agentsSentence, agentsTable } from "./nodes.ts";

/** Everybody of one matched world, under each scenario. */
export const oneWorldChart: WorldChart = {
  of: "world",
  id: "world-chart",
  draw({ experiment, represents }, words, { picture, week }) {
    const { arms } = named(experiment, words.language);
    const names = Object.fromEntries(arms.map(({ letter, name }) => [letter, name]));
    const data = oneWorldData(picture, names, week, words, represents);
    return {
      title: data.title,
      sentence: agentsSentence(agentsMarks(data), words),
      draw: (width, id) => agentsNodes(agentsMarks(data, width), words, id),
      table: () => agentsTable(data, words),
    };
  },
};
