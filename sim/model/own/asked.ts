import type { Problem } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { askedId, askedIn, type Declared } from "../../metrics/asked.ts";
import type { Metric, WeeklyMetric } from "../../metrics/metric.ts";
import { ofOperation, type View, viewOf } from "../../metrics/of-operation.ts";
import type { Model } from "./own-model.ts";

/**
 * The model, measuring also what is asked of single operations: at the end, and week by week where it can be. Others of these names are left out, and refused by
 * {@link askedProblems}.
 *
 * @param ids such as `everActive@forum`
 */
export function measuring(model: Model, ids: readonly string[]): Model {
  const views = new Map<string, View>();
  const viewOfOne = (operation: string) => {
    const view = views.get(operation) ?? viewOf(operation);
    views.set(operation, view);
    return view;
  };
  const added = <T extends Metric | WeeklyMetric>(metrics: readonly T[]) => {
    const known = new Set(metrics.map(({ id }) => id));
    return ids.flatMap((id) => {
      const asked = askedIn(id);
      const metric = metrics.find((one) => one.id === asked?.metric && one.perOperation === true);
      if (asked === undefined || metric === undefined || known.has(id)) return [];
      known.add(id);
      return [ofOperation(metric, asked.operation, viewOfOne(asked.operation))];
    });
  };
  const [metrics, weekly] = [added<Metric>(model.metrics), added<WeeklyMetric>(model.weekly)];
  if (metrics.length + weekly.length === 0) return model;
  return { ...model, metrics: [...model.metrics, ...metrics], weekly: [...model.weekly, ...weekly] };
}

/** A model, or its weekly metrics alone. */
interface Measuring {
  readonly metrics: readonly Declared[];
}

/** Names of all that can be asked of single operations. @param operations their ids */
export const allAsked = ({ metrics }: Measuring, operations: readonly string[]): string[] =>
  operations.flatMap((operation) =>
    metrics.flatMap(({ id, perOperation }) =>
      perOperation === true ? [askedId({ metric: id, operation })] : [],
    ),
  );

/** What is wrong with a name that asks for a metric of one operation; none if it names no operation. */
export function askedProblems(
  id: string,
  path: string,
  model: Measuring,
  operations: readonly string[],
): Problem[] {
  const asked = askedIn(id);
  const known = allAsked(model, operations);
  if (asked === undefined || known.includes(id)) return [];
  const suggestion = didYouMean(id, known) ?? {
    en: `operations: ${operations.join(", ")}`,
    fr: `opérations : ${operations.join(", ")}`,
  };
  const metric = model.metrics.find((one) => one.id === asked.metric);
  if (metric !== undefined && metric.perOperation !== true)
    return [{ path, value: id, expected: OF_ALL, suggestion: useWhole(metric.id) }];
  return [{ path, value: id, expected: metric === undefined ? A_METRIC : AN_OPERATION, suggestion }];
}

const A_METRIC = { en: "a metric, before the @", fr: "un indicateur, avant le @" };
const AN_OPERATION = {
  en: "an operation of the scenario, after the @",
  fr: "une opération du scénario, après le @",
};
const OF_ALL = {
  en: "a metric that a single operation has; this one is of the whole world",
  fr: "un indicateur qu’une seule opération peut avoir ; celui-ci porte sur le monde entier",
};
const useWhole = (id: string) => ({ en: `use ${id}`, fr: `prenez ${id}` });
