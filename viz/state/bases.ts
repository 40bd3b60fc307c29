import { baseNameOf, chainOf, merge, type Values } from "../../sim/input/merge.ts";
import { valueAtPath } from "../../sim/input/paths.ts";
import { isRecord, withoutKeys } from "../../sim/input/record.ts";
import type { SourceEntry } from "../../sim/scenario/source-entries.ts";
import { sourceAt } from "../../sim/scenario/source-paths.ts";
import { FILE_KEYS, OWN_FIELDS, ROOT, SCENARIOS } from "../declarations.ts";
import type { Arm } from "./experiment.ts";

/** What arms start from, as far as the page shows it: whether it holds together is for the core to say. */

/** Keys of a scenario file that change nothing in its worlds. */
export const ABOUT_THE_FILE = [...FILE_KEYS, ...OWN_FIELDS];

export interface Base {
  /** What its file sets, and then those that it extends, the root apart; each without what it says of itself. */
  layers: readonly Values[];
  /** All that they and the root set, merged; defaults apart. */
  values: Values;
}

const builtInBases = new Map<string, Base>();
const importedBases = new WeakMap<object, Base>();

export function baseOf(base: Arm["base"]): Base {
  const known = typeof base === "string" ? builtInBases.get(base) : importedBases.get(base);
  if (known !== undefined) return known;
  const found = follow(typeof base === "string" ? builtIn(base) : base);
  if (typeof base === "string") builtInBases.set(base, found);
  else importedBases.set(base, found);
  return found;
}

/** On what the value at a path rests, after the files that an arm starts from; undefined where they do not say. */
export function sourceIn(base: Arm["base"], path: string): SourceEntry | undefined {
  const file = typeof base === "string" ? builtIn(base) : base;
  const chain = file === undefined ? [] : chainOf(file, (above) => builtIn(baseNameOf(above, ROOT)));
  for (const raw of chain.reverse()) {
    const found = sourceAt(saidIn(raw), path);
    if (found !== undefined || valueAtPath(raw, path) !== undefined) return found;
  }
  return undefined;
}

/** What can be read of the sources in somebody's file. */
function saidIn({ sources }: { sources?: unknown }): readonly SourceEntry[] {
  const isEntry = (entry: unknown): entry is SourceEntry =>
    isRecord(entry) && Array.isArray(entry.of) && entry.of.every((path) => typeof path === "string");
  return Array.isArray(sources) ? sources.filter(isEntry) : [];
}

function follow(file: object | undefined): Base {
  const chain = file === undefined ? [] : chainOf(file, (above) => builtIn(baseNameOf(above, ROOT)));
  const layers = chain.map((raw) => withoutKeys(raw, ABOUT_THE_FILE));
  return {
    layers: layers.filter((_, place) => chain[place] !== SCENARIOS[ROOT]).reverse(),
    values: layers.reduce<Values>((below, layer) => merge(below, layer), {}),
  };
}

/** Undefined for what is not built in: somebody's file may extend anything. */
const builtIn = (id: string | null): object | undefined =>
  id !== null && Object.hasOwn(SCENARIOS, id) ? SCENARIOS[id] : undefined;
