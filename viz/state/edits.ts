import { leafValues, valueAtPath } from "../../sim/input/paths.ts";
import { withoutKeys } from "../../sim/input/record.ts";
import type { Text } from "../../sim/input/text.ts";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { fieldAt } from "../../sim/scenario/walk.ts";
import { FIELDS, PAIRS, ROOT, SCENARIOS } from "../declarations.ts";
import { SCENARIO_WORDS } from "../text/scenarios.ts";
import { ABOUT_THE_FILE, baseOf } from "./bases.ts";
import { type Arm, type Experiment, LETTERS, type Letter, type Value } from "./experiment.ts";

/** Pure edits: an experiment in, another one out; what an edit does not touch stays the same object. */

export type Language = keyof Text;

/** Matched worlds of a settled comparison, unless its pair asks for others. */
export const USUAL_WORLDS = 50;
export const USUAL_SEED = "levain";
/** What the page opens with. */
export const FIRST_PAIR = "small-pay";
export const LONGEST_NAME = 80;
/**
 * Longest text that a value may be, in characters. More than a formula may have, so that one that is too long is refused
 * as a whole, not cut into another that is taken.
 */
export const LONGEST_TYPED = 2000;

export function setValue(e: Experiment, letter: Letter, path: string, value: Value): Experiment {
  return inArm(e, letter, (arm) => {
    const { [path]: _before, ...others } = arm.changes;
    if (same(valueAt({ ...arm, changes: others }, path), value))
      return path in arm.changes ? { ...arm, changes: others } : arm;
    return same(arm.changes[path], value) ? arm : { ...arm, changes: { ...arm.changes, [path]: value } };
  });
}

/** For assumptions: a belief about the world holds in every scenario that is compared. */
export function setEverywhere(e: Experiment, path: string, value: Value): Experiment {
  return e.arms.reduce((edited, { letter }) => setValue(edited, letter, path, value), e);
}

/** Back to what the scenario's base says. */
export function resetValue(e: Experiment, letter: Letter, path: string): Experiment {
  return inArm(e, letter, (arm) => {
    if (!(path in arm.changes)) return arm;
    const { [path]: _dropped, ...changes } = arm.changes;
    return { ...arm, changes };
  });
}

/** A copy of another scenario under the next free letter; the same experiment when all letters are taken. */
export function addArm(e: Experiment, name: string, from: Letter = "A"): Experiment {
  const letter = LETTERS.find((free) => e.arms.every((arm) => arm.letter !== free));
  const copied = e.arms.find((arm) => arm.letter === from);
  if (letter === undefined || copied === undefined) return e;
  const arms = [...e.arms, { ...copied, letter, name: fitting(name) }];
  return { ...e, arms: arms.sort((a, b) => (a.letter < b.letter ? -1 : 1)) };
}

/** The baseline stays, and so does one other scenario. */
export function removeArm(e: Experiment, letter: Letter): Experiment {
  if (letter === "A" || e.arms.length <= 2) return e;
  return { ...e, arms: e.arms.filter((arm) => arm.letter !== letter) };
}

export function rename(e: Experiment, letter: Letter, name: string): Experiment {
  return inArm(e, letter, (arm) => ({ ...arm, name: fitting(name) }));
}

/** Another scenario in the arm's place, without changes. */
export function setBase(e: Experiment, letter: Letter, base: Arm["base"], name: string): Experiment {
  return inArm(e, letter, (arm) => ({ ...arm, base, name: fitting(name), changes: {} }));
}

/** Nothing has been seen of other worlds: all metrics are then chosen beforehand. */
export const setSeed = ({ later: _seen, ...e }: Experiment, seed: string): Experiment => ({ ...e, seed });
export const setWorlds = (e: Experiment, worlds: number): Experiment => ({ ...e, worlds });
export const setHeadlines = (e: Experiment, headlines: readonly string[]): Experiment => ({
  ...e,
  headlines,
});

