import type { Design } from "../design/designs.ts";
import { placerOf } from "../design/placing.ts";
import type { Value } from "../design/range.ts";
import { type Factor, type RawRange, rangeFactor, type VariedFields } from "../design/varied-fields.ts";
import type { NamedScenario } from "../model/model.ts";
import { fits } from "../scenario/checks/shape.ts";
import { InputError, type Problem, valueSaid } from "../scenario/problems.ts";
import { isRecord } from "../scenario/record.ts";
import type { Format } from "../scenario/resolve.ts";
import { DESIGN_KEYS, type DesignType, POINT, STUDY_KEYS, VARIED } from "./study-keys.ts";

type Raw = Record<string, unknown>;

interface Found {
  factors: readonly Factor[];
  /** Undefined where it cannot be made out. */
  design: Design | undefined;
}

/** The fields that vary in a study and where its points lie; what is wrong joins `problems`. */
export function factorsIn(
  raw: Raw,
  type: DesignType | undefined,
  fields: VariedFields,
  problems: Problem[],
): Found {
  if (type === "list") {
    if (raw.vary !== undefined) problems.push({ path: "vary", expected: LISTED });
    return listed(isRecord(raw.design) ? raw.design.points : undefined, fields, problems);
  }
  const vary = Object.entries(STUDY_KEYS.vary.accepts(raw.vary) ? (raw.vary as Raw) : {});
  const factors = vary.flatMap(([path, entry]): Factor[] => {
    const found = factorOf(path, entry, type, fields);
    if (!Array.isArray(found)) return [found as Factor];
    problems.push(...found);
    return [];
  });
  if (type === undefined) return { factors, design: undefined };
  if (type === "factorial") return { factors, design: { type } };
  if (vary.length === 0) problems.push({ path: "vary", expected: MISSING });
  const points = isRecord(raw.design) ? raw.design.points : undefined;
  return { factors, design: typeof points === "number" ? { type, points } : undefined };
}

const LISTED = {
  en: "no such key: a design of type list names the fields in its points",
  fr: "pas cette clé : un plan de type list nomme les champs dans ses points",
};

const MISSING = {
  en: "missing; at least one field that varies",
  fr: "manque ; au moins un champ qui varie",
};

function factorOf(
  path: string,
  entry: unknown,
  type: DesignType | undefined,
  fields: VariedFields,
): Factor | Problem[] {
  const at = `vary.${path}`;
  const found = fields.find(path, at);
  if (Array.isArray(found)) return found;
  if (!fits(VARIED, entry)) return [];
  if ("values" in (entry as object)) {
    // A copy: the caller's own list may change before the study runs.
    const values = [...(entry as { values: readonly Value[] }).values];
    const wrong = [
      ...values.flatMap((value, place) => fields.valueProblems(found, value, `${at}.values.${place}`)),
      ...sameProblems(values, `${at}.values`),
    ];
    return wrong.length > 0 ? wrong : { path, values };
  }
  const range = entry as RawRange;
  const factor = rangeFactor(path, found, range, `${at}.range`);
  const levels = levelsProblems(range, type, `${at}.levels`);
  return levels.length === 0 ? factor : [...(Array.isArray(factor) ? factor : []), ...levels];
}

/** Values that read as one before them, so that their columns would not differ: `" 1 "` as 1. */
function sameProblems(values: readonly Value[], at: string): Problem[] {
  const first = new Map<string, Value>();
  return values.flatMap((value, place) => {
    const text = String(value).trim();
    const read = text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : text;
    const same = first.get(read);
    if (same === undefined) first.set(read, value);
    return same === undefined ? [] : [{ path: `${at}.${place}`, value, expected: unlike(same) }];
  });
}

const unlike = (same: Value) => ({
  en: `a different value: ${valueSaid(same, "en")} says the same`,
  fr: `une valeur différente : ${valueSaid(same, "fr")} dit la même chose`,
});

function levelsProblems({ levels }: RawRange, type: DesignType | undefined, at: string): Problem[] {
  if (type === undefined || (type === "factorial") === (levels !== undefined)) return [];
  return [
    type === "factorial" ? { path: at, expected: LEVELS } : { path: at, value: levels, expected: NO_LEVELS },
  ];
}

const LEVELS = {
  en: "missing; how many values of the range a factorial design takes",
  fr: "manque ; le nombre de valeurs de la plage que prend un plan factoriel",
};

