import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { LeverField, LeverValue, Step } from "../../sim/scenario/field.ts";
import type { Problem } from "../../sim/scenario/problems.ts";
import { STEPS } from "../text/components.ts";
import { NumberField } from "./NumberField.tsx";
import { Problems } from "./Problems.tsx";
import { useWords } from "./use-words.ts";

type Course = "constant" | "steps" | "formula";
const COURSES: readonly Course[] = ["constant", "steps", "formula"];

interface Props {
  id: string;
  label: string;
  field: Pick<LeverField, "range" | "integer" | "unit" | "default">;
  value: LeverValue;
  /** Weeks of the scenario. */
  weeks: number;
  /** What a formula may name, beside week and consumers. */
  names: readonly string[];
  /** What is wrong with the value, as found where it is run. */
  problems: readonly Problem[];
  /** A preview of the course. */
  children?: ComponentChildren;
  onChange: (value: LeverValue) => void;
}

const courseOf = (value: LeverValue): Course =>
  typeof value === "number" ? "constant" : typeof value === "string" ? "formula" : "steps";

/** A lever's course over the weeks: a constant, steps, or a formula. */
export function StepsEditor(props: Props) {
  const { id, label, field, value, weeks, names, problems, children, onChange } = props;
  const { say, list, quantity } = useWords();
  const course = courseOf(value);
  // A formula has no single number; the last one that there was is nearer than the default.
  const last = useRef(field.default);
  const first = typeof value === "object" ? value[0]?.value : value;
  if (typeof first === "number") last.current = first;
  return (
    <div class="steps">
      <fieldset class="steps__courses">
        <legend>
          <span class="visually-hidden">{label} – </span>
          {say(STEPS.course)}
        </legend>
        {COURSES.map((one) => (
          <label key={one} class="steps__course">
            <input
              type="radio"
              name={`${id}-course`}
              checked={course === one}
              onChange={() => onChange(as(one, last.current, weeks))}
            />
            {say(STEPS[one])}
          </label>
        ))}
      </fieldset>
      {typeof value === "string" ? (
        <Formula
          key={value}
          id={id}
          names={list(names)}
          label={say(STEPS.written)}
          value={value}
          wrong={problems.length > 0}
          onChange={onChange}
        />
      ) : null}
      {typeof value === "object" ? (
        <>
          <StepRows id={id} field={field} steps={value} weeks={weeks} onChange={onChange} />
          <p class="steps__outside">{say(STEPS.outside(quantity(field.default, field.unit)))}</p>
        </>
      ) : null}
      <Problems title={label} problems={problems} />
      {children}
    </div>
  );
}

/** A number in another shape. */
function as(course: Course, number: number, weeks: number): LeverValue {
  if (course === "constant") return number;
  return course === "formula" ? String(number) : [{ from: 0, to: weeks, value: number }];
}

interface FormulaProps {
  id: string;
  label: string;
  /** What it may name, as a list. */
  names: string;
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
}

function Formula({ id, label, names, value, wrong, onChange }: FormulaProps) {
  const { say } = useWords();
  const [text, setText] = useState(value);
  return (
    <div class="steps__formula">
      <label for={`${id}-formula`}>{label}</label>
      <input
        id={`${id}-formula`}
        type="text"
        spellcheck={false}
        autoComplete="off"
        maxLength={256}
        value={text}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="hint">
        {say(STEPS.hint)}
      </p>
      <details class="hint">
        <summary>{say(STEPS.names)}</summary>
        {say(STEPS.nameList(names))}
      </details>
    </div>
  );
}

/** Begins another step where the last one ends, or in its middle where it lasts to the end. */
export function withOneMore(steps: readonly Step[], weeks: number, value: number): readonly Step[] {
  const last = steps.at(-1);
  if (last === undefined) return [{ from: 0, to: weeks, value }];
  const from = last.to < weeks ? last.to : Math.ceil((last.from + weeks) / 2);
  return [...steps.slice(0, -1), { ...last, to: from }, { from, to: weeks, value: last.value }];
}

interface RowsProps extends Pick<Props, "id" | "field" | "weeks"> {
  steps: readonly Step[];
  onChange: (steps: readonly Step[]) => void;
}

function StepRows({ id, field, steps, weeks, onChange }: RowsProps) {
  const { say } = useWords();
  const set = (at: number, part: Partial<Step>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...part } : step)));
  const week: readonly [number, number] = [0, weeks];
  const last = steps.at(-1);
  return (
    <>
      <ol class="steps__rows">
        {steps.map((step, at) => (
          <li key={`step ${at}`}>
            <fieldset>
              <legend>{say(STEPS.step(at + 1))}</legend>
              <NumberField
                id={`${id}-from-${at}`}
                label={say(STEPS.from)}
                value={step.from}
                range={week}
                integer
                unit=""
                onChange={(from) => set(at, { from })}
              />
              <NumberField
                id={`${id}-to-${at}`}
                label={say(STEPS.to)}
                value={step.to}
                range={week}
                integer
                unit=""
                onChange={(to) => set(at, { to })}
              />
              <NumberField
                id={`${id}-value-${at}`}
                label={say(STEPS.value)}
                value={step.value}
                range={field.range}
                integer={field.integer === true}
                unit={field.unit}
                onChange={(value) => set(at, { value })}
              />
              {steps.length > 1 ? (
                <button
                  type="button"
                  class="button button--small"
                  aria-label={say(STEPS.remove(at + 1))}
                  onClick={() => onChange(steps.filter((_, index) => index !== at))}
                >
                  ×
                </button>
              ) : null}
            </fieldset>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button button--small"
        disabled={last !== undefined && weeks - last.from < 2}
        onClick={() => onChange(withOneMore(steps, weeks, field.default))}
      >
        {say(STEPS.add)}
      </button>
    </>
  );
}
