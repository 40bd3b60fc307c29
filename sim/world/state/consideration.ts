import { geometricWait } from "../../core/inversion.ts";
import { power } from "../../core/math.ts";
import type { OwnOf } from "../../scenario/field.ts";
import { assumed, perOperation } from "../../scenario/fields.ts";
import type { ModelModule } from "../module.ts";
import { takesEntries } from "./opening.ts";
import { realPeople } from "./represented.ts";
import { ACTIVE, AWARE, LONG_AGO, type Operation, UNAWARE, type World } from "./world.ts";

/**
 * When people consider joining. Each wait is one keyed geometric draw, so work is done only in weeks in which a person
 * really considers.
 */

export const CONSIDERATION_FIELDS = {
  perWeek: perOperation.number(
    "1/week",
    [0, 1],
    0.03,
    assumed(),
    "Chance per week that a person aware considers joining.",
    "Probabilité par semaine qu’une personne informée envisage de participer.",
  ),
  comebackPerWeek: perOperation.number(
    "1/week",
    [0, 1],
    0.004,
    assumed(),
    "Chance per week that a person who has left considers coming back.",
    "Probabilité par semaine qu’une personne partie envisage de revenir.",
  ),
  onHearing: perOperation.fraction(
    0,
    assumed(),
    "Chance that a person considers joining at once, in the week they hear of it; otherwise as any week.",
    "Probabilité qu’une personne envisage tout de suite de participer, la semaine où elle en entend parler ; sinon, comme chaque semaine.",
  ),
  onTieJoining: perOperation.fraction(
    0,
    assumed(),
    "Chance that a person aware, who has not yet taken part, considers joining in the week after one of their ties has joined; for each such tie.",
    "Probabilité qu’une personne informée, qui n’a pas encore participé, envisage de participer la semaine qui suit l’entrée d’un de ses proches ; pour chacun d’eux.",
  ),
};

declare module "../operations/operation.ts" {
  interface OwnParameters {
    consideration: OwnOf<typeof CONSIDERATION_FIELDS>;
  }
}

declare module "./world.ts" {
  interface OperationColumns {
    nextConsideration: Float64Array;
  }
}

/** Occasions on which the wait is drawn. */
const STREAMS = {
  heard: "consideration.heard",
  refused: "consideration.refused",
  left: "consideration.left",
  invited: "consideration.invited",
};

/** Largest counter of a draw. */
const MOST_COUNTER = 0xffff;

/** Equations of the wait until a person next considers joining. */
export const consideration: ModelModule = {
  id: "consideration",
  equations: [
    "everJoined = [firstJoinedWeek > −1000000]",
    "thinking = perWeek·(1 − everJoined) + comebackPerWeek·min(1, 1 + satisfaction)·everJoined",
    "nextConsideration ← week + Geometric(thinking)",
    "nextConsideration ← week, u < onHearing",
    "nextConsideration ← min(nextConsideration, week + 1), status = aware ∧ u < 1 − (1 − onTieJoining)^joiningTies",
  ],
  reads: ["operation.firstJoinedWeek", "operation.satisfaction"],
  operationColumns: {
    nextConsideration: {
      start: Number.POSITIVE_INFINITY,
      unit: "week",
      en: "Week in which the person next considers joining.",
      fr: "Semaine où la personne envisage de nouveau de participer.",
    },
  },
};

/**
 * Draws when a person next considers joining.
 *
 * @param from the first possible week
 * @param chance per week, 0–1
 * @param occasion keys the draw, because a person may hear, be refused and leave in the same week
 */
export function schedule(
  world: World,
  operation: Operation,
  person: number,
  from: number,
  chance: number,
  occasion: keyof typeof STREAMS,
): void {
  const u = world.draws.stream(STREAMS[occasion], operation.id).uniform(world.keys[person], world.week);
  operation.nextConsideration[person] = from - 1 + geometricWait(u, chance);
}

/** Draws when a person who hears of the operation this week first considers joining: at once, or as in any week. */
export function scheduleOnHearing(world: World, operation: Operation, person: number): void {
  const { perWeek, onHearing } = operation.parameters.consideration;
  const atOnce =
    onHearing > 0 &&
    world.draws.stream("consideration.atOnce", operation.id).uniform(world.keys[person], world.week) <
      onHearing;
  if (atOnce) operation.nextConsideration[person] = world.week;
  else schedule(world, operation, person, world.week, perWeek, "heard");
}

/**
 * Those who know of an operation may consider joining next week when a tie has joined this week. Each tie has a draw of
 * its own, so the order of joining does not matter, and the more join the sooner.
 */
export function followTies(world: World): void {
  for (const operation of world.operations) {
    const { onTieJoining } = operation.parameters.consideration;
    // Where joining is off, those who began to tell have only heard of it.
    if (onTieJoining === 0 || operation.tells[AWARE] === 1 || operation.beganTelling.count === 0) continue;
    if (world.network.complete) followEverybody(world, operation, onTieJoining);
    else followJoiners(world, operation, onTieJoining);
  }
}

function followJoiners(world: World, operation: Operation, chance: number): void {
  const { starts, ties } = world.network;
  const { items, count } = operation.beganTelling;
  const stream = world.draws.stream("consideration.tie", operation.id);
  for (let at = 0; at < count; at++) {
    const joiner = items[at];
    for (let tie = starts[joiner]; tie < starts[joiner + 1]; tie++) {
      if (operation.status[ties[tie]] !== AWARE) continue;
      const counter = (tie - starts[joiner]) & MOST_COUNTER;
      if (stream.uniform(world.keys[joiner], world.week, counter) < chance)
        considerSoon(world, operation, ties[tie]);
    }
  }
}

function followEverybody(world: World, operation: Operation, chance: number): void {
  const stream = world.draws.stream("consideration.tie", operation.id);
  const none = power(1 - chance, realPeople(world, operation.beganTelling.count));
  for (let person = 0; person < world.places; person++)
    if (operation.status[person] === AWARE && stream.uniform(world.keys[person], world.week) < 1 - none)
      considerSoon(world, operation, person);
}

function considerSoon({ week }: World, { nextConsideration }: Operation, person: number): void {
  nextConsideration[person] = Math.min(nextConsideration[person], week + 1);
}

/** Schedules anew after a refusal or a departure. People who have left rarely come back, and less if dissatisfied. */
export function scheduleAgain(
  world: World,
  operation: Operation,
  person: number,
  occasion: "refused" | "left",
): void {
  const { perWeek, comebackPerWeek } = operation.parameters.consideration;
  const hasLeft = operation.firstJoinedWeek[person] !== LONG_AGO;
  const chance = hasLeft ? comebackPerWeek * Math.min(1, 1 + operation.satisfaction[person]) : perWeek;
  schedule(world, operation, person, world.week + 1, chance, occasion);
}

/** Fills `operation.considering` with the people whose week has come, if the operation takes contributions. */
export function collectConsidering(world: World): void {
  for (const operation of world.operations) {
    const { considering, status, nextConsideration } = operation;
    considering.clear();
    if (!operation.open || !takesEntries(operation)) continue;
    for (let person = 0; person < world.places; person++) {
      if (nextConsideration[person] > world.week) continue;
      if (status[person] !== UNAWARE && status[person] !== ACTIVE) considering.add(person);
    }
  }
}
