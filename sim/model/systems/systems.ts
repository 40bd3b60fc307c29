import { baseNameOf } from "../../input/merge.ts";
import { valueAtPath, withValue } from "../../input/paths.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import { problemsIn, type Shape } from "../../input/shape.ts";
import { didYouMean } from "../../input/suggestions.ts";
import type { Text } from "../../input/text.ts";
import { choice } from "../../input/values.ts";
import { askedIn } from "../../metrics/asked.ts";
import { differences } from "../../scenario/difference.ts";
import type { Source } from "../../scenario/resolve.ts";
import type { SourceEntry } from "../../scenario/source-entries.ts";
import { sourceAt } from "../../scenario/source-paths.ts";
import { missingSources, sourceProblems, valuesSet } from "../../scenario/sources.ts";
import type { SystemKeys, Tension } from "../../scenario/system-file.ts";
import { builtIn, resolveScenario, SCENARIOS } from "../built-in.ts";
import { METRICS } from "../metric-lists.ts";
import { FIELDS, FORMAT, type NamedScenario } from "../model.ts";
import { askedProblems } from "../own/asked.ts";
import { MODEL } from "../own/own-model.ts";

/** The systems of the source texts: built-in scenarios, with what their files say of them. */

type File = Readonly<Record<string, unknown>> & {
  extends?: string | null;
  system?: SystemKeys;
  sources?: readonly SourceEntry[];
  tensions?: readonly Tension[];
};

/** What a built-in scenario's file says. */
export const fileOf = (id: string): File => builtIn(id).raw as File;

/** Built-in scenarios that no source text names: all defaults, and a start of another scenario. */
export const NO_SYSTEM: readonly string[] = ["baseline", "launch-forum"];

/** Ids of the systems that ship. */
export const SYSTEMS: readonly string[] = [...SCENARIOS.keys()].filter((id) => !NO_SYSTEM.includes(id));

/** What the file of a system says of it. @throws InputError if it says nothing */
export function systemOf(id: string): SystemKeys {
  const { system } = fileOf(id);
  if (system === undefined) throw new InputError([NAMED_BY_NO_TEXT], id);
  return system;
}

const NAMED_BY_NO_TEXT: Problem = {
  path: "system",
  expected: {
    en: "the source texts that name this scenario, in system.texts",
    fr: "les textes sources qui nomment ce scénario, dans system.texts",
  },
  suggestion: { en: 'for example ["marketing §2.3"]', fr: 'par exemple ["marketing §2.3"]' },
};

/** On what a value rests, and the scenario whose file says so. */
export interface Provenance {
  scenario: string;
  entry: SourceEntry;
}

/**
 * On what the value at a path rests, after a file or what it extends; undefined for a default, and for what a file sets
 * without saying so.
 */
export function provenanceIn(source: Source, path: string): Provenance | undefined {
  const file = source.raw as File;
  const entry = sourceAt(file.sources ?? [], path);
  if (entry !== undefined) return { scenario: source.name, entry };
  const base = baseNameOf(file, FORMAT.root);
  return base === null || valueAtPath(file, path) !== undefined
    ? undefined
    : provenanceIn(source.base(base), path);
}

/** Values that a scenario and those that it extends set, each with what it rests on; those of one entry stay together. */
export function sourcesIn(source: Source, scenario: object): SourceEntry[] {
  const paths = new Map<SourceEntry, string[]>();
  for (const { path } of valuesSet(FIELDS, scenario as File)) {
    const entry = provenanceIn(source, path)?.entry;
    if (entry !== undefined) paths.set(entry, [...(paths.get(entry) ?? []), path]);
  }
  return [...paths].map(([entry, of]) => ({ ...entry, of }));
}

/** An arm of a tension, and the scenario that it changes, whose levers hold in the warm-up. */
export interface TensionArm {
  name: string;
  arm: NamedScenario;
  start: NamedScenario;
}

/** The arms of a tension, in the order of `lowToHigh`. @param source the file that holds it */
export const armsOf = (tension: Tension, source: Source): TensionArm[] =>
  tension.lowToHigh.map((name) => armOf(tension, name, source));

