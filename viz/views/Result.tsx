import { NOUNS } from "../../sim/input/counted.ts";
import type { Shown } from "../client/results.ts";
import { Announcer } from "../components/Announcer.tsx";
import { PageLink } from "../components/PageLink.tsx";
import { Problems } from "../components/Problems.tsx";
import { useWords } from "../components/use-words.ts";
import { FEWEST_FOR_INTERVAL } from "../declarations.ts";
import { experimentOfPair, same } from "../state/edits.ts";
import type { Arm } from "../state/experiment.ts";
import { isLater } from "../state/headlines.ts";
import { named } from "../state/names.ts";
import { useStore } from "../store/context.ts";
import { RESULT } from "../text/result.ts";
import { SURPRISES } from "../text/surprises.ts";
import { TRUST_ID, TRUST_WORDS } from "../text/trust.ts";
import { findingOf, LATER, STANDING, standingOf } from "../text/verdict.ts";
import { SettingsCheck } from "./SettingsCheck.tsx";

/** What the matched worlds say: a sentence for each scenario, and how far it is settled. */
export function Result() {
  const words = useWords();
  const { say } = words;
  const { experiment, shown, problems, running } = useStore();
  const now = shown.value;
  const isOld = running.value && now?.experiment !== experiment.value;
  const [metric] = now?.experiment.headlines ?? [];
  const findings = now === null ? [] : findingsOf(now, metric, words);
  const settled = now?.stable === true && !running.value && problems.value.length === 0;
  return (
    <section
      class={isOld ? "result result--old" : "result"}
      id="result"
      aria-labelledby="result-title"
      tabIndex={-1}
    >
      <h2 id="result-title">{say(RESULT.title)}</h2>
      <Problems title={say(RESULT.wrong)} problems={problems.value.map(withOwner)} />
      {now === null ? (
        <p class="result__waiting">{problems.value.length === 0 ? say(RESULT.none) : ""}</p>
      ) : (
        <>
          {problems.value.length === 0 ? null : <p class="hint">{say(RESULT.last)}</p>}
          <Surprise shown={now} />
          {findings.map((finding) => (
            <Finding key={finding.letter} {...finding} />
          ))}
          <p class="result__state">
            <Progress shown={now} isOld={isOld} />
            <PageLink class="result__why" to="why">
              {say(RESULT.why)}
            </PageLink>
            <PageLink class="result__trust" to={TRUST_ID}>
              {say(TRUST_WORDS.title)}
            </PageLink>
          </p>
          <SettingsCheck shown={now} />
          {now.stable && now.of < FEWEST_FOR_INTERVAL ? (
            <p class="hint result__few">{say(RESULT.few(words.count(FEWEST_FOR_INTERVAL, NOUNS.world)))}</p>
          ) : null}
          {now.warnings.map((warning) => (
            <p class="note" key={warning.en}>
              {say(RESULT.warning(say(warning)))}
            </p>
          ))}
          <p class="hint result__explained">{say(RESULT.explained)}</p>
        </>
      )}
      <Announcer message={settled ? findings.map(({ sentence }) => sentence).join(" ") : ""} />
    </section>
  );
}

/** A problem that says whose it is. */
const withOwner = <P extends { letter: string | null; path: string }>(problem: P): P => ({
  ...problem,
  path: [problem.letter, problem.path].filter(Boolean).join(" · "),
});

interface Found {
  letter: string;
  name: string;
  sentence: string;
  /** Absent where there is nothing to compare. */
  standing?: keyof typeof STANDING;
  later?: boolean;
  /** How many worlds might say more, where that is open. */
  more?: { worldsNeeded: number | null; of: number };
}

function findingsOf(shown: Shown, metric: string, words: Parameters<typeof findingOf>[2]): Found[] {
  const { experiment, report, stable } = shown;
  const [baseline, ...others] = named(experiment, words.language).arms;
  return others.flatMap(({ letter, name }, at) => {
    const comparison = report?.comparisons[at]?.metrics[metric];
    if (comparison === undefined) return [];
    const asked = { metric, baseline: baseline.letter, other: letter, stable };
    const { worldsNeeded, of } = comparison;
    const standing = standingOf(stable, comparison);
    const hasVerdict = standing !== "preliminary" && standing !== "no-value";
    const later = hasVerdict && isLater(experiment, metric);
    // Nothing could ever tell them apart.
    const isSame = same(whatRuns(experiment.arms[0]), whatRuns(experiment.arms[at + 1]));
    if (isSame) return [{ letter, name, sentence: words.say(RESULT.same(letter, baseline.letter)) }];
    const sentence = findingOf(asked, comparison, words);
    const more = leavesOpen(standing) ? { worldsNeeded, of } : undefined;
    return [{ letter, name, sentence, standing, later, ...(more === undefined ? {} : { more }) }];
  });
}

function Finding({ letter, name, sentence, standing, later, more }: Found) {
  const words = useWords();
  const { say } = words;
  const { moreWorlds } = useStore();
  const missing = more === undefined || more.worldsNeeded === null ? null : more.worldsNeeded - more.of;
  return (
    <div class={`finding letter--${letter}`}>
      <p class="finding__who">
        <strong class="finding__letter">{letter}</strong> {name}{" "}
        {standing === undefined ? null : (
          <span class={`standing standing--${standing}`}>{say(STANDING[standing])}</span>
        )}
      </p>
      <p class="finding__sentence">{sentence}</p>
      {later ? <p class="hint">{say(LATER.long)}</p> : null}
      {more === undefined ? null : (
        <p class="finding__more">
          {missing === null ? (
            say(RESULT.noMore)
          ) : (
            <button type="button" class="button" onClick={() => moreWorlds(missing)}>
              {say(RESULT.more(words.count(missing, NOUNS.world)))}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** Whether more worlds might say more. */
const leavesOpen = (standing: keyof typeof STANDING): boolean =>
  standing === "cannot-tell" ||
  standing === "higher-perhaps-too-little" ||
  standing === "lower-perhaps-too-little";

function Progress({ shown: { done, of, stable }, isOld }: { shown: Shown; isOld: boolean }) {
  const { say, number, count } = useWords();
  if (isOld) return <em class="progress progress--preliminary">{say(RESULT.before)}</em>;
  const text = stable
    ? RESULT.settled(count(of, NOUNS.matchedWorld))
    : RESULT.preliminary(number(done), number(of));
  return (
    <span class={stable ? "progress" : "progress progress--preliminary"}>
      {stable ? null : <progress max={of} value={done} aria-hidden="true" />}
      <em>{say(text)}</em>
    </span>
  );
}

const whatRuns = ({ base, changes }: Arm) => [base, changes];

/** Said only where the verdicts that are shown bear it out. */
function Surprise({ shown: { experiment, report, stable } }: { shown: Shown }) {
  const { say } = useWords();
  const { canUndo } = useStore();
  const metrics = report?.comparisons[0]?.metrics;
  const surprise = SURPRISES.find(({ pair }) => pair === experiment.pair);
  if (!stable || canUndo.value || metrics === undefined || surprise === undefined) return null;
  // A link gets it only if it is the ready comparison unchanged.
  const { arms } = experimentOfPair(surprise.pair, "en");
  const asReady = same(arms.map(whatRuns), experiment.arms.map(whatRuns));
  if (!asReady) return null;
  const holds = Object.entries(surprise.when).every(([id, direction]) =>
    metrics[id]?.verdict?.startsWith(direction),
  );
  return holds ? <p class="surprise">{say(surprise.text)}</p> : null;
}