const NO_LEVELS = {
  en: "no such key: this design takes any number of the range",
  fr: "pas cette clé : ce plan prend n’importe quel nombre de la plage",
};

const isListed = (raw: unknown): raw is Readonly<Record<string, Value>>[] =>
  DESIGN_KEYS.list.points.accepts(raw);

/** The points of a list, all of which name the fields of the first; their form is looked at with the file's. */
function listed(raw: unknown, fields: VariedFields, problems: Problem[]): Found {
  if (!isListed(raw) || !fits(POINT, raw[0])) return { factors: [], design: undefined };
  const paths = Object.keys(raw[0]);
  const found = paths.map((path) => fields.find(path, `design.points.0.${path}`));
  problems.push(...found.flatMap((one) => (Array.isArray(one) ? one : [])));
  // A value is looked at where it stands first.
  const seen = paths.map(() => new Set<Value>());
  for (const [place, point] of raw.entries()) {
    if (!fits(POINT, point)) continue;
    const at = `design.points.${place}`;
    problems.push(...keysOf(point, paths, at));
    for (const [f, path] of paths.entries()) {
      const [value, field] = [point[path], found[f]];
      if (!Object.hasOwn(point, path) || seen[f].has(value)) continue;
      seen[f].add(value);
      if (!Array.isArray(field)) problems.push(...fields.valueProblems(field, value, `${at}.${path}`));
    }
  }
  const points = raw.map((point) => paths.map((path) => (isRecord(point) ? point[path] : 0) as Value));
  const factors = paths.map((path, f) => ({ path, values: [...seen[f]] }));
  return { factors, design: { type: "list", points } };
}

function keysOf(point: object, paths: readonly string[], at: string): Problem[] {
  const own = Object.keys(point);
  if (own.length === paths.length && paths.every((path) => Object.hasOwn(point, path))) return [];
  const expected = {
    en: `the fields of the first point: ${paths.join(", ")}`,
    fr: `les champs du premier point : ${paths.join(", ")}`,
  };
  return [{ path: at, value: own, expected }];
}

/** Points of a list that are tried before a study begins, evenly taken; each takes half a millisecond. */
const MOST_TRIED = 1000;
/** More points that fail are not told. */
const MOST_TOLD = 20;

/**
 * What is wrong with a scenario once fields hold what they shall: with points of a list as they are, else with the
 * ends of every field while the others are as the scenario has them. Combinations are left to the runs.
 */
export function standingProblems(
  {
    scenarios,
    factors,
    design,
  }: Pick<Found, "factors"> & { scenarios: readonly NamedScenario[]; design: Design },
  format: Format,
): Problem[] {
  const problems: Problem[] = [];
  const attempt = (named: NamedScenario, tried: readonly Factor[], values: readonly Value[], at: string) => {
    if (problems.length >= MOST_TOLD) return;
    try {
      placerOf(named, tried, format)(values);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(notStanding(named.id, error.problems[0], values, at));
    }
  };
  for (const named of scenarios)
    if (design.type === "list") {
      const stride = Math.ceil(design.points.length / MOST_TRIED);
      for (let point = 0; point < design.points.length; point += stride)
        attempt(named, factors, design.points[point], `design.points.${point}`);
    } else
      for (const factor of factors)
        for (const value of endsOf(factor)) attempt(named, [factor], [value], `vary.${factor.path}`);
  return problems;
}

/** The smallest and the largest number of a factor, and all that is no number. */
function endsOf(factor: Factor): readonly Value[] {
  if (!("values" in factor)) return factor.range;
  const numbers = factor.values.filter((value) => typeof value === "number");
  const others = factor.values.filter((value) => typeof value !== "number");
  return [...new Set(numbers.length === 0 ? [] : [Math.min(...numbers), Math.max(...numbers)]), ...others];
}

function notStanding(id: string, { path, expected }: Problem, values: readonly Value[], at: string): Problem {
  const told = {
    en: `values with which ${id} holds together; ${path}: ${expected.en}`,
    fr: `des valeurs avec lesquelles ${id} tient ; ${path} : ${expected.fr}`,
  };
  const suggestion = at.startsWith("vary")
    ? {
        en: "fields that hold together only jointly belong in a design of type list",
        fr: "les champs qui ne tiennent qu’ensemble relèvent d’un plan de type list",
      }
    : undefined;
  return { path: at, value: values.length === 1 ? values[0] : values, expected: told, suggestion };
}
