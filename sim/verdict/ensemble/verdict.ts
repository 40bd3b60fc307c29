import { max, mean, median, min } from "d3";
import { rankCorrelation } from "../../core/ranks.ts";
import { studentQuantile } from "../../core/student.ts";
import type { Text } from "../../input/text.ts";
import type { Metric } from "../../metrics/metric.ts";
import { METRICS } from "../../model/metric-lists.ts";
import { compareWorlds, type MetricComparison, relevantBeside } from "../compare.ts";
import { columnOf, orNull } from "../summary.ts";
import { directionOf, fewestWorlds } from "../verdict.ts";
import type { Setting } from "./file.ts";

type Side = "higher" | "lower" | "same";

/** What the settings say about one metric, each by its mean difference over worlds. */
export interface SettingCounts {
  /** Numbers of settings whose mean difference matters (higher or lower), is too small to matter, or is undefined. */
  higherIn: number;
  lowerIn: number;
  sameIn: number;
  undefinedIn: number;
  of: number;
  /** Over the settings' mean differences; null, like the ids, if none is defined. */
  min: number | null;
  median: number | null;
  max: number | null;
  minAt: string | null;
  maxAt: string | null;
  /** What at least nine settings in ten say (all, if there are fewer than ten); null if they are divided. */
  agreed: Side | null;
}

/** Why a verdict was withheld: the field most correlated with the difference; null if there is none. */
export interface Dependence {
  path: string | null;
  /** Rank correlation (Spearman's) of the field's value with the setting's mean difference. */
  rho: number | null;
}

export interface AcrossSettings {
  settings: SettingCounts;
  /** Null unless the verdict is `cannot-tell` because settings are divided. */
  dependsOn: Dependence | null;
}

/** Weaker rank correlations say little. */
const WEAKEST_RHO = 0.5;
/** With this many settings, identical ranks are more than chance even among a hundred fields. */
const FEWEST_RANKED = 7;
/** Chance of naming any field when the difference depends on none. */
const NAMING_ERROR = 0.05;

/**
 * Compares two scenarios under every setting, metric by metric. Worlds are compared by their differences averaged over
 * settings; settings by their differences averaged over worlds. A verdict over worlds stands only if the settings
 * agree with it.
 *
 * @param baselines,others per setting replicates × metrics, the same replicates in the same order
 * @param consumers of the baseline per setting
 * @param verdicts as in {@link compareWorlds}
 */
export function compareSettings(
  baselines: readonly Float64Array[],
  others: readonly Float64Array[],
  settings: readonly Setting[],
  consumers: readonly number[],
  headlines: readonly string[],
  verdicts: number,
  measured: readonly Metric[] = METRICS,
): Record<string, MetricComparison & AcrossSettings> {
  const [a, b] = averagedPairs(baselines, others);
  const overWorlds = compareWorlds(a, b, mean(consumers) ?? 0, headlines, verdicts, measured);
  return Object.fromEntries(
    measured.map((metric, m) => {
      const compared = settings.map((_, s) => {
        const [before, after] = [baselines, others].map((own) => columnOf(own[s], m, measured.length));
        const relevant = relevantBeside(metric, before, consumers[s]);
        return { relevant, difference: orNull(mean(after, (value, world) => value - before[world])) };
      });
      const counts = countsOf(settings, compared);
      const differences = compared.map(({ difference }) => difference);
      return [metric.id, judged(overWorlds[metric.id], counts, settings, differences, verdicts)];
    }),
  );
}

/** Says so where settings that differ give the same differences: agreement then shows nothing. */
export function unmovedWarning(
  compared: readonly Readonly<Record<string, Partial<AcrossSettings>>>[],
  headlines: readonly string[],
): Text[] {
  const counts = compared.flatMap((metrics) => headlines.flatMap((id) => metrics[id]?.settings ?? []));
  const known = counts.filter(({ min }) => min !== null);
  const isUnmoved = known.length > 0 && known.every(({ of, min, max }) => of > 1 && min === max);
  return isUnmoved ? [UNMOVED] : [];
}

const UNMOVED: Text = {
  en: "no setting changes any of these differences: what the settings vary plays no part in these scenarios",
  fr: "aucun réglage ne change ces différences : ce que les réglages font varier n’intervient pas dans ces scénarios",
};

/** Mean of the defined values, element by element; NaN where there are none. @param parts one or more, of equal length */
export function averaged(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0];
  return parts[0].map((_, at) => mean(parts, (part) => part[at]) ?? Number.NaN);
}

/**
 * Means over the settings in which both are defined. Where there are none, the baseline keeps its own mean, which sets
 * what is relevant, and the other is undefined.
 */
