import { setTerms, situationOf, TERMS, type Term, tirednessOf } from "../choice/utility.ts";
import { isChosen } from "../world/state/opening.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { ACTIVE, EXCLUDED, LONG_AGO, type Operation, UNAWARE, type World } from "../world/state/world.ts";
import { STATUS_NAMES, type Status } from "./people.ts";
import type { Reason } from "./reason-texts.ts";
import { reasonOf } from "./reasons.ts";

/** Of somebody who is present. */
export type StatusBefore = Exclude<Status, "departed">;

/** Something that happened to one person, as data; it is put into words later, in the reader's language. */
export type TraceEvent = { week: number; operation: string } & (
  | { kind: "before"; status: StatusBefore; contributions: number }
  | { kind: "aware" | "departed" }
  | { kind: "joined"; because: Term[]; despite: Term[] }
  | { kind: "contributed"; made: number; replied: boolean | null }
  | { kind: "rejected"; rejected: number }
  | { kind: "left"; reason: Reason; contributions: number; weeks: number }
  | { kind: "excluded" }
  | { kind: "tired" | "feelsLikeWork" | "crowdedOut"; level: number }
  | { kind: "recognised" | "won" }
  | { kind: "end"; reason: Reason | null; contributions: number; attachment: number }
);

export interface Portrait {
  segment: string;
  /** The strongest motivations first, 0–1 each. */
  motivations: { name: string; level: number }[];
  freeHours: number;
  digital: number;
  vigour: number;
}

export interface Trace {
  portrait: Portrait;
  events: TraceEvent[];
}

/** Level at which a slow state is worth reporting. */
const REPORTED_LEVEL = 0.25;

/** Whether a reply came, by the value in the column; values in between mean that none is due. */
const REPLIED: ReadonlyMap<number, boolean> = new Map([
  [0, false],
  [1, true],
]);

interface Seen {
  status: number;
  contributions: number;
  recognised: number;
  wins: number;
  joinedWeek: number;
}

/** Records one person's history; `trace` fills up during the run. */
export function traceRecorder(person: number, segments: readonly string[], trace: Trace): Recorder {
  let at = -1;
  const seen = new Map<string, Seen>();
  const reported = new Set<string>();
  const see = ({ id, status, contributions, recognised, wins, joinedWeek }: Operation) =>
    seen.set(id, {
      status: status[at],
      contributions: contributions[at],
      recognised: recognised[at],
      wins: wins[at],
      joinedWeek: joinedWeek[at],
    });
  const unseen: Seen = { status: UNAWARE, contributions: 0, recognised: 0, wins: 0, joinedWeek: LONG_AGO };
  return {
    begin(world) {
      at = placeOf(world, person);
      if (at < 0) return;
      trace.portrait = portraitOf(world, at, segments);
      const week = world.week - 1;
      for (const operation of world.operations) {
        see(operation);
        const status = STATUS_NAMES[operation.status[at]] as StatusBefore;
        const contributions = operation.contributions[at];
        if (status !== "unaware" || contributions > 0)
          trace.events.push({ week, operation: operation.id, kind: "before", status, contributions });
      }
      trace.events.push(...levels(world, week, at, reported));
    },
    step(world) {
      const { week } = world;
      const place = at;
      at = placeOf(world, person);
      if (at < 0) {
        if (place >= 0) trace.events.push({ week, operation: "", kind: "departed" });
        return;
      }
      if (trace.portrait.segment === "") trace.portrait = portraitOf(world, at, segments);
      for (const operation of world.operations) {
        let before = seen.get(operation.id) ?? unseen;
        if (cameBefore(world, operation, at, before)) {
          before = asMember(operation, at);
          const { contributions } = before;
          trace.events.push({
            week: week - 1,
            operation: operation.id,
            kind: "before",
            status: "enrolled",
            contributions,
          });
        }
        trace.events.push(...changes(world, operation, at, before));
        see(operation);
      }
      trace.events.push(...levels(world, week, at, reported));
    },
    end(world) {
      if (at < 0) return;
      for (const operation of world.operations) {
        const { contributions } = operation;
        trace.events.push({
          week: world.week - 1,
          operation: operation.id,
          kind: "end",
          reason: reasonOf(world, operation, at, situationOf(world, operation)),
          contributions: contributions[at],
          attachment: world.people.attachment[at],
        });
      }
    },
  };
}

