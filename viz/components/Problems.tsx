import { keysOfPath } from "../../sim/input/paths.ts";
import { countOf, EXPECTED_PREFIX, type Problem, shownValue } from "../../sim/input/problems.ts";
import type { Declared } from "../../sim/scenario/field.ts";
import { fieldAt } from "../../sim/scenario/walk.ts";
import { FIELDS } from "../declarations.ts";
import { PROBLEMS } from "../text/components.ts";
import { declarationOf, labelOf } from "../text/labels.ts";
import { COLON, SEMICOLON } from "../text/punctuation.ts";
import { useWords } from "./use-words.ts";

interface Props {
  title: string;
  problems: readonly Problem[];
}

/** More problems than this are counted only. */
const MOST_SHOWN = 30;

/** Everything that is wrong with an input: where, what stands there, what was expected, what might have been meant. */
export function Problems({ title, problems }: Props) {
  const { say, count } = useWords();
  if (problems.length === 0) return null;
  const more = countOf(problems.slice(MOST_SHOWN));
  return (
    <div class="problems" role="alert">
      <p class="problems__title">{title}</p>
      <ul>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={`${problem.path} ${problem.line} ${problem.expected.en}`}>
            <OneProblem {...problem} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{say(PROBLEMS.more(count(more, PROBLEMS.problem)))}</p> : null}
    </div>
  );
}

/** “line 3, Pay (levers.rewards.pay): 7 — expectation; suggestion”: one line, to see or to hear. */
function OneProblem({ path, line, value, expected, suggestion }: Problem) {
  const { say, language } = useWords();
  return (
    <>
      {line === undefined ? null : say(PROBLEMS.line(line))}
      {line === undefined || path === "" ? null : ", "}
      {path === "" ? null : <Place path={path} />}
      {line === undefined && path === "" ? null : say(COLON)}
      {value === undefined ? null : (
        <>
          <code>{shownValue(value, language)}</code>
          {say(EXPECTED_PREFIX)}
        </>
      )}
      {say(expected)}
      {suggestion === undefined ? null : (
        <>
          {say(SEMICOLON)}
          <span class="problems__hint">{say(suggestion)}</span>
        </>
      )}
    </>
  );
}

/** In front of a path where several scenarios may have the problem: “B · levers.rewards.pay”. */
const OWNED = /^(?:([A-Z]) · )?(.*)$/s;

/** A field by its name and path; anything else by what it is called. */
function Place({ path }: { path: string }) {
  const { say } = useWords();
  const [, owner, inside] = OWNED.exec(path) as RegExpExecArray;
  const before = owner === undefined ? "" : `${owner} · `;
  const name = Object.hasOwn(PROBLEMS.places, inside) ? PROBLEMS.places[inside] : undefined;
  if (name !== undefined) return <>{before + say(name)}</>;
  const field = fieldNear(keysOfPath(inside));
  return field === undefined ? (
    <code>{path}</code>
  ) : (
    <>
      {`${before}${say(labelOf(field))} (`}
      <code>{inside}</code>)
    </>
  );
}

/** The field at a path or, for a part of its value such as a period, the field that holds it. */
function fieldNear(keys: readonly string[]): Declared | undefined {
  if (keys.length === 0) return undefined;
  const field = fieldAt(FIELDS, keys);
  if (field === undefined) return fieldNear(keys.slice(0, -1));
  const declared = declarationOf(field);
  return "status" in declared ? declared : undefined;
}
