import { useState } from "preact/hooks";
import { focusInBox } from "../components/focus.ts";
import { useWords } from "../components/use-words.ts";
import { Control } from "../controls/Control.tsx";
import { Follows } from "../controls/Follows.tsx";
import {
  assumptionSections,
  type FieldSection,
  finds,
  type Place,
  recordIds,
} from "../controls/field-sections.ts";
import { FORMULA_NAMES } from "../declarations.ts";
import { resetValue, same, setEverywhere, valueAt } from "../state/edits.ts";
import type { Value } from "../state/experiment.ts";
import { sourceIn } from "../state/told.ts";
import { useStore } from "../store/context.ts";
import { CONTROL } from "../text/controls.ts";
import { ASSUMPTIONS, LEVERS } from "../text/levers.ts";
import { nameAt, valueText } from "../text/values.ts";
import { useFormulaCourse } from "./formula-course.ts";
import { problemsAt } from "./problems.ts";

/** Beliefs about people and the world, apart from what one decides; they hold in every scenario. */
export function Assumptions() {
  const { say, language, number, count } = useWords();
  const { experiment } = useStore();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const [baseline] = experiment.value.arms;
  const isChanged = ({ path }: Place) => experiment.value.arms.some(({ changes }) => path in changes);
  // Hundreds of controls: none is made before somebody looks.
  const sections = isOpen ? assumptionSections(baseline) : [];
  const found = sections
    .map((section) => ({
      ...section,
      places: section.places.filter((place) => search === "" || finds(search, place, language)),
    }))
    .filter(({ places }) => places.length > 0);
  const places = found.reduce((sum, section) => sum + section.places.length, 0);
  return (
    <section class="assumptions panel" aria-labelledby="assumptions-title">
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id="assumptions-title">{say(ASSUMPTIONS.title)}</h2>
        </summary>
        <p class="panel__intro">{say(ASSUMPTIONS.intro)}</p>
        {isOpen ? (
          <>
            <label class="search">
              {say(ASSUMPTIONS.search)}
              <input type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
            </label>
            <p class="hint" role="status">
              {places === 0
                ? say(ASSUMPTIONS.nothing)
                : search === ""
                  ? say(ASSUMPTIONS.all(number(places)))
                  : count(places, ASSUMPTIONS.found)}
            </p>
            {found.map((section) => (
              <Group
                key={section.id}
                section={section}
                opened={search !== "" && places <= MOST_OPENED}
                changed={section.places.filter(isChanged).length}
              />
            ))}
            <p class="hint more__group">{say(LEVERS.inFile)}</p>
          </>
        ) : null}
      </details>
    </section>
  );
}

/** A search that finds no more than this opens what it found. */
const MOST_OPENED = 40;

function Group({ section, opened, changed }: { section: FieldSection; opened: boolean; changed: number }) {
  const { say, count } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shows = isOpen || opened;
  return (
    <details class="more__group" open={shows} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{say(section.title)}</h3>
        {changed > 0 ? <span class="hint">{count(changed, ASSUMPTIONS.changed)}</span> : null}
      </summary>
      {shows ? section.places.map((place) => <Assumption key={place.path} place={place} />) : null}
    </details>
  );
}

function Assumption({ place: { path, field } }: { place: Place }) {
  const words = useWords();
  const { say } = words;
  const { experiment, told, problems, change } = useStore();
  const courseOf = useFormulaCourse(experiment.value.arms[0]);
  const { arms } = experiment.value;
  const [baseline] = arms;
  const values = arms.map((arm) => valueAt(arm, path));
  const name = nameAt(path, field, words);
  const what = ASSUMPTIONS.moved(name);
  const differs = values.some((value) => !same(value, values[0]));
  const set = (value: Value) => change(what, (e) => setEverywhere(e, path, value));
  const everywhere = valueAt(baseline, path.replace(/^operations\.[^.]+\./, ""));
  return (
    <div class="lever-box">
      {field.kind === "override" && values[0] === null ? (
        <Follows
          name={name}
          everywhere={valueText(everywhere, field, words)}
          onSetSeparately={() => set(everywhere as Value)}
        />
      ) : (
        <Control
          path={path}
          field={field}
          value={values[0]}
          ids={recordIds(baseline, "operations").filter((id) => !path.startsWith(`operations.${id}.`))}
          source={sourceIn(baseline.base, path, told.value)}
          weeks={Number(valueAt(baseline, "horizonWeeks"))}
          formulaNames={FORMULA_NAMES}
          courseOf={courseOf}
          problems={problemsAt(problems.value, baseline.letter, path)}
          onChange={set}
        />
      )}
      {differs ? (
        <p class="hint">
          {say(
            ASSUMPTIONS.differs(
              arms.map(({ letter }, at) => `${letter} ${valueText(values[at], field, words)}`).join(", "),
            ),
          )}
        </p>
      ) : null}
      {arms.some(({ changes }) => path in changes) ? (
        <button
          type="button"
          class="button button--small button--reset"
          aria-label={say(CONTROL.reset(name))}
          title={say(CONTROL.reset(name))}
          onClick={({ currentTarget }) => {
            change(what, (e) => e.arms.reduce((edited, { letter }) => resetValue(edited, letter, path), e));
            focusInBox(currentTarget);
          }}
        >
          ↺
        </button>
      ) : null}
    </div>
  );
}
