import { TIED } from "./met.ts";
import { realPeople } from "./represented.ts";
import { ACTIVE, AWARE, LAPSED, LONG_AGO, type Operation, UNAWARE, type World } from "./world.ts";

/** The only functions that change a consumer's status; they also update lists, counts and telling ties. */

export function becomeAware(world: World, operation: Operation, person: number): void {
  if (operation.status[person] !== UNAWARE || world.banned[person] === 1) return;
  if (world.people.awareOf[person]++ === 0) world.aware++;
  move(operation, person, AWARE);
}

export function join(world: World, operation: Operation, person: number): void {
  if (operation.status[person] === UNAWARE) becomeAware(world, operation, person);
  if (operation.status[person] === ACTIVE || world.banned[person] === 1) return;
  if (world.people.enrolledIn[person]++ === 0) world.enrolled++;
  move(operation, person, ACTIVE);
  operation.active.add(person);
  world.participants.add(person);
  operation.joinedWeek[person] = world.week;
  if (operation.firstJoinedWeek[person] === LONG_AGO) operation.firstJoinedWeek[person] = world.week;
  operation.week.joiners += world.represents;
}

/** Forgets that anybody was in a place: nobody is there who could have a status. */
export function vacate(world: World, operation: Operation, person: number): void {
  const { awareOf } = world.people;
  if (operation.status[person] !== UNAWARE && --awareOf[person] === 0) world.aware--;
  if (operation.status[person] !== UNAWARE) move(operation, person, UNAWARE);
  operation.counts[UNAWARE]--;
  operation.considering.remove(person);
}

/** Safe while iterating backwards over `operation.active`. */
export function leave(world: World, operation: Operation, person: number): void {
  if (operation.status[person] !== ACTIVE) return;
  if (--world.people.enrolledIn[person] === 0) world.enrolled--;
  move(operation, person, LAPSED);
  operation.active.remove(person);
  operation.leftWeek[person] = world.week;
  operation.week.leavers += world.represents;
}

/** Any other change of status, after a need or because of the digital floor. */
export function become(world: World, operation: Operation, person: number, to: number): void {
  if (operation.status[person] === to || world.banned[person] === 1) return;
  if (to === ACTIVE) {
    join(world, operation, person);
    return;
  }
  becomeAware(world, operation, person);
  leave(world, operation, person);
  if (operation.status[person] !== to) move(operation, person, to);
}

function move(operation: Operation, person: number, to: number): void {
  const from = operation.status[person];
  operation.counts[from]--;
  operation.counts[to]++;
  operation.status[person] = to;
  const before = operation.tells[from];
  if (before === operation.tells[to]) return;
  if (before === 0) operation.beganTelling.add(person);
  else operation.ceasedTelling.add(person);
}

/** Called once everybody who joins this week is known, so that sums over the enrolled do not depend on joining order. */
export function orderActive({ operations, participants, week }: World): void {
  for (const { active } of operations) active.order();
  // No sum depends on this order, so sorting now and then is enough.
  if (week % 16 === 0) participants.order();
}

/**
 * Ends the week: changes in who tells become visible to their ties. Until now everybody has seen last week's state, so
 * the order of people never matters.
 */
export function settle(world: World): void {
  for (const operation of world.operations) {
    const { beganTelling, ceasedTelling, tellingTies } = operation;
    operation.tellers += beganTelling.count - ceasedTelling.count;
    if (!world.network.complete) {
      shift(world, tellingTies, beganTelling.items, beganTelling.count, 1);
      shift(world, tellingTies, ceasedTelling.items, ceasedTelling.count, -1);
    }
    beganTelling.clear();
    ceasedTelling.clear();
  }
}

function shift(
  { network, met }: World,
  ties: Uint32Array,
  people: Uint32Array,
  count: number,
  by: number,
): void {
  const { cells, known, times } = met;
  for (let at = 0; at < count; at++) {
    const person = people[at];
    for (let tie = network.starts[person]; tie < network.starts[person + 1]; tie++)
      ties[network.ties[tie]] += by;
    for (let cell = person * cells; cell < (person + 1) * cells; cell++)
      if (times[cell] === TIED) ties[known[cell] - 1] += by;
  }
}

/**
 * Number of a consumer's ties who told others of the operation last week. Ties are with real people: on a complete
 * network, with all those for whom tellers stand.
 */
export function tellingTies(world: World, operation: Operation, person: number): number {
  return world.network.complete ? realPeople(world, operation.tellers) : operation.tellingTies[person];
}

/** {@link tellingTies} as a share of all ties present; 0 without ties; on a complete network, tellers/size. */
export function tellingShare(world: World, operation: Operation, person: number): number {
  const { network, size, degree } = world;
  if (network.complete) return operation.tellers / size;
  return degree[person] === 0 ? 0 : operation.tellingTies[person] / degree[person];
}