function armOf({ arms, weeks }: Tension, name: string, source: Source): TensionArm {
  const own = (source.raw as File).id ?? source.name;
  const resolved = (part: Record<string, unknown>) =>
    resolveScenario({
      raw: weeks === undefined ? part : withValue(part, "horizonWeeks", weeks),
      name,
      where: "",
      base: (id) => (id === own ? source : source.base(id)),
      // An arm is part of the file, so it may name the tables beside it.
      ...(source.table && { table: source.table }),
    });
  const part: Record<string, unknown> = { extends: own, ...arms[name], id: name };
  return { name, arm: resolved(part), start: resolved({ extends: part.extends, id: name }) };
}

/**
 * What is wrong with what a scenario's file says of its system, beyond its shape.
 *
 * @param source a file that resolves
 * @param ships whether it is built in: then every value needs a source, and a text must name it
 */
export function systemProblems(source: Source, ships: boolean): Problem[] {
  const file = source.raw as File;
  const sources = file.sources ?? [];
  return [
    ...(ships && file.system === undefined && !NO_SYSTEM.includes(source.name) ? [NAMED_BY_NO_TEXT] : []),
    ...sourceProblems(FIELDS, file, sources),
    ...(ships && source.name !== FORMAT.root ? missingSources(FIELDS, file, sources) : []),
    ...(file.tensions ?? []).flatMap((tension, place) =>
      tensionProblems(tension, source, `tensions.${place}`),
    ),
  ];
}

function tensionProblems(tension: Tension, source: Source, path: string): Problem[] {
  const { metric, lowToHigh } = tension;
  const at = `${path}.metric`;
  const ofOperation = askedIn(metric) !== undefined;
  const unknown = ofOperation ? [] : problemsIn(A_METRIC, metric, at);
  const unnamed = armProblems(tension, `${path}.lowToHigh`);
  if (unnamed.length > 0) return [...unnamed, ...unknown];
  const resolved = new Map<string, NamedScenario["scenario"]>();
  const problems = lowToHigh.flatMap((name) => {
    try {
      resolved.set(name, armOf(tension, name, source).arm.scenario);
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // What it extends is looked up by name, and has no path.
      return error.problems.map((one) => ({ ...one, path: `${path}.arms.${name}.${one.path || "extends"}` }));
    }
  });
  if (problems.length > 0) return [...problems, ...unknown];
  const operations = new Set([...resolved.values()].flatMap(({ operations: own }) => Object.keys(own)));
  return [
    ...sameArms([...resolved], `${path}.arms`),
    ...(ofOperation ? askedProblems(metric, at, MODEL, [...operations]) : unknown),
  ];
}

/** Arms that are the same as another one: nothing can differ between them. */
function sameArms(arms: readonly (readonly [string, NamedScenario["scenario"]])[], path: string): Problem[] {
  return arms.flatMap(([name, scenario], place): Problem[] => {
    const same = arms.slice(0, place).find(([, other]) => differences(other, scenario).length === 0);
    return same === undefined
      ? []
      : [
          {
            path: `${path}.${name}`,
            expected: {
              en: `something that differs from the arm ${same[0]}`,
              fr: `quelque chose qui diffère du bras ${same[0]}`,
            },
          },
        ];
  });
}

/** Names that are no arms, and arms that are not named. */
function armProblems({ arms, lowToHigh }: Tension, path: string): Problem[] {
  const names = Object.keys(arms);
  const left = names.filter((name) => !lowToHigh.includes(name));
  const all: Text = { en: `arms: ${names.join(", ")}`, fr: `bras : ${names.join(", ")}` };
  const unknown = lowToHigh.flatMap((name, place): Problem[] =>
    names.includes(name)
      ? []
      : [
          {
            path: `${path}.${place}`,
            value: name,
            expected: AN_ARM,
            suggestion: didYouMean(name, names) ?? all,
          },
        ],
  );
  if (unknown.length > 0 || left.length === 0) return unknown;
  return [{ path, value: lowToHigh, expected: ALL_ARMS, suggestion: all }];
}

const AN_ARM = { en: "the name of an arm of this tension", fr: "le nom d’un bras de cette tension" };
const ALL_ARMS = { en: "all arms of this tension", fr: "tous les bras de cette tension" };

const A_METRIC: Shape = choice(
  METRICS.map(({ id }) => id),
  { en: "a metric", fr: "un indicateur" },
);
