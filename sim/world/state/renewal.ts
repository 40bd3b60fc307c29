import { remember } from "./departed.ts";
import { leavingIn, NOBODY } from "./leaving-public.ts";
import { forgetMet } from "./met-ties.ts";
import { forgetContributor } from "./recent.ts";
import { leave, vacate } from "./status.ts";
import { UNAWARE, type World } from "./world.ts";

/**
 * Newcomers arrive, unaware of everything, and people leave the public for good. A place that is left is empty until
 * next week at least.
 */
export function renewPublic(world: World): void {
  const { turnover, week, parameters } = world;
  const since = week + parameters.warmUpWeeks;
  for (const place of turnover.arriving[since] ?? NOBODY) settle(world, place);
  for (const place of leavingIn(world, week)) depart(world, place);
}

function settle(world: World, place: number): void {
  const person = world.arrived++;
  const { traits, turnover, newcomers, network, operations } = world;
  if (turnover.renews) newcomers.settle(person, traits, place);
  world.keys[place] = person;
  world.present[place] = 1;
  world.people.attachment[place] = traits.attachment[place];
  world.size++;
  const banned = world.bannedPeople.has(person) ? 1 : 0;
  world.banned[place] = banned;
  world.bannedPresent += banned;
  for (const { counts } of operations) counts[UNAWARE]++;
  for (let tie = network.starts[place]; tie < network.starts[place + 1]; tie++)
    world.degree[network.ties[tie]]++;
}

function depart(world: World, place: number): void {
  if (world.week >= 0) remember(world, place);
  forgetMet(world, place);
  for (const operation of world.operations) {
    leave(world, operation, place);
    vacate(world, operation, place);
  }
  world.participants.remove(place);
  forgetContributor(world, place);
  for (const { column, start } of world.columns)
    for (let cell = place; cell < column.length; cell += world.places) column[cell] = start;
  world.present[place] = 0;
  world.size--;
  world.bannedPresent -= world.banned[place];
  world.banned[place] = 1;
  const { network } = world;
  for (let tie = network.starts[place]; tie < network.starts[place + 1]; tie++)
    world.degree[network.ties[tie]]--;
}

/** Gives every place the traits of whoever is there, in a world whose other state was restored. */
export function recallTraits({ keys, present, traits, newcomers, turnover, parameters }: World): void {
  if (!turnover.renews) return;
  for (let place = 0; place < keys.length; place++)
    if (present[place] === 1 && keys[place] >= parameters.population.consumers)
      newcomers.settle(keys[place], traits, place);
}
