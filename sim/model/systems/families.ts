import { numberIn } from "../../input/counted.ts";
import { InputError, inputError, type Problem } from "../../input/problems.ts";
import { problemsIn, refusal } from "../../input/shape.ts";
import type { Text } from "../../input/text.ts";
import { choice } from "../../input/values.ts";
import { NEEDS, RISKS, SECTORS } from "../../scenario/system-tags.ts";
import { fieldAt } from "../../scenario/walk.ts";
import { resolveScenario } from "../built-in.ts";
import { FIELDS } from "../model.ts";
import { SYSTEMS, systemOf } from "./systems.ts";

/** Families of systems: those that have the same values on some axes, or the same tags. */

/** Axes of the texts' typologies: fields of a system's operations. */
export const AXES = ["form", "workMode", "role", "stage", "consent", "public"] as const;
/** Tags, and the key under `system` that holds them. */
const TAGS = { sector: "sectors", need: "needs", risk: "risks" } as const;
const NAMES_OF_TAGS = { sector: SECTORS, need: NEEDS, risk: RISKS };
export type Axis = (typeof AXES)[number] | keyof typeof TAGS;
export const ALL_AXES: readonly Axis[] = [...AXES, "sector", "need", "risk"];

/** What a system is on every axis; several operations may differ, and tags are several. */
export type Kind = Readonly<Record<Axis, readonly string[]>>;

/** Shares of a work mode from which on it counts as one of the operation's. */
const MAIN_SHARE = 0.5;

/** @param id of a built-in system; @throws InputError if no text names it */
export function kindOf(id: string): Kind {
  const known = KINDS.get(id);
  if (known !== undefined) return known;
  const kind = kindIn(id);
  KINDS.set(id, kind);
  return kind;
}

/** Systems are asked for once for each value of each axis. */
const KINDS = new Map<string, Kind>();

function kindIn(id: string): Kind {
  const operations = Object.values(resolveScenario(id).scenario.operations);
  const system = systemOf(id);
  const on = (axis: (typeof AXES)[number]): string[] => {
    const values = operations.flatMap((operation) => {
      if (axis !== "workMode") return [operation[axis] as string];
      const modes = Object.entries(operation.workMode);
      const all = modes.reduce((sum, [, weight]) => sum + weight, 0);
      return modes.flatMap(([mode, weight]) => (weight > 0 && weight >= MAIN_SHARE * all ? [mode] : []));
    });
    return [...new Set(values)];
  };
  const axes = AXES.map((axis) => [axis, on(axis)] as const);
  const tags = Object.entries(TAGS).map(([tag, key]) => [tag, system[key] ?? []] as const);
  return Object.fromEntries([...axes, ...tags]) as unknown as Kind;
}

/** All values that an axis may have. */
export function valuesOf(axis: Axis): readonly string[] {
  if (axis in TAGS) return Object.keys(NAMES_OF_TAGS[axis as keyof typeof TAGS]);
  const field = fieldAt(FIELDS, `operations.<id>.${axis}`);
  if (field !== undefined && "fields" in field) return Object.keys(field.fields);
  return field?.kind === "choice" ? field.options : [];
}

/** What an axis asks about. */
export const AXIS_TEXTS: Readonly<Record<Axis, Text>> = {
  form: { en: "form", fr: "forme" },
  workMode: { en: "work mode", fr: "mode de travail" },
  role: { en: "role", fr: "rôle" },
  stage: { en: "stage", fr: "étape" },
  consent: { en: "consent", fr: "consentement" },
  public: { en: "public", fr: "public" },
  sector: { en: "sector", fr: "secteur" },
  need: { en: "need", fr: "besoin" },
  risk: { en: "risk", fr: "risque" },
};

/** What members of a family have on some axes. */
export type Wanted = readonly (readonly [axis: Axis, value: string])[];

/** One `axis=value`; a value may hold spaces, so it ends before the next axis. */
const PART = /(\S+?)=(.*?)(?=\s\S+?=|$)/g;

/**
 * Reads `form=one-off role=solution provider`.
 *
 * @param option that holds the text
 * @throws InputError for an unknown axis or value
 */
export function wantedIn(text: string, option: string): Wanted {
  if (text.length > LONGEST_WANTED) throw inputError(option, text, SHORTER);
  const plain = text.trim().replace(/\s+/g, " ");
  const parts = [...plain.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join(" ") !== plain)
    throw new InputError([{ path: option, value: text, expected: AXIS_AND_VALUE, suggestion: FOR_EXAMPLE }]);
  const problems: Problem[] = [];
  for (const [, axis, value] of parts)
    if (!AN_AXIS.accepts(axis)) problems.push(refusal(AN_AXIS, axis, option));
    else problems.push(...problemsIn(choice(valuesOf(axis as Axis)), value, option));
  if (problems.length > 0) throw new InputError(problems);
  return parts.map(([, axis, value]) => [axis as Axis, value]);
}

/** One value of one axis. @param option that holds it @throws InputError for an unknown value */
export function wantedOn(axis: Axis, value: string, option: string): Wanted {
  const problems = problemsIn(choice(valuesOf(axis)), value.trim(), option);
  if (problems.length > 0) throw new InputError(problems);
  return [[axis, value.trim()]];
}

/** All axes with all their values are shorter; a text without "=" would be looked through from each of its letters. */
const LONGEST_WANTED = 1000;
const SHORTER: Text = {
  en: `at most ${LONGEST_WANTED} characters`,
  fr: `au plus ${numberIn(LONGEST_WANTED, "fr")} caractères`,
};

const AN_AXIS = choice(ALL_AXES, { en: "an axis", fr: "un axe" });
const AXIS_AND_VALUE: Text = {
  en: `AXIS=VALUE, one or more; axes: ${ALL_AXES.join(", ")}`,
  fr: `AXE=VALEUR, une ou plusieurs fois ; axes : ${ALL_AXES.join(", ")}`,
};
const FOR_EXAMPLE: Text = {
  en: 'for example "form=one-off consent=chosen"',
  fr: "par exemple « form=one-off consent=chosen »",
};

/** Ids of the systems that have all that is wanted; all systems if nothing is. */
export const membersOf = (wanted: Wanted): string[] =>
  SYSTEMS.filter((id) => {
    const kind = kindOf(id);
    return wanted.every(([axis, value]) => kind[axis].includes(value));
  });

/**
 * The same, where a family must have members.
 *
 * @throws InputError that says what the systems have that meet the rest
 */
export function familyOf(wanted: Wanted, option: string): string[] {
  const members = membersOf(wanted);
  if (members.length > 0) return members;
  const value = wanted.map(([axis, one]) => `${axis}=${one}`).join(" ");
  throw new InputError([{ path: option, value, expected: A_FAMILY, suggestion: withoutLast(wanted) }]);
}

const A_FAMILY: Text = {
  en: "a family with members; no system has all of this",
  fr: "une famille qui a des membres ; aucun système n’a tout cela",
};

/** The longest beginning that has members, and what they have on the next axis. */
function withoutLast(wanted: Wanted): Text {
  const held = wanted.findLastIndex((_, place) => membersOf(wanted.slice(0, place)).length > 0);
  const [axis] = wanted[held];
  const there = membersOf(wanted.slice(0, held)).flatMap((id) => kindOf(id)[axis]);
  const values = valuesOf(axis).filter((value) => there.includes(value));
  return {
    en: `${axis} may be ${values.join(", ")} here; levain families lists all`,
    fr: `${axis} peut être ici ${values.join(", ")} ; levain families les liste toutes`,
  };
}
