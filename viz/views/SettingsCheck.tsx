import { useEffect, useRef } from "preact/hooks";
import { NOUNS } from "../../sim/input/counted.ts";
import type { Text } from "../../sim/input/text.ts";
import { fieldAt } from "../../sim/scenario/walk.ts";
import type { SettingsCheck as Check, Shown } from "../client/results.ts";
import { Announcer } from "../components/Announcer.tsx";
import { Problems } from "../components/Problems.tsx";
import { useWords } from "../components/use-words.ts";
import { FIELDS } from "../declarations.ts";
import { asksTheSame } from "../state/headlines.ts";
import { useStore } from "../store/context.ts";
import { metricOf } from "../text/metrics.ts";
import { COLON } from "../text/punctuation.ts";
import { RESULT } from "../text/result.ts";
import { type Hold, holdOf, holdText, SETTINGS_CHECK } from "../text/settings-check.ts";
import { nameAt } from "../text/values.ts";
import { STANDING, type Standing, standingOf } from "../text/verdict.ts";
import type { Words } from "../text/words.ts";

/** Whether the verdicts hold under other settings of the model, once somebody asks. */
export function SettingsCheck({ shown }: { shown: Shown }) {
  const words = useWords();
  const { say } = words;
  const { settingsCheck, checkSettings, stopCheck } = useStore();
  const check = settingsCheck.value;
  const isRunning = check !== null && check.report === null && check.problems.length === 0;
  const isMade = check?.report != null && shown.stable && asksTheSame(check.experiment, shown.experiment);
  const findings = isMade ? findingsOf(shown, check, words) : [];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button is gone: whoever waited at it is led to what it brought, wherever the page has been scrolled.
    if (isMade && document.activeElement === document.body)
      box.current?.querySelector("h3")?.focus({ preventScroll: true });
  }, [isMade]);
  return (
    <div class="settings-check" ref={box}>
      {isMade ? (
        <Found check={check} findings={findings} known={shown.warnings} />
      ) : (
        <p class="settings-check__ask">
          <button type="button" class="button" onClick={isRunning ? stopCheck : checkSettings}>
            {say(isRunning ? SETTINGS_CHECK.stop : SETTINGS_CHECK.ask)}
          </button>
          {isRunning ? <Running check={check} /> : null}
        </p>
      )}
      <Problems title={say(SETTINGS_CHECK.wrong)} problems={check?.problems ?? []} />
      <Announcer message={isMade ? say(summaryOf(findings, words)) : ""} />
    </div>
  );
}

function Running({ check: { done, of } }: { check: Check }) {
  const { say, percent } = useWords();
  return (
    <span class="progress progress--preliminary">
      <progress max={Math.max(1, of)} value={done} aria-label={say(SETTINGS_CHECK.running)} />
      <em>
        {say(SETTINGS_CHECK.running)}
        {say(COLON)}
        {percent(of === 0 ? 0 : Math.floor((100 * done) / of) / 100)}
      </em>
    </span>
  );
}

interface Finding {
  /** The metric, and the scenario where there are several. */
  name: string;
  standing: Standing;
  hold: Hold;
  said: string;
}

/** Every headline verdict that is in view, and what the settings say of it. */
function findingsOf({ experiment, report }: Shown, check: Check, words: Words): Finding[] {
  const [, ...others] = experiment.arms;
  return experiment.headlines.flatMap((id) =>
    others.flatMap(({ letter }, at): Finding[] => {
      const plain = report?.comparisons[at]?.metrics[id];
      const across = check.report?.comparisons[at]?.metrics[id];
      if (plain?.verdict == null || across?.settings === undefined) return [];
      const { verdict, settings, dependsOn } = across;
      const asked = { verdict: plain.verdict, across: { verdict, settings } };
      const path = dependsOn?.path ?? null;
      const field = path === null ? undefined : nameAt(path, fieldAt(FIELDS, path), words);
      const label = words.say(metricOf(id).label);
      return [
        {
          name: others.length > 1 ? `${letter} · ${label}` : label,
          standing: standingOf(true, plain),
          hold: holdOf(asked),
          said: words.say(holdText(asked, field, words)),
        },
      ];
    }),
  );
}

function summaryOf(findings: readonly Finding[], { number }: Words) {
  const checked = findings.filter(({ hold }) => hold !== "open");
  const held = checked.filter(({ hold }) => hold !== "not");
  if (checked.length === 0) return SETTINGS_CHECK.none;
  return SETTINGS_CHECK.summary(number(held.length), number(checked.length));
}

interface FoundProps {
  check: Check;
  findings: readonly Finding[];
  /** Warnings that the plain comparison has too. */
  known: readonly Text[];
}

function Found({ check: { report }, findings, known }: FoundProps) {
  const words = useWords();
  const { say, count } = words;
  const { ensemble, replicates, warnings = [] } = report ?? {};
  const { settings = [], leftOut = [] } = ensemble ?? {};
  return (
    <>
      <h3 tabIndex={-1}>{say(SETTINGS_CHECK.title(count(settings.length, NOUNS.setting)))}</h3>
      <ul class="holds">
        {findings.map(({ name, standing, hold, said }) => (
          <li key={name} class={`hold hold--${hold}`}>
            <span>
              {name} <span class={`standing standing--${standing}`}>{say(STANDING[standing])}</span>
            </span>{" "}
            <span class="hold__said">{said}</span>
          </li>
        ))}
      </ul>
      {warnings
        .filter(({ en }) => known.every((one) => one.en !== en))
        .map((warning) => (
          <p class="note" key={warning.en}>
            {say(RESULT.warning(say(warning)))}
          </p>
        ))}
      <details class="hint">
        <summary>{say(SETTINGS_CHECK.what)}</summary>
        <FieldNames paths={Object.keys(settings[0]?.values ?? {})} />
        {leftOut.length === 0 ? null : (
          <>
            <p>{say(SETTINGS_CHECK.leftOut)}</p>
            <FieldNames paths={leftOut} />
          </>
        )}
      </details>
      <p class="hint">{say(SETTINGS_CHECK.about(count(replicates ?? 0, NOUNS.matchedWorld)))}</p>
    </>
  );
}

function FieldNames({ paths }: { paths: readonly string[] }) {
  const words = useWords();
  return (
    <ul class="settings-check__fields">
      {paths.map((path) => (
        <li key={path}>{nameAt(path, fieldAt(FIELDS, path), words)}</li>
      ))}
    </ul>
  );
}
