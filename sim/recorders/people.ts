import { EXIT_REASONS } from "../choice/leaving.ts";
import { tirednessOf } from "../choice/utility.ts";
import { needsOf } from "../mechanisms/needs.ts";
import type { Params } from "../run/compile.ts";
import { leavingIn } from "../world/state/leaving-public.ts";
import { duration, isNeeded } from "../world/state/opening.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { realPeople } from "../world/state/represented.ts";
import { ACTIVE, LONG_AGO, type Operation, UNAWARE, type World } from "../world/state/world.ts";

/** Names of statuses in files, in the order of their codes; the last one is that of people who left the public. */
export const STATUS_NAMES = ["unaware", "aware", "enrolled", "lapsed", "excluded", "departed"] as const;
export type Status = (typeof STATUS_NAMES)[number];
const DEPARTED = STATUS_NAMES.indexOf("departed");

/** Codes of why people last left: the reasons to stop, then the end of a call, leaving the public, "never left". */
export const EXIT_NAMES: readonly string[] = [...EXIT_REASONS, "closed", "departed", ""];
const CLOSED = EXIT_NAMES.indexOf("closed");
const LEFT_PUBLIC = EXIT_NAMES.indexOf("departed");
const NEVER_LEFT = EXIT_NAMES.indexOf("");

/** Counts of the horizon, a number per person; all start at 0. */
const COUNTED = [
  "horizonContributions",
  "rejected",
  "weeksContributing",
  "timesJoined",
  "joinedForHope",
  "timesLeft",
  "departures",
  "tiredDepartures",
  "weeksEnrolled",
  "hours",
  "memberHours",
  "needs",
  "needsServed",
  "needsUnmet",
  "pushed",
] as const;
type Counted = Record<(typeof COUNTED)[number], Float64Array>;

/** NaN for those to whom it never happened. */
const weekOf = (week: number) => (week === LONG_AGO ? Number.NaN : week);

/** What is read of a person in one operation, when the horizon ends or when the person leaves the public. */
const READ = {
  person: ({ keys }, _, at) => keys[at],
  segment: ({ traits }, _, at) => traits.segment[at],
  status: (_, { status }, at) => status[at],
  contributions: (_, { contributions }, at) => contributions[at],
  contributionsBefore: (_, { contributionsBefore }, at) => contributionsBefore[at],
  firstJoinedWeek: (_, { firstJoinedWeek }, at) => weekOf(firstJoinedWeek[at]),
  joinedWeek: (_, { joinedWeek }, at) => weekOf(joinedWeek[at]),
  firstContributionWeek: (_, { firstContributionWeek }, at) => weekOf(firstContributionWeek[at]),
  lastContributionWeek: (_, { lastContributionWeek }, at) => weekOf(lastContributionWeek[at]),
  leftPublicWeek: () => Number.NaN,
  rejectedAtFirst: (_, { rejectedAtFirst }, at) => rejectedAtFirst[at],
  euros: (_, { euros }, at) => euros[at],
  careerEuros: (_, { careerEuros }, at) => careerEuros[at],
  practice: (_, { practice }, at) => practice[at],
  satisfaction: (_, { satisfaction }, at) => satisfaction[at],
  attachmentBefore: ({ traits }, _, at) => traits.attachment[at],
  attachment: ({ people }, _, at) => people.attachment[at],
  ownership: ({ people }, _, at) => people.ownership[at],
  workFeel: ({ people }, _, at) => people.workFeel[at],
  tiredness: (world, _, at) => tirednessOf(world, at),
  digitalSkill: ({ traits }, _, at) => traits.skill.digital[at],
  technicalSkill: ({ traits }, _, at) => traits.skill.technical[at],
  relationalSkill: ({ traits }, _, at) => traits.skill.relational[at],
  writingSkill: ({ traits }, _, at) => traits.skill.writing[at],
  creativeSkill: ({ traits }, _, at) => traits.skill.creative[at],
  exitReason: (_, operation, at) => exitOf(operation, at),
} satisfies Record<string, (world: World, operation: Operation, at: number) => number>;
type Read = keyof typeof READ;
const READ_NAMES = Object.keys(READ) as Read[];

/**
 * Everybody who was in the public within the horizon, in one operation, by their numbers: in each column one number per
 * person. `status` and `exitReason` are indexes into {@link STATUS_NAMES} and {@link EXIT_NAMES}, `segment` into
 * `segments`; `contributions` includes those of the warm-up and `contributionsBefore`,
 * made before an opening.
 */
export interface PeopleRows extends Counted, Record<Read, Float64Array> {
  scenario: string;
  replicate: number;
  operation: string;
  /** Names of the segments, in the order of their codes. */
  segments: string[];
}

/** One person's numbers, in the order of {@link READ_NAMES}, then of {@link COUNTED}. */
type Row = readonly number[];

