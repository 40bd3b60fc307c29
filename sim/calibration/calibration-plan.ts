import { textHash } from "../core/digest.ts";
import { VERSION } from "../core/version.ts";
import { hasField, nobodyFollows } from "../design/varied-fields.ts";
import { keyValues } from "../input/keys.ts";
import { leafValues, matchingPaths } from "../input/paths.ts";
import type { Problem } from "../input/problems.ts";
import { inKeyOrder } from "../input/record.ts";
import { FORMAT, type NamedScenario } from "../model/model.ts";
import { hashOf } from "../run/compile.ts";
import { MOST_SETTINGS } from "../verdict/ensemble/file.ts";
import { type Design, type FreeField, fieldName, keptOf, type Target } from "./calibration.ts";
import { CALIBRATION_KEYS, MOST_TARGETS } from "./calibration-keys.ts";
import { freeFields } from "./free-fields.ts";
import { type PlacedTarget, targetProblems } from "./targets.ts";

/** Observations of another situation than the calibrated scenario's. */
export interface Other {
  id: string;
  /** What differs from the calibrated scenario. */
  set: Record<string, unknown>;
  scenario: NamedScenario;
  targets: readonly Target[];
}

/** A checked calibration, ready to run. */
export interface CalibrationPlan extends Design {
  id: string;
  scenario: NamedScenario;
  /** The scenario as its file writes it, extending a built-in one. */
  written: Record<string, unknown>;
  worlds: number;
  checkWorlds: number;
  /** Fitted at the same time; their targets are among the plan's. */
  also: readonly Other[];
  /** Not used for the fit. */
  checks: readonly Other[];
}

/** A scenario with its targets and the free fields that have a value in it. */
export interface Situation {
  scenario: NamedScenario;
  targets: readonly Target[];
  free: readonly FreeField[];
  /** Places of these fields among all. */
  places: readonly number[];
}

/** The situations that are fitted: the calibrated scenario first; their targets, one after the other, are the plan's. */
export const situationsOf = (plan: CalibrationPlan): Situation[] => [
  situationOf(plan, "", plan.scenario),
  ...plan.also.map(({ id, scenario }) => situationOf(plan, id, scenario)),
];

/** What is fitted, or checked, under the values of one situation. @param id of its own free fields */
export function situationOf(
  plan: Pick<CalibrationPlan, "free" | "targets">,
  id: string,
  scenario: NamedScenario,
  targets = plan.targets.filter(({ of }) => of === id),
): Situation {
  const places = plan.free.flatMap(({ of }, place) => (of === null || of === id ? [place] : []));
  return { scenario, targets, places, free: places.map((place) => plan.free[place]) };
}

/** A nuisance belongs to its observations: it has a value of its own in each situation. */
export const freeIn = (free: readonly FreeField[], also: readonly { id: string }[]): FreeField[] =>
  also.length === 0
    ? [...free]
    : free.flatMap((field) =>
        field.role === "model" ? [field] : ["", ...also.map(({ id }) => id)].map((of) => ({ ...field, of })),
      );

/** The keys of a calibration file besides scenarios, targets and free fields. */
export interface Options {
  seed: string;
  worlds: number;
  settings: number;
  keep: number;
  waves: number;
  checkWorlds: number;
}

/** The file's options, with defaults. @param raw already checked */
export function optionsOf(raw: Record<string, unknown>): Options {
  return keyValues(CALIBRATION_KEYS, raw) as unknown as Options;
}

/** The targets of one scenario. */
interface Aim {
  /** Path of the list. */
  path: string;
  targets: readonly PlacedTarget[];
  scenario: NamedScenario;
  /** What is changed in it. */
  set?: Record<string, unknown>;
}

/** Problems of targets, free fields and settings, once the scenarios are known. */
export function planProblems(
  rawFree: unknown,
  [fitted, ...others]: readonly Aim[],
  options: Pick<Options, "settings" | "keep"> | undefined,
  also: readonly { id: string }[],
): { free: FreeField[]; problems: Problem[] } {
  const { free, problems } = freeFields(rawFree, fitted.scenario);
  return {
    free,
    problems: [
      ...problems,
      ...[fitted, ...others].flatMap(aimProblems),
      ...others.flatMap((other) => [...missingFields(other, free), ...idleChanges(other, free)]),
      ...(options === undefined ? [] : keptProblems(freeIn(free, also).length, options)),
    ],
  };
}

