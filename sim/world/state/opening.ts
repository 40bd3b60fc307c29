import type { OperationFields } from "../operations/operation.ts";
import { becomeAware, join, leave } from "./status.ts";
import type { Operation, World } from "./world.ts";

/** When operations and their contest phases open and close. */

/** Whether people decide to take part. This includes unaware operations, which people may join once aware. */
export function isChosen({ consent }: OperationFields): boolean {
  return consent === "chosen" || consent === "unaware";
}

/** Whether people use it because they need the service anyway. */
export function isNeeded({ consent }: OperationFields): boolean {
  return consent === "obliged" || consent === "inherent";
}

const phaseWeeks = ({ phases }: OperationFields) => phases.reduce((sum, { weeks }) => sum + weeks, 0);

/** Weeks of opening; 0 for no end. */
export function duration(parameters: OperationFields): number {
  return parameters.phases.length > 0 ? phaseWeeks(parameters) : parameters.weeks;
}

/** Index of the contest phase in a week; −1 if there is none. */
export function phaseAt(parameters: OperationFields, week: number): number {
  let start = parameters.startWeek;
  for (let place = 0; place < parameters.phases.length; place++) {
    start += parameters.phases[place].weeks;
    if (week < start) return week >= parameters.startWeek ? place : -1;
  }
  return -1;
}

/** Whether contributions are taken this week: always, except in a contest outside its submission phases. */
export function takesEntries({ parameters, phase }: Operation): boolean {
  return parameters.phases.length === 0 || (phase >= 0 && parameters.phases[phase].submit);
}

/** Opens and closes operations and brings in their starting members. */
export function openAndClose(world: World): void {
  for (const operation of world.operations) {
    const { parameters } = operation;
    const wasOpen = operation.open;
    // Lasting operations that start in week 0 already run during the warm-up; calls begin within the horizon.
    const lasts = parameters.form === "long-term" && parameters.startWeek === 0;
    const started = world.week < 0 ? lasts : world.week >= parameters.startWeek;
    const weeks = duration(parameters);
    operation.open = started && (weeks === 0 || world.week < parameters.startWeek + weeks);
    operation.phase = phaseAt(parameters, world.week);
    operation.ending = operation.open && weeks !== 0 && world.week === parameters.startWeek + weeks - 1;
    operation.closing = wasOpen && !operation.open;
    if (operation.open && !wasOpen) admitStartingMembers(world, operation, parameters.startingMembers);
    if (operation.closing)
      for (let at = operation.active.count - 1; at >= 0; at--)
        leave(world, operation, operation.active.items[at]);
  }
}

/** Admits people with the lowest keyed numbers, so that a larger group of members includes the smaller one. */
function admitStartingMembers(world: World, operation: Operation, members: number): void {
  if (members === 0) return;
  const stream = world.draws.stream("starting-members", operation.id);
  const order = new Float64Array(world.size);
  for (let person = 0; person < world.size; person++) order[person] = stream.uniform(person);
  const last = order.slice().sort()[Math.min(members, world.size) - 1];
  let left = members;
  for (let person = 0; person < world.size && left > 0; person++) {
    if (order[person] > last) continue;
    becomeAware(world, operation, person);
    join(world, operation, person);
    left--;
  }
}
