import { expectation } from "./expectation.ts";
import type { ColumnField, Fields } from "./field.ts";
import type { Problem } from "./problems.ts";
import { isRecord } from "./record.ts";

/** Wrong numbers of a column beyond these are not listed. */
const MOST_WRONG = 20;

/**
 * A raw value without the typed arrays that stand in columns, and what is wrong with these: a schema knows lists
 * only, and would take long for millions of numbers.
 */
export function withoutTyped(
  fields: Fields,
  raw: unknown,
  prefix: string,
): { rest: unknown; problems: Problem[] } {
  if (!isRecord(raw)) return { rest: raw, problems: [] };
  const rest: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const path = prefix + name;
    if (field?.kind === "column" && value instanceof Float64Array)
      problems.push(...columnProblems(field, value, path));
    else if (field?.kind === "group") {
      const below = withoutTyped(field.fields, value, `${path}.`);
      // Assigned by definition, or a key called __proto__ would vanish.
      Object.defineProperty(rest, name, { value: below.rest, enumerable: true });
      problems.push(...below.problems);
    } else Object.defineProperty(rest, name, { value, enumerable: true });
  }
  return { rest, problems };
}

function columnProblems(field: ColumnField, values: Float64Array, path: string): Problem[] {
  const name = path.split(".").at(-1) as string;
  if (values.length > field.longest)
    return [{ path, value: values.length, expected: expectation({ [name]: field }, [name]) }];
  const wrong: Problem[] = [];
  for (let place = 0; place < values.length && wrong.length < MOST_WRONG; place++)
    if (!accepts(field, values[place]))
      wrong.push({
        path: `${path}.${place}`,
        value: values[place],
        expected: expectation({ [name]: field }, [name, String(place)]),
      });
  return wrong;
}

/** Whether a number may stand in a column. */
export function accepts(
  { range: [low, high], integer }: Pick<ColumnField, "range" | "integer">,
  value: number,
): boolean {
  return value >= low && value <= high && (integer !== true || Number.isInteger(value));
}
