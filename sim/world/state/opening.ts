import type { OperationFields } from "../operations/operation.ts";
import { admitStartingMembers } from "./starting-members.ts";
import { leave } from "./status.ts";
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
  const { phases, rounds, weeks } = parameters;
  return phases.length === 0 || rounds === 0 ? weeks : phaseWeeks(parameters) * rounds;
}

/** Index of the contest phase in a week; −1 if there is none. */
export function phaseAt(parameters: OperationFields, week: number): number {
  const { phases, startWeek } = parameters;
  const weeks = duration(parameters);
  const since = week - startWeek;
  if (phases.length === 0 || since < 0 || (weeks !== 0 && since >= weeks)) return -1;
  let left = since % phaseWeeks(parameters);
  let place = 0;
  while (left >= phases[place].weeks) left -= phases[place++].weeks;
  return place;
}

/** How many rounds of a contest have ended before a week, from its opening on. */
export function roundAt(parameters: OperationFields, week: number): number {
  return Math.floor((week - parameters.startWeek) / phaseWeeks(parameters));
}

/** Whether a week in which a contest runs is the last of its phase. */
export function endsPhase(parameters: OperationFields, week: number): boolean {
  return (
    phaseAt(parameters, week + 1) !== phaseAt(parameters, week) ||
    roundAt(parameters, week + 1) !== roundAt(parameters, week)
  );
}

/** Whether contributions are taken this week: always, except in a contest outside its submission phases. */
export function takesEntries({ parameters, phase }: Operation): boolean {
  return parameters.phases.length === 0 || (phase >= 0 && parameters.phases[phase].submit);
}

/** Whether an operation is open in a week. */
function isOpenIn(parameters: OperationFields, week: number): boolean {
  // Lasting operations that start in week 0 already run during the warm-up; calls begin within the horizon.
  const lasts = parameters.form === "long-term" && parameters.startWeek === 0;
  const started = week < 0 ? lasts : week >= parameters.startWeek;
  const weeks = duration(parameters);
  return started && (weeks === 0 || week < parameters.startWeek + weeks);
}

/**
 * Weeks that starting members have already spent together in an operation that opens this week; 0 if it does not open.
 * Calls and contests have no time before they open, and nobody chooses a needed service.
 */
export function weeksTogether({ week }: World, { open, parameters }: Operation): number {
  if (open || parameters.startingMembers === 0 || !hasTimeBefore(parameters)) return 0;
  return isOpenIn(parameters, week) ? parameters.startingMembersWeeks : 0;
}

/** Whether its starting members can have taken part before it opens. */
export function hasTimeBefore(parameters: OperationFields): boolean {
  return parameters.form === "long-term" && parameters.phases.length === 0 && isChosen(parameters);
}

/** Opens and closes operations and brings in starting members who have not yet spent time together. */
export function openAndClose(world: World): void {
  for (const operation of world.operations) {
    const { parameters } = operation;
    const wasOpen = operation.open;
    const weeks = duration(parameters);
    operation.open = isOpenIn(parameters, world.week);
    operation.phase = phaseAt(parameters, world.week);
    operation.ending = operation.open && weeks !== 0 && world.week === parameters.startWeek + weeks - 1;
    operation.closing = wasOpen && !operation.open;
    if (operation.open && !wasOpen) admitStartingMembers(world, operation);
    if (operation.closing)
      for (let at = operation.active.count - 1; at >= 0; at--)
        leave(world, operation, operation.active.items[at]);
  }
}
