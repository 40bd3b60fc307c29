import { realpathSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { builtIn, PAIRS, type Pair, resolveScenario, SCENARIOS } from "../../library.ts";
import type { NamedScenario } from "../../model.ts";
import { didYouMean, InputError, inputError } from "../../scenario/problems.ts";
import { assigned, FILE_KEYS, type Source } from "../../scenario/resolve.ts";
import { readJson, statusOf } from "../json-file.ts";
import { readPopulation } from "../people-file.ts";

/** One dotted path and its value, as `--set` and arms give them. */
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
      en: `a field of the model; ${path} belongs to the file`,
      fr: `un champ du modèle ; ${path} relève du fichier`,
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
  const [name, ...overrides] = text.split("@");
  return { name, overrides: overrides.map(parseOverride) };
}

/**
 * The scenario of an arm.
 *
 * @param common overrides for every arm, from `--set`, applied before the arm's own
 * @throws InputError
 */
export function scenarioOf(arm: string, common: readonly Override[] = []): NamedScenario {
  const { name, overrides } = parseArm(arm);
  const source = find(name);
  const where = common.length === 0 ? arm : `${arm} --set`;
  const resolved = resolveScenario(overridden(source, where, [...common, ...overrides]));
  return { ...resolved, id: overrides.length === 0 ? resolveScenario(source).id : arm };
}

/** A source laid over another one by overrides. @param where other than the other's, or it seems to extend itself */
function overridden(source: Source, where: string, overrides: readonly Override[]): Source {
  if (overrides.length === 0) return source;
  const raw = overrides.reduce<Record<string, unknown>>(
    (values, { path, value }) => assigned(values, path, value),
    {},
  );
  return {
    raw: { ...raw, extends: source.name },
    name: source.name,
    where,
    base: () => source,
    table: (file) => readPopulation(file, ".", where),
  };
}

/** Scenarios of a pair, its own in-place scenarios included; the first is the baseline. */
export function scenariosOfPair(pair: Pair, common: readonly Override[]): NamedScenario[] {
  return [pair.baseline, ...pair.others].map((entry) => {
    if (typeof entry === "string") return scenarioOf(entry, common);
    const source: Source = { raw: entry, name: pair.id, where: pair.id, base: find };
    const { id } = resolveScenario(source);
    return { ...resolveScenario(overridden(source, `${id} --set`, common)), id };
  });
}

/** A built-in pair by its name, or undefined when the name is something else. */
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
    { en: `run it by: levain compare ${name}`, fr: `lancez-la par : levain compare ${name}` },
  );
}

function refuseTable(name: string): never {
  throw inputError(
    "",
    name,
    {
      en: "a scenario; a table of people stands in one as population.file",
      fr: "un scénario ; un tableau de personnes y figure comme population.file",
    },
    {
      en: `for example baseline@population.file=${name}`,
      fr: `par exemple baseline@population.file=${name}`,
    },
  );
}

const isFile = (path: string) => statusOf(path)?.isFile() === true;

/** @throws InputError when the file is missing, too large or no JSON */
function fileSource(path: string): Source {
  return {
    raw: readJson(path),
    name: idOf(path),
    where: path,
    base: (base) => besides(path, base),
    table: (file) => readPopulation(file, dirname(path), path),
  };
}

/** `extends` in a file: a built-in id, or a file beside it, never one elsewhere. */
function besides(path: string, base: string): Source {
  if (SCENARIOS.has(base)) return builtIn(base);
  const folder = dirname(path);
  const candidates = [base, `${base}.json`].map((name) => join(folder, name));
  const outside = /[/\\]/.test(base) || base === "..";
  const found = outside ? undefined : candidates.find(isFile);
  if (found !== undefined && realpathSync(found).startsWith(realpathSync(folder) + sep))
    return fileSource(found);
  throw new InputError(
    [
      {
        path: "extends",
        value: base,
        expected: {
          en: "a built-in scenario, or the name of a file in the same folder",
          fr: "un scénario intégré, ou le nom d’un fichier du même dossier",
        },
        suggestion: didYouMean(base, SCENARIOS.keys()),
      },
    ],
    path,
  );
}

/** The file's base name, as an id. */
export function idOf(path: string): string {
  const words = basename(path)
    .replace(/\.json$/i, "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return words.slice(0, 64) || "scenario";
}
