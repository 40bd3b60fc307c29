import { rankCorrelation } from "../core/ranks.ts";
import { placeOf } from "../design/range.ts";
import { quantiles } from "../verdict/summary.ts";
import { type ByChance, byChanceIn, FEWEST_ACCEPTED, WHOLE_WIDTH } from "./by-chance.ts";
import { ACCEPTED, type Fit, type FreeField, fieldName, type Tried } from "./calibration.ts";

/** What the targets say about one field. */
export interface FieldFinding {
  path: string;
  range: readonly [number, number];
  scale: FreeField["scale"];
  /** Value of the fitted setting. */
  fitted: number;
  /** Quantiles over the accepted settings, unweighted; null if none is accepted. */
  q05: number | null;
  q50: number | null;
  q95: number | null;
  /** Width of the middle 90 % of accepted values, relative to the middle 90 % of the range, on the field's scale; null if none is accepted. */
  width: number | null;
  /** By chance: narrowed, but no more than a search may narrow a field without effect. */
  verdict: "pinned-down" | "partly" | "by-chance" | "not-pinned-down" | "cannot-say";
  /** End of the range at which the accepted settings crowd (the kept ones, if too few are accepted). */
  edge: "low" | "high" | null;
}

/** Two fields that the targets pin down only together. */
export interface Together {
  fields: readonly [string, string];
  rankCorrelation: number;
}

const PINNED_DOWN = 0.35;
const NOT_PINNED_DOWN = 0.75;
const MIDDLE = { q05: 0.05, q50: 0.5, q95: 0.95 };
const TOGETHER = 0.7;
/** Settings crowd an end if half of them are in the outer tenth of the range. */
const OUTER = 0.1;
const CROWD = 0.5;

/** What a search narrows and ties by chance alone; null where too few settings are accepted. */
export const byChanceOf = ({ kept, dummies }: Pick<Fit, "kept" | "dummies">): ByChance | null =>
  byChanceIn(dummies.filter((_, place) => kept[place].distance <= ACCEPTED));

/**
 * @param kept nearest first
 * @param fitted the setting that was chosen, which need not be the nearest
 * @param chance what fields without effect do; null where that is not known
 */
export function fieldFindings(
  free: readonly FreeField[],
  kept: readonly Tried[],
  fitted: Tried,
  chance: ByChance | null,
): FieldFinding[] {
  const accepted = kept.filter(({ distance }) => distance <= ACCEPTED);
  return free.map((field, f): FieldFinding => {
    const values = accepted.map((one) => one.values[f]);
    const spread = quantiles(values, MIDDLE);
    const { q05, q95 } = spread;
    const width =
      q05 === null || q95 === null ? null : (placeOf(field, q95) - placeOf(field, q05)) / WHOLE_WIDTH;
    const crowd = values.length < FEWEST_ACCEPTED ? kept.map((one) => one.values[f]) : values;
    return {
      ...{ path: fieldName(field), range: field.range, scale: field.scale, fitted: fitted.values[f] },
      ...{ ...spread, width, verdict: verdictOf(width, values.length, chance) },
      edge: edgeOf(crowd.map((value) => placeOf(field, value))),
    };
  });
}

function verdictOf(width: number | null, accepted: number, chance: ByChance | null): FieldFinding["verdict"] {
  if (width === null || accepted < FEWEST_ACCEPTED) return "cannot-say";
  if (width > NOT_PINNED_DOWN) return "not-pinned-down";
  if (chance !== null && width >= chance.width) return "by-chance";
  return width < PINNED_DOWN ? "pinned-down" : "partly";
}

function edgeOf(places: readonly number[]): FieldFinding["edge"] {
  const share = (inside: (at: number) => boolean) => places.filter(inside).length / places.length;
  if (share((at) => at <= OUTER) >= CROWD) return "low";
  return share((at) => at >= 1 - OUTER) >= CROWD ? "high" : null;
}

/** Pairs of fields that go together in the accepted settings, and more than fields without effect, the strongest first. */
export function fieldsTogether(
  free: readonly FreeField[],
  kept: readonly Tried[],
  chance: ByChance | null,
): Together[] {
  const accepted = kept.filter(({ distance }) => distance <= ACCEPTED);
  if (accepted.length < FEWEST_ACCEPTED) return [];
  const least = Math.max(TOGETHER, chance?.correlation ?? 0);
  const column = (f: number) => accepted.map(({ values }) => values[f]);
  return free
    .flatMap((a, i) =>
      free.slice(i + 1).map(
        (b, j): Together => ({
          fields: [fieldName(a), fieldName(b)],
          rankCorrelation: rankCorrelation(column(i), column(i + 1 + j)),
        }),
      ),
    )
    .filter((pair) => Math.abs(pair.rankCorrelation) > least)
    .sort((a, b) => Math.abs(b.rankCorrelation) - Math.abs(a.rankCorrelation));
}
