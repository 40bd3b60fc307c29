import type { Text } from "../input/text.ts";
import type { World } from "../world/state/world.ts";

/** Returns a function's result for the world, computed once for all metrics that use it. */
export type Once = <T>(of: (world: World) => T) => T;

export const LONGEST_LABEL = 40;

/** Of whom a metric about people is a number, as its explanations say it. */
export const COUNTS = {
  present: {
    en: "Counts people who are present when the horizon ends.",
    fr: "Compte les personnes présentes à la fin de l’horizon.",
  },
  everPresent: {
    en: "Counts everybody present at some time of the horizon, those who have left the public included.",
    fr: "Compte toutes les personnes présentes à un moment de l’horizon, y compris celles qui ont quitté le public.",
  },
} satisfies Record<string, Text>;

/** One number per world, measured when the horizon ends. */
export interface Metric {
  id: string;
  /** Name in charts and tables: at most {@link LONGEST_LABEL} characters. */
  label: Text;
  unit: string;
  /** A share, shown as a percentage; differences are in percentage points. */
  percent?: true;
  text: Text;
  /** Of whom it is a number, if it is about people: the public of a living community is not the same all the time. */
  counts?: keyof typeof COUNTS | undefined;
  /** Whether more is better for those who plan participation. */
  direction: "higher is better" | "lower is better" | "neutral";
  /**
   * The smallest difference that would matter to a decision: absolute, per consumer of the population, or as a share
   * of the baseline's mean.
   */
  relevant: { value: number; of: "absolute" | "consumers" | "baseline" };
  /** Whether it can be asked of one operation too, by its id and the operation's: `everActive@forum`. */
  perOperation?: true;
  /** When the metric is undefined (NaN; null in JSON); absent if it never is. */
  undefinedWhen?: Text;
  measure(world: World, once: Once): number;
}

/** One number per metric, in the order of the metrics. */
export function measureAll(metrics: readonly Metric[], world: World): Float64Array {
  const once = onceFor(world);
  return Float64Array.from(metrics, (metric) => metric.measure(world, once));
}

export function onceFor(world: World): Once {
  const known = new Map<unknown, unknown>();
  return <T>(of: (world: World) => T) => {
    if (!known.has(of)) known.set(of, of(world));
    return known.get(of) as T;
  };
}

/** One number per world and week, measured at the end of the week. Formulas may use last week's value. */
export interface WeeklyMetric {
  id: string;
  /** As in {@link Metric}. */
  label: Text;
  unit: string;
  text: Text;
  perOperation?: true;
  undefinedWhen?: Text;
  measure(world: World, once: Once): number;
}

/** The smallest relevant difference in the metric's own unit. */
export function relevantDifference(
  metric: Pick<Metric, "relevant">,
  consumers: number,
  baselineMean: number,
): number {
  const { value, of } = metric.relevant;
  if (of === "consumers") return value * consumers;
  return of === "baseline" ? value * Math.abs(baselineMean) : value;
}

/** How far two worlds can differ at most, where the unit says so: a share, or an index from 0 to 1. */
export const rangeOf = ({ unit }: Pick<Metric, "unit">): number | undefined =>
  unit === "0–1" ? 1 : undefined;
