import { isRecord, withoutKeys } from "../../sim/input/record.ts";
import { SCENARIOS } from "../../sim/model/built-in.ts";
import { SYSTEM_KEYS } from "../../sim/scenario/system-file.ts";

const TEXTS = ["$schema", "title", "story", "provenance"];

/**
 * What a scenario's files write, from its own to the one above the baseline, without texts and what they say
 * of their system. A changed number belongs to
 * a basis even if the first world does not feel it; a new field with a default is in no file, and changes nothing.
 *
 * @param input id of a built-in scenario, or part of one that may extend another
 */
export function asWritten(input: unknown): unknown {
  if (input === "baseline") return input;
  const raw = typeof input === "string" ? SCENARIOS.get(input) : input;
  if (!isRecord(raw)) return raw;
  const own = withoutKeys(raw, [...TEXTS, ...Object.keys(SYSTEM_KEYS)]);
  return [own, asWritten(own.extends)];
}
