import { keysOfPath, type Path } from "../input/paths.ts";
import type { Status } from "./field.ts";
import type { SourceEntry } from "./source-entries.ts";

/** Which source speaks of a path, and what kind it is: small, since the page asks too. */

/** How well a path with stars fits another at or below it: the number of its keys, or of keys that are no stars; -1 if not. */
function keysMatched(pattern: string, path: Path): number {
  const [keys, own] = [keysOfPath(pattern), keysOfPath(path)];
  const fits = keys.length <= own.length && keys.every((key, at) => key === "*" || key === own[at]);
  return fits ? 2 * keys.length - keys.filter((key) => key === "*").length : -1;
}

export const covers = (pattern: string, path: Path): boolean => keysMatched(pattern, path) >= 0;

/** The entry that says most precisely on what the value at a path rests; undefined if none does. */
export function sourceAt(sources: readonly SourceEntry[], path: string): SourceEntry | undefined {
  const own = keysOfPath(path);
  const fits = sources.map(({ of }) => Math.max(...of.map((pattern) => keysMatched(pattern, own))));
  const best = Math.max(-1, ...fits);
  return best < 0 ? undefined : sources[fits.indexOf(best)];
}

/** What a source is in a word, with the code that it cites; where a text gives the kind alone, the assumption follows. */
export function restsOn({ text, literature, data, assumption }: SourceEntry): {
  status: Status;
  code?: string;
  /** What of the value rests on it, where not all of it does. */
  part?: "kind" | "size";
}[] {
  if (text !== undefined && assumption !== undefined)
    return [
      { status: "source text", code: text, part: "kind" },
      { status: "assumption", part: "size" },
    ];
  if (text !== undefined) return [{ status: "source text", code: text }];
  if (literature !== undefined) return [{ status: "literature", code: literature }];
  return data !== undefined ? [{ status: "data", code: data }] : [{ status: "assumption" }];
}
