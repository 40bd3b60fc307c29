import { isRecord } from "../record.ts";
import type { Text } from "../text.ts";
import { pathInside } from "../walk.ts";
import type { Shape, Walk } from "./shape.ts";

/** Far deeper than any real file; code that walks through data recurses as deep as the data. */
const DEEPEST = 100;

export const TOO_DEEP: Text = {
  en: `valid JSON, nested at most ${DEEPEST} deep`,
  fr: `du JSON valide, imbriqué sur ${DEEPEST} niveaux au plus`,
};

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Whether parsed JSON is nested too deeply. It goes level by level: recursion would overflow the stack. */
export function isDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEEPEST) return true;
    level = level.flatMap((outer) => Object.values(outer).filter(isNested));
  }
  return false;
}

/** An object of parsed JSON whose fields are checked elsewhere: not too deep, and without a key `__proto__`. */
export const PLAIN: Shape = {
  schema: () => ({ type: "object" }),
  accepts: isRecord,
  expected: { en: "an object", fr: "un objet" },
  inside: (value, path, walk) => {
    if (isDeep(value)) walk.tell(() => ({ path, expected: TOO_DEEP }));
    else tellProto(value as object, path, walk);
  },
};

/** No field is called `__proto__`, and careless code would change an object's prototype with it. */
function tellProto(value: object, path: string, walk: Walk): void {
  for (const [key, inner] of Object.entries(value)) {
    const at = pathInside(path, key);
    if (key === "__proto__")
      walk.tell(() => ({ path: at, expected: { en: "unknown key", fr: "clé inconnue" } }));
    else if (isNested(inner)) tellProto(inner, at, walk);
  }
}