function aimProblems({ path, targets, scenario }: Aim): Problem[] {
  const problems = targetProblems(targets, scenario.scenario);
  if (targets.length <= MOST_TARGETS) return problems;
  const expected = {
    en: `at most ${MOST_TARGETS} targets in all`,
    fr: `au plus ${MOST_TARGETS} cibles en tout`,
  };
  // Their number is not told: tables beyond this many are not read.
  return [{ path, expected }, ...problems];
}

/** Problems of other observations whose changes remove a free field. */
function missingFields({ path, scenario }: Aim, free: readonly FreeField[]): Problem[] {
  return free
    .filter((field) => !hasField(scenario.scenario, field.path, FORMAT))
    .map((field) => ({
      path: path.replace(/targets$/, "set"),
      expected: {
        en: `a scenario that still has the free field ${field.path}`,
        fr: `un scénario qui a encore le champ libre ${field.path}`,
      },
    }));
}

/** Problems of changes that have no effect on a free field, or leave it without one. */
function idleChanges({ path, scenario, set = {} }: Aim, free: readonly FreeField[]): Problem[] {
  const at = path.replace(/targets$/, "set");
  const changed = leafValues(set);
  const paths = changed.map(([one]) => one);
  const isFree = (one: string) => free.some((field) => matchingPaths(field.path, [one]).length > 0);
  const overruled = changed.filter(([one]) => isFree(one));
  // Where the calibrated scenario is like that, it has been said of the field itself.
  const idle = free.filter(
    (field) =>
      paths.some((one) => one.endsWith(`.${field.path}`)) && nobodyFollows(field.path, scenario, isFree),
  );
  return [
    ...overruled.map(([one, value]) => ({ path: `${at}.${one}`, value, expected: NOT_FREE })),
    ...idle.map((field) => ({
      path: at,
      expected: {
        en: `a scenario in which some operation follows the free field ${field.path}; here each has its own value`,
        fr: `un scénario dont au moins une opération suit le champ libre ${field.path} ; ici chacune a sa propre valeur`,
      },
    })),
  ];
}

const NOT_FREE = {
  en: "a field that is not free: the search gives it a value here too, so this one would have no effect",
  fr: "un champ qui n’est pas libre : la recherche lui donne une valeur ici aussi, et celle-ci serait sans effet",
};

/** A covariance needs enough points, and an ensemble can hold only so many settings. */
function keptProblems(fields: number, options: Pick<Options, "settings" | "keep">): Problem[] {
  const [kept, fewest] = [keptOf(options), 2 * fields + 2];
  if (kept > MOST_SETTINGS)
    return [
      {
        path: "keep",
        value: options.keep,
        expected: {
          en: `a share that keeps at most ${MOST_SETTINGS} of the ${options.settings} settings`,
          fr: `une part qui garde au plus ${MOST_SETTINGS} des ${options.settings} réglages`,
        },
      },
    ];
  if (kept >= fewest) return [];
  return [
    {
      path: "settings",
      value: options.settings,
      expected: {
        en: `enough to keep ${fewest} from wave to wave (twice the free fields, plus two); ${options.settings} × keep ${options.keep} leaves ${kept}`,
        fr: `assez pour en garder ${fewest} d’une vague à l’autre (deux fois les champs libres, plus deux) ; ${options.settings} × keep ${options.keep} en laisse ${kept}`,
      },
    },
  ];
}

/** A plan as plain data: everything that its results depend on. */
export function planData(plan: CalibrationPlan): Record<string, unknown> {
  const { id, scenario, written, also, checks, targets, free, seed } = plan;
  const { worlds, settings, keep, waves, checkWorlds } = plan;
  return {
    id,
    scenario: { id: scenario.id, hash: hashOf(scenario.scenario), written: inKeyOrder(written) },
    targets,
    free: Object.fromEntries(
      free.map((field) => [fieldName(field), { range: field.range, scale: field.scale, role: field.role }]),
    ),
    ...{ seed, worlds, settings, keep, waves, checkWorlds },
    also: also.map(otherData),
    check: checks.map(otherData),
  };
}

const otherData = ({ id, set, scenario, targets }: Other) => ({
  ...{ id, set: inKeyOrder(set), hash: hashOf(scenario.scenario), targets },
});

/** SHA-256 of a plan and of the program's version: equal hashes mean equal digits. */
export function planHash(plan: CalibrationPlan): string {
  return textHash(JSON.stringify([VERSION, planData(plan)]));
}
