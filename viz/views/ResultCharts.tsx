import { RESULT_CHARTS } from "../charts/registry.ts";
import { useWhenIdle } from "../components/use-when-idle.ts";
import { useStore } from "../store/context.ts";
import { PageChart } from "./PageChart.tsx";

/** The charts of the result: the first at once, the others when there is time. */
export function ResultCharts() {
  const { shown } = useStore();
  const late = useWhenIdle(shown.value);
  if (shown.value === null) return null;
  const now = shown.value;
  return (
    <div class="charts">
      {RESULT_CHARTS.map((chart, at) => {
        const drawn = at === 0 ? now : late;
        return drawn === null ? null : (
          <div key={chart.id}>
            <PageChart chart={chart} shown={drawn} />
          </div>
        );
      })}
    </div>
  );
}
