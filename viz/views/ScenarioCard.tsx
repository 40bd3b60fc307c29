import { fieldAt } from "../../sim/scenario/walk.ts";
import { focusThen } from "../components/focus.ts";
import { useWords } from "../components/use-words.ts";
import { FIELDS, SCENARIOS } from "../declarations.ts";
import { differing, LONGEST_NAME, removeArm, rename, resetValue, setValue, valueAt } from "../state/edits.ts";
import type { Arm, Letter } from "../state/experiment.ts";
import { isReady, nameOf } from "../state/names.ts";
import { storyOf, tells } from "../state/told.ts";
import { useStore } from "../store/context.ts";
import { SCENARIO_WORDS } from "../text/scenarios.ts";
import { nameAt, valueText } from "../text/values.ts";
import { saveScenario } from "./save-scenario.ts";

interface Props {
  arm: Arm;
  baseline: Arm;
  isEdited: boolean;
  isRemovable: boolean;
  onEdit: (letter: Letter) => void;
  onImport: (file: File, into: Letter) => void;
}

/** The button that adds a scenario. */
export const ADD_ID = "add-scenario";
/** The field with a scenario's name. */
export const nameId = (letter: Letter): string => `name-of-${letter}`;

/** One scenario: its name, where it starts from, and only what differs. */
export function ScenarioCard({ arm, baseline, isEdited, isRemovable, onEdit, onImport }: Props) {
  const { say, language } = useWords();
  const { change, experiment, told } = useStore();
  const { letter, base } = arm;
  const isBaseline = letter === baseline.letter;
  const title = typeof base === "string" ? SCENARIOS[base]?.title?.[language] : undefined;
  const written = isReady(arm, experiment.value.pair) ? SCENARIO_WORDS.inPlace : SCENARIO_WORDS.ownFile;
  const start = typeof base === "string" ? SCENARIO_WORDS.base(title ?? base) : written;
  const name = nameOf(arm, experiment.value.pair, language);
  return (
    <article class={`card letter--${letter}${isEdited ? " card--edited" : ""}`}>
      <header class="card__head">
        <h3 class="card__letter">
          {letter}
          {isBaseline ? <span class="card__pinned">{say(SCENARIO_WORDS.pinned)}</span> : null}
        </h3>
        <button
          type="button"
          class="button button--small"
          aria-pressed={isEdited}
          aria-label={say(SCENARIO_WORDS.edit(letter))}
          onClick={() => onEdit(letter)}
        >
          {isEdited ? say(SCENARIO_WORDS.edited) : say(SCENARIO_WORDS.editShort)}
        </button>
      </header>
      <input
        id={nameId(letter)}
        class="card__name"
        type="text"
        aria-label={say(SCENARIO_WORDS.name(letter))}
        maxLength={LONGEST_NAME}
        value={name}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value.trim() !== name) change(SCENARIO_WORDS.rename(letter), (e) => rename(e, letter, value));
        }}
      />
      {title === name ? null : <p class="card__base">{say(start)}</p>}
      {tells(arm, experiment.value.arms, told.value) ? <Story arm={arm} /> : null}
      <Differences arm={arm} baseline={baseline} />
      <footer class="card__foot">
        <button
          type="button"
          class="button button--small"
          aria-label={say(SCENARIO_WORDS.download(letter))}
          onClick={() => saveScenario(arm)}
        >
          {say(SCENARIO_WORDS.downloadShort)}
        </button>
        <label class="button button--small card__import">
          <span class="visually-hidden">{say(SCENARIO_WORDS.import(letter))}</span>
          <span aria-hidden="true">{say(SCENARIO_WORDS.importShort)}</span>
          <input
            type="file"
            class="visually-hidden"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) onImport(file, letter);
              event.currentTarget.value = "";
            }}
          />
        </label>
        {isRemovable ? (
          <button
            type="button"
            class="button button--small"
            onClick={() => {
              change(SCENARIO_WORDS.remove(letter), (e) => removeArm(e, letter));
              focusThen(() => document.getElementById(ADD_ID));
            }}
          >
            {say(SCENARIO_WORDS.remove(letter))}
          </button>
        ) : null}
      </footer>
    </article>
  );
}

/** What the scenario it starts from tells, and where its numbers come from. */
function Story({ arm }: { arm: Arm }) {
  const { say } = useWords();
  const { told } = useStore();
  const { of, story, provenance } = storyOf(arm, told.value) ?? {};
  if (story === undefined) return null;
  return (
    <details class="card__story">
      <summary>{say(of === undefined ? SCENARIO_WORDS.story : SCENARIO_WORDS.storyOf(of))}</summary>
      <p>{say(story)}</p>
      {provenance === undefined ? null : (
        <p class="hint">
          {say(SCENARIO_WORDS.provenance)} {say(provenance)}
        </p>
      )}
    </details>
  );
}

/** The baseline's changes, or how another scenario differs from the baseline. */
function Differences({ arm, baseline }: { arm: Arm; baseline: Arm }) {
  const words = useWords();
  const { say } = words;
  const isBaseline = arm.letter === baseline.letter;
  const rows = isBaseline
    ? Object.entries(arm.changes).map(([path, after]) => ({
        path,
        before: valueAt({ ...arm, changes: {} }, path),
        after: after as unknown,
      }))
    : differing(baseline, arm);
  const otherBase = !isBaseline && JSON.stringify(arm.base) !== JSON.stringify(baseline.base);
  const nothing = isBaseline ? SCENARIO_WORDS.asBase : SCENARIO_WORDS.same(baseline.letter);
  return (
    <div class="card__differences">
      {otherBase ? <p class="hint">{say(SCENARIO_WORDS.otherBase(baseline.letter))}</p> : null}
      {rows.length === 0 ? (
        otherBase ? null : (
          <p class="hint">{say(nothing)}</p>
        )
      ) : (
        <p class="hint">
          {say(isBaseline ? SCENARIO_WORDS.changed : SCENARIO_WORDS.differs(baseline.letter))}
        </p>
      )}
      <ul>
        {rows.map((row) => (
          <Row key={row.path} {...row} arm={arm} baseline={baseline} />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  path: string;
  before: unknown;
  after: unknown;
  arm: Arm;
  baseline: Arm;
}

function Row({ path, before, after, arm, baseline }: RowProps) {
  const words = useWords();
  const { say } = words;
  const { change } = useStore();
  const field = fieldAt(FIELDS, path);
  const name = nameAt(path, field, words);
  const { letter } = arm;
  return (
    <li class="card__row">
      <span class="card__what">{name}</span>
      <span class="card__values">
        <s>{valueText(before, field, words)}</s> → <strong>{valueText(after, field, words)}</strong>
      </span>
      {path in arm.changes || path in baseline.changes ? (
        <button
          type="button"
          class="button button--small button--reset"
          aria-label={say(SCENARIO_WORDS.reset(name))}
          title={say(SCENARIO_WORDS.reset(name))}
          onClick={() => {
            change(SCENARIO_WORDS.resetIn(letter, name), (e) =>
              path in arm.changes && !(path in baseline.changes)
                ? resetValue(e, letter, path)
                : setValue(e, letter, path, before as never),
            );
            focusThen(() => document.getElementById(nameId(letter)));
          }}
        >
          ↺
        </button>
      ) : null}
    </li>
  );
}
