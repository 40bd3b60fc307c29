import { isRecord } from "../record.ts";
import type { Text } from "../text.ts";
import { below, type Shape, type Walk } from "./shape.ts";

/** Nothing that is meant comes near it, and what walks through data goes down as deep as they do. */
const DEEPEST = 100;

export const TOO_DEEP: Text = {
  en: `valid JSON, its brackets at most ${DEEPEST} deep in each other`,
  fr: `JSON trop profond : au plus ${DEEPEST} niveaux de crochets et d’accolades`,
};

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/**
 * Whether parsed JSON is nested deeper than anything may be. Level by level: whatever called itself would not come
 * back from the depths that it is to find.
 */
export function isDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEEPEST) return true;
    level = level.flatMap((outer) => Object.values(outer).filter(isNested));
  }
  return false;
}

/** An object of parsed JSON that is looked at elsewhere: whatever it holds, nothing reaches beyond it. */
export const PLAIN: Shape = {
  schema: () => ({ type: "object" }),
  accepts: isRecord,
  expected: { en: "an object", fr: "un objet" },
  inside: (value, path, walk) => {
    if (isDeep(value)) walk.tell(() => ({ path, expected: TOO_DEEP }));
    else tellTricks(value as object, path, walk);
  },
};

/** A key `__proto__` is none of a scenario's, and might be taken for another object's. */
function tellTricks(value: object, path: string, walk: Walk): void {
  for (const [key, inner] of Object.entries(value)) {
    if (!isNested(inner) && key !== "__proto__") continue;
    if (key === "__proto__")
      walk.tell(() => ({ path: below(path, key), expected: { en: "unknown key", fr: "clé inconnue" } }));
    else tellTricks(inner as object, below(path, key), walk);
  }
}
