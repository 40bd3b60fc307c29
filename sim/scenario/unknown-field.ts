import { keysOfPath } from "../input/paths.ts";
import type { Problem } from "../input/problems.ts";
import { refusal } from "../input/shape.ts";
import { didYouMean } from "../input/suggestions.ts";
import type { Text } from "../input/text.ts";
import { ID } from "../input/values.ts";
import type { Fields } from "./field.ts";
import { fieldAt, leavesOf } from "./walk.ts";

/** Keys beyond these are not listed. */
const MOST_LISTED = 12;

/**
 * The problem of an unknown field. It suggests a similar key in the same place, the same key in another place, or lists
 * the keys that are known there.
 *
 * @param fields all fields
 * @param known valid keys in that place
 */
export function unknownField(fields: Fields, path: string, name: string, known: readonly string[]): Problem {
  return {
    path,
    expected: { en: "unknown field", fr: "champ inconnu" },
    suggestion:
      nested(fields, path, name) ?? didYouMean(name, known) ?? elsewhere(fields, path, name) ?? listed(known),
  };
}

/** How a file writes a field that is named there as on a command line, by one key with points. */
function nested(fields: Fields, path: string, name: string): Text | undefined {
  const keys = name.split(".");
  if (keys.length < 2 || fieldAt(fields, path) === undefined) return undefined;
  const written = keys.reduceRight((inside, key) => `{"${key}": ${inside}}`, "…").slice(1, -1);
  return { en: `in a file, write ${written}`, fr: `dans un fichier, écrivez ${written}` };
}

/** The problem of a dotted path that leads to no field; undefined if it leads to one. */
export function unknownPath(fields: Fields, path: string): Problem | undefined {
  const keys = keysOfPath(path);
  const place = keys.findIndex((_, depth) => fieldAt(fields, keys.slice(0, depth + 1)) === undefined);
  if (place < 0) return undefined;
  const holder = place === 0 ? { fields } : fieldAt(fields, keys.slice(0, place));
  if (holder !== undefined && "kind" in holder && holder.kind === "records")
    return refusal(ID, keys[place], keys.slice(0, place + 1).join("."));
  const known = holder !== undefined && "fields" in holder ? Object.keys(holder.fields) : [];
  return unknownField(fields, path, keys[place], known);
}

function listed(known: readonly string[]): Text | undefined {
  if (known.length === 0) return undefined;
  const some = known.slice(0, MOST_LISTED).join(", ") + (known.length > MOST_LISTED ? ", …" : "");
  return { en: `known here: ${some}`, fr: `connus ici : ${some}` };
}

/** Where else the key exists: in the same entry, such as an operation, or where the path is the shortest. */
function elsewhere(fields: Fields, path: string, key: string): Text | undefined {
  const [group, id] = keysOfPath(path);
  const entry = `${group}.${id}.`;
  const places = leavesOf(fields)
    .map(([place]) => place.replace(`${group}.<id>.`, entry))
    .filter((place) => keysOfPath(place).at(-1) === key);
  const inEntry = places.filter((place) => place.startsWith(entry));
  const [found] = (inEntry.length > 0 ? inEntry : places).sort(
    (a, b) => keysOfPath(a).length - keysOfPath(b).length,
  );
  return found === undefined ? undefined : { en: `it belongs at ${found}`, fr: `sa place est ${found}` };
}
