import { mean, median } from "d3";
import type { NamedScenario } from "../model/model.ts";
import { MODEL, type Model } from "../model/own/own-model.ts";
import { columnOf, orNull } from "../verdict/summary.ts";
import type { Worlds } from "./experiment.ts";

/** A comparison when one mechanism is off in both scenarios. */
export interface Ablation {
  mechanism: string;
  /** Median paired difference with everything on, and with the mechanism off; null where undefined. */
  whole: number | null;
  without: number | null;
  /** How much the mechanism drives the difference: mean change, in standard deviations over matched worlds. */
  drive: number;
}

/** The two scenarios; then, for each mechanism that is on in both, the two without it, in the model's order. */
export function ablatedScenarios(
  baseline: NamedScenario,
  other: NamedScenario,
  model: Model = MODEL,
): NamedScenario[] {
  const pairs = ablatable(baseline, other, model).map((id) => [without(baseline, id), without(other, id)]);
  return [baseline, other, ...pairs.flat()];
}

export function ablatable(baseline: NamedScenario, other: NamedScenario, model: Model = MODEL): string[] {
  return model.mechanisms
    .map(({ id }) => id)
    .filter((id) => baseline.scenario.mechanisms[id] && other.scenario.mechanisms[id]);
}

function without({ id, scenario }: NamedScenario, mechanism: string): NamedScenario {
  return {
    id: `${id}~${mechanism}`,
    scenario: { ...scenario, mechanisms: { ...scenario.mechanisms, [mechanism]: false } },
  };
}

/**
 * Ranks mechanisms by how much they drive a difference.
 *
 * @param worlds of the scenarios from `ablatedScenarios`, in the same order
 * @param mechanisms from `ablatable`
 */
export function ablationsOf(
  worlds: readonly Worlds[],
  mechanisms: readonly string[],
  metric: string,
  model: Model = MODEL,
): Ablation[] {
  const each = model.metrics.length;
  const m = model.metrics.findIndex(({ id }) => id === metric);
  const difference = (first: number) => {
    const a = columnOf(worlds[first].metrics, m, each);
    return columnOf(worlds[first + 1].metrics, m, each).map((value, world) => value - a[world]);
  };
  const whole = difference(0);
  const ablations = mechanisms.map((mechanism, place) => {
    const reduced = difference(2 + 2 * place);
    return { mechanism, whole: medianOf(whole), without: medianOf(reduced), drive: driveOf(whole, reduced) };
  });
  return ablations.sort((a, b) => b.drive - a.drive || (a.mechanism < b.mechanism ? -1 : 1));
}

const defined = (values: Float64Array) => values.filter((value) => !Number.isNaN(value));
const medianOf = (values: Float64Array) => orNull(median(defined(values)));

/** 0 if nothing changes; infinite if the difference changes but was the same in every world. */
function driveOf(whole: Float64Array, reduced: Float64Array): number {
  const both = defined(whole.map((value, world) => (Number.isNaN(reduced[world]) ? Number.NaN : value)));
  const changes = defined(whole.map((value, world) => reduced[world] - value));
  const change = mean(changes) ?? 0;
  if (change === 0) return 0;
  const average = mean(both) ?? 0;
  const spread = Math.sqrt(mean(both, (value) => (value - average) * (value - average)) ?? 0);
  return Math.abs(change) / spread;
}
