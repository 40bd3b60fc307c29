import { withValues } from "../../sim/input/paths.ts";
import { FORMAT_VERSION } from "../declarations.ts";
import type { Arm } from "../state/experiment.ts";

const LONGEST_ID = 64;

/** A scenario of the page as a file: what it starts from, and its changes. */
export function scenarioFile(arm: Arm): Record<string, unknown> {
  const { base, changes, name } = arm;
  const start = typeof base === "string" ? { extends: base } : base;
  const file = {
    ...start,
    version: FORMAT_VERSION,
    id: idOf(arm),
    title: { en: name, fr: name },
  };
  return withValues(file, Object.entries(changes));
}

/** An id after the scenario's name, with its letter so that those of one experiment differ. */
export function idOf({ name, letter }: Pick<Arm, "name" | "letter">): string {
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "");
  return `${words.slice(0, LONGEST_ID - 2).replace(/-+$/, "") || "scenario"}-${letter.toLowerCase()}`;
}
