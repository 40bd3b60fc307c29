import { EXIT_REASONS } from "../choice/leaving.ts";
import { tirednessOf } from "../choice/utility.ts";
import { needsOf } from "../mechanisms/needs.ts";
import type { Params } from "../run/compile.ts";
import { duration, isNeeded } from "../world/state/opening.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { ACTIVE, LONG_AGO, type Operation, UNAWARE, type World } from "../world/state/world.ts";

/** Names of statuses in files, in the order of their codes. */
export const STATUS_NAMES = ["unaware", "aware", "enrolled", "lapsed", "excluded"] as const;
export type Status = (typeof STATUS_NAMES)[number];

/** Codes of why people last left: the reasons to stop, then the end of a call, then "never left". */
const CLOSED = EXIT_REASONS.length;
const NEVER_LEFT = CLOSED + 1;
export const EXIT_NAMES: readonly string[] = [...EXIT_REASONS, "closed", ""];

/** Counts of the horizon, a number per person; all start at 0. */
const COUNTED = [
  "horizonContributions",
  "weeksContributing",
  "timesJoined",
  "timesLeft",
  "departures",
  "tiredDepartures",
  "weeksEnrolled",
  "hours",
  "memberHours",
  "needs",
  "needsServed",
  "needsUnmet",
] as const;
type Counted = Record<(typeof COUNTED)[number], Float64Array>;

/** Weeks of an operation's columns; NaN for those to whom it never happened. */
const WEEKS = ["firstJoinedWeek", "joinedWeek", "firstContributionWeek", "lastContributionWeek"] as const;
type Weeks = Record<(typeof WEEKS)[number], Float64Array>;

/** Columns of skills, and the traits that they hold. */
const SKILL_COLUMNS = {
  digitalSkill: "digital",
  technicalSkill: "technical",
  relationalSkill: "relational",
  writingSkill: "writing",
  creativeSkill: "creative",
} as const;
type Skills = Record<keyof typeof SKILL_COLUMNS, Float64Array>;

/** What a person is, whatever the operation. */
interface Person extends Skills {
  attachmentBefore: Float64Array;
  attachment: Float64Array;
  ownership: Float64Array;
  workFeel: Float64Array;
  tiredness: Float64Array;
}

/** Everybody's state in one operation when the horizon ends: in each column, one number per person. */
export interface PeopleRows extends Counted, Weeks, Person {
  scenario: string;
  replicate: number;
  operation: string;
  /** Names of the segments, in the order of their codes. */
  segments: string[];
  segment: Uint8Array;
  status: Uint8Array;
  /** With those of the warm-up. */
  contributions: Float64Array;
  euros: Float64Array;
  practice: Float64Array;
  satisfaction: Float64Array;
  /** Indexes into {@link EXIT_NAMES}. */
  exitReason: Uint8Array;
}

/** @param rows receives one entry per operation */
export function peopleRecorder({ id, scenario }: Params, replicate: number, rows: PeopleRows[]): Recorder {
  const counts = new Map<string, Counted>();
  const countsOf = ({ id, status }: Operation): Counted => {
    const known = counts.get(id);
    if (known !== undefined) return known;
    const none = Object.fromEntries(COUNTED.map((name) => [name, new Float64Array(status.length)]));
    counts.set(id, none as Counted);
    return none as Counted;
  };
  return {
    step(world) {
      for (const operation of world.operations) {
        count(operation, world, countsOf(operation));
        if (operation.open && isNeeded(operation.parameters))
          countNeeds(operation, world, countsOf(operation));
      }
    },
    end(world) {
      const person = personOf(world);
      for (const operation of world.operations)
        rows.push({
          scenario: id,
          replicate,
          operation: operation.id,
          segments: Object.keys(scenario.population.segments),
          segment: world.traits.segment.slice(),
          status: operation.status.slice(),
          contributions: operation.contributions.slice(),
          ...weeksOf(operation),
          ...countsOf(operation),
          ...person,
          euros: operation.euros.slice(),
          practice: operation.practice.slice(),
          satisfaction: operation.satisfaction.slice(),
          exitReason: Uint8Array.from(operation.status, (_, person) => exitOf(operation, person)),
        });
    },
  };
}

const weeksOf = (operation: Operation) =>
  Object.fromEntries(
    WEEKS.map((name) => [name, operation[name].map((week) => (week === LONG_AGO ? Number.NaN : week))]),
  ) as Weeks;

/** The same arrays serve all operations. */
function personOf(world: World): Person {
  const { people, traits } = world;
  return {
    attachmentBefore: traits.attachment.slice(),
    attachment: people.attachment.slice(),
    ownership: people.ownership.slice(),
    workFeel: people.workFeel.slice(),
    tiredness: people.workFeel.map((_, person) => tirednessOf(world, person)),
    ...(Object.fromEntries(
      Object.entries(SKILL_COLUMNS).map(([name, skill]) => [name, traits.skill[skill].slice()]),
    ) as Skills),
  };
}

/** A person who contributes and then stops is no longer enrolled when the week ends, but took part in that week. */
function count(operation: Operation, { size, week }: World, counts: Counted): void {
  const { status, lastContributionWeek, weekCount, parameters, joinedWeek, leftWeek, exitReason } = operation;
  const ended = operation.closing || isNeeded(parameters);
  const coordinating = operation.week.memberHours / operation.contributors.count;
  for (let person = 0; person < size; person++) {
    const enrolled = status[person] === ACTIVE;
    const contributed = lastContributionWeek[person] === week && status[person] !== UNAWARE;
    if (enrolled || contributed) counts.weeksEnrolled[person]++;
    if (contributed) {
      counts.memberHours[person] += coordinating;
      counts.weeksContributing[person]++;
      counts.horizonContributions[person] += weekCount[person];
      counts.hours[person] += weekCount[person] * parameters.effortHoursPerContribution;
    }
    if (joinedWeek[person] === week) counts.timesJoined[person]++;
    if (leftWeek[person] === week) {
      counts.timesLeft[person]++;
      if (!ended) counts.departures[person]++;
      if (!ended && isTired(exitReason[person])) counts.tiredDepartures[person]++;
    }
  }
}

const isTired = (reason: number) => ["tired", "work"].includes(EXIT_REASONS[reason]);

/** A week's needs are met alone, which counts as contributing, by staff, or not at all. */
function countNeeds(operation: Operation, world: World, counts: Counted): void {
  const { lastUnmet, lastContributionWeek, weekCount } = operation;
  if (!world.parameters.mechanisms.needs) return;
  const wanted = needsOf(world, operation);
  for (let person = 0; person < world.size; person++) {
    const count = world.banned[person] === 1 ? 0 : wanted(person);
    if (count === 0) continue;
    const alone = lastContributionWeek[person] === world.week ? weekCount[person] : 0;
    // The share is a whole number of needs divided by this week's.
    const unmet = Math.round(lastUnmet[person] * count);
    counts.needs[person] += count;
    counts.needsUnmet[person] += unmet;
    counts.needsServed[person] += count - alone - unmet;
  }
}

/** Needs end without a reason. People who are still there when a call ends leave because it has closed. */
function exitOf({ parameters, leftWeek, exitReason }: Operation, person: number): number {
  if (leftWeek[person] === LONG_AGO || isNeeded(parameters)) return NEVER_LEFT;
  const weeks = duration(parameters);
  return weeks > 0 && leftWeek[person] === parameters.startWeek + weeks ? CLOSED : exitReason[person];
}
