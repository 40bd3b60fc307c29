import { useState } from "preact/hooks";
import { FIELD } from "../text/components.ts";
import { asTyped, fromTyped, unitSign } from "./typed-number.ts";
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

/** A number that may be typed; what is no number, or outside the range, is kept and said in place. */
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
  const [low, high] = range;
  const isAllowed = (number: number) =>
    number >= low && number <= high && (!integer || Number.isInteger(number));
  const wrong =
    draft === null ? !isAllowed(value) : draft.finished && !isAllowed(fromTyped(draft.text, unit));
  const take = (text: string) => {
    const typed = fromTyped(text, unit);
    setDraft(isAllowed(typed) ? null : { text, finished: true });
    if (isAllowed(typed) && typed !== value) onChange(typed);
  };
  const error = `${id}-error`;
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
          aria-describedby={wrong ? error : undefined}
          value={draft?.text ?? asTyped(value, unit, words)}
          onInput={(event) => setDraft({ text: event.currentTarget.value, finished: false })}
          onChange={(event) => take(event.currentTarget.value)}
        />
        <span class="number-field__unit">{unitSign(unit, words)}</span>
      </span>
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
