import type { Design } from "../design/designs.ts";
import { type Factor, levelsOf, type RangedFactor } from "../design/factor.ts";
import { type Attempt, attemptsAtEnds, placingProblems } from "../design/placing.ts";
import { DIGITS, type Value } from "../design/range.ts";
import { type RawRange, rangeFactor, type VariedFields } from "../design/varied-fields.ts";
import { writtenAt } from "../input/as-written.ts";
import { firstProblems } from "../input/problem-list.ts";
import { MOST_WORKED_OUT, type Problem } from "../input/problems.ts";
import { byKey, isRecord } from "../input/record.ts";
import { fits } from "../input/shape.ts";
import type { NamedScenario } from "../model/model.ts";
import type { Format } from "../scenario/resolve.ts";
import { readAs, sameProblems } from "./same-values.ts";
import { DESIGN_KEYS, type DesignType, POINT, STUDY_KEYS, VARIED } from "./study-keys.ts";
import { listedValues, textsProblems } from "./study-texts.ts";

type Raw = Record<string, unknown>;

interface Found {
  factors: readonly Factor[];
  /** Undefined if it cannot be determined. */
  design: Design | undefined;
}

/** The fields that vary in a study and its design. @param problems new ones are added */
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
  const vary = Object.entries(STUDY_KEYS.vary.accepts(raw.vary) ? (raw.vary as Raw) : {}).sort(byKey);
  const texts = textsProblems(listedValues(vary.map(([, entry]) => entry)), "vary");
  if (texts.length > 0) return unread(texts, problems);
  const factors = vary.flatMap(([path, entry]): Factor[] => {
    if (problems.length >= MOST_WORKED_OUT) return [];
    const found = factorOf(path, entry, type, fields);
    if (!Array.isArray(found)) return [found as Factor];
    problems.push(...found);
    return [];
  });
  problems.push(...fields.idle());
  if (type === undefined) return { factors, design: undefined };
  if (type === "factorial") return { factors, design: { type } };
  if (vary.length === 0) problems.push({ path: "vary", expected: MISSING });
  const points = isRecord(raw.design) ? raw.design.points : undefined;
  return { factors, design: typeof points === "number" ? { type, points } : undefined };
}

/** Nothing is made of what holds too much. */
function unread(found: readonly Problem[], problems: Problem[]): Found {
  problems.push(...found);
  return { factors: [], design: undefined };
}

const LISTED = {
  en: "no such key: a design of type list names the fields in its points",
  fr: "pas de clé vary : un plan de type list nomme les champs dans ses points",
};

const MISSING = {
  en: "missing; needs at least one field that varies",
  fr: "manque ; il faut au moins un champ qui varie",
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
    const listed = (entry as { values: readonly Value[] }).values;
    const values = [...listed];
    const wrong = [
      ...firstProblems(values, (value, place) =>
        fields.valueProblems(found, value, `${at}.values.${place}`, writtenAt(listed, place)),
      ),
      ...sameProblems(values, `${at}.values`),
    ];
    return wrong.length > 0 ? wrong : { path, values };
  }
  const range = entry as RawRange;
  const factor = rangeFactor(path, found, range, `${at}.range`);
  const levels = [
    ...levelsProblems(range, type, `${at}.levels`),
    ...(Array.isArray(factor) ? [] : sameLevels(factor, `${at}.levels`)),
  ];
  return levels.length === 0 ? factor : [...(Array.isArray(factor) ? factor : []), ...levels];
}

function levelsProblems({ levels }: RawRange, type: DesignType | undefined, at: string): Problem[] {
  if (type === undefined || (type === "factorial") === (levels !== undefined)) return [];
  return [
    type === "factorial" ? { path: at, expected: LEVELS } : { path: at, value: levels, expected: NO_LEVELS },
  ];
}

/** A problem of levels of which two become the same when they are rounded. */
function sameLevels(factor: RangedFactor, at: string): Problem[] {
  const { levels } = factor;
  if (levels === undefined || new Set(levelsOf(factor)).size === levels) return [];
  return [{ path: at, value: levels, expected: factor.whole ? FEWER_WHOLE : FEWER }];
}

const FEWER_WHOLE = {
  en: "fewer: the range holds fewer whole numbers, or two levels are rounded to the same one",
  fr: "moins de niveaux : la plage a moins de nombres entiers, ou deux niveaux s’arrondissent au même",
};
const FEWER = {
  en: `fewer, or a wider range: values have ${DIGITS} significant digits, and two levels become the same`,
  fr: `moins de niveaux, ou une plage plus large : les valeurs ont ${DIGITS} chiffres significatifs, et deux niveaux deviennent le même`,
};

const LEVELS = {
  en: "missing; how many values of the range a factorial design takes",
  fr: "manque ; le nombre de valeurs de la plage que prend un plan factoriel",
};

