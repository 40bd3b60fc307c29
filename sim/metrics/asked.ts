import type { WeeklyMetric } from "./metric.ts";

/** Between a metric and the operation of which it is asked: `everActive@forum`. */
const AT = "@";

/** A metric of one operation, as somebody names it. */
export interface Asked {
  metric: string;
  operation: string;
}

export const askedId = ({ metric, operation }: Asked): string => `${metric}${AT}${operation}`;

/** What a name asks for; undefined if it names no operation. */
export function askedIn(id: string): Asked | undefined {
  const at = id.indexOf(AT);
  return at < 0 ? undefined : { metric: id.slice(0, at), operation: id.slice(at + 1) };
}

/** Those of the names that ask for one operation, each once. Their order says nothing: it must not change results. */
export const askedAmong = (ids: readonly string[]): string[] =>
  [...new Set(ids.filter((id) => askedIn(id) !== undefined))].sort();

/** What a metric and a weekly one have in common. */
export type Declared = Omit<WeeklyMetric, "measure">;

/** What is declared of the same number of one operation. */
export function declaredOf<T extends Declared>(metric: T, operation: string): Omit<T, "perOperation"> {
  const { perOperation: _, ...whole } = metric;
  const { label, text, undefinedWhen } = metric;
  return {
    ...whole,
    id: askedId({ metric: metric.id, operation }),
    label: { en: `${label.en}, ${operation}`, fr: `${label.fr}, ${operation}` },
    text: {
      en: `${text.en} In the operation ${operation} alone.`,
      fr: `${text.fr} Dans la seule opération ${operation}.`,
    },
    undefinedWhen: {
      en: `${undefinedWhen === undefined ? "" : `${undefinedWhen.en}, or `}the scenario has no such operation`,
      fr: `${undefinedWhen === undefined ? "" : `${undefinedWhen.fr}, ou `}le scénario n’a pas cette opération`,
    },
  };
}
