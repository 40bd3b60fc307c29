import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Problem } from "../../sim/input/problems.ts";
import { isRecord } from "../../sim/input/record.ts";
import type { NumberField as Declared, Leaf, LeverField, LeverValue } from "../../sim/scenario/field.ts";
import { optionText } from "../../sim/scenario/option-texts.ts";
import type { SourceEntry } from "../../sim/scenario/source-entries.ts";
import { valuesOfPeriods } from "../charts/lever-course/data.ts";
import { Choice } from "../components/Choice.tsx";
import { CoursePreview, FormulaPreview } from "../components/CoursePreview.tsx";
import { Flag } from "../components/Flag.tsx";
import { Help } from "../components/Help.tsx";
import { LeverCourseEditor } from "../components/LeverCourseEditor.tsx";
import { NumberField } from "../components/NumberField.tsx";
import { type Ghost, Slider } from "../components/Slider.tsx";
import { useWords } from "../components/use-words.ts";
import type { Value } from "../state/experiment.ts";
import { COURSE } from "../text/components.ts";
import { CONTROL } from "../text/controls.ts";
import { nameOfId } from "../text/ids.ts";
import { nameAt, valueText } from "../text/values.ts";
import { sliderOf } from "./scale.ts";

export interface ControlProps {
  path: string;
  field: Leaf;
  value: unknown;
  /** The baseline's letter and value, where another scenario is being set. */
  baseline?: { letter: string; value: unknown } | undefined;
  /** Ids that a field may name, for fields that name another thing of the scenario. */
  ids?: readonly string[];
  /** On what the value rests that the scenario starts from, where its file says so. */
  source?: SourceEntry | undefined;
  weeks: number;
  /** What formulas may name. */
  formulaNames: readonly string[];
  /** What a formula comes to in every week. */
  courseOf: (formula: string) => Promise<readonly number[]>;
  /** Those of this field. */
  problems: readonly Problem[];
  onChange: (value: Value) => void;
}

/** A stranger's base may hold anything; the core says what is wrong with it. */
const isListOfRecords = (value: unknown) => Array.isArray(value) && value.every(isRecord);

/** The control that a declared field asks for. */
export function Control(props: ControlProps) {
  const { field, path, value, ids = [], onChange } = props;
  const words = useWords();
  const { id, name, help } = useNaming(props);
  switch (field.kind) {
    case "lever":
      return typeof value === "number" || typeof value === "string" || isListOfRecords(value) ? (
        <LeverControl {...props} field={field} value={value as LeverValue} />
      ) : null;
    case "number":
      return <NumberControl {...props} field={field} value={Number(value)} />;
    case "flag":
      return (
        <Flag id={id} label={name} value={value === true} onChange={onChange}>
          {help}
        </Flag>
      );
    case "choice":
      return (
        <Choice
          id={id}
          label={name}
          value={String(value)}
          options={field.options.map((option) => ({ id: option, text: words.say(optionText(option)) }))}
          onChange={onChange}
        >
          {help}
        </Choice>
      );
    case "id": {
      const none = { id: "", text: valueText("", field, words) };
      const options = [none, ...ids.map((one) => ({ id: one, text: words.say(nameOfId(one)) }))];
      return (
        <Choice id={id} label={name} value={String(value)} options={options} onChange={onChange}>
          {help}
        </Choice>
      );
    }
    case "override":
      return value === null ? null : <Control {...props} field={field.of} path={path} />;
    default:
      return null;
  }
}

/** What a control is called, by eye and by id, and its help. */
function useNaming({ path, field, source }: ControlProps): {
  id: string;
  name: string;
  help: ComponentChildren;
} {
  const words = useWords();
  const name = nameAt(path, field, words);
  const usually = "default" in field ? valueText(field.default, field, words) : "";
  return {
    id: path.replace(/\./g, "-"),
    name,
    help: <Help name={name} path={path} field={field} usually={usually} source={source} />,
  };
}

interface NumberProps extends ControlProps {
  field: Declared | LeverField;
  value: number;
  /** Beside the name. */
  more?: ComponentChildren;
}

function NumberControl(props: NumberProps) {
  const { path, field, value, baseline, more, onChange } = props;
  const { id, name, help } = useNaming(props);
  const ghost = ghostOf(baseline);
  const slider = sliderOf(field, [value, ...(ghost ? [ghost.value] : [])]);
  const shared = { id, label: name, value, unit: field.unit, range: field.range, onChange };
  const integer = field.integer === true;
  if (slider === null)
    return (
      <div class="plain-number">
        <NumberField {...shared} integer={integer} />
        {more}
        {help}
      </div>
    );
  return (
    <Slider path={path} {...shared} {...slider} integer={integer} ghost={ghost}>
      {more}
      {help}
    </Slider>
  );
}

function LeverControl(props: ControlProps & { field: LeverField; value: LeverValue }) {
  const { field, value, weeks, formulaNames, courseOf, problems, onChange } = props;
  const words = useWords();
  const { id, name, help } = useNaming(props);
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked || problems.length > 0;
  const numbers = typeof value === "object" ? value.map((period) => period.value) : [];
  const ends = sliderOf(field, numbers)?.ends ?? field.range;
  const preview = { unit: field.unit, ends, label: words.say(CONTROL.preview(name)) };
  const course = (
    <button
      type="button"
      class="lever__time"
      aria-expanded={isOpen}
      aria-label={words.say(CONTROL.overTime(name))}
      title={words.say(COURSE.title)}
      onClick={() => setAsked(!isAsked)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M1 12H5V7H10V3H15" />
      </svg>
    </button>
  );
  return (
    <div class="lever">
      {typeof value === "number" ? (
        <NumberControl {...props} field={field} value={value} more={course} />
      ) : (
        <div class="slider__name">
          <span>{name}</span>
          {course}
          {help}
          <span class="lever__course">{valueText(value, field, words)}</span>
        </div>
      )}
      {isOpen ? (
        <LeverCourseEditor
          id={`${id}-course`}
          label={name}
          field={field}
          value={value}
          weeks={weeks}
          names={formulaNames}
          problems={problems}
          onChange={onChange}
        >
          {typeof value === "object" ? (
            <CoursePreview values={valuesOfPeriods(value, weeks, field.default)} {...preview} />
          ) : null}
          {typeof value === "string" && problems.length === 0 ? (
            <FormulaPreview
              formula={value}
              courseOf={courseOf}
              note={asksForTotals(value, formulaNames) ? words.say(CONTROL.previewNote) : undefined}
              {...preview}
            />
          ) : null}
        </LeverCourseEditor>
      ) : null}
    </div>
  );
}

/** Whether a formula names anything that only a run can tell. */
const asksForTotals = (formula: string, names: readonly string[]): boolean =>
  names.some((name) => !["week", "consumers"].includes(name) && new RegExp(`\\b${name}\\b`).test(formula));

/** A tick needs a number; where the baseline changes over time there is none. */
function ghostOf(baseline: ControlProps["baseline"]): Ghost | undefined {
  if (typeof baseline?.value !== "number") return undefined;
  return { letter: baseline.letter, value: baseline.value };
}
