import { isRecord } from "../../sim/input/record.ts";
import type { Text } from "../../sim/input/text.ts";
import { SCENARIOS } from "../declarations.ts";
import { SCENARIO_WORDS } from "../text/scenarios.ts";
import { experimentOfPair, type Language, same } from "./edits.ts";
import { type Arm, type Experiment, LETTERS } from "./experiment.ts";

const LANGUAGES: readonly Language[] = ["en", "fr"];

/**
 * What a scenario is called: as somebody named it; else as its ready comparison or its origin names it, in the
 * reader's language, and marked where it is no longer what that name says.
 */
export function nameOf(arm: Arm, pair: string | null, language: Language): string {
  const copied = LETTERS.find((letter) =>
    LANGUAGES.some((one) => SCENARIO_WORDS.copyOf(letter)[one] === arm.name),
  );
  if (copied !== undefined) return SCENARIO_WORDS.copyOf(copied)[language];
  const title = titleOf(arm.base);
  if (pair === null && title !== undefined && LANGUAGES.some((one) => title[one] === arm.name))
    return Object.keys(arm.changes).length === 0
      ? title[language]
      : SCENARIO_WORDS.changedName(title[language])[language];
  const ready = pair === null ? [] : LANGUAGES.flatMap((one) => readyArm(arm, pair, one));
  if (!ready.some(({ name }) => name === arm.name)) return arm.name;
  const [own] = readyArm(arm, pair ?? "", language);
  const isChanged = !same(own.base, arm.base) || !same(sorted(own.changes), sorted(arm.changes));
  return isChanged ? SCENARIO_WORDS.changedName(own.name)[language] : own.name;
}

/** What a built-in scenario calls itself. */
export const titleOf = (base: Arm["base"]): Text | undefined =>
  typeof base === "string" && Object.hasOwn(SCENARIOS, base) ? textIn(SCENARIOS[base].title) : undefined;

/** A text in both languages; somebody's file may hold anything. */
export function textIn(value: unknown): Text | undefined {
  const { en, fr } = isRecord(value) ? value : {};
  return typeof en === "string" && typeof fr === "string" ? { en, fr } : undefined;
}

/** The experiment with its scenarios named that way. */
export const named = (experiment: Experiment, language: Language): Experiment => ({
  ...experiment,
  arms: experiment.arms.map((arm) => ({ ...arm, name: nameOf(arm, experiment.pair, language) })),
});

/** Whether a scenario was written for the ready comparison that it is in. */
export const isReady = (arm: Arm, pair: string | null): boolean =>
  pair !== null && readyArm(arm, pair, "en").some(({ base }) => same(base, arm.base));

const readyArm = ({ letter }: Arm, pair: string, language: Language): Arm[] =>
  experimentOfPair(pair, language).arms.filter((one) => one.letter === letter);

const sorted = (changes: Arm["changes"]) => Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1));
