import type { Text } from "../../sim/input/text.ts";
import { believableOf } from "../../sim/scenario/believable.ts";
import type { Leaf } from "../../sim/scenario/field.ts";
import type { SourceEntry } from "../../sim/scenario/source-entries.ts";
import { restsOn } from "../../sim/scenario/source-paths.ts";
import { HELP } from "../text/components.ts";
import { StatusBadge } from "./StatusBadge.tsx";
import { useWords } from "./use-words.ts";

interface Props {
  /** What it helps with, as it is called beside it. */
  name: string;
  path: string;
  field: Leaf;
  /** The default, as people read it. */
  usually: string;
  /** On what the scenario's own value rests, where its file says so. */
  source?: SourceEntry | undefined;
  /** More to know, below the description. */
  more?: Text | undefined;
}

/** What a field is: a disclosure that opens in place and hides nothing. */
export function Help({ name, path, field, usually, source, more }: Props) {
  const words = useWords();
  const { say } = words;
  const between = ([low, high]: readonly [number, number]) =>
    high >= 1e21
      ? say(HELP.atLeast(words.quantity(low, field.unit)))
      : say(HELP.between(words.quantity(low, field.unit), words.quantity(high, field.unit)));
  const believed = believableOf(field);
  return (
    <details class="help">
      <summary aria-label={say(HELP.about(name))} title={say(HELP.about(name))}>
        <span aria-hidden="true">i</span>
      </summary>
      <div class="help__body">
        <p>{say(field.text)}</p>
        {more ? <p>{say(more)}</p> : null}
        <dl>
          {"usual" in field && field.usual ? (
            <Line term={say(HELP.usual)} detail={between(field.usual)} />
          ) : null}
          {believed ? (
            <Line term={say(HELP.believable)} detail={`${between(believed.range)} (${say(believed.why)})`} />
          ) : null}
          {"range" in field ? <Line term={say(HELP.range)} detail={between(field.range)} /> : null}
          <Line term={say(HELP.default)} detail={usually} />
          <dt>{say(HELP.restsOn)}</dt>
          <dd>
            <StatusBadge status={field.status} />
            {field.source ? <span class="help__source">{field.source}</span> : null}
          </dd>
          {source === undefined ? null : <Source of={source} />}
          <dt>{say(HELP.path)}</dt>
          <dd class="help__path">
            <code>{path}</code>
          </dd>
        </dl>
      </div>
    </details>
  );
}

/** On what a scenario's value rests: a text, literature or data with its code, or the reason of an assumption. */
function Source({ of: entry }: { of: SourceEntry }) {
  const { say } = useWords();
  const reason = entry.assumption ?? entry.note;
  return (
    <>
      <dt>{say(HELP.scenarioRestsOn)}</dt>
      {restsOn(entry).map(({ status, code, part }) => (
        <dd key={status}>
          <StatusBadge status={status} />
          <span class="help__source">
            {code} {part && say(HELP[part])}
          </span>
        </dd>
      ))}
      {reason === undefined ? null : <dd class="help__reason">{say(reason)}</dd>}
    </>
  );
}

function Line({ term, detail }: { term: string; detail: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{detail}</dd>
    </>
  );
}
