import { Draws } from "../../core/random.ts";
import { valueAtPath } from "../../input/paths.ts";
import type { Scenario } from "../../model/model.ts";
import { type CsvForm, csvText } from "../../tables/csv.ts";
import { ROWS_PER_GROUP, type Rows, type Table } from "../../tables/table.ts";
import { drawTraits } from "../../world/people/population.ts";
import { TRAITS } from "../../world/people/traits.ts";

/**
 * The people of a scenario's replicate 0, as a table for `population.file`, portion by portion.
 *
 * @param rounded to three digits, for reading; if not, all digits are kept, so that the table gives the same world
 */
export function peopleCsv(
  { population }: Scenario,
  rows: number,
  seed: string,
  rounded: boolean,
  form: CsvForm,
): Generator<string> {
  const draws = new Draws(seed, 0);
  const ids = Object.keys(population.segments);
  const names = Object.keys(TRAITS);
  const shown = (column: Float64Array) =>
    rounded ? column.map((value) => Number(value.toPrecision(3))) : column;
  // A million people at once would take more memory than everything else that writes their table.
  const portions = function* (): Generator<Rows> {
    for (let first = 0; first < rows; first += ROWS_PER_GROUP) {
      const traits = drawTraits(population, Math.min(ROWS_PER_GROUP, rows - first), draws, first);
      const columns = names.map((id) => valueAtPath(traits, id) as Float64Array);
      yield [Array.from(traits.segment, (code) => ids[code]), ...columns.map(shown)];
    }
  };
  const table: Table = {
    columns: [{ name: "segment", type: "text" }, ...names.map((name) => ({ name, type: "number" as const }))],
    portions: portions(),
  };
  return csvText(table, form);
}
