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
  children?: ComponentChildren;
  onChange: (option: string) => void;
}

/** One of a few options. */
export function Choice({ id, label, value, options, children, onChange }: Props) {
  return (
    <div class="choice">
      <div class="choice__name">
        <label for={id}>{label}</label>
        {children}
      </div>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id} selected={option.id === value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
