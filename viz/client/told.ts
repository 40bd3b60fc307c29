import { SCENARIOS } from "../../sim/model/built-in.ts";
import { TOLD_KEYS } from "../declarations.ts";
import type { Told } from "../state/told.ts";

/** What the files of built-in scenarios tell; the page's build ships it as a part of its own. */
export const TOLD: Told = Object.fromEntries(
  [...SCENARIOS].map(([id, file]) => {
    const keys = TOLD_KEYS.filter((key) => Object.hasOwn(file as object, key));
    return [id, Object.fromEntries(keys.map((key) => [key, (file as Record<string, unknown>)[key]]))];
  }),
);
