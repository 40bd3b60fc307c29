import { resolveScenario } from "../library.ts";
import { FIELDS, FORMAT, type NamedScenario, type Scenario } from "../model.ts";
import { InputError } from "../scenario/problems.ts";
import { assigned, completedScenario, type Source } from "../scenario/resolve.ts";
import { leavesIn } from "../scenario/walk.ts";
import { type Design, pointsOf } from "./designs.ts";
import { keyProblems, keyValues } from "./file-keys.ts";
import { pathsOf } from "./free-fields.ts";
import { looksUpTo, type Replicates } from "./replicates.ts";
import { STUDY_KEYS, type Value } from "./study-keys.ts";
import type { Factor } from "./varied-fields.ts";

/** A study file, checked. Plain data: what a worker makes the plan of again. */
export interface Study {
  readonly id: string;
  readonly seed: string;
  /** What varies; the first also runs as it stands if `baseline` says so. */
  readonly scenarios: readonly NamedScenario[];
  readonly baseline: boolean;
  readonly factors: readonly Factor[];
  readonly design: Design;
  readonly replicates: Replicates;
}

/** What runs at every point of a study. */
export interface StudyPlan {
  readonly study: Study;
  readonly id: string;
  readonly seed: string;
  /** Ids of the scenarios of a comparison, baseline first. */
  readonly scenarios: readonly string[];
  /** Paths that vary, in the order of the file. */
  readonly paths: readonly string[];
  /** Points of the design: as many comparisons. */
  readonly points: number;
  readonly replicates: Replicates;
  /** What varies at a point, by the place of its path. */
  valuesAt(point: number): readonly Value[];
  /** One scenario at a point. @param place in {@link scenarios} @throws InputError when it does not hold together there */
  scenarioAt(point: number, place: number): NamedScenario;
  /** All scenarios at a point. @throws InputError when one does not hold together there */
  scenariosAt(point: number): readonly NamedScenario[];
}

/**
 * The plan of a study file.
 *
 * @param source the file, and how scenarios that it names are found
 * @throws InputError with every problem at once
 */
export function studyPlan(source: Source): StudyPlan {
  return planOf(checkedStudy(source));
}

export function planOf(study: Study): StudyPlan {
  const { id, seed, factors, replicates, baseline } = study;
  const points = pointsOf(study.design, factors, seed);
  const [first, ...others] = study.scenarios;
  const varied = baseline ? [{ ...first, id: `${first.id}~varied` }, ...others] : study.scenarios;
  const placers = varied.map((named) => placerOf(named, factors));
  const scenarioAt = (point: number, place: number): NamedScenario => {
    if (baseline && place === 0) return first;
    return placers[baseline ? place - 1 : place](points.valuesAt(point));
  };
  const scenarios = [...(baseline ? [first.id] : []), ...varied.map((named) => named.id)];
  return {
    ...{ study, id, seed, scenarios, replicates },
    paths: factors.map(({ path }) => path),
    points: points.count,
    valuesAt: (point) => points.valuesAt(point),
    scenarioAt,
    scenariosAt: (point) => scenarios.map((_, place) => scenarioAt(point, place)),
  };
}

/** Writes values into a scenario. @throws InputError when it does not hold together with them */
function placerOf({ id, scenario }: NamedScenario, factors: readonly Factor[]) {
  const known = leavesIn(FIELDS, scenario).map(({ path }) => path);
  const paths = factors.map(({ path }) => pathsOf(path, known));
  return (values: readonly Value[]): NamedScenario => {
    const raw = paths
      .flatMap((all, f) => all.map((path) => [path, values[f]] as const))
      .reduce<Record<string, unknown>>((whole, [path, value]) => assigned(whole, path, value), {
        ...scenario,
      });
    return { id, scenario: completedScenario<Scenario>(raw, FORMAT, id) };
  };
}

function checkedStudy(source: Source): Study {
  const problems = keyProblems(STUDY_KEYS, source.raw, "");
  if (problems.length > 0) throw new InputError(problems, source.where);
  const raw = source.raw as Record<string, unknown>;
  const values = keyValues(STUDY_KEYS, raw) as {
    id?: string;
    seed: string;
    scenarios: (string | object)[];
    baseline: boolean;
    vary?: Record<string, object>;
    design: { type: Design["type"]; points?: never };
    replicates: number | { until: { metric: string; halfWidth: number }; max: number };
  };
  const { id = source.name, seed, baseline, replicates } = values;
  const design =
    values.design.type === "list"
      ? {
          type: "list" as const,
          points: (values.design.points as unknown as Record<string, Value>[]).map((point) =>
            Object.values(point),
          ),
        }
      : (values.design as Design);
  const first = (values.design.points as unknown as object[] | undefined)?.[0];
  return {
    ...{ id, seed, baseline, design },
    scenarios: values.scenarios.map((named) =>
      typeof named === "string"
        ? resolveScenario(source.base(named))
        : resolveScenario({ ...source, raw: named, name: id }),
    ),
    factors:
      values.design.type === "list"
        ? Object.keys(first ?? {}).map((path) => ({ path, values: [] }))
        : Object.entries(values.vary ?? {}).map(([path, entry]) => ({ path, ...entry }) as unknown as Factor),
    replicates:
      typeof replicates === "number"
        ? { fixed: replicates }
        : { ...replicates, looks: looksUpTo(replicates.max) },
  };
}