/** @param rows receives one entry per operation */
export function peopleRecorder({ id, scenario }: Params, replicate: number, rows: PeopleRows[]): Recorder {
  const gone = new Map<string, Row[]>();
  const counts = new Map<string, Counted>();
  const countsOf = ({ id, status }: Operation): Counted => {
    const known = counts.get(id);
    if (known !== undefined) return known;
    const none = Object.fromEntries(COUNTED.map((name) => [name, new Float64Array(status.length)]));
    counts.set(id, none as Counted);
    return none as Counted;
  };
  /** People who leave the public before a week begins: their places are cleared then. */
  const seeOff = (world: World, week: number) => {
    for (const operation of world.operations) {
      const counted = countsOf(operation);
      const rows = gone.get(operation.id) ?? [];
      gone.set(operation.id, rows);
      for (const at of leavingIn(world, week)) {
        if (operation.status[at] === ACTIVE) counted.timesLeft[at]++;
        rows.push(departedRow(world, operation, counted, at, week));
        for (const name of COUNTED) counted[name][at] = 0;
      }
    }
  };
  return {
    begin(world) {
      seeOff(world, 0);
    },
    step(world) {
      for (const operation of world.operations) {
        count(operation, world, countsOf(operation));
        if (operation.open && isNeeded(operation.parameters))
          countNeeds(operation, world, countsOf(operation));
      }
      if (world.week + 1 < world.weeks) seeOff(world, world.week + 1);
    },
    end(world) {
      const segments = Object.keys(scenario.population.segments);
      for (const operation of world.operations) {
        const columns = columnsOf(world, operation, countsOf(operation), gone.get(operation.id) ?? []);
        rows.push({ scenario: id, replicate, operation: operation.id, segments, ...columns });
      }
    },
  };
}

const rowOf = (world: World, operation: Operation, counted: Counted, at: number): Row => [
  ...READ_NAMES.map((name) => READ[name](world, operation, at)),
  ...COUNTED.map((name) => counted[name][at]),
];

function departedRow(world: World, operation: Operation, counted: Counted, at: number, week: number): Row {
  const read = { ...READ, status: () => DEPARTED, leftPublicWeek: () => week };
  const exit = operation.status[at] === ACTIVE ? LEFT_PUBLIC : exitOf(operation, at);
  return [
    ...READ_NAMES.map((name) => (name === "exitReason" ? exit : read[name](world, operation, at))),
    ...COUNTED.map((name) => counted[name][at]),
  ];
}

/** Those who are gone and those who are present, by their numbers. */
function columnsOf(
  world: World,
  operation: Operation,
  counted: Counted,
  gone: readonly Row[],
): Counted & Record<Read, Float64Array> {
  const names = [...READ_NAMES, ...COUNTED];
  const columns = names.map(() => new Float64Array(gone.length + world.size));
  const here = Array.from(world.keys.keys()).filter((at) => world.present[at] === 1);
  const places = [...gone.map(([person], at) => ({ person, at, isGone: true }))];
  for (const at of here) places.push({ person: world.keys[at], at, isGone: false });
  places.sort((a, b) => a.person - b.person);
  places.forEach(({ at, isGone }, row) => {
    const cells = isGone ? gone[at] : rowOf(world, operation, counted, at);
    cells.forEach((cell, c) => {
      columns[c][row] = cell;
    });
  });
  return Object.fromEntries(names.map((name, c) => [name, columns[c]])) as never;
}

/** A person who contributes and then stops is no longer enrolled when the week ends, but took part in that week. */
function count(operation: Operation, world: World, counts: Counted): void {
  const { places, week } = world;
  const {
    status,
    lastContributionWeek,
    weekCount,
    rejected,
    parameters,
    joinedWeek,
    leftWeek,
    exitReason,
    hoped,
    pushed,
  } = operation;
  const ended = operation.closing || isNeeded(parameters);
  const { memberHours, memberControlHours } = operation.week;
  const organising = (memberHours + memberControlHours) / realPeople(world, operation.contributors.count);
  for (let person = 0; person < places; person++) {
    const enrolled = status[person] === ACTIVE;
    const contributed = lastContributionWeek[person] === week && status[person] !== UNAWARE;
    if (enrolled || contributed) counts.weeksEnrolled[person]++;
    if (contributed) {
      counts.memberHours[person] += organising;
      counts.weeksContributing[person]++;
      counts.horizonContributions[person] += weekCount[person];
      counts.rejected[person] += rejected[person];
      counts.hours[person] += weekCount[person] * parameters.effortHoursPerContribution;
      // Of needs, how many were; of a choice, whether it was.
      counts.pushed[person] += pushed[person] * (isNeeded(parameters) ? 1 : weekCount[person]);
    }
    if (joinedWeek[person] === week) {
      counts.timesJoined[person]++;
      counts.joinedForHope[person] += hoped[person];
    }
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
  for (let person = 0; person < world.places; person++) {
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
