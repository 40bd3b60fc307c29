import { community } from "./community.ts";
import { histories } from "./histories.ts";
import type { Pattern } from "./pattern.ts";
import { paying } from "./pay.ts";
import { rewarding } from "./rewards.ts";
import { services } from "./services.ts";

export const PATTERNS: readonly Pattern[] = [
  ...community,
  ...histories,
  ...paying,
  ...rewarding,
  ...services,
];

/** Facts of docs/sources.md that no experiment of a scenario shows, and why. */
export const APART: Readonly<Record<string, string>> = {
  D2: "not modelled: people can or cannot; a trouble that does not shut out is only a cost of inability",
  D4: "an input of `contributing.leisureShare`, tried as `leisure-leaves-room` in [validation.md](validation.md)",
  E10: "an input: lead users are .05 of the population",
  J4: "not modelled by default: explanation teaches only where `rejection.teaching` is set",
  N2: "exact in a limit case (test/limits/bass.test.ts); the forum's campaign and word of mouth are inputs",
};
