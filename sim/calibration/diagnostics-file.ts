import { list, nullable, object, record } from "../input/holders.ts";
import { required } from "../input/keys.ts";
import type { Problem } from "../input/problems.ts";
import { type Key, problemsIn, type Shape } from "../input/shape.ts";
import { ANY_NUMBER, choice, FLAG, number, TEXT } from "../input/values.ts";
import { fieldName, type Target } from "./calibration.ts";
import { type CalibrationPlan, planHash } from "./calibration-plan.ts";
import type { Diagnostics } from "./diagnostics.ts";

/** What `diagnostics.json` must look like to be shown again: somebody may have edited it, or it is damaged. */

type Shapes<T> = Partial<Record<keyof T, Shape>>;

/** An object with at least these keys. */
const holding = (shapes: Readonly<Record<string, Shape>>): Shape =>
  object(
    Object.fromEntries(Object.entries(shapes).map(([name, shape]): [string, Key] => [name, required(shape)])),
    {
      open: true,
    },
  );

const COUNT = number([0, Number.MAX_SAFE_INTEGER], { whole: true });
const MAYBE = nullable(ANY_NUMBER);
const many = (shape: Shape) => list(shape, [0, 100_000]);
const two = (shape: Shape) => list(shape, [2, 2]);
type Item<T> = T extends readonly (infer I)[] ? I : never;

const OBSERVED = holding({
  ...{ mean: MAYBE, standardError: MAYBE, quantile: MAYBE, chance: MAYBE, deviation: MAYBE },
  ...{ definedIn: COUNT, of: COUNT, met: FLAG },
} satisfies Shapes<Item<Diagnostics["targets"]>["fitted"]>);
const TARGET = {
  of: TEXT,
  metric: TEXT,
  week: nullable(COUNT),
  value: ANY_NUMBER,
  tolerance: ANY_NUMBER,
  fitted: OBSERVED,
};
const TARGETS = holding({
  ...TARGET,
  nearest: nullable(holding({ setting: TEXT, mean: ANY_NUMBER, deviation: ANY_NUMBER })),
  ...{ reached: FLAG, worldsNeeded: MAYBE },
} satisfies Shapes<Item<Diagnostics["targets"]>>);
const QUANTILES = { q05: MAYBE, q50: MAYBE, q95: MAYBE };
const CHECK = holding({
  id: TEXT,
  settings: COUNT,
  targets: many(holding({ ...TARGET, ensemble: holding(QUANTILES) })),
} satisfies Shapes<Item<Diagnostics["checks"]>>);
const FIELD = holding({
  ...{ path: TEXT, range: two(ANY_NUMBER), scale: TEXT, fitted: ANY_NUMBER, width: MAYBE, ...QUANTILES },
  verdict: choice(["pinned-down", "partly", "by-chance", "not-pinned-down", "cannot-say"]),
  edge: nullable(choice(["low", "high"])),
} satisfies Shapes<Item<Diagnostics["fields"]>>);

const DIAGNOSTICS = holding({
  ...{ levain: TEXT, calibration: TEXT, planHash: TEXT, scenario: TEXT },
  stopped: choice(["all-within", "few-enter", "waves-used"]),
  ...{ waves: COUNT, settings: COUNT, refused: COUNT, worlds: COUNT, checkWorlds: COUNT, accepted: COUNT },
  held: COUNT,
  missed: many(holding({ setting: TEXT, target: COUNT, deviation: MAYBE })),
  fitted: holding({
    ...{ setting: TEXT, distance: MAYBE, accepted: FLAG, values: record(ANY_NUMBER) },
    also: many(holding({ id: TEXT, values: record(ANY_NUMBER) })),
  } satisfies Shapes<Diagnostics["fitted"]>),
  judged: holding({ distance: MAYBE, met: FLAG } satisfies Shapes<Diagnostics["judged"]>),
  targets: many(TARGETS),
  contradictions: many(
    holding({ targets: two(COUNT), setting: TEXT, means: two(ANY_NUMBER), deviation: ANY_NUMBER }),
  ),
  byChance: nullable(
    holding({ width: ANY_NUMBER, correlation: ANY_NUMBER } satisfies Shapes<
      NonNullable<Diagnostics["byChance"]>
    >),
  ),
  fields: many(FIELD),
  together: many(holding({ fields: two(TEXT), rankCorrelation: ANY_NUMBER })),
  checks: many(CHECK),
} satisfies Shapes<Diagnostics>);

/** The problems of diagnostics that were read from a file: of their shape, or that they belong to another plan. */
export function diagnosticsProblems(raw: unknown, plan: CalibrationPlan): Problem[] {
  const problems = problemsIn(DIAGNOSTICS, raw);
  if (problems.length > 0) return problems;
  const found = raw as Diagnostics;
  const names = (targets: readonly Pick<Target, "of" | "metric" | "week" | "value" | "tolerance">[]) =>
    targets.map(({ of, metric, week, value, tolerance }) => ({ of, metric, week, value, tolerance }));
  const both: [path: string, here: unknown, planned: unknown][] = [
    ["planHash", found.planHash, planHash(plan)],
    ["calibration", found.calibration, plan.id],
    ["scenario", found.scenario, plan.scenario.id],
    ["targets", names(found.targets), names(plan.targets)],
    ["fields", found.fields.map(({ path }) => path), plan.free.map(fieldName)],
    ["fitted.also", found.fitted.also.map(({ id }) => id), plan.also.map(({ id }) => id)],
    ["fitted.values", Object.keys(found.fitted.values).length > 0, plan.free.length > 0],
    [
      "checks",
      found.checks.map(({ id, targets }) => [id, names(targets)]),
      plan.checks.map(({ id, targets }) => [id, names(targets)]),
    ],
    ["missed", found.missed.every(({ target }) => target < plan.targets.length), true],
    [
      "contradictions",
      found.contradictions.every(({ targets }) => targets.every((t) => t < plan.targets.length)),
      true,
    ],
  ];
  return both.flatMap(([path, here, planned]) =>
    JSON.stringify(here) === JSON.stringify(planned) ? [] : [{ path, expected: OF_PLAN }],
  );
}

const OF_PLAN = {
  en: "what this calibration asks for; the file was altered",
  fr: "ce que demande ce calage ; le fichier a été modifié",
};
