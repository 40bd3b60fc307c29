import type { World } from "../../world/state/world.ts";
import type { OwnWorld } from "./own.ts";

/** A column of a world, by the name under which own code finds it. */
export interface Named {
  name: string;
  column: Float64Array;
  /** Where it belongs. */
  holder: object;
  key: string;
}

/** A world as own code sees it, and the columns that it has asked for: it cannot have changed any other. */
export interface View {
  world: OwnWorld;
  columns: readonly Named[];
  reached: Set<Named>;
  /** The world, its people and operations as own code sees them, and the keys that they had. */
  parts: readonly { name: string; part: object; keys: readonly string[] }[];
}

const VIEWS = new WeakMap<World, View>();

/** The view of a world; all own parts of the world share it, since they may keep what they got. */
export function viewOf(world: World): View {
  const known = VIEWS.get(world) ?? newView(world);
  VIEWS.set(world, known);
  return known;
}

function newView(world: World): View {
  const changeable = new Set<unknown>(world.columns.map(({ column }) => column));
  const columns: Named[] = [];
  const reached = new Set<Named>();
  const parts: View["parts"][number][] = [];
  const seen = (name: string, holder: object, inner: Readonly<Record<string, unknown>>): object => {
    const part = {};
    for (const [key, value] of Object.entries(holder)) {
      const own = { name: `${name}.${key}`, column: value as Float64Array, holder, key };
      const isColumn = changeable.has(value);
      if (isColumn) columns.push(own);
      Object.defineProperty(part, key, {
        enumerable: true,
        configurable: true,
        get: () => {
          if (isColumn) reached.add(own);
          if (value === world.columns) for (const any of columns) reached.add(any);
          return inner[key] ?? (holder as Record<string, unknown>)[key];
        },
        // What is put there is put into the world, where it is found and refused.
        set: (put: unknown) => {
          (holder as Record<string, unknown>)[key] = put;
        },
      });
    }
    parts.push({ name, part, keys: Object.keys(part) });
    return part;
  };
  const people = seen("people", world.people, {});
  const operations = Object.freeze(world.operations.map((operation) => seen(operation.id, operation, {})));
  return { world: seen("world", world, { people, operations }) as OwnWorld, columns, reached, parts };
}
