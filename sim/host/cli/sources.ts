import { withValues } from "../../input/paths.ts";
import { inputError } from "../../input/problems.ts";
import { builtIn, PAIRS, type Pair, resolveScenario, SCENARIOS } from "../../model/built-in.ts";
import { FORMAT, type NamedScenario } from "../../model/model.ts";
import type { Format, Source } from "../../scenario/resolve.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";
import { shellWord } from "../files/shell.ts";
import { readPopulation } from "../scenario/people-file.ts";
import { fileSource, isFile } from "../scenario/scenario-file.ts";

/** A dotted path and its value, from `--set` or from an arm. */
export interface Override {
  path: string;
  value: unknown;
}

/** Splits `PATH=VALUE` at the first `=`; VALUE is JSON, else text. */
export function parseOverride(text: string): Override {
  const at = text.indexOf("=");
  if (at <= 0)
    throw inputError(
      "--set",
      text,
      { en: "PATH=VALUE", fr: "CHEMIN=VALEUR" },
      { en: "for example levers.support.guidance=8", fr: "par exemple levers.support.guidance=8" },
    );
  const path = text.slice(0, at);
  if (FILE_KEYS.includes(path))
    throw inputError("--set", text, {
      en: `a field of the model; ${path} is a key of the file`,
      fr: `un champ du modèle ; ${path} est une clé du fichier`,
    });
  const value = text.slice(at + 1);
  try {
    return { path, value: JSON.parse(value) };
  } catch {
    return { path, value };
  }
}

/** `SCENARIO[@PATH=VALUE…]`: a built-in id or a file, with overrides. */
function parseArm(text: string): { name: string; overrides: Override[] } {
  const [name, ...overrides] = partsOf(text);
  return { name, overrides: overrides.map(parseOverride) };
}

/** The name of a file, and a value, may themselves contain @. */
function partsOf(text: string): string[] {
  if (isFile(text)) return [text];
  const parts = text.split(/@(?=[^@=]*=)/);
  return isFile(parts[0]) || !parts[0].includes("@") ? parts : text.split("@");
}

/** The overrides of an arm. */
export const overridesOf = (arm: string): readonly Override[] => parseArm(arm).overrides;

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
  const where = common.length === 0 ? arm : `${arm} --set`;
  const read = (one: Source) => resolveScenario(one, builtIn, format);
  const resolved = read(overridden(source, where, [...common, ...overrides]));
  return { ...resolved, id: overrides.length === 0 ? read(source).id : arm };
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

/** A built-in scenario by its id, or a scenario file by its path. */
function find(name: string): Source {
  if (SCENARIOS.has(name)) return builtIn(name);
  if (PAIRS.has(name)) refusePair(name);
  if (/\.(csv|tsv)$/i.test(name)) refuseTable(name);
  const looksLikeFile = /[./\\]/.test(name) || isFile(name);
  return looksLikeFile ? fileSource(name) : builtIn(name);
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
