import { isRecord } from "../../sim/scenario/record.ts";
import type { Arm } from "../state/experiment.ts";

/** Version of the format of scenario files. */
const FORMAT_VERSION = 1;
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
  return Object.entries(changes).reduce<Record<string, unknown>>(
    (raw, [path, value]) => placed(raw, path.split("."), value),
    file,
  );
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

function placed(
  raw: Record<string, unknown>,
  [key, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (rest.length === 0) return { ...raw, [key]: value };
  const below = Object.hasOwn(raw, key) && isRecord(raw[key]) ? raw[key] : {};
  return { ...raw, [key]: placed(below, rest, value) };
}
