import type { ComponentChildren } from "preact";

interface Props {
  id: string;
  label: string;
  value: boolean;
  children?: ComponentChildren;
  onChange: (value: boolean) => void;
}

/** On or off. */
export function Flag({ id, label, value, children, onChange }: Props) {
  return (
    <div class="flag">
      <input
        id={id}
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}
