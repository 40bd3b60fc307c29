import { pointsOf } from "../design/designs.ts";
import { scenarioMaker } from "../design/placing.ts";
import type { Value } from "../design/range.ts";
import type { NamedScenario } from "../model/model.ts";
import { MODEL, type Model } from "../model/own/own-model.ts";
import type { Source } from "../scenario/resolve.ts";
import type { Replicates } from "./replicates.ts";
import { checkedStudy, type Study } from "./study-file.ts";

/** What runs at every point of a study. */
export interface StudyPlan {
  readonly study: Study;
  readonly model: Model;
  readonly id: string;
  readonly seed: string;
  /** Ids of the scenarios of a comparison, baseline first. */
  readonly scenarios: readonly string[];
  /** Whether the first of them runs as it stands at every point, so that nothing varies in it. */
  readonly standing: boolean;
  /** Paths that vary, in the order of the file. */
  readonly paths: readonly string[];
  /** Points of the design: as many comparisons. */
  readonly points: number;
  readonly replicates: Replicates;
  /** What varies at a point, by the place of its path. @param point from 0 */
  valuesAt(point: number): readonly Value[];
  /**
   * One scenario at a point.
   *
   * @param place in {@link scenarios}
   * @throws InputError when the scenario does not hold together there
   */
  scenarioAt(point: number, place: number): NamedScenario;
  /** One scenario with any values of what varies. @throws InputError when it does not hold together with them */
  scenarioWith(values: readonly Value[], place: number): NamedScenario;
  /** All scenarios at a point. @throws InputError when one does not hold together there */
  scenariosAt(point: number): readonly NamedScenario[];
}

/**
 * The plan of a study file.
 *
 * @param source the file, and how scenarios that it names are found
 * @param model with own mechanisms or metrics, if there are any
 * @throws InputError with every problem at once
 */
export function studyPlan(source: Source, model: Model = MODEL): StudyPlan {
  return planOf(checkedStudy(source, model), model);
}

/** The plan of a study that has been checked. */
export function planOf(study: Study, model: Model = MODEL): StudyPlan {
  const { id, seed, factors, replicates, baseline } = study;
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
