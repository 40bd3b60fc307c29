import { pathInside, withValue } from "../sim/input/paths.ts";
import { FIELDS, type Scenario } from "../sim/model/model.ts";
import type { Field, Fields } from "../sim/scenario/field.ts";
import { fillInPeople } from "../sim/world/people/own-people.ts";

interface Changed {
  path: string;
  scenario: Scenario;
}

/** Other values for fields whose kind does not determine one. */
const APART: Readonly<Record<string, (scenario: Scenario) => unknown>> = {
  warmUpWeeks: ({ warmUpWeeks }) => warmUpWeeks - 1,
  "population.thresholds": ({ population }) => new Array(population.consumers).fill(0.1),
  "network.edges": () => [0, 1, 1, 2],
  "population.file": () => "other.csv",
  // Computed when the scenario is completed; it cannot be set.
  "population.peopleSha256": ({ population }) => population.peopleSha256,
  "population.people.segment": ({ population }) => {
    const ids = Object.keys(population.segments);
    return Array.from({ length: population.consumers }, (_, person) => ids[person % ids.length]);
  },
  "operations.forum.leadsTo": () => "forum",
};

/** The scenario with one field changed at a time, for every field in every segment and operation. */
export function oneFieldChanged(scenario: Scenario): Changed[] {
  return leaves(scenario, FIELDS, scenario, "").map(([path, value]) => {
    const changed = structuredClone(withValue({ ...scenario }, path, value)) as unknown as Scenario;
    if (path.startsWith("population.people")) fillInPeople(changed);
    return { path, scenario: changed };
  });
}

/** Every path, with another value for it. */
function leaves(scenario: Scenario, fields: Fields, holder: object, before: string): [string, unknown][] {
  return Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    const path = pathInside(before, name);
    const value = (holder as Record<string, unknown>)[name];
    const apart = APART[path];
    if (apart !== undefined) return [[path, apart(scenario)]];
    if (field.kind === "group") return leaves(scenario, field.fields, value as object, path);
    if (field.kind === "records")
      return Object.entries(value as object).flatMap(([id, one]) =>
        leaves(scenario, field.fields, one, pathInside(path, id)),
      );
    return [[path, another(field, value, scenario)]];
  });
}

function another(field: Field, value: unknown, scenario: Scenario): unknown {
  switch (field.kind) {
    case "number": {
      const [, high] = field.range;
      const number = value as number;
      const more = Math.min(high, field.integer ? number + 1 : 1.5 * number + 0.1);
      return number < high ? more : number / 2;
    }
    case "lever":
      return typeof value === "number"
        ? another({ ...field, kind: "number" } as Field, value, scenario)
        : field.default;
    case "override":
      return value === null ? another(field.of, field.of.default, scenario) : null;
    case "flag":
      return !value;
    case "choice":
      return field.options.find((option) => option !== value);
    case "text":
      return { en: "other", fr: "autre" };
    case "column":
      return new Array(scenario.population.consumers).fill(1);
    case "items":
      return [{ weeks: 2, submit: true, vote: true, jury: false, selects: 1 }];
    default:
      return value;
  }
}
