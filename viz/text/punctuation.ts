import type { Text } from "../../sim/input/text.ts";

/** Between a name and what is said of it. */
export const COLON: Text = { en: ": ", fr: " : " };
/** Between parts that have commas of their own. */
export const SEMICOLON: Text = { en: "; ", fr: " ; " };
