import { relative, resolve, sep } from "node:path";
import { SCENARIOS } from "../../model/built-in.ts";
import { FORMAT } from "../../model/model.ts";
import { isRecord } from "../../scenario/record.ts";
import type { Source } from "../../scenario/resolve.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";

/**
 * What a chain of files says over a built-in scenario, as one file would: it means the same wherever it lies, but for
 * a table of people.
 *
 * @param source without problems
 */
export function writtenOver(source: Source): Record<string, unknown> {
  const raw = source.raw as Record<string, unknown>;
  if (source.where === source.name && SCENARIOS.has(source.name)) return { extends: source.name };
  const own = without(raw, FILE_KEYS);
  const base = raw.extends === undefined ? FORMAT.root : (raw.extends as string | null);
  if (base === null || SCENARIOS.has(base)) return { extends: base, ...own };
  return laid(without(writtenOver(source.base(base)), FORMAT.ownFields), own);
}

const without = (values: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));

/** Key by key; unlike in a resolved scenario, null stays, since it takes out what the built-in one has. */
function laid(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isRecord(value) && isRecord(below) ? laid(below, value) : value;
  }
  return result;
}

/** The same with its table of people named as another folder sees it. */
export function seenFrom(
  folder: string,
  written: Record<string, unknown>,
  home: string,
): Record<string, unknown> {
  const { population } = written;
  if (!isRecord(population) || typeof population.file !== "string" || population.file === "") return written;
  const file = relative(resolve(folder), resolve(home, population.file)).split(sep).join("/");
  return { ...written, population: { ...population, file } };
}
