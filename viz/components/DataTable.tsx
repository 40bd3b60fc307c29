import type { Table } from "../charts/shared/table.ts";

interface Props {
  table: Table;
  caption: string;
  /** What a button in the first cell of a row does, and what it is called. */
  onRow?: { label: (value: string | number) => string; act: (value: string | number) => void } | undefined;
}

/** A table that scrolls sideways where it is wider than its place. */
export function DataTable({ table: { header, rows }, caption, onRow }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="data" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {header.map((name, at) => (
              <th key={`${at} ${name}`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], row) => (
            <tr key={`row ${row}`}>
              <th scope="row">
                {onRow === undefined || first.value === null ? (
                  first.text
                ) : (
                  <button
                    type="button"
                    class="data__row"
                    aria-label={onRow.label(first.value)}
                    onClick={() => onRow.act(first.value ?? "")}
                  >
                    {first.text}
                  </button>
                )}
              </th>
              {others.map(({ text, value }, at) => (
                <td key={`cell ${at}`} class={typeof value === "string" ? "data__text" : "data__number"}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
