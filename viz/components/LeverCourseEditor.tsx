import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Problem } from "../../sim/input/problems.ts";
import type { LeverField, LeverValue, Period } from "../../sim/scenario/field.ts";
import { LONGEST_TYPED } from "../state/edits.ts";
import { COURSE } from "../text/components.ts";
import { NumberField } from "./NumberField.tsx";
import { Problems } from "./Problems.tsx";
import { useWords } from "./use-words.ts";

type CourseKind = "constant" | "periods" | "formula";
const KINDS: readonly CourseKind[] = ["constant", "periods", "formula"];

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

const kindOf = (value: LeverValue): CourseKind =>
  typeof value === "number" ? "constant" : typeof value === "string" ? "formula" : "periods";

/** A lever's course over the weeks: a constant, periods, or a formula. */
export function LeverCourseEditor(props: Props) {
  const { id, label, field, value, weeks, names, problems, children, onChange } = props;
  const { say, list, quantity } = useWords();
  const kind = kindOf(value);
  // A formula has no single number; the last one that there was is nearer than the default.
  const last = useRef(field.default);
  const first = typeof value === "object" ? value[0]?.value : value;
  if (typeof first === "number") last.current = first;
  return (
    <div class="lever-course">
      <fieldset class="lever-course__kinds">
        <legend>
          <span class="visually-hidden">{label} – </span>
          {say(COURSE.title)}
        </legend>
        {KINDS.map((one) => (
          <label key={one} class="lever-course__kind">
            <input
              type="radio"
              name={`${id}-course`}
              checked={kind === one}
              onChange={() => onChange(ofKind(one, last.current, weeks))}
            />
            {say(COURSE[one])}
          </label>
        ))}
      </fieldset>
      {typeof value === "string" ? (
        <Formula
          key={value}
          id={id}
          names={list(names)}
          label={say(COURSE.written)}
          value={value}
          wrong={problems.length > 0}
          onChange={onChange}
        />
      ) : null}
      {typeof value === "object" ? (
        <>
          <PeriodRows id={id} field={field} periods={value} weeks={weeks} onChange={onChange} />
          <p class="lever-course__outside">{say(COURSE.outside(quantity(field.default, field.unit)))}</p>
        </>
      ) : null}
      <Problems title={label} problems={problems} />
      {children}
    </div>
  );
}

/** A number as a course of that kind. */
function ofKind(kind: CourseKind, number: number, weeks: number): LeverValue {
  if (kind === "constant") return number;
  return kind === "formula" ? String(number) : [{ from: 0, to: weeks, value: number }];
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
    <div class="lever-course__formula">
      <label for={`${id}-formula`}>{label}</label>
      <input
        id={`${id}-formula`}
        type="text"
        spellcheck={false}
        autoComplete="off"
        maxLength={LONGEST_TYPED}
        value={text}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="hint">
        {say(COURSE.hint)}
      </p>
      <details class="hint">
        <summary>{say(COURSE.names)}</summary>
        {say(COURSE.nameList(names))}
      </details>
    </div>
  );
}

/** Begins another period where the last one ends, or in its middle where it lasts to the end. */
export function withAnotherPeriod(
  periods: readonly Period[],
  weeks: number,
  value: number,
): readonly Period[] {
  const last = periods.at(-1);
  if (last === undefined) return [{ from: 0, to: weeks, value }];
  const from = last.to < weeks ? last.to : Math.ceil((last.from + weeks) / 2);
  return [...periods.slice(0, -1), { ...last, to: from }, { from, to: weeks, value: last.value }];
}

interface RowsProps extends Pick<Props, "id" | "field" | "weeks"> {
  periods: readonly Period[];
  onChange: (periods: readonly Period[]) => void;
}

function PeriodRows({ id, field, periods, weeks, onChange }: RowsProps) {
  const { say } = useWords();
  const set = (at: number, part: Partial<Period>) =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...part } : period)));
  const week: readonly [number, number] = [0, weeks];
  const last = periods.at(-1);
  return (
    <>
      <ol class="lever-course__periods">
        {periods.map((period, at) => (
          <li key={`period ${at}`}>
            <fieldset>
              <legend>{say(COURSE.period(at + 1))}</legend>
              <NumberField
                id={`${id}-from-${at}`}
                label={say(COURSE.from)}
                value={period.from}
                range={week}
                integer
                unit=""
                onChange={(from) => set(at, { from })}
              />
              <NumberField
                id={`${id}-to-${at}`}
                label={say(COURSE.to)}
                value={period.to}
                range={week}
                integer
                unit=""
                onChange={(to) => set(at, { to })}
              />
              <NumberField
                id={`${id}-value-${at}`}
                label={say(COURSE.value)}
                value={period.value}
                range={field.range}
                integer={field.integer === true}
                unit={field.unit}
                onChange={(value) => set(at, { value })}
              />
              {periods.length > 1 ? (
                <button
                  type="button"
                  class="button button--small"
                  aria-label={say(COURSE.remove(at + 1))}
                  onClick={() => onChange(periods.filter((_, index) => index !== at))}
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
        onClick={() => onChange(withAnotherPeriod(periods, weeks, field.default))}
      >
        {say(COURSE.add)}
      </button>
    </>
  );
}
