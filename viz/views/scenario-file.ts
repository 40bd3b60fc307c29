import { fileHead } from "../../sim/input/file-head.ts";
import { withValues } from "../../sim/input/paths.ts";
import { withoutKeys } from "../../sim/input/record.ts";
import { idIn, LONGEST_ID } from "../../sim/input/values.ts";
import type { ScenarioInput } from "../../sim/model/built-in.ts";
import { FORMAT_VERSION } from "../declarations.ts";
import type { Arm } from "../state/experiment.ts";

/** A scenario of the page as a file: what it starts from, and its changes. */
export function scenarioFile(arm: Arm): Record<string, unknown> {
  const { base, changes, name } = arm;
  const start: ScenarioInput = typeof base === "string" ? { extends: base } : base;
  const head = fileHead(FORMAT_VERSION, idOf(arm), start.extends);
  const file = { ...head, ...withoutKeys(start, Object.keys(head)), title: { en: name, fr: name } };
  return withValues(file, Object.entries(changes));
}

/** An id after the scenario's name, with its letter so that those of one experiment differ. */
export function idOf({ name, letter }: Pick<Arm, "name" | "letter">): string {
  return `${idIn(name, LONGEST_ID - 2) || "scenario"}-${letter.toLowerCase()}`;
}
