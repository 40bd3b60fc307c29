import type { Text } from "../../sim/input/text.ts";
import { oneWorldChart } from "./agents/chart.ts";
import { jobsChart, valueChart } from "./bars/chart.ts";
import { differenceChart } from "./dotplot/chart.ts";
import { courseChart } from "./fan/chart.ts";
import { needsChart, risksChart } from "./levels/chart.ts";
import type { PageChart } from "./shared/chart.ts";
import { whyChart } from "./why/chart.ts";

/** All charts of the page. The views draw whatever stands here, in this order. */

/** Below the sentence of the result. */
export const RESULT_CHARTS: readonly PageChart[] = [differenceChart, courseChart];

/** Charts under a heading to which a link can jump. */
export interface ChartSection {
  /** Of the heading, for links. */
  id: string;
  title: Text;
  charts: readonly PageChart[];
}

/** Below the result. */
export const CHART_SECTIONS: readonly ChartSection[] = [
  {
    id: "why",
    title: { en: "Who does not take part, and why", fr: "Qui ne participe pas, et pourquoi" },
    charts: [whyChart],
  },
  { id: "risks", title: { en: "Risks and advantages", fr: "Risques et avantages" }, charts: [risksChart] },
  { id: "value", title: { en: "Costs and value", fr: "Coûts et valeur" }, charts: [valueChart] },
  { id: "jobs", title: { en: "Jobs", fr: "Emplois" }, charts: [jobsChart, needsChart] },
  {
    id: "world",
    title: { en: "One world, person by person", fr: "Un monde, personne par personne" },
    charts: [oneWorldChart],
  },
];
