import { useMemo, useState } from "preact/hooks";
import { Flag } from "../components/Flag.tsx";
import { focusInBox } from "../components/focus.ts";
import { useWords } from "../components/use-words.ts";
import { Control } from "../controls/Control.tsx";
import { Follows } from "../controls/Follows.tsx";
import { featured } from "../controls/featured.ts";
import {
  finds,
  leverSections,
  operationLeverSections,
  type Place,
  recordIds,
} from "../controls/field-sections.ts";
import { FORMULA_NAMES } from "../declarations.ts";
import { resetValue, setValue, valueAt } from "../state/edits.ts";
import type { Arm, Letter } from "../state/experiment.ts";
import { sourceIn } from "../state/told.ts";
import { useStore } from "../store/context.ts";
import type { DeferringStore } from "../store/deferred.ts";
import { CONTROL } from "../text/controls.ts";
import { nameOfId } from "../text/ids.ts";
import { CHANGE, LEVERS } from "../text/levers.ts";
import { nameAt, valueText } from "../text/values.ts";
import { useFormulaCourse } from "./formula-course.ts";
import { useNarrow } from "./narrow.ts";
import { problemsAt } from "./problems.ts";

interface Props {
  edited: Letter;
  onEdit: (letter: Letter) => void;
  store: DeferringStore;
}

const SECTIONS = leverSections();

/** What one could decide: a few levers in view, all of them below. */
export function Levers({ edited, onEdit, store }: Props) {
  const words = useWords();
  const { say, language } = words;
  const { experiment, canUndo } = useStore();
  const [search, setSearch] = useState("");
  const [showsAll, setShowsAll] = useState(false);
  const isNarrow = useNarrow();
  const { arms, pair } = experiment.value;
  const arm = arms.find(({ letter }) => letter === edited) ?? arms[1];
  // Chosen again for other scenarios, not while one is being set, so that no slider moves away while it is dragged.
  const chosen = JSON.stringify(canUndo.value ? [pair, arms.map(({ base }) => base)] : arms);
  const few = useMemo(() => featured(SECTIONS, arms), [chosen]);
  const differs = few.find(({ path }) => path in arms[1].changes);
  const invited = canUndo.value ? undefined : differs?.path;
  const first = isNarrow ? [differs ?? few[0]] : few;
  // A hundred controls: none is made before somebody looks.
  const rest = (showsAll ? SECTIONS : [])
    .map((section) => ({
      ...section,
      places: section.places.filter((place) =>
        search === "" ? !first.includes(place) : finds(search, place, language),
      ),
    }))
    .filter(({ places }) => places.length > 0);
  const whenToRun = <WhenToRun store={store} />;
  return (
    <section class={`levers panel letter--${arm.letter}`} aria-labelledby="levers-title">
      <h2 id="levers-title">{say(LEVERS.title)}</h2>
      <p class="panel__intro">{say(LEVERS.intro)}</p>
      <fieldset class="letters">
        <legend>{say(LEVERS.editing)}</legend>
        {arms.map(({ letter }) => (
          <label key={letter} class={`letters__one letter--${letter}`}>
            <input
              type="radio"
              name="edited"
              checked={arm.letter === letter}
              onChange={() => onEdit(letter)}
            />
            <span>
              {letter}
              {letter === "A" ? ` (${say(LEVERS.baseline)})` : ""}
            </span>
          </label>
        ))}
      </fieldset>
      {first.map((place) => (
        <Lever key={place.path} place={place} arm={arm} invited={place.path === invited} />
      ))}
      {isNarrow ? null : whenToRun}
      <details class="more" onToggle={(event) => setShowsAll(event.currentTarget.open)}>
        <summary>{say(LEVERS.all)}</summary>
        {isNarrow ? whenToRun : null}
        <label class="search">
          {say(LEVERS.search)}
          <input type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        </label>
        {showsAll && rest.length === 0 ? <p>{say(LEVERS.nothing)}</p> : null}
        {rest.map(({ id, title, places }) => (
          <section key={id} class="more__group">
            <h3>{say(title)}</h3>
            {places
              .filter((place) => !first.includes(place))
              .map((place) => (
                <Lever key={place.path} place={place} arm={arm} />
              ))}
          </section>
        ))}
        {showsAll && search === "" ? <OperationLevers arm={arm} /> : null}
        <p class="hint more__group">{say(LEVERS.inFile)}</p>
      </details>
    </section>
  );
}

