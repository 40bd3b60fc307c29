import type { OperationParameters } from "../operations/operation.ts";
import { becomeAware, join, leave } from "./status.ts";
import type { Operation, World } from "./world.ts";

/** When operations open and close, and what stands open within them. */

/** Whether people decide to take part, rather than having to or not knowing. */
export function isChosen({ consent }: OperationParameters): boolean {
  return consent === "chosen" || consent === "unaware";
}

/** Whether use comes from needs that somebody has anyway. */
export function isNeeded({ consent }: OperationParameters): boolean {
  return consent === "obliged" || consent === "inherent";
}

const phaseWeeks = ({ phases }: OperationParameters) => phases.reduce((sum, { weeks }) => sum + weeks, 0);

/** Weeks an operation stays open; 0 for no end. */
export function duration(parameters: OperationParameters): number {
  return parameters.phases.length > 0 ? phaseWeeks(parameters) : parameters.weeks;
}

/** The contest phase that runs in a week: its place, −1 for none. */
export function phaseAt(parameters: OperationParameters, week: number): number {
  let start = parameters.startWeek;
  for (let place = 0; place < parameters.phases.length; place++) {
    start += parameters.phases[place].weeks;
    if (week < start) return week >= parameters.startWeek ? place : -1;
  }
  return -1;
}

/** Whether contributions are taken this week: always, but for a contest outside its phases of submission. */
export function takesEntries({ parameters, phase }: Operation): boolean {
  return parameters.phases.length === 0 || (phase >= 0 && parameters.phases[phase].submit);
}

/** Opens and closes operations and brings in their starting members. */
export function openAndClose(world: World): void {
  for (const operation of world.operations) {
    const { parameters } = operation;
    const wasOpen = operation.open;
    // The warm-up is the life of what lasts and stands open from the start; calls begin within the horizon.
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

/** Those with the lowest keyed numbers, so that more members include the fewer. */
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
