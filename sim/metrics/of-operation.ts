import { type Operation, UNAWARE, type World } from "../world/state/world.ts";
import { type Declared, declaredOf } from "./asked.ts";
import { type Once, onceFor } from "./metric.ts";

type Measured = Declared & { measure(world: World, once: Once): number };

/** Measures the same number of one operation, as if the world had no other. */
export function ofOperation<T extends Measured>(metric: T, operation: string, view: View) {
  return {
    ...declaredOf(metric, operation),
    measure(_world: World, once: Once): number {
      const alone = once(view);
      return alone === undefined ? Number.NaN : metric.measure(alone.world, alone.once);
    },
  };
}

/** A world as one operation's, and what is computed once for all metrics of it. */
interface Alone {
  world: World;
  once: Once;
}

/** Undefined for a world without the operation. */
export type View = (world: World) => Alone | undefined;

/** @param id of the operation */
export const viewOf =
  (id: string): View =>
  (world) => {
    const operation = world.operations.find((one) => one.id === id);
    if (operation === undefined) return undefined;
    const alone = restricted(world, operation);
    return { world: alone, once: onceFor(alone) };
  };

/** What metrics ask of all operations together is then this operation's; what people have is the same. */
function restricted(world: World, operation: Operation): World {
  const { index, counts, active, numbers, lastContributionWeek } = operation;
  const { departed } = world;
  return {
    ...world,
    operations: [operation],
    aware: world.size - counts[UNAWARE],
    enrolled: active.count,
    people: { ...world.people, lastMadeWeek: lastContributionWeek },
    numbers: { ...world.numbers, activeAnywhere: numbers.activePeople },
    departed: {
      ...departed,
      operations: [departed.operations[index]],
      participants: departed.participantsIn[index],
    },
  };
}
