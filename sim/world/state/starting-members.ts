import { leavingIn, NOBODY } from "./leaving-public.ts";
import { simulatedPeople } from "./represented.ts";
import { join } from "./status.ts";
import type { Operation, World } from "./world.ts";

/**
 * Who takes part from the start. Members come as word of mouth brings them: the first by lot, each next one by a tie of
 * those already in, all their ties being equally likely. They are therefore tied to each other far more than people
 * chosen at random, nobody's network changes, and a larger group includes the smaller one.
 */

/** Admits the starting members this week. People excluded from the experiment keep their place, so that the others stay the same. */
export function admitStartingMembers(world: World, operation: Operation): void {
  if (operation.parameters.startingMembers === 0) return;
  for (const person of startingMembersOf(world, operation)) join(world, operation, person);
}

/** The starting members, in the order in which they come. */
function startingMembersOf(world: World, operation: Operation): Uint32Array {
  const { network, size, places, present } = world;
  const { startingMembers, startingMembersWeeks: together } = operation.parameters;
  // Whoever leaves the public as it opens is not among them. After no time together, they have left by now.
  const leaving = together === 0 ? NOBODY : leavingIn(world, world.week + together);
  const isOut = new Uint8Array(places);
  let eligible = size;
  for (const person of leaving) {
    isOut[person] = 1;
    // Some have not come yet.
    eligible -= present[person];
  }
  const members = new Uint32Array(Math.min(simulatedPeople(world, startingMembers), eligible));
  const byLot = peopleByLot(world, operation, members.length, isOut);
  const ties = world.draws.stream("starting-members.tie", operation.id);
  /** The other ends of members' ties that have not been followed yet. */
  const ends: number[] = [];
  let drawn = 0;
  let next = 0;
  const bring = (person: number, place: number) => {
    isOut[person] = 1;
    members[place] = person;
    if (network.complete) return;
    for (let tie = network.starts[person]; tie < network.starts[person + 1]; tie++)
      if (present[network.ties[tie]] === 1) ends.push(network.ties[tie]);
  };
  for (let place = 0; place < members.length; ) {
    let person: number;
    if (ends.length > 0) {
      const at = Math.floor(ties.uniform(drawn++) * ends.length);
      person = ends[at];
      ends[at] = ends[ends.length - 1];
      ends.pop();
    } else person = byLot[next++];
    if (isOut[person] === 0) bring(person, place++);
  }
  return members;
}

/** The people with the lowest keyed numbers, lowest first: enough of them, whoever comes by ties in between. */
function peopleByLot(world: World, operation: Operation, count: number, isOut: Uint8Array): Uint32Array {
  const stream = world.draws.stream("starting-members", operation.id);
  const lot = new Float64Array(world.places).fill(Number.POSITIVE_INFINITY);
  for (let person = 0; person < world.places; person++)
    if (world.present[person] === 1 && isOut[person] === 0) lot[person] = stream.uniform(world.keys[person]);
  const last = lot.slice().sort()[count - 1];
  const people = new Uint32Array(count);
  let found = 0;
  for (let person = 0; person < world.places && found < count; person++)
    if (lot[person] <= last) people[found++] = person;
  return people.sort((a, b) => lot[a] - lot[b] || a - b);
}
