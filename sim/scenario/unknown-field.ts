import type { Fields } from "./field.ts";
import type { Problem } from "./problems.ts";
import { didYouMean } from "./suggestions.ts";
import type { Text } from "./text.ts";
import { fieldAt, keysOfPath, leavesOf } from "./walk.ts";

/** Keys beyond these are not listed. */
const MOST_LISTED = 12;

/**
 * That there is no such field, with what may have been meant: a key beside it, one elsewhere, or any that is known
 * there.
 *
 * @param fields all that there are
 * @param known keys where it stands
 */
export function unknownField(fields: Fields, path: string, name: string, known: readonly string[]): Problem {
  return {
    path,
    expected: { en: "unknown field", fr: "champ inconnu" },
    suggestion: didYouMean(name, known) ?? elsewhere(fields, name) ?? listed(known),
  };
}

/** That a dotted path leads to no field; undefined if it does. */
export function unknownPath(fields: Fields, path: string): Problem | undefined {
  const keys = keysOfPath(path);
  const place = keys.findIndex((_, depth) => fieldAt(fields, keys.slice(0, depth + 1)) === undefined);
  if (place < 0) return undefined;
  const holder = place === 0 ? { fields } : fieldAt(fields, keys.slice(0, place));
  const known = holder !== undefined && "fields" in holder ? Object.keys(holder.fields) : [];
  return unknownField(fields, path, keys[place], known);
}

function listed(known: readonly string[]): Text | undefined {
  if (known.length === 0) return undefined;
  const some = known.slice(0, MOST_LISTED).join(", ") + (known.length > MOST_LISTED ? ", …" : "");
  return { en: `known here: ${some}`, fr: `connus ici : ${some}` };
}

/** A key that exists, but in another place; the shortest path is the usual place. */
function elsewhere(fields: Fields, key: string): Text | undefined {
  const paths = leavesOf(fields).map(([path]) => path);
  const [found] = paths
    .filter((path) => keysOfPath(path).at(-1) === key)
    .sort((a, b) => keysOfPath(a).length - keysOfPath(b).length);
  return found === undefined ? undefined : { en: `it belongs at ${found}`, fr: `sa place est ${found}` };
}
