import type { ScenarioInput } from "../../sim/index.ts";
import type { Text } from "../../sim/input/text.ts";
import type { Pattern } from "../patterns/pattern.ts";

/** Questions that a reader brings, in the order of the page. */
export const QUESTIONS = {
  joining: {
    en: "Who joins, and how it spreads",
    fr: "Qui commence à participer, et comment cela se propage",
  },
  staying: { en: "Who stays, and for how long", fr: "Qui reste, et combien de temps" },
  inequality: { en: "Who does how much", fr: "Comment l’activité se répartit entre les personnes" },
  company: { en: "What company changes", fr: "Ce que change la présence des autres" },
  motives: {
    en: "What motives and rewards change",
    fr: "Ce que changent les motivations et les récompenses",
  },
  support: {
    en: "What welcome, guidance and training change",
    fr: "Ce que changent l’accueil, l’accompagnement et la formation",
  },
  control: { en: "What refusing contributions changes", fr: "Ce que change le refus de contributions" },
  contests: {
    en: "What rivals and entries do in a contest",
    fr: "Ce que deviennent l’effort et les propositions dans un concours",
  },
  services: {
    en: "What self-service does to people and work",
    fr: "Ce que le libre-service fait aux personnes et au travail",
  },
  organisation: {
    en: "What it asks of staff, time and coordination",
    fr: "Ce qu’il en coûte en personnel, en temps et en coordination",
  },
} as const satisfies Record<string, Text>;
export type Question = keyof typeof QUESTIONS;

/**
 * How a fact was used. *Tuned to*: a default or a fit rests on it. *Looked at*: it was measured while the model was
 * being built, and a miss was a reason to mend the model. *Kept*: measured when the model stood, and nothing followed.
 * *Kept, then mended*: the same, but the protocol changed after a first look, where it did not measure what it says.
 */
export const USES = ["tuned to", "looked at", "kept, then mended", "kept for the end"] as const;
export type Use = (typeof USES)[number];

/** What a finding is about: which way it goes, how much there is, or that nothing changes. */
export const KINDS = ["direction", "level", "no difference"] as const;
export type Kind = (typeof KINDS)[number];

/** What must come out: a direction in nearly all worlds, or a number in a band. */
export type Expected =
  | {
      direction: "more" | "less";
      /** The smallest difference that counts, in the unit of what is measured, or as a share of the first arm's mean. */
      smallest: number;
      of: "absolute" | "first arm";
    }
  | {
      band: readonly [number, number];
      /** A band beside 1 asks which way, one around 1 that nothing changes, and a level how much there is. */
      kind: Kind;
    };

/** What a finding is about. */
export const kindOf = (expected: Expected): Kind => ("band" in expected ? expected.kind : "direction");

/** Measures a metric in both arms. */
export const metricOf =
  (metric: string): Pattern["measure"] =>
  (of) => [of(1, metric), of(0, metric)];

/** A published finding as an experiment in matched worlds. */
export interface Experiment extends Pick<Pattern, "recorderOf"> {
  /** Unique and stable: a renamed experiment is run again. */
  id: string;
  question: Question;
  use: Use;
  /** The finding, in a sentence; test/validation/claims.ts has it in French. */
  claim: string;
  /** Author and year, or a code of docs/sources.md. */
  source: string;
  /** What is measured in each world, and its unit. */
  measured: string;
  /** What the arms are, in words: without, and with. */
  between: readonly [string, string];
  arms: readonly [ScenarioInput, ScenarioInput];
  /** A number of each arm in one world; for a band, of which the second is divided by the first. */
  measure: Pattern["measure"];
  expected: Expected;
  /** Changes of both arms under which the finding must vanish. */
  without?: { what: string; change: ScenarioInput };
  /** Two arms that must not differ: the finding must not be shown. */
  negative?: true;
  /** What evidence says, where that is not "shown": a verdict that turns fails a test. */
  stands?: "not shown";
  /** Why it is not shown, or what it took to show it. */
  note?: string;
}
