import { csvFormatRows } from "d3";
import { Draws } from "../../core/random.ts";
import type { Scenario } from "../../model/model.ts";
import { valueAtPath } from "../../scenario/walk.ts";
import { drawTraits } from "../../world/people/population.ts";
import { TRAITS } from "../../world/people/traits.ts";

/** Rows held as text at a time. */
const ROWS_AT_ONCE = 10_000;

/**
 * A scenario's people of replicate 0 as a table that `population.file` reads, part by part.
 *
 * @param rounded to three digits, for people to look at; else every digit, so that the same world comes of it
 */
export function* peopleCsv(
  { population }: Scenario,
  rows: number,
  seed: string,
  rounded: boolean,
): Generator<string> {
  const traits = drawTraits(population, rows, new Draws(seed, 0));
  const ids = Object.keys(population.segments);
  const columns = Object.keys(TRAITS).map((id) => valueAtPath(traits, id) as Float64Array);
  const shown = (value: number) => String(rounded ? Number(value.toPrecision(3)) : value);
  yield `${csvFormatRows([["segment", ...Object.keys(TRAITS)]])}\n`;
  for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
    const lines = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - first) }, (_, place) => [
      ids[traits.segment[first + place]],
      ...columns.map((column) => shown(column[first + place])),
    ]);
    yield `${csvFormatRows(lines)}\n`;
  }
}
