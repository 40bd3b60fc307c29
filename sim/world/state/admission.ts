import { scheduleAgain } from "./consideration.ts";
import type { PeopleList } from "./people-list.ts";
import { placesOf } from "./represented.ts";
import type { Operation, World } from "./world.ts";

/** Takes somebody out of those who want to join; they think of it again later. */
export function refuse(world: World, operation: Operation, considering: PeopleList, person: number): void {
  considering.remove(person);
  scheduleAgain(world, operation, person, "refused");
}

/** If more people want to join than there is room for, keeps those with the lowest keyed numbers. */
export function admit(world: World, operation: Operation, willing: PeopleList): void {
  const capacity = placesOf(world, operation);
  const room = capacity === 0 ? willing.count : Math.max(0, capacity - operation.active.count);
  if (willing.count <= room) return;
  const lottery = world.draws.stream("joining.capacity", operation.id);
  const chances = new Map(
    Array.from(willing.items.subarray(0, willing.count), (person) => [
      person,
      lottery.uniform(world.keys[person], world.week),
    ]),
  );
  const refused = [...chances.keys()].sort((a, b) => chances.get(a)! - chances.get(b)! || a - b).slice(room);
  for (const person of refused) refuse(world, operation, willing, person);
}