/**
 * A ready comparison, its scenarios called in a language.
 *
 * @throws Error for an unknown pair
 */
export function experimentOfPair(id: string, language: Language): Experiment {
  const pair = Object.hasOwn(PAIRS, id) ? PAIRS[id] : undefined;
  if (pair === undefined) throw new Error(`no pair ${id}`);
  return {
    arms: [pair.baseline, ...pair.others].map((entry, place) => armOf(entry, LETTERS[place], language)),
    seed: USUAL_SEED,
    worlds: Math.max(USUAL_WORLDS, pair.replicates ?? 0),
    headlines: pair.headline,
    pair: id,
  };
}

/**
 * A built-in scenario and a copy to change, with the metrics that the first ready comparison about it asks for.
 *
 * @throws Error for an unknown scenario
 */
export function experimentOfScenario(id: string, language: Language): Experiment {
  if (!Object.hasOwn(SCENARIOS, id)) throw new Error(`no scenario ${id}`);
  const about = (entry: string | ScenarioInput) => entry === id || (entry as ScenarioInput).extends === id;
  const pair = Object.values(PAIRS).find(({ baseline, others }) => [baseline, ...others].some(about));
  const alone: Experiment = {
    arms: [armOf(id, "A", language)],
    seed: USUAL_SEED,
    worlds: USUAL_WORLDS,
    headlines: (pair ?? PAIRS[FIRST_PAIR]).headline,
    pair: null,
  };
  return addArm(alone, SCENARIO_WORDS.copyOf("A")[language]);
}

/** A scenario written in place becomes the built-in one that it extends and its changes, where these are plain. */
function armOf(entry: string | ScenarioInput, letter: Letter, language: Language): Arm {
  const named = typeof entry === "string" ? SCENARIOS[entry] : entry;
  const name = fitting(named.title?.[language] ?? letter);
  if (typeof entry === "string") return { letter, name, base: entry, changes: {} };
  const set = leafValues(withoutKeys(entry, ABOUT_THE_FILE));
  if (!set.every(isPlain)) return { letter, name, base: entry, changes: {} };
  return { letter, name, base: entry.extends ?? ROOT, changes: Object.fromEntries(set) };
}

const isPlain = (set: [path: string, value: unknown]): set is [string, Value] => {
  const [path, value] = set;
  return Array.isArray(value) ? fieldAt(FIELDS, path)?.kind === "lever" : true;
};

/** The value at a path of a scenario: as changed, else as its base says, else the default; undefined if there is none. */
export function valueAt({ base, changes }: Pick<Arm, "base" | "changes">, path: string): unknown {
  if (Object.hasOwn(changes, path)) return changes[path] ?? defaultAt(path);
  return valueAtPath(baseOf(base).values, path) ?? defaultAt(path);
}

function defaultAt(path: string): unknown {
  const field = fieldAt(FIELDS, path);
  return field !== undefined && "default" in field ? field.default : undefined;
}

/** Paths that either scenario changes, or its base sets, and in which they differ, in the order of setting. */
export function differing(a: Arm, b: Arm): { path: string; before: unknown; after: unknown }[] {
  const layers = same(a.base, b.base) ? [] : [a, b].flatMap(({ base }) => baseOf(base).layers);
  const set = layers.flatMap((layer) => leafValues(layer)).map(([path]) => path);
  return [...new Set([...set, ...Object.keys(a.changes), ...Object.keys(b.changes)])]
    .map((path) => ({ path, before: valueAt(a, path), after: valueAt(b, path) }))
    .filter(({ before, after }) => !same(before, after));
}

/** Equal as data. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const fitting = (name: string): string => Array.from(name.trim()).slice(0, LONGEST_NAME).join("");

function inArm(e: Experiment, letter: Letter, edit: (arm: Arm) => Arm): Experiment {
  const arms = e.arms.map((arm) => (arm.letter === letter ? edit(arm) : arm));
  return arms.every((arm, place) => arm === e.arms[place]) ? e : { ...e, arms };
}
