import { useState } from "preact/hooks";
import { askedAmong, askedId } from "../../sim/metrics/asked.ts";
import { useWords } from "../components/use-words.ts";
import { COUNTS, METRICS, MOST_HEADLINES } from "../declarations.ts";
import { displacedBy, withFirstHeadline } from "../state/headlines.ts";
import { useStore } from "../store/context.ts";
import { metricOf } from "../text/metrics.ts";
import { RESULT } from "../text/result.ts";

/** The metrics that get a verdict; the first is the one that is told and drawn. */
export function Metrics({ headlines }: { headlines: readonly string[] }) {
  const { say, number } = useWords();
  const { change, experiment, shown } = useStore();
  const [displaced, setDisplaced] = useState<string>();
  const nameOf = (id: string) => say(metricOf(id).label);
  const first = (id: string) => {
    setDisplaced(displacedBy(experiment.value.headlines, id));
    const seed = shown.value?.experiment.seed;
    change(RESULT.asked(nameOf(id)), (e) => withFirstHeadline(e, id, e.seed === seed));
  };
  const operations = shown.value?.operations ?? [];
  const ofOne = operations.length < 2 ? [] : operations.flatMap(metricsOfOne);
  const all = [...METRICS.map(({ id }) => id), ...new Set([...askedAmong(headlines), ...ofOne])];
  const others = all.filter((id) => !headlines.includes(id)).map((id) => ({ id, name: nameOf(id) }));
  return (
    <fieldset class="metrics">
      <legend>{say(RESULT.metrics)}</legend>
      {all
        .filter((id) => headlines.includes(id))
        .map((id) => (
          <button
            key={id}
            type="button"
            class="metric"
            aria-pressed={id === headlines[0]}
            onClick={() => first(id)}
          >
            {nameOf(id)}
          </button>
        ))}
      <select
        class="metric metric--other"
        aria-label={say(RESULT.otherLabel)}
        value=""
        onChange={(event) => first(event.currentTarget.value)}
      >
        <option value="" disabled selected>
          {say(RESULT.other)}
        </option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <p class="hint" role="status">
        {displaced === undefined || headlines.includes(displaced)
          ? ""
          : say(RESULT.displaced(number(MOST_HEADLINES), nameOf(displaced)))}
      </p>
    </fieldset>
  );
}

/** What can be asked of an operation alone. */
const metricsOfOne = (operation: string): string[] =>
  METRICS.filter(({ perOperation }) => perOperation === true).map(({ id }) =>
    askedId({ metric: id, operation }),
  );

/** What these metrics are, and of whom. */
export function Meanings({ metrics }: { metrics: readonly string[] }) {
  const { say } = useWords();
  return (
    <dl class="meanings">
      {metrics.map(metricOf).map(({ id, label, text, counts }) => (
        <div key={id}>
          <dt>{say(label)}</dt>
          <dd>
            {say(text)} {counts === undefined ? null : say(COUNTS[counts])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
