import type { Text } from "../input/text.ts";
import { nationalAccounts } from "../metrics/accounts.ts";
import { advantages } from "../metrics/advantages.ts";
import { careers } from "../metrics/career.ts";
import { concentration } from "../metrics/concentration.ts";
import { control } from "../metrics/control.ts";
import { coordinationCosts, needsMet, uncertainties } from "../metrics/coordination.ts";
import { costs } from "../metrics/costs.ts";
import { equity } from "../metrics/equity.ts";
import { jobs } from "../metrics/jobs.ts";
import type { Metric, WeeklyMetric } from "../metrics/metric.ts";
import { participation } from "../metrics/participation.ts";
import { persistent } from "../metrics/persistence.ts";
import { retentions } from "../metrics/retention.ts";
import { rights } from "../metrics/rights.ts";
import { risks } from "../metrics/risks.ts";
import { stopping } from "../metrics/stopping.ts";
import { output, valueAccount } from "../metrics/value.ts";
import { weekly, weeklyOfAll } from "../metrics/weekly.ts";
import { ofActive, wellbeing } from "../metrics/wellbeing.ts";
import { type Declared, distinct } from "../scenario/distinct.ts";

/** Marks metrics that see nothing but operations and their people, and so can be asked of a single one too. */
function perOperation<T extends Metric | WeeklyMetric>(metrics: readonly T[]): T[] {
  return metrics.map((metric) => ({ ...metric, perOperation: true }));
}

/**
 * Sorts metrics by id. Digests of results use this order, so it must not depend on where a metric is declared.
 *
 * @throws Error if two metrics have the same id
 */
function byId<T extends { id: string; label: Text }>(items: readonly T[]): T[] {
  const named = items.map((item): Declared<T> => [item.label.en, { [item.id]: item }]);
  return Object.values(distinct("the metric", named)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export const METRICS: readonly Metric[] = byId([
  ...perOperation([...participation, ...retentions, ...stopping, ...concentration, ...ofActive]),
  persistent,
  ...wellbeing,
  ...perOperation([...output, ...control, ...valueAccount, ...nationalAccounts, ...costs]),
  ...perOperation([...coordinationCosts, ...uncertainties, ...needsMet, ...jobs, ...rights, ...equity]),
  ...risks,
  ...advantages,
  ...careers,
]);
export const WEEKLY_METRICS: readonly WeeklyMetric[] = byId([...perOperation(weekly), ...weeklyOfAll]);
/** Metrics compared by default. */
export const HEADLINE_METRICS = ["contributions", "active", "retention13", "gini", "costEuros"];
/** The same for systems of different forms: nobody is active any more in a call that has ended, or is to be retained. */
export const FAMILY_METRICS = [
  ...["everActive", "contributions", "quality"],
  ...["costPerContributionEuros", "advantageBond", "participationGap"],
];
