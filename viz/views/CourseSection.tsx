import { useMemo, useRef, useState } from "preact/hooks";
import { fieldAt } from "../../sim/scenario/walk.ts";
import { courseData } from "../charts/data/course.ts";
import { fanDomain, fanMarks } from "../charts/fan.ts";
import { fanNodes, fanSentence, fanTable } from "../charts/fan-nodes.ts";
import type { Shown } from "../client/results.ts";
import { nameAt } from "../controls/values.ts";
import { FIELDS, WEEKLY_METRICS } from "../declarations.ts";
import { Chart } from "../parts/Chart.tsx";
import { Choice } from "../parts/Choice.tsx";
import { useWords } from "../parts/words.ts";
import { CHART } from "../text/charts.ts";
import { provenanceOf } from "./provenance.ts";

const USUAL = "active";

/** The weekly metric that goes with a metric at the end. */
const weeklyOf = (metric: string | undefined): string =>
  WEEKLY_METRICS.some(({ id }) => id === metric) ? (metric ?? USUAL) : USUAL;

/** The course over time, as a fan with some single worlds. */
export function CourseSection({ shown }: { shown: Shown }) {
  const words = useWords();
  const { say } = words;
  const [chosen, setChosen] = useState<string | null>(null);
  const held = useRef<{ id: string; domain: [number, number] } | null>(null);
  const id = chosen ?? weeklyOf(shown.experiment.headlines[0]);
  const view = useMemo(() => {
    const nameOf = (path: string) => nameAt(path, fieldAt(FIELDS, path), words);
    // While worlds are still being run, axes keep still.
    const domain = !shown.stable && held.current?.id === id ? held.current.domain : undefined;
    const data = courseData(shown, id, words, nameOf, domain);
    held.current = { id, domain: fanDomain(data) };
    return {
      title: data.title,
      sentence: fanSentence(data, words),
      draw: (width: number) => fanNodes(data, fanMarks(data, width), words, "course"),
      table: () => fanTable(data, words),
      provenance: provenanceOf(shown, words),
    };
  }, [shown, id, words]);
  return (
    <div>
      <Choice
        id="course-of"
        label={say(CHART.course)}
        value={id}
        options={WEEKLY_METRICS.map((metric) => ({ id: metric.id, text: say(metric.label) }))}
        onChange={setChosen}
      />
      <Chart id="course" {...view} />
    </div>
  );
}
