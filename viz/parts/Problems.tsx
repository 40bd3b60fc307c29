import type { Problem } from "../../sim/scenario/problems.ts";
import { PROBLEMS } from "../text/parts.ts";
import { useWords } from "./words.ts";

interface Props {
  title: string;
  problems: readonly Problem[];
}

/** More problems than this are counted only. */
const MOST_SHOWN = 30;
const LONGEST_VALUE = 60;

/** Everything that is wrong with an input: where, what stands there, what was expected, what might have been meant. */
export function Problems({ title, problems }: Props) {
  const { say, count } = useWords();
  if (problems.length === 0) return null;
  const more = problems.length - MOST_SHOWN;
  return (
    <div class="problems" role="alert">
      <p class="problems__title">{title}</p>
      <ul>
        {problems.slice(0, MOST_SHOWN).map(({ path, line, value, expected, suggestion }) => (
          <li key={`${path} ${line} ${expected.en}`}>
            {line === undefined ? null : <span>{say(PROBLEMS.line(line))} </span>}
            {path === "" ? null : <code>{path}</code>}
            {value === undefined ? null : <code class="problems__value">{quoted(value)}</code>}
            {path === "" && value === undefined ? null : <span aria-hidden="true"> — </span>}
            <span>{say(expected)}</span>
            {suggestion === undefined ? null : <span class="problems__hint">{say(suggestion)}</span>}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{say(PROBLEMS.more(count(more, PROBLEMS.problem)))}</p> : null}
    </div>
  );
}

function quoted(value: unknown): string {
  const json =
    typeof value === "number" && !Number.isFinite(value) ? String(value) : (JSON.stringify(value) ?? "–");
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE - 1)}…` : json;
}
