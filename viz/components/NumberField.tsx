import { useState } from "preact/hooks";
import { FIELD, UNDERSTOOD } from "../text/components.ts";
import { asTyped, fromTyped, type Typed, unitSign } from "./typed-number.ts";
import { useWords } from "./use-words.ts";

interface Props {
  id: string;
  /** Read out, and shown unless `bare`. */
  label: string;
  /** Whether a label stands beside it already. */
  bare?: boolean;
  value: number;
  /** Least and greatest value, both allowed. */
  range: readonly [number, number];
  integer?: boolean;
  unit: string;
  onChange: (value: number) => void;
}

/**
 * A number that may be typed. What is no number, or outside the range, is kept and said in place; so is how a number was
 * understood that another language would read otherwise.
 */
export function NumberField({
  id,
  label,
  bare = false,
  value,
  range,
  integer = false,
  unit,
  onChange,
}: Props) {
  const words = useWords();
  // What is being typed survives a redraw, and is checked once it is finished.
  const [draft, setDraft] = useState<{ text: string; finished: boolean } | null>(null);
  const [last, setLast] = useState<Typed | undefined>(undefined);
  const [low, high] = range;
  const isAllowed = (number: number) =>
    number >= low && number <= high && (!integer || Number.isInteger(number));
  const typed = draft === null ? undefined : fromTyped(draft.text, unit, words.language);
  const isRight = typed !== undefined && isAllowed(typed.value);
  const wrong = draft === null ? !isAllowed(value) : draft.finished && !isRight;
  // A slider or an undone edit may have moved on since.
  const understood = draft === null ? (last?.value === value ? last : undefined) : wrong ? typed : undefined;
  const take = (text: string) => {
    const read = fromTyped(text, unit, words.language);
    const isTaken = read !== undefined && isAllowed(read.value);
    setDraft(isTaken ? null : { text, finished: true });
    setLast(isTaken ? read : undefined);
    if (isTaken && read.value !== value) onChange(read.value);
  };
  const shown = (number: number) => asTyped(number, unit, words);
  const error = `${id}-error`;
  const echo = `${id}-understood`;
  const isSaid = understood?.isToSay === true;
  const described = [...(wrong ? [error] : []), ...(isSaid ? [echo] : [])].join(" ");
  return (
    <span class="number-field">
      {bare ? null : <label for={id}>{label}</label>}
      <span class="number-field__box">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          size={7}
          aria-label={bare ? label : undefined}
          aria-invalid={wrong}
          aria-describedby={described === "" ? undefined : described}
          value={draft?.text ?? shown(value)}
          onInput={(event) => setDraft({ text: event.currentTarget.value, finished: false })}
          onChange={(event) => take(event.currentTarget.value)}
        />
        <span class="number-field__unit">{unitSign(unit, words)}</span>
      </span>
      {isSaid ? (
        <span class="field-understood" id={echo} role="status">
          {words.say(
            UNDERSTOOD(
              shown(understood.value),
              understood.other === undefined ? null : shown(understood.other),
            ),
          )}
        </span>
      ) : null}
      {wrong ? (
        <span class="field-error" id={error} role="alert">
          {words.say(
            FIELD.expected(
              words.quantity(low, unit),
              high >= 1e21 ? null : words.quantity(high, unit),
              integer,
            ),
          )}
        </span>
      ) : null}
    </span>
  );
}