/** Whether a change runs at once or waits for a button. */
function WhenToRun({ store }: { store: DeferringStore }) {
  const { say, count } = useWords();
  const { isDeferring, deferred, runDeferred } = store;
  return (
    <div class="when-to-run">
      <Flag
        id="defer"
        label={say(LEVERS.defer)}
        value={isDeferring.value}
        onChange={(on) => {
          if (!on) runDeferred();
          isDeferring.value = on;
        }}
      />
      {isDeferring.value ? (
        <button
          type="button"
          class="button button--strong"
          disabled={deferred.value === 0}
          onClick={runDeferred}
        >
          {say(LEVERS.run(count(deferred.value, CHANGE)))}
        </button>
      ) : null}
    </div>
  );
}

interface LeverProps {
  place: Place;
  arm: Arm;
  invited?: boolean;
}

/** One lever of one scenario, with what the baseline has. */
function Lever({ place: { path, field }, arm, invited = false }: LeverProps) {
  const words = useWords();
  const { say } = words;
  const { experiment, told, problems, change } = useStore();
  const courseOf = useFormulaCourse(arm);
  const [baseline] = experiment.value.arms;
  const name = nameAt(path, field, words);
  const what = LEVERS.moved(arm.letter, name);
  return (
    <div class={invited ? "lever-box lever-box--invited" : "lever-box"}>
      {invited ? <p class="lever-box__try">{say(LEVERS.tryMe)}</p> : null}
      <Control
        path={path}
        field={field}
        value={valueAt(arm, path)}
        baseline={
          arm.letter === baseline.letter
            ? undefined
            : { letter: baseline.letter, value: valueAt(baseline, path) }
        }
        source={sourceIn(arm.base, path, told.value)}
        weeks={Number(valueAt(arm, "horizonWeeks"))}
        formulaNames={FORMULA_NAMES}
        courseOf={courseOf}
        problems={problemsAt(problems.value, arm.letter, path)}
        onChange={(value) => change(what, (e) => setValue(e, arm.letter, path, value))}
      />
      {path in arm.changes ? (
        <button
          type="button"
          class="button button--small button--reset"
          aria-label={say(CONTROL.reset(name))}
          title={say(CONTROL.reset(name))}
          onClick={({ currentTarget }) => {
            change(what, (e) => resetValue(e, arm.letter, path));
            focusInBox(currentTarget);
          }}
        >
          ↺
        </button>
      ) : null}
    </div>
  );
}

/** Levers that an operation has for itself; others follow the whole scenario. */
function OperationLevers({ arm }: { arm: Arm }) {
  const words = useWords();
  const { say } = words;
  const { change } = useStore();
  const [opened, setOpened] = useState<readonly string[]>([]);
  return (
    <>
      {recordIds(arm, "operations").map((operation) => (
        <details
          key={operation}
          class="more__operation"
          onToggle={({ currentTarget: { open } }) =>
            setOpened((others) => [
              ...others.filter((one) => one !== operation),
              ...(open ? [operation] : []),
            ])
          }
        >
          <summary>{say(LEVERS.onlyIn(say(nameOfId(operation))))}</summary>
          <p class="hint">{say(LEVERS.separately)}</p>
          {(opened.includes(operation) ? operationLeverSections(operation) : []).map(
            ({ id, title, places }) => (
              <section key={id} class="more__group">
                <h4>{say(title)}</h4>
                {places.map((place) => {
                  const { path, field } = place;
                  if (valueAt(arm, path) !== null) return <Lever key={path} place={place} arm={arm} />;
                  const everywhere = valueAt(arm, path.slice(`operations.${operation}.`.length));
                  const name = nameAt(path, field, words);
                  return (
                    <Follows
                      key={path}
                      name={name}
                      everywhere={valueText(everywhere, field, words)}
                      onSetSeparately={() =>
                        change(LEVERS.moved(arm.letter, name), (e) =>
                          setValue(e, arm.letter, path, everywhere as never),
                        )
                      }
                    />
                  );
                })}
              </section>
            ),
          )}
        </details>
      ))}
    </>
  );
}
