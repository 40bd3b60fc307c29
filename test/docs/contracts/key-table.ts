import type { Language } from "../../../sim/input/text.ts";
import { code, table } from "../markdown.ts";
import { heads } from "../words.ts";

/** Keys of a file with their meanings. */
export const keyTable = (
  meanings: Readonly<Record<string, string>>,
  language: Language,
  head: "key" | "column" | "reason" = "key",
) =>
  table(
    heads([head, "meaning"], language),
    Object.entries(meanings).map(([key, meaning]) => [code(key), meaning]),
  );
