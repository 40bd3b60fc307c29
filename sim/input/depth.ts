import { DEEPEST, pathInside } from "./paths.ts";
import { isRecord } from "./record.ts";
import type { Shape, Walk } from "./shape.ts";
import { plainInstead } from "./suggestions.ts";
import type { Text } from "./text.ts";

export const TOO_DEEP: Text = {
  en: `valid JSON, nested at most ${DEEPEST} deep`,
  fr: `du JSON valide, imbriqué sur ${DEEPEST} niveaux au plus`,
};

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The lists and objects right inside another one. A list may have a million numbers, for which no keys are made. */
const nestedIn = (outer: object): object[] =>
  (Array.isArray(outer) ? outer : Object.values(outer)).filter(isNested);

/** Whether parsed JSON is nested too deeply. Goes level by level, because recursion could overflow the stack. */
function isDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEEPEST) return true;
    level = level.flatMap(nestedIn);
  }
  return false;
}

/** An object of parsed JSON whose fields are checked elsewhere: not too deep, and without a key `__proto__`. */
export const PLAIN: Shape = {
  schema: () => ({ type: "object" }),
  accepts: isRecord,
  expected: { en: "an object", fr: "un objet" },
  suggestion: plainInstead,
  inside: (value, path, walk) => {
    if (isDeep(value)) walk.report(() => ({ path, expected: TOO_DEEP }));
    else reportProto(value as object, path, walk);
  },
};

/** Reports keys named `__proto__`: no field has this name, and careless code would change an object's prototype. */
function reportProto(value: object, path: string, walk: Walk): void {
  if (Array.isArray(value) && nestedIn(value).length === 0) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = pathInside(path, key);
    if (key === "__proto__")
      walk.report(() => ({ path: at, expected: { en: "unknown key", fr: "clé inconnue" } }));
    else if (isNested(inner)) reportProto(inner, at, walk);
  }
}
