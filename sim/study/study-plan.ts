import { pointsOf } from "../design/designs.ts";
import { scenarioMaker } from "../design/placing.ts";
import type { Value } from "../design/range.ts";
import type { NamedScenario } from "../model/model.ts";
import { measuring } from "../model/own/asked.ts";
import { MODEL, type Model } from "../model/own/own-model.ts";
import type { Source } from "../scenario/resolve.ts";
import type { Replicates } from "./replicates.ts";
import { checkedStudy, type Study } from "./study-file.ts";

/** The scenarios that run at every point of a study. */
export interface StudyPlan {
  readonly study: Study;
  readonly model: Model;
  readonly id: string;
  readonly seed: string;
  /** Ids of the scenarios of a comparison, baseline first. */
  readonly scenarios: readonly string[];
  /** Whether the first of them runs unchanged at every point. */
  readonly standing: boolean;
  /** Paths that vary, in the order of the file. */
  readonly paths: readonly string[];
  /** Number of points, each of which is one comparison. */
  readonly points: number;
  readonly replicates: Replicates;
  /** The values at a point, in the order of {@link paths}. @param point from 0 */
  valuesAt(point: number): readonly Value[];
  /**
   * One scenario at a point.
   *
   * @param place index in {@link scenarios}
   * @throws InputError when the scenario is inconsistent there
   */
  scenarioAt(point: number, place: number): NamedScenario;
  /** One scenario with any values of the varied fields. @throws InputError when it is inconsistent with them */
  scenarioWith(values: readonly Value[], place: number): NamedScenario;
  /** All scenarios at a point. @throws InputError when one is inconsistent there */
  scenariosAt(point: number): readonly NamedScenario[];
}

/**
 * The plan of a study file.
 *
 * @param source the file, and how to find the scenarios that it names
 * @param model with own mechanisms or metrics, if any
 * @throws InputError with every problem at once
 */
export function studyPlan(source: Source, model: Model = MODEL): StudyPlan {
  return planOf(checkedStudy(source, model), model);
}

/** The plan of a checked study. @param basis the model, which the plan's also measures what the study asks for */
export function planOf(study: Study, basis: Model = MODEL): StudyPlan {
  const { id, seed, factors, replicates, baseline, metrics = [] } = study;
  const model = measuring(basis, metrics);
  const points = pointsOf(study.design, factors, seed);
  const [first, ...others] = study.scenarios;
  const varied = baseline ? [{ ...first, id: `${first.id}~varied` }, ...others] : study.scenarios;
  const standing = baseline ? [() => first] : [];
  const makers = [...standing, ...varied.map((named) => scenarioMaker(named, factors, model.format))];
  const scenarioWith = (values: readonly Value[], place: number) => makers[place](values);
  const scenarioAt = (point: number, place: number) => scenarioWith(points.valuesAt(point), place);
  return {
    ...{ study, model, id, seed, replicates, scenarioAt, scenarioWith },
    scenarios: [...(baseline ? [first] : []), ...varied].map((named) => named.id),
    standing: baseline,
    paths: factors.map(({ path }) => path),
    points: points.count,
    valuesAt: (point) => points.valuesAt(point),
    scenariosAt: (point) => makers.map((_, place) => scenarioAt(point, place)),
  };
}
