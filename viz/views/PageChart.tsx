import type { PageChart as Chart } from "../charts/shared/chart.ts";
import type { Shown } from "../client/results.ts";
import { ChartOfHeadlines } from "./ChartOfHeadlines.tsx";
import { ChartOfResults } from "./ChartOfResults.tsx";
import { ChartOfWorld } from "./ChartOfWorld.tsx";

interface Props {
  chart: Chart;
  shown: Shown;
}

/** A chart of the registry, with the controls that its kind needs. */
export function PageChart({ chart, shown }: Props) {
  switch (chart.of) {
    case "results":
      return <ChartOfResults chart={chart} shown={shown} />;
    case "headlines":
      return <ChartOfHeadlines chart={chart} shown={shown} />;
    case "world":
      return <ChartOfWorld chart={chart} shown={shown} />;
  }
}
