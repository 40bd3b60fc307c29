import type { Problem } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { askedId, askedIn } from "../../metrics/asked.ts";
import { ofOperation, type View, viewOf } from "../../metrics/of-operation.ts";
import type { Model } from "./own-model.ts";

/**
 * The model, measuring also what is asked of single operations. Others of these names are left out, and refused by
 * {@link askedProblems}.
 *
 * @param ids such as `everActive@forum`
 */
export function measuring(model: Model, ids: readonly string[]): Model {
  const views = new Map<string, View>();
  const known = new Set(model.metrics.map(({ id }) => id));
  const added = ids.flatMap((id) => {
    const asked = askedIn(id);
    const metric = model.metrics.find((one) => one.id === asked?.metric && one.perOperation === true);
    if (asked === undefined || metric === undefined || known.has(id)) return [];
    known.add(id);
    const view = views.get(asked.operation) ?? viewOf(asked.operation);
    views.set(asked.operation, view);
    return [ofOperation(metric, asked.operation, view)];
  });
  return added.length === 0 ? model : { ...model, metrics: [...model.metrics, ...added] };
}

/** Names of all that can be asked of single operations. @param operations their ids */
export const allAsked = ({ metrics }: Model, operations: readonly string[]): string[] =>
  operations.flatMap((operation) =>
    metrics.flatMap(({ id, perOperation }) =>
      perOperation === true ? [askedId({ metric: id, operation })] : [],
    ),
  );

/** What is wrong with a name that asks for a metric of one operation; none if it names no operation. */
export function askedProblems(
  id: string,
  path: string,
  model: Model,
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
