import { rankCorrelation } from "../core/ranks.ts";
import { placeOf } from "../design/range.ts";
import { quantiles } from "../verdict/summary.ts";
import { ACCEPTED, type FreeField, fieldName, type Tried } from "./calibration.ts";

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
  verdict: "pinned-down" | "partly" | "not-pinned-down" | "cannot-say";
  /** End of the range at which the accepted settings crowd (the kept ones, if too few are accepted). */
  edge: "low" | "high" | null;
}

/** Two fields that the targets pin down only together. */
export interface Together {
  fields: readonly [string, string];
  rankCorrelation: number;
}

/** Fewer accepted settings say nothing about what the targets pin down. */
const FEWEST_ACCEPTED = 10;
const PINNED_DOWN = 0.35;
const NOT_PINNED_DOWN = 0.75;
const MIDDLE = { q05: 0.05, q50: 0.5, q95: 0.95 };
/** Width from 5 % to 95 % of the range, when no target narrows it. */
const WHOLE_WIDTH = 0.9;
const TOGETHER = 0.7;
/** Settings crowd an end if half of them are in the outer tenth of the range. */
const OUTER = 0.1;
const CROWD = 0.5;

/** @param kept nearest first */
export function fieldFindings(free: readonly FreeField[], kept: readonly Tried[]): FieldFinding[] {
  const accepted = kept.filter(({ distance }) => distance <= ACCEPTED);
  return free.map((field, f): FieldFinding => {
    const values = accepted.map((one) => one.values[f]);
    const spread = quantiles(values, MIDDLE);
    const { q05, q95 } = spread;
    const width =
      q05 === null || q95 === null ? null : (placeOf(field, q95) - placeOf(field, q05)) / WHOLE_WIDTH;
    const crowd = values.length < FEWEST_ACCEPTED ? kept.map((one) => one.values[f]) : values;
    return {
      ...{ path: fieldName(field), range: field.range, scale: field.scale, fitted: kept[0].values[f] },
      ...{ ...spread, width, verdict: verdictOf(width, values.length) },
      edge: edgeOf(crowd.map((value) => placeOf(field, value))),
    };
  });
}

function verdictOf(width: number | null, accepted: number): FieldFinding["verdict"] {
  if (width === null || accepted < FEWEST_ACCEPTED) return "cannot-say";
  if (width < PINNED_DOWN) return "pinned-down";
  return width > NOT_PINNED_DOWN ? "not-pinned-down" : "partly";
}

function edgeOf(places: readonly number[]): FieldFinding["edge"] {
  const share = (inside: (at: number) => boolean) => places.filter(inside).length / places.length;
  if (share((at) => at <= OUTER) >= CROWD) return "low";
  return share((at) => at >= 1 - OUTER) >= CROWD ? "high" : null;
}

/** Pairs of fields that are correlated in the accepted settings, the strongest first. */
export function fieldsTogether(free: readonly FreeField[], kept: readonly Tried[]): Together[] {
  const accepted = kept.filter(({ distance }) => distance <= ACCEPTED);
  if (accepted.length < FEWEST_ACCEPTED) return [];
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
    .filter((pair) => Math.abs(pair.rankCorrelation) > TOGETHER)
    .sort((a, b) => Math.abs(b.rankCorrelation) - Math.abs(a.rankCorrelation));
}
