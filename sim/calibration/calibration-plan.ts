import { textHash } from "../core/digest.ts";
import { VERSION } from "../core/version.ts";
import { hasField } from "../design/varied-fields.ts";
import { keyValues } from "../input/keys.ts";
import type { Problem } from "../input/problems.ts";
import { inKeyOrder } from "../input/record.ts";
import { FORMAT, type NamedScenario } from "../model/model.ts";
import { hashOf } from "../run/compile.ts";
import { MOST_SETTINGS } from "../verdict/ensemble/file.ts";
import { type Design, type FreeField, keptOf, type Target } from "./calibration.ts";
import { CALIBRATION_KEYS, MOST_TARGETS } from "./calibration-keys.ts";
import { freeFields } from "./free-fields.ts";
import { type PlacedTarget, targetProblems } from "./targets.ts";

/** Observations of another situation, which are not used for the fit. */
export interface Check {
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
  checks: readonly Check[];
}

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
}

/** Problems of targets, free fields and settings, once the scenarios are known. */
export function planProblems(
  rawFree: unknown,
  [fitted, ...checks]: readonly Aim[],
  options: Pick<Options, "settings" | "keep"> | undefined,
): { free: FreeField[]; problems: Problem[] } {
  const { free, problems } = freeFields(rawFree, fitted.scenario);
  return {
    free,
    problems: [
      ...problems,
      ...[fitted, ...checks].flatMap(aimProblems),
      ...checks.flatMap((check) => missingFields(check, free)),
      ...(options === undefined ? [] : keptProblems(free.length, options)),
    ],
  };
}

function aimProblems({ path, targets, scenario }: Aim): Problem[] {
  const problems = targetProblems(targets, scenario.scenario.horizonWeeks);
  if (targets.length <= MOST_TARGETS) return problems;
  const expected = {
    en: `at most ${MOST_TARGETS} targets in all`,
    fr: `au plus ${MOST_TARGETS} cibles en tout`,
  };
  // Their number is not told: tables beyond this many are not read.
  return [{ path, expected }, ...problems];
}

/** Problems of checks whose changes remove a free field. */
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
  const { id, scenario, written, checks, targets, free, seed } = plan;
  const { worlds, settings, keep, waves, checkWorlds } = plan;
  return {
    id,
    scenario: { id: scenario.id, hash: hashOf(scenario.scenario), written: inKeyOrder(written) },
    targets,
    free: Object.fromEntries(free.map(({ path, range, scale, role }) => [path, { range, scale, role }])),
    ...{ seed, worlds, settings, keep, waves, checkWorlds },
    check: checks.map((check) => ({
      id: check.id,
      set: inKeyOrder(check.set),
      hash: hashOf(check.scenario.scenario),
      targets: check.targets,
    })),
  };
}

/** SHA-256 of a plan and of the program's version: equal hashes mean equal digits. */
export function planHash(plan: CalibrationPlan): string {
  return textHash(JSON.stringify([VERSION, planData(plan)]));
}