const NO_LEVELS = {
  en: "no such key: this design takes any number in the range",
  fr: "pas de clé levels : ce plan prend n’importe quel nombre de la plage",
};

const isListed = (raw: unknown): raw is Readonly<Record<string, Value>>[] =>
  DESIGN_KEYS.list.points.accepts(raw);

/** The points of a list, which must all name the fields of the first. Their shape is checked with the file. */
function listed(raw: unknown, fields: VariedFields, problems: Problem[]): Found {
  if (!isListed(raw) || !fits(POINT, raw[0])) return { factors: [], design: undefined };
  const paths = Object.keys(raw[0]).sort();
  const found = paths.map((path) => fields.find(path, `design.points.0.${path}`));
  problems.push(...found.flatMap((one) => (Array.isArray(one) ? one : [])), ...fields.idle());
  const points = raw.map((point) => paths.map((path) => (isRecord(point) ? point[path] : 0) as Value));
  const texts = textsProblems(points, "design.points");
  if (texts.length > 0) return unread(texts, problems);
  // A value is checked where it first occurs.
  const seen = paths.map(() => new Set<Value>());
  // A point is looked through once, since there may be 100,000.
  const isPoint = raw.map((point) => fits(POINT, point));
  for (const [place, point] of raw.entries()) {
    if (problems.length >= MOST_WORKED_OUT) break;
    if (!isPoint[place]) continue;
    problems.push(...keysOf(point, paths, place));
    for (const [f, path] of paths.entries()) {
      const [value, field] = [points[place][f], found[f]];
      if (!Object.hasOwn(point, path) || seen[f].has(value)) continue;
      seen[f].add(value);
      if (!Array.isArray(field))
        problems.push(
          ...fields.valueProblems(field, value, `design.points.${place}.${path}`, writtenAt(point, path)),
        );
    }
  }
  problems.push(...samePoints(raw, paths, isPoint));
  const factors = paths.map((path, f) => ({ path, values: [...seen[f]] }));
  return { factors, design: { type: "list", points } };
}

/** Points that read the same as an earlier one: their rows could not be told apart. */
function samePoints(
  points: readonly Readonly<Record<string, Value>>[],
  paths: readonly string[],
  isPoint: readonly boolean[],
): Problem[] {
  const first = new Map<string, number>();
  return firstProblems(points, (point, place) => {
    if (!isPoint[place] || !paths.every((path) => Object.hasOwn(point, path))) return [];
    // Quoted, they could be so long that engines compare them letter by letter, each with all others.
    const read = paths.map((path) => lengthFirst(readAs(point[path]))).join("");
    const same = first.get(read);
    if (same === undefined) first.set(read, place);
    return same === undefined ? [] : [{ path: `design.points.${place}`, expected: unlikePoint(same) }];
  });
}

/** Nobody can take the end of one such text for the beginning of the next. */
const lengthFirst = (text: string) => `${text.length} ${text}`;

const unlikePoint = (same: number) => ({
  en: `a different point: it reads the same as design.points.${same}`,
  fr: `un point différent : il se lit comme design.points.${same}`,
});

function keysOf(point: object, paths: readonly string[], place: number): Problem[] {
  const own = Object.keys(point);
  if (own.length === paths.length && paths.every((path) => Object.hasOwn(point, path))) return [];
  const expected = {
    en: `the fields of the first point: ${paths.join(", ")}`,
    fr: `les champs du premier point : ${paths.join(", ")}`,
  };
  return [{ path: `design.points.${place}`, value: own, expected }];
}

/** Number of listed points that are tried before a study begins, evenly spaced; each takes half a millisecond. */
const MOST_TRIED = 1000;

/**
 * Problems of the scenarios at the points: at listed points, or with each field alone at its ends. Other combinations
 * are checked when they run.
 */
export function pointProblems(
  {
    scenarios,
    factors,
    design,
  }: Pick<Found, "factors"> & { scenarios: readonly NamedScenario[]; design: Design },
  format: Format,
): Problem[] {
  if (design.type === "list")
    return placingProblems(scenarios, listedAttempts(factors, design.points), format);
  const attempts = attemptsAtEnds(factors, ({ path }) => `vary.${path}`);
  return placingProblems(scenarios, attempts, format).map((problem) => ({ ...problem, suggestion: JOINTLY }));
}

function listedAttempts(factors: readonly Factor[], points: readonly (readonly Value[])[]): Attempt[] {
  const stride = Math.ceil(points.length / MOST_TRIED);
  return points.flatMap((values, point) =>
    point % stride === 0 ? [{ factors, values, at: `design.points.${point}` }] : [],
  );
}

const JOINTLY = {
  en: "fields that must change together belong in a design of type list",
  fr: "les champs qui doivent changer ensemble relèvent d’un plan de type list",
};
