import { withValues } from "../../input/paths.ts";
import { inputError } from "../../input/problems.ts";
import { builtIn, PAIRS, type Pair, resolveScenario, SCENARIOS } from "../../model/built-in.ts";
import { FORMAT, type NamedScenario } from "../../model/model.ts";
import type { Format, Source } from "../../scenario/resolve.ts";
import { shellWord } from "../files/shell.ts";
import { refuseOtherKind } from "../scenario/content-kind.ts";
import { readPopulation } from "../scenario/people-file.ts";
import { fileSource, isFile, isLink } from "../scenario/scenario-file.ts";
import { type Override, parseArm } from "./arms.ts";

export { parseOverride, parseOverrides } from "./arms.ts";

/**
 * The scenario of an arm.
 *
 * @param common overrides for every arm, from `--set`, applied before the arm's own
 * @param format of the model, perhaps with own mechanisms
 * @throws InputError
 */
export function scenarioOf(
  arm: string,
  common: readonly Override[] = [],
  format: Format = FORMAT,
): NamedScenario {
  const { name, overrides } = parseArm(arm);
  const source = find(name);
  const all = [...common, ...overrides];
  if (all.length === 0) return resolveScenario(source, builtIn, format);
  const where = common.length === 0 ? arm : `${arm} --set`;
  const read = (one: Source) => resolveScenario(one, builtIn, format);
  const resolved = read(overridden(source, where, all));
  return { ...resolved, id: overrides.length === 0 ? read(source).id : arm };
}

/** The source of an arm, its overrides included. */
export function sourceOf(arm: string): Source {
  const { name, overrides } = parseArm(arm);
  return overridden(find(name), arm, overrides);
}

/** A source with overrides on top of another one. @param where differs from the other's, or it would seem to extend itself */
function overridden(source: Source, where: string, overrides: readonly Override[]): Source {
  if (overrides.length === 0) return source;
  const changes = overrides.map(({ path, value }) => [path, value] as const);
  return {
    raw: withValues({ extends: source.name }, changes),
    name: source.name,
    where,
    base: () => source,
    table: (file) => readPopulation(file, ".", where, true),
  };
}

/** Scenarios of a pair, including those written within it; the first is the baseline. */
export function scenariosOfPair(
  pair: Pair,
  common: readonly Override[],
  format: Format = FORMAT,
): NamedScenario[] {
  return [pair.baseline, ...pair.others].map((entry) => {
    if (typeof entry === "string") return scenarioOf(entry, common, format);
    const source: Source = { raw: entry, name: pair.id, where: pair.id, base: find };
    const read = (one: Source) => resolveScenario(one, builtIn, format);
    const { id } = read(source);
    return { ...read(overridden(source, `${id} --set`, common)), id };
  });
}

/** The built-in pair of this name, or undefined. */
export const pairOf = (name: string): Pair | undefined => PAIRS.get(name);

/** Whether a name means something built in, or a table, even where a file has it. */
export const isNameOfElse = (name: string): boolean =>
  SCENARIOS.has(name) || PAIRS.has(name) || isTable(name);

const isTable = (name: string) => /\.(csv|tsv)$/i.test(name);

/** A built-in scenario by its id, or a scenario file by its path. */
function find(name: string): Source {
  if (SCENARIOS.has(name)) return builtIn(name);
  if (PAIRS.has(name)) refusePair(name);
  if (isTable(name)) refuseTable(name);
  const looksLikeFile = /[./\\]/.test(name) || isFile(name) || isLink(name);
  if (!looksLikeFile) return builtIn(name);
  const source = fileSource(name);
  refuseOtherKind(source.raw, name, "scenario");
  return source;
}

function refusePair(name: string): never {
  throw inputError(
    "",
    name,
    { en: "a scenario; this is a ready pair", fr: "un scénario ; ceci est une comparaison prête" },
    { en: `run it with: levain compare ${name}`, fr: `lancez-la avec : levain compare ${name}` },
  );
}

function refuseTable(name: string): never {
  throw inputError(
    "",
    name,
    {
      en: "a scenario; name a table of people in its population.file",
      fr: "un scénario ; indiquez un tableau de personnes dans son population.file",
    },
    {
      en: `for example ${shellWord(`baseline@population.file=${name}`)}`,
      fr: `par exemple ${shellWord(`baseline@population.file=${name}`)}`,
    },
  );
}
