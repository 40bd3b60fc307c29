import type { Text } from "../../sim/scenario/fields.ts";

/** The reader's language and number format. */
export interface Wording {
  say: (text: Text) => string;
  /** @param signed whether positive numbers carry a plus */
  number: (value: number, signed: boolean) => string;
}

/** “A”, “A and B”, “A, B and C”. */
export function listed(items: readonly string[], { say }: Wording): string {
  if (items.length < 2) return items.join("");
  const and = say({ en: " and ", fr: " et " });
  return `${items.slice(0, -1).join(", ")}${and}${items[items.length - 1]}`;
}