function averagedPairs(
  baselines: readonly Float64Array[],
  others: readonly Float64Array[],
): [Float64Array, Float64Array] {
  const both = (own: readonly Float64Array[]) =>
    averaged(
      own.map((values, s) =>
        values.map((value, at) => (Number.isNaN(others[s][at] - baselines[s][at]) ? Number.NaN : value)),
      ),
    );
  const alone = averaged(baselines);
  const a = both(baselines);
  return [a.map((value, at) => (Number.isNaN(value) ? alone[at] : value)), both(others)];
}

function countsOf(
  settings: readonly Setting[],
  compared: readonly { relevant: number; difference: number | null }[],
): SettingCounts {
  const sides = compared.map(({ relevant, difference }): Side | null => {
    if (difference === null) return null;
    if (Math.abs(difference) < relevant || difference === 0) return "same";
    return difference > 0 ? "higher" : "lower";
  });
  const count = (wanted: Side | null) => sides.filter((side) => side === wanted).length;
  const of = settings.length;
  const known = compared.flatMap(({ difference }, s) =>
    difference === null ? [] : [{ id: settings[s].id, difference }],
  );
  const [least, most] = [min, max].map((end) => orNull(end(known, ({ difference }) => difference)));
  const idOf = (value: number | null) => known.find(({ difference }) => difference === value)?.id ?? null;
  return {
    ...{
      higherIn: count("higher"),
      lowerIn: count("lower"),
      sameIn: count("same"),
      undefinedIn: count(null),
    },
    of,
    ...{ min: least, median: orNull(median(known, ({ difference }) => difference)), max: most },
    ...{ minAt: idOf(least), maxAt: idOf(most) },
    agreed: (["higher", "lower", "same"] as const).find((side) => count(side) >= enoughOf(of)) ?? null,
  };
}

/** How many settings have to agree. */
const enoughOf = (settings: number): number => (settings < 10 ? settings : Math.ceil((9 * settings) / 10));

/**
 * The worlds' verdict stands if the settings agree with it. If they only agree on its direction, the difference may be
 * too little to matter. If they are divided the verdict is *cannot tell*, however many worlds there are. With too few
 * worlds for any verdict, settings are not judged either.
 */
function judged(
  compared: MetricComparison,
  counts: SettingCounts,
  settings: readonly Setting[],
  differences: readonly (number | null)[],
  verdicts: number,
): MetricComparison & AcrossSettings {
  const { verdict, of, undefinedIn } = compared;
  const open = verdict === "cannot-tell";
  const few = of - undefinedIn < fewestWorlds(verdicts).direction;
  const stands = verdict === null || verdict === counts.agreed || (open && (few || counts.agreed !== null));
  if (stands) return { ...compared, settings: counts, dependsOn: null };
  const direction = directionOf(verdict);
  const sign = direction === "higher" ? 1 : -1;
  const agreeing = differences.filter((difference) => difference !== null && sign * difference > 0).length;
  if (direction !== null && agreeing >= enoughOf(settings.length))
    return { ...compared, verdict: `${direction}-perhaps-too-little`, settings: counts, dependsOn: null };
  const dependsOn = strongest(settings, differences);
  return { ...compared, verdict: "cannot-tell", worldsNeeded: null, settings: counts, dependsOn };
}

/**
 * The field most correlated with the settings' differences, if the correlation is stronger than the strongest of as
 * many fields would be by chance; on a tie the first by path.
 */
function strongest(settings: readonly Setting[], differences: readonly (number | null)[]): Dependence {
  const known = settings.flatMap(({ values }, s) => {
    const difference = differences[s];
    return difference === null ? [] : [{ values, difference }];
  });
  const fields = Object.keys(settings[0].values).map((path) => {
    const values = known.map((one) => one.values[path]);
    const rho = rankCorrelation(
      values,
      known.map(({ difference }) => difference),
    );
    return { path, rho, values: values.join() };
  });
  if (known.length < FEWEST_RANKED) return { path: null, rho: null };
  // Fields that always hold the same values count as one.
  const weakest = weakestRho(known.length, new Set(fields.map(({ values }) => values)).size);
  const [first] = fields
    .filter(({ rho }) => Math.abs(rho) >= weakest)
    .sort((x, y) => Math.abs(y.rho) - Math.abs(x.rho));
  return first === undefined ? { path: null, rho: null } : { path: first.path, rho: first.rho };
}

/** Weakest significant rank correlation: Student's t, with Bonferroni over fields. */
function weakestRho(settings: number, fields: number): number {
  const t = studentQuantile(1 - NAMING_ERROR / fields / 2, settings - 2);
  return Math.max(WEAKEST_RHO, t / Math.sqrt(settings - 2 + t * t));
}
