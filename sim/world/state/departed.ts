import { shaped } from "../../core/shape.ts";
import { ACTIVE, type Departed, type KeptColumns, LONG_AGO, type Operation, type World } from "./world.ts";

/** What is remembered of people who left the public within the horizon: what metrics ask of all who were ever there. */

const KEPT = [
  "contributions",
  "contributionsBefore",
  "firstContributionWeek",
  "lastContributionWeek",
  "rejectedAtFirst",
  "euros",
  "wins",
  "wonEuros",
  "careerEuros",
] as const satisfies readonly (keyof KeptColumns)[];
const FIRST_ROOM = 16;
const SEGMENTS = 256;

export const nobodyDeparted = (operations: number): Departed =>
  shaped({
    size: 0,
    week: new Float64Array(FIRST_ROOM),
    tookPart: new Uint8Array(FIRST_ROOM),
    operations: Array.from({ length: operations }, () =>
      shaped(
        Object.fromEntries(
          KEPT.map((name) => [name, new Float64Array(FIRST_ROOM)]),
        ) as unknown as KeptColumns,
      ),
    ),
    people: new Float64Array(SEGMENTS),
    participants: new Float64Array(SEGMENTS),
    participantsIn: Array.from({ length: operations }, () => new Float64Array(SEGMENTS)),
  });

/** Whether a person takes part or stopped doing so within the horizon, so took part in it at some time. */
export const tookPartIn = ({ status, leftWeek }: Operation, person: number): boolean =>
  status[person] === ACTIVE || leftWeek[person] >= 0;

/** Remembers a person who leaves the public now, before their place is cleared. */
export function remember(world: World, person: number): void {
  const { departed, operations, traits } = world;
  const tookPart = operations.some((operation) => tookPartIn(operation, person));
  const segment = traits.segment[person];
  operations.forEach((operation, index) => {
    if (tookPartIn(operation, person)) departed.participantsIn[index][segment]++;
  });
  departed.people[segment]++;
  if (tookPart) departed.participants[segment]++;
  const ever = operations.some(
    ({ contributions, firstJoinedWeek }) => contributions[person] > 0 || firstJoinedWeek[person] !== LONG_AGO,
  );
  if (!ever) return;
  const row = departed.size++;
  if (row === departed.week.length) grow(departed);
  departed.week[row] = world.week;
  departed.tookPart[row] = tookPart ? 1 : 0;
  operations.forEach((operation, index) => {
    for (const name of KEPT) departed.operations[index][name][row] = operation[name][person];
  });
}

function grow(departed: Departed): void {
  const doubled = <T extends Float64Array | Uint8Array>(column: T): T => {
    const larger = new (column.constructor as new (length: number) => T)(2 * column.length);
    larger.set(column);
    return larger;
  };
  departed.week = doubled(departed.week);
  departed.tookPart = doubled(departed.tookPart);
  for (const columns of departed.operations) for (const name of KEPT) columns[name] = doubled(columns[name]);
}