/** The place of a person who is present; −1 before they arrive and after they have left the public. */
function placeOf({ keys, present }: World, person: number): number {
  for (let at = 0; at < keys.length; at++) if (keys[at] === person && present[at] === 1) return at;
  return -1;
}

/** Whether the operation opens this week with the person among the members who have already spent time together. */
function cameBefore({ week }: World, { joinedWeek }: Operation, person: number, before: Seen): boolean {
  return joinedWeek[person] !== before.joinedWeek && joinedWeek[person] < week;
}

/** A starting member just before the opening; an earlier honour is no news. */
function asMember({ contributionsBefore, joinedWeek }: Operation, person: number): Seen {
  const contributions = contributionsBefore[person];
  return { status: ACTIVE, contributions, recognised: 1, wins: 0, joinedWeek: joinedWeek[person] };
}

function changes(world: World, operation: Operation, person: number, before: Seen): TraceEvent[] {
  const events: TraceEvent[] = [];
  const { status, contributions, joinedWeek, replied, rejected, recognised, wins } = operation;
  const at = { week: world.week, operation: operation.id };
  const joined = joinedWeek[person] === world.week;
  if (before.status === UNAWARE && status[person] !== UNAWARE) events.push({ ...at, kind: "aware" });
  // Needs come up by themselves: people do not join or leave them.
  const chosen = isChosen(operation.parameters);
  if (joined && chosen) events.push({ ...at, kind: "joined", ...termsOf(world, operation, person) });
  const made = contributions[person] - before.contributions;
  if (made > 0 && before.contributions === 0)
    events.push({ ...at, kind: "contributed", made, replied: REPLIED.get(replied[person]) ?? null });
  if (made > 0 && rejected[person] > 0) events.push({ ...at, kind: "rejected", rejected: rejected[person] });
  if (wins[person] > before.wins) events.push({ ...at, kind: "won" });
  else if (recognised[person] > before.recognised) events.push({ ...at, kind: "recognised" });
  const wasActive = before.status === ACTIVE || joined;
  if (chosen && wasActive && status[person] !== ACTIVE)
    events.push({
      ...at,
      kind: "left",
      reason: reasonOf(world, operation, person, situationOf(world, operation)) ?? "left-done",
      contributions: contributions[person],
      weeks: world.week - joinedWeek[person] + 1,
    });
  if (before.status !== EXCLUDED && status[person] === EXCLUDED) events.push({ ...at, kind: "excluded" });
  return events;
}

/** The terms that spoke most for joining, and most against. */
function termsOf(world: World, operation: Operation, person: number): { because: Term[]; despite: Term[] } {
  const situation = situationOf(world, operation);
  const { block } = world;
  block.people[0] = person;
  block.count = 1;
  setTerms(world, operation, situation);
  const ranked = TERMS.map((term, i) => ({ term, value: block.terms[i][0] })).filter(
    ({ term }) => term !== "entry",
  );
  ranked.sort((a, b) => b.value - a.value);
  const worth = 0.05;
  return {
    because: ranked
      .filter(({ value }) => value > worth)
      .slice(0, 2)
      .map(({ term }) => term),
    despite: ranked
      .filter(({ value }) => value < -worth)
      .slice(-2)
      .reverse()
      .map(({ term }) => term),
  };
}

/** Slow states, reported when they reach a quarter; again only after they have fallen below half of it. */
function levels(world: World, week: number, person: number, reported: Set<string>): TraceEvent[] {
  const { people } = world;
  const states = [
    ["tired", tirednessOf(world, person)],
    ["feelsLikeWork", people.workFeel[person]],
    ["crowdedOut", people.crowding[person]],
  ] as const;
  return states.flatMap(([kind, level]): TraceEvent[] => {
    if (level < REPORTED_LEVEL / 2) reported.delete(kind);
    if (level < REPORTED_LEVEL || reported.has(kind)) return [];
    reported.add(kind);
    return [{ week, operation: "", kind, level }];
  });
}

function portraitOf({ traits }: World, person: number, segments: readonly string[]): Portrait {
  const motivations = Object.entries(traits.motivation).map(([name, column]) => ({
    name,
    level: column[person],
  }));
  return {
    segment: segments[traits.segment[person]],
    motivations: motivations.sort((a, b) => b.level - a.level),
    freeHours: traits.freeHours[person],
    digital: traits.skill.digital[person],
    vigour: traits.vigour[person],
  };
}

export const emptyTrace = (): Trace => ({
  portrait: { segment: "", motivations: [], freeHours: 0, digital: 0, vigour: 0 },
  events: [],
});
