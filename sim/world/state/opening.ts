import type { OperationSettings } from "../operations/operation.ts";
import { becomeAware, join, leave } from "./status.ts";
import type { Operation, World } from "./world.ts";

/** When operations open and close, and what stands open within them. */

/** Whether people decide to take part, rather than having to or not knowing. */
export function isChosen({ consent }: OperationSettings): boolean {
  return consent === "chosen" || consent === "unaware";
}

/** Whether use comes from needs that somebody has anyway. */
export function isNeeded({ consent }: OperationSettings): boolean {
  return consent === "obliged" || consent === "inherent";
}

const phaseWeeks = ({ phases }: OperationSettings) => phases.reduce((sum, { weeks }) => sum + weeks, 0);

/** Weeks an operation stays open; 0 for no end. */
export function duration(settings: OperationSettings): number {
  return settings.phases.length > 0 ? phaseWeeks(settings) : settings.weeks;
}

/** The contest phase that runs in a week: its place, −1 for none. */
export function phaseAt(settings: OperationSettings, week: number): number {
  let start = settings.startWeek;
  for (let place = 0; place < settings.phases.length; place++) {
    start += settings.phases[place].weeks;
    if (week < start) return week >= settings.startWeek ? place : -1;
  }
  return -1;
}

/** Whether contributions are taken this week: always, but for a contest outside its phases of submission. */
export function takesEntries({ settings, phase }: Operation): boolean {
  return settings.phases.length === 0 || (phase >= 0 && settings.phases[phase].submit);
}

/** Opens and closes operations and brings in their starting members. */
export function openAndClose(world: World): void {
  for (const operation of world.operations) {
    const { settings } = operation;
    const wasOpen = operation.open;
    // The warm-up is the life of what lasts and stands open from the start; calls begin within the horizon.
    const lasts = settings.form === "long-term" && settings.startWeek === 0;
    const started = world.week < 0 ? lasts : world.week >= settings.startWeek;
    const weeks = duration(settings);
    operation.open = started && (weeks === 0 || world.week < settings.startWeek + weeks);
    operation.phase = phaseAt(settings, world.week);
    operation.ending = operation.open && weeks !== 0 && world.week === settings.startWeek + weeks - 1;
    operation.closing = wasOpen && !operation.open;
    if (operation.open && !wasOpen) admitStartingMembers(world, operation, settings.startingMembers);
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
