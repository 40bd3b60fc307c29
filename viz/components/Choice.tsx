import type { ComponentChildren } from "preact";

interface Option {
  id: string;
  text: string;
}

interface Props {
  id: string;
  label: string;
  value: string;
  options: readonly Option[];
  /** More options, under a heading of their own. */
  more?: { label: string; options: readonly Option[] };
  children?: ComponentChildren;
  onChange: (option: string) => void;
}

/** One of a few options. */
export function Choice({ id, label, value, options, more, children, onChange }: Props) {
  const shown = (option: Option) => (
    <option key={option.id} value={option.id} selected={option.id === value}>
      {option.text}
    </option>
  );
  return (
    <div class="choice">
      <div class="choice__name">
        <label for={id}>{label}</label>
        {children}
      </div>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(shown)}
        {more === undefined ? null : <optgroup label={more.label}>{more.options.map(shown)}</optgroup>}
      </select>
    </div>
  );
}
